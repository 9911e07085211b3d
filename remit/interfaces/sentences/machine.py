"""What the machine under the site refuses: files and the database."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "FILE_PLACE_MISSING": _("There is no such file or folder: “%(name)s”."),
    "FILE_IS_A_FOLDER": _("“%(name)s” is a folder; name a file."),
    "FILE_NOT_PERMITTED": _("The system does not let you read or write “%(name)s”."),
    "FILE_WITHOUT_SPACE": _("There is no space left to write “%(name)s”."),
    "FILE_NOT_REACHED": _("“%(name)s” cannot be read or written: %(why)s."),
    "DATABASE_BUSY": _("The database is busy with other work; try again in a moment."),
    "SITE_BUSY": _("Another write takes long; nothing was done, ask again in %(seconds)s seconds."),
    "SITE_AWAY": _(
        "The database of the site does not answer just now. What you sent was done as a whole or "
        "not at all; send the same again in %(seconds)s seconds, it is done only once."
    ),
    "SITE_WITHOUT_SPACE": _(
        "The site has no space left to write, so nothing was recorded; whoever keeps its machine "
        "has to make room. Try again later."
    ),
    "DATABASE_NOT_REACHED": _("The database does not answer: %(why)s."),
}
