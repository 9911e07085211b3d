"""Every variable of a site and what it decides; rendered into the reference."""

from remit.texts.formats import limits

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
    ("REMIT_METRICS_TOKEN", "Who shows it reads /metrics; absent: only the machine itself may."),
    ("REMIT_LOG", "json or text: how lines of the log are written (json; text on a terminal)."),
    ("REMIT_LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR (INFO; WARNING on a terminal)."),
    ("REMIT_SLOW_QUERY_MS", "From how many milliseconds on a query is logged; 0: none (500)."),
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
