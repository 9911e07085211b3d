"""What the machine under the site refuses: files and the database."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: dict[str, Promise] = {
    "FILE_PLACE_MISSING": _("There is no such file or folder: “%(name)s”."),
    "FILE_IS_A_FOLDER": _("“%(name)s” is a folder; name a file."),
    "FILE_NOT_PERMITTED": _("The system does not let you read or write “%(name)s”."),
    "FILE_WITHOUT_SPACE": _("There is no space left to write “%(name)s”."),
    "FILE_NOT_REACHED": _("“%(name)s” cannot be read or written: %(why)s."),
    "DATABASE_BUSY": _("The database is busy with other work; try again in a moment."),
    "SITE_BUSY": ngettext_lazy(
        "Another write takes long; nothing was done, ask again in %(seconds)s second.",
        "Another write takes long; nothing was done, ask again in %(seconds)s seconds.",
        "seconds",
    ),
    "SITE_AWAY": ngettext_lazy(
        "The database of the site does not answer just now. What you sent was done as a whole or "
        "not at all; send the same again in %(seconds)s second, it is done only once.",
        "The database of the site does not answer just now. What you sent was done as a whole or "
        "not at all; send the same again in %(seconds)s seconds, it is done only once.",
        "seconds",
    ),
    "SITE_WITHOUT_SPACE": _(
        "The site has no space left to write, so nothing was recorded; whoever keeps its machine "
        "has to make room. Try again later."
    ),
    "SETTING_NOT_A_SWITCH": _("%(name)s must be 1 or 0, and not “%(value)s”."),
    "SETTING_NOT_A_NUMBER": _(
        "%(name)s must be a whole number from %(low)s to %(high)s, and not “%(value)s”."
    ),
    "SETTING_NOT_AMONG": _("%(name)s must be one of %(allowed)s, and not “%(value)s”."),
    "SETTING_NOT_AN_ORIGIN": _(
        "%(name)s lists addresses such as https://remit.city.example; “%(value)s” is none."
    ),
    "SETTING_NOT_AN_ADDRESS": _("%(name)s: “%(value)s” is not an address of mail."),
    "SETTINGS_TOGETHER": _("%(name)s belong together: set all of them or none."),
    "SETTING_NOT_A_SAFE_ADDRESS": _(
        "%(name)s must be written as https://sign-in.city.example/path, and nothing behind it."
    ),
    "SETTING_NOT_A_ZONE": _(
        "%(name)s must name a time zone such as Asia/Ho_Chi_Minh; “%(value)s” is none."
    ),
    "SETTING_NOT_A_DATABASE": _(
        "%(name)s must be written as postgres://user:password@host:port/name."
    ),
    "STANDBY_WITHOUT_PRIMARY": _(
        "%(name)s names a standby, and REMIT_DATABASE_URL no PostgreSQL that it could follow."
    ),
    "STANDBY_AWAY": _(
        "The standby (REMIT_STANDBY_URL) does not answer; everything is read from the primary."
    ),
    "STANDBY_BEHIND": _(
        "The standby (REMIT_STANDBY_URL) is too far behind; everything is read from the primary."
    ),
    "STANDBY_FOLLOWS_NOBODY": _(
        "The server of REMIT_STANDBY_URL follows no other; if it became the primary, name it in "
        "REMIT_DATABASE_URL and build a new standby."
    ),
    "STANDBY_OF_ANOTHER": _(
        "The server of REMIT_STANDBY_URL follows another primary than that of REMIT_DATABASE_URL."
    ),
    "SETTING_UNKNOWN": _("There is no setting %(name)s; perhaps %(like)s is meant."),
    "HOME_NOT_WRITABLE": _(
        "The system does not let Remit write into its folder “%(name)s” (REMIT_HOME)."
    ),
    "DEBUG_ON_A_SITE": _(
        "REMIT_DEBUG shows the inside of the program to whoever meets a fault; a site that answers "
        "to others than this machine (REMIT_HOSTS) does not start with it."
    ),
    "SECRET_TOO_SHORT": ngettext_lazy(
        "REMIT_SECRET_KEY is shorter than %(limit)s sign and could be guessed; leave it out, and "
        "the site makes one for itself.",
        "REMIT_SECRET_KEY is shorter than %(limit)s signs and could be guessed; leave it out, and "
        "the site makes one for itself.",
        "limit",
    ),
    "HTTPS_NOT_SAID": _(
        "The site answers to others than this machine, and REMIT_HTTPS is not 1: cookies would "
        "also go over a connection that anyone can read."
    ),
    "KEYS_OPEN": _(
        "Others on this machine may read “%(name)s”; only the user of the site should (chmod 600)."
    ),
    "SPACE_SHORT": _("Only %(free)s MB are free where “%(name)s” lies."),
    "DATABASE_ENCODING": _(
        "The database keeps signs as %(encoding)s; make one with UTF8, or names will be lost."
    ),
    "DATABASE_OLD": _("PostgreSQL %(version)s is too old; Remit needs 15 or newer."),
    "DATABASE_CLOCK": ngettext_lazy(
        "The clock of the database and the clock of this machine are %(seconds)s second apart; set "
        "both by the same time server.",
        "The clock of the database and the clock of this machine are %(seconds)s seconds apart; "
        "set both by the same time server.",
        "seconds",
    ),
    "SEARCH_SLOW": _(
        "Search is slow among many commitments: the database has no pg_trgm; whoever administers "
        "it adds it, as the how-to of the server shows."
    ),
    "MAIL_NOT_REACHED": _("The mail server %(name)s does not answer: %(why)s."),
    "MAIL_NONE": _("No mail server is named (REMIT_SMTP_HOST): notices are read on the site only."),
    "CHECKPOINTS_STAY": _(
        "Nobody outside gets checkpoints of the ledger (REMIT_AUDITORS, or persons with the role "
        "of auditor); who keeps none cannot tell later what was changed."
    ),
    "CHECKPOINT_OLD": _(
        "Acts wait for a checkpoint since %(at)s; look whether the ticker of “remit up” runs."
    ),
    "DATABASE_NEWER": _(
        "A later version of Remit brought this database up to date (%(names)s); run that version, "
        "or restore a backup from before."
    ),
    "UPGRADE_RUNNING": _(
        "Another program has been bringing this database up to date for ten minutes; try again "
        "when it has ended."
    ),
    "BACKUP_PLACE_TAKEN": _("“%(name)s” is there already; a backup never replaces a file."),
    "BACKUP_FOREIGN": _("“%(name)s” is not a backup of Remit."),
    "BACKUP_BROKEN": _(
        "“%(name)s” is damaged or cut off, and nothing of it was used; take another copy of it."
    ),
    "BACKUP_NEWER": _(
        "“%(name)s” was made by a later version of Remit; restore it with that version."
    ),
    "BACKUP_OF_OTHER_ENGINE": _(
        "“%(name)s” was made on %(engine)s, and this site runs on %(here)s; restore it there."
    ),
    "BACKUP_ENDS_OTHERWISE": _(
        "The backup says that its last act is number %(acts)s, and the ledger that was restored "
        "ends otherwise; do not start this site, and take another backup."
    ),
    "RESTORE_DATABASE_TAKEN": _(
        "The database of this site is not empty; a backup is restored into an empty place only."
    ),
    "RESTORE_FOLDER_TAKEN": _(
        "The folder “%(name)s” is not empty; a backup is restored into an empty place only."
    ),
    "KEPT_FILES_CHANGED": _(
        "The backup is whole, but these files are no longer what they were when they were kept: "
        "%(names)s."
    ),
    "KEPT_FILES_MISSING": _("The database names files that are not there: %(names)s."),
    "DATABASE_NOT_REACHED": _("The database does not answer: %(why)s."),
}
