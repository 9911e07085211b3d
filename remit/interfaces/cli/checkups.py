"""What `remit doctor` looks at, part by part. A check answers with what is wrong; what only
deserves thought is told apart by its code."""

import difflib
import os
import shutil
import smtplib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.commitments.queries import keeping
from remit.domain.refusals import Finding, Refusal
from remit.interfaces.cli import opening
from remit.kernel import clock, search_indexes, standby
from remit.ledger import queries as ledger
from remit.ledger.actions import checkpoints as signing
from remit.ledger.queries import checkpoints
from remit.organisation.queries import people

# Worth a thought, and no reason to fail.
ADVICE = frozenset(
    {
        "SETTING_UNKNOWN",
        "HTTPS_NOT_SAID",
        "SPACE_SHORT",
        "SEARCH_SLOW",
        "MAIL_NONE",
        "CHECKPOINTS_STAY",
        "DATABASE_CLOCK",
        "STANDBY_AWAY",
        "STANDBY_BEHIND",
    }
)
OF_STANDBY = {
    "away": "STANDBY_AWAY",
    "behind": "STANDBY_BEHIND",
    "no_standby": "STANDBY_FOLLOWS_NOBODY",
    "stranger": "STANDBY_OF_ANOTHER",
}
# Set by our own programs for their children.
OWN = frozenset({"REMIT_WRITE_PICTURES"})
LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
SPACE_MB = 1024
OLDEST_POSTGRES = 150_000
APART_SECONDS = 5.0


def of_settings() -> Iterator[Finding]:
    """Every variable is known and says something that can be used."""
    yield from settings.REMIT_FAULTS
    known = [name for name, _meaning in settings.REMIT_VARIABLES]
    for name in sorted(os.environ):
        if name.startswith("REMIT_") and name not in {*known} | OWN:
            like = difflib.get_close_matches(name, known, n=1, cutoff=0) or known
            yield Finding("SETTING_UNKNOWN", {"name": name, "like": like[0]})
    if not settings.SESSION_COOKIE_SECURE and not {*settings.ALLOWED_HOSTS} <= LOCAL:
        yield Finding("HTTPS_NOT_SAID", {})


def of_folder() -> Iterator[Finding]:
    """There is room, and the keys are for the site alone."""
    home = Path(settings.REMIT_HOME)
    free = shutil.disk_usage(home).free // 1024 // 1024
    if free < SPACE_MB:
        yield Finding("SPACE_SHORT", {"free": str(free), "name": str(home)})
    for key in sorted((home / "keys").glob("*")):
        if key.stat().st_mode & 0o077:
            yield Finding("KEYS_OPEN", {"name": str(key)})


def of_database() -> Iterator[Finding]:
    """It answers, is of a kind that carries a site, up to date, and guarded."""
    opening.check_migrated()
    opening.check_known()
    opening.check_guards()
    if connection.vendor == "postgresql":
        yield from _of_postgres()
    if search_indexes.missing():
        yield Finding("SEARCH_SLOW", {})


def _of_postgres() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding), current_setting('server_version'),"
            " current_setting('server_version_num')::int, clock_timestamp()"
            " FROM pg_database WHERE datname = current_database()"
        )
        encoding, version, number, instant = cursor.fetchone()
    if encoding != "UTF8":
        yield Finding("DATABASE_ENCODING", {"encoding": encoding})
    if number < OLDEST_POSTGRES:
        yield Finding("DATABASE_OLD", {"version": version})
    apart = abs((clock.now() - instant).total_seconds())
    if apart > APART_SECONDS:
        yield Finding("DATABASE_CLOCK", {"seconds": str(round(apart))})
    if standby.is_named() and (why := standby.standing().why):
        yield Finding(OF_STANDBY[why], {})


def of_ledger() -> Iterator[Finding]:
    """It goes on by the clock of this machine, is signed for somebody outside, and no file that it
    names is gone."""
    last, now = ledger.head(), clock.now()
    if last is None:
        raise Refusal("LEDGER_NOT_OPEN")
    if last.recorded_at > now:
        facts = {"at": now.isoformat(), "last": last.recorded_at.isoformat()}
        yield Finding("CLOCK_BEHIND_LEDGER", facts)
    if missing := keeping.missing_files():
        yield Finding("KEPT_FILES_MISSING", {"names": ", ".join(missing)})
    if not checkpoints.key_is_here():
        yield Finding("CHECKPOINT_KEY_MISSING", {})
    signed = checkpoints.latest()
    if signed and signing.is_due(now - signing.EVERY):
        yield Finding("CHECKPOINT_OLD", {"at": signed.made_at.isoformat()})
    if not settings.REMIT_AUDITORS and not people.auditors(clock.today()):
        yield Finding("CHECKPOINTS_STAY", {})


def of_mail() -> Iterator[Finding]:
    """The server that takes our letters answers."""
    if not settings.EMAIL_HOST:
        yield Finding("MAIL_NONE", {})
        return
    try:
        door = get_connection(timeout=5)
        door.open()
        door.close()
    except (OSError, smtplib.SMTPException) as failure:
        facts = {"name": settings.EMAIL_HOST, "why": str(failure)}
        yield Finding("MAIL_NOT_REACHED", facts)


def of_sign_on() -> Iterator[Finding]:
    """The provider of identities that the settings name answers, and is the one."""
    if settings.REMIT_OIDC is None:
        return
    from remit.interfaces.identity import provider

    provider.places()
    if not provider.keys():
        yield Finding("IDENTITY_PROVIDER_AWAY", {})


PARTS: Mapping[Promise, Callable[[], Iterator[Finding]]] = {
    _("Settings"): of_settings,
    _("Folder"): of_folder,
    _("Mail"): of_mail,
    _("Signing in elsewhere"): of_sign_on,
    _("Database"): of_database,
    _("Ledger"): of_ledger,
}
