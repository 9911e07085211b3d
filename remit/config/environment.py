"""What a site decides through its environment, read in one place and checked with a sentence."""

import os
import secrets
import urllib.parse
from pathlib import Path
from typing import Any

from remit.texts.formats import limits

# Every variable of a site and what it decides; rendered into the reference.
VARIABLES = (
    ("REMIT_HOME", "Folder of the embedded database, files and keys (./var)."),
    ("REMIT_DATABASE_URL", "postgres://user:password@host:port/name; absent: embedded SQLite."),
    ("REMIT_NO_POOL", "1: no pool of PostgreSQL connections."),
    ("REMIT_SECRET_KEY", "Key of the site; absent: made once and kept in REMIT_HOME/keys."),
    ("REMIT_HOSTS", "Host names under which the site answers, with commas."),
    ("REMIT_ORIGINS", "Origins trusted for forms, with scheme, with commas."),
    (
        "REMIT_HTTPS",
        "1: cookies only over HTTPS, of this host alone; browsers ask for nothing else.",
    ),
    ("REMIT_BEHIND_PROXY", "1: a reverse proxy says in X-Forwarded-Proto what the client used."),
    ("REMIT_SESSION_IDLE_HOURS", "Hours after which a session that nobody uses ends (12)."),
    ("REMIT_SESSION_DAYS", "Days after which a session ends in any case (14)."),
    ("REMIT_SECOND_FACTOR", "1: whoever signs in here sets up a second step first."),
    ("REMIT_KNOWN_PASSWORDS", "File of fingerprints (SHA-1, sorted) of passwords that are known."),
    ("REMIT_CLAMD", "ClamAV that sees every file first: unix:/path or tcp://host:port; else none."),
    ("REMIT_TIMEZONE", "Time zone in which days are cut (Asia/Ho_Chi_Minh)."),
    ("REMIT_COUNTRY", "Country whose public holidays count (VN)."),
    ("REMIT_LANGUAGE", "Language of the site for whoever has not chosen one: vi, en, ar, ko."),
    ("REMIT_SMTP_HOST", "Mail server; absent: notices are read on the site only."),
    ("REMIT_SMTP_PORT", "Its port (25)."),
    ("REMIT_MAIL_FROM", "Sender of mail."),
    ("REMIT_AUDITORS", "Addresses that get checkpoints of the ledger by mail, with commas."),
    ("REMIT_API_RATE", "Requests a minute for each API token in each web process (600)."),
    *limits.VARIABLES,
    (
        "REMIT_LLM_URL",
        "A language model that reads beside the rules, as https://host/v1; else none.",
    ),
    ("REMIT_LLM_KEY", "The key with which it is asked."),
    ("REMIT_LLM_MODEL", "The name of the model there."),
    ("REMIT_LLM_SECONDS", "How long one paragraph may take (20)."),
    ("REMIT_LLM_LEVELS", "Confidentiality whose texts may leave the site to it: PUBLIC,… (none)."),
    ("REMIT_DEBUG", "1: Django's debug pages; never on a real site."),
)
POSTGRES_SCHEMES = {"postgres", "postgresql"}
# Seconds: how long a request waits for a connection, and how long one lost connection is sought
# before whoever asks next begins anew. So a server that is back is found by the next request.
POOL = {"timeout": 8.0, "reconnect_timeout": 2.0}


def home() -> Path:
    """The folder that holds the embedded database, files and keys."""
    return Path(os.environ.get("REMIT_HOME", "var")).resolve()


def flag(name: str) -> bool:
    """A switch is on when its value is 1, true, yes or on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A list is written with commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def seconds(name: str, usual: int, unit: int) -> int:
    """A length of time that is written in hours or days, in seconds."""
    return int(float(os.environ.get(name, usual)) * unit)


def secret_key() -> str:
    """The key of the site: from the environment, else made once and kept in its folder."""
    given = os.environ.get("REMIT_SECRET_KEY")
    return given if given else _kept_secret(home() / "keys" / "secret")


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
                out.write(secrets.token_urlsafe(48))
        except FileExistsError:  # another process of this site was quicker
            pass
    return path.read_text().strip()


def database() -> dict[str, Any]:
    """SQLite in the site's folder, or the PostgreSQL that REMIT_DATABASE_URL names."""
    url = os.environ.get("REMIT_DATABASE_URL", "")
    return _postgres(urllib.parse.urlsplit(url)) if url else _sqlite()


def _sqlite() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home() / "remit.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA recursive_triggers=ON;",
        },
    }


def _postgres(url: urllib.parse.SplitResult) -> dict[str, Any]:
    if url.scheme not in POSTGRES_SCHEMES:
        raise ValueError("REMIT_DATABASE_URL must start with postgres:// or postgresql://")
    options: dict[str, Any] = dict(urllib.parse.parse_qsl(url.query))
    pool = {} if flag("REMIT_NO_POOL") else {"pool": POOL}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": urllib.parse.unquote(url.username or ""),
        "PASSWORD": urllib.parse.unquote(url.password or ""),
        "HOST": options.pop("host", url.hostname or ""),
        "PORT": str(url.port or ""),
        # A connection that died in the pool is never handed to a request.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": "8", **options} | pool,
    }


def language_model() -> dict[str, Any]:
    """The model that reads beside the rules; without an address there is none."""
    return {
        "url": os.environ.get("REMIT_LLM_URL", ""),
        "key": os.environ.get("REMIT_LLM_KEY", ""),
        "model": os.environ.get("REMIT_LLM_MODEL", ""),
        "seconds": float(os.environ.get("REMIT_LLM_SECONDS", "20")),
        "levels": frozenset(words("REMIT_LLM_LEVELS")),
    }
