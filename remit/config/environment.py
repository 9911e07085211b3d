"""What a site decides through its environment about its place, its database and its safety, read in
one place and checked with a sentence."""

import os
import secrets
import tempfile
import urllib.parse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from remit.config import checking
from remit.domain.refusals import Finding
from remit.domain.vocabulary import Confidentiality
from remit.texts.formats import limits

POSTGRES_SCHEMES = {"postgres", "postgresql"}
# Seconds: how long a request waits for a connection, and how long one lost connection is sought
# before whoever asks next begins anew. So a server that is back is found by the next request.
POOL = {"timeout": 8.0, "reconnect_timeout": 2.0}
# Whoever waits longer for a write that takes long is told so, as on SQLite.
LOCKS = "-c lock_timeout=10s"
# Nothing is ever written on the standby, whoever it takes itself for.
READING = "-c default_transaction_read_only=on"
SHORTEST_SECRET = 32
PASSING = "only until the settings are right"


def home() -> Path:
    """The folder that holds the embedded database, files and keys."""
    return Path(checking.said("REMIT_HOME", "var")).resolve()


def seconds(name: str, usual: int, unit: int) -> int:
    """A length of time that is written in whole hours or days, in seconds."""
    return checking.number(name, usual, low=1, high=10_000) * unit


def secret_key() -> str:
    """The key of the site: from the environment, else made once and kept in its folder."""
    given = os.environ.get("REMIT_SECRET_KEY")
    if given:
        return given
    try:
        return _kept_secret(home() / "keys" / "secret")
    except OSError:
        checking.wrong(str(home()), "HOME_NOT_WRITABLE")
        return PASSING


def database() -> dict[str, Any]:
    """SQLite in the site's folder, or the PostgreSQL that REMIT_DATABASE_URL names."""
    url = checking.said("REMIT_DATABASE_URL")
    if not url:
        return _sqlite()
    try:
        return _postgres(urllib.parse.urlsplit(url))
    except ValueError:  # what it says may hold a password, so it is not said again
        checking.wrong("REMIT_DATABASE_URL", "SETTING_NOT_A_DATABASE")
        return _sqlite()


def standby() -> dict[str, dict[str, Any]]:
    """The second server, which follows that of REMIT_DATABASE_URL; absent: none."""
    url = checking.said("REMIT_STANDBY_URL")
    if not url:
        return {}
    if not checking.said("REMIT_DATABASE_URL"):
        checking.wrong("REMIT_STANDBY_URL", "STANDBY_WITHOUT_PRIMARY")
        return {}
    try:
        named = _postgres(urllib.parse.urlsplit(url))
    except ValueError:
        checking.wrong("REMIT_STANDBY_URL", "SETTING_NOT_A_DATABASE")
        return {}
    options = {**named["OPTIONS"], "connect_timeout": "2", "options": f"{LOCKS} {READING}"}
    if "pool" in options:
        options["pool"] = {**POOL, "timeout": 1.0}  # the primary is there to be asked instead
    return {"standby": {**named, "OPTIONS": options, "TEST": {"MIRROR": "default"}}}


def language_model() -> dict[str, Any]:
    """The model that reads beside the rules; without an address there is none."""
    levels = checking.words("REMIT_LLM_LEVELS")
    unknown = sorted({*levels} - {*Confidentiality})
    if unknown:
        allowed = ", ".join(Confidentiality)
        facts = {"name": "REMIT_LLM_LEVELS", "value": unknown[0], "allowed": allowed}
        checking.FOUND.append(Finding("SETTING_NOT_AMONG", facts))
    return {
        "url": checking.said("REMIT_LLM_URL"),
        "key": checking.said("REMIT_LLM_KEY"),
        "model": checking.said("REMIT_LLM_MODEL"),
        "seconds": float(checking.number("REMIT_LLM_SECONDS", 20, low=1, high=3600)),
        "levels": frozenset(levels) - {*unknown},
    }


def intake() -> limits.Limits:
    """How much the site takes in; what is not above 0 is as usual for the moment."""
    given = dict(os.environ)
    for name, _meaning in limits.VARIABLES:
        if checking.said(name) and not checking.number(name, 0, low=1):
            given.pop(name)
    return limits.of(given)


def faults(hosts: Sequence[str]) -> list[Finding]:
    """All that keeps a site from starting. A site that answers to others than this machine shows no
    page of a debugger, and its key is not one that can be guessed."""
    found = list(checking.FOUND)
    if any(not checking.is_local(host) for host in hosts):
        if checking.flag("REMIT_DEBUG"):
            found.append(Finding("DEBUG_ON_A_SITE", {}))
        if 0 < len(os.environ.get("REMIT_SECRET_KEY", "")) < SHORTEST_SECRET:
            found.append(Finding("SECRET_TOO_SHORT", {"limit": str(SHORTEST_SECRET)}))
    if not _takes_files(home()):
        found.append(Finding("HOME_NOT_WRITABLE", {"name": str(home())}))
    return [one for place, one in enumerate(found) if one not in found[:place]]


def _takes_files(folder: Path) -> bool:
    """Whether files can be put into a folder, or into the one in which it will be made."""
    there = next(one for one in (folder, *folder.parents) if one.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
                out.write(secrets.token_urlsafe(48))
        except FileExistsError:  # another process of this site was quicker
            pass
    return path.read_text().strip()


# Of each connection, of which a process has as many as threads.
CACHE_KIB = 16_000


def _sqlite() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home() / "remit.sqlite3",
        # To open a large site reads its whole plan, which is 3 ms of every request.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            f"PRAGMA recursive_triggers=ON; PRAGMA cache_size=-{CACHE_KIB};",
        },
    }


def _postgres(url: urllib.parse.SplitResult) -> dict[str, Any]:
    if url.scheme not in POSTGRES_SCHEMES or not url.path.strip("/"):
        raise ValueError(url.scheme)
    options: dict[str, Any] = dict(urllib.parse.parse_qsl(url.query))
    pool = {} if checking.flag("REMIT_NO_POOL") else {"pool": POOL}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": urllib.parse.unquote(url.username or ""),
        "PASSWORD": urllib.parse.unquote(url.password or ""),
        "HOST": options.pop("host", url.hostname or ""),
        "PORT": str(url.port or ""),
        # A connection that died in the pool is never handed to a request.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": "8", "options": LOCKS, **options} | pool,
    }
