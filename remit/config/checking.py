"""Reading one variable of the environment. What cannot be understood is not guessed at: the usual
value stands in for the moment, the fault is noted with its sentence, and a site that has one does
not start."""

import ipaddress
import os
import urllib.parse
import zoneinfo
from collections.abc import Sequence

from remit.domain.refusals import Finding

ON, OFF = frozenset({"1", "true", "yes", "on"}), frozenset({"", "0", "false", "no", "off"})

LONGEST_NUMBER = 20
# What was found while the settings of this process were read.
FOUND: list[Finding] = []


def said(name: str, default: str = "") -> str:
    """What a variable says; one that is set to nothing says as little as one that is not set."""
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    """A switch is on when its value is 1, true, yes or on."""
    value = said(name).lower()
    if value not in ON | OFF:
        FOUND.append(Finding("SETTING_NOT_A_SWITCH", {"name": name, "value": value}))
    return value in ON


def number(name: str, default: int, *, low: int, high: int = 10**9) -> int:
    """A whole number between two others."""
    value = said(name, str(default))
    if value.isdecimal() and len(value) < LONGEST_NUMBER and low <= int(value) <= high:
        return int(value)
    facts = {"name": name, "value": value, "low": str(low), "high": str(high)}
    FOUND.append(Finding("SETTING_NOT_A_NUMBER", facts))
    return default


def one_of(name: str, default: str, allowed: Sequence[str]) -> str:
    """One of a few words, in whatever letters."""
    value = said(name, default)
    found = next((one for one in allowed if one.lower() == value.lower()), None)
    if found is None:
        facts = {"name": name, "value": value, "allowed": ", ".join(allowed)}
        FOUND.append(Finding("SETTING_NOT_AMONG", facts))
    return found or default


def words(name: str, default: str = "") -> list[str]:
    """A list is written with commas."""
    return [word.strip() for word in said(name, default).split(",") if word.strip()]


def origins(name: str) -> list[str]:
    """Origins with their scheme, and nothing after the host."""
    good = []
    for one in words(name):
        parts = _parted(one)
        if parts.scheme in {"http", "https"} and parts.netloc and not parts.path.strip("/"):
            good.append(one.rstrip("/"))
        else:
            FOUND.append(Finding("SETTING_NOT_AN_ORIGIN", {"name": name, "value": one}))
    return good


def is_safe_address(address: str) -> bool:
    """Whether an address is asked over TLS, or on this machine itself, and says nothing behind its
    path."""
    parts = _parted(address)
    if not parts.hostname or parts.query or parts.fragment or parts.username:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_local(parts.hostname))


def is_local(host: str) -> bool:
    """Whether a name is that of this machine itself."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _parted(address: str) -> urllib.parse.SplitResult:
    """An address in its parts; what cannot be parted has none."""
    try:
        return urllib.parse.urlsplit(address)
    except ValueError:
        return urllib.parse.urlsplit("")


def addresses(name: str, default: str = "") -> list[str]:
    """Addresses of mail."""
    given = words(name, default)
    good = [one for one in given if "@" in one.strip("@") and not set(one) & set(" \r\n,;")]
    for one in given:
        if one not in good:
            FOUND.append(Finding("SETTING_NOT_AN_ADDRESS", {"name": name, "value": one}))
    return good or words("", default)


def zone(name: str, default: str) -> str:
    """A time zone that this machine knows."""
    value = said(name, default)
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        FOUND.append(Finding("SETTING_NOT_A_ZONE", {"name": name, "value": value}))
        return default
    return value


def wrong(name: str, code: str) -> None:
    """Note a fault of a variable whose value is nobody's business."""
    FOUND.append(Finding(code, {"name": name}))
