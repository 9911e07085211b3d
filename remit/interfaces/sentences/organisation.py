"""What the organisation and the table of rights refuse."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "RIGHT_MISSING": _(
        "From the post you act from, you may not %(permission)s; change the post, or ask whoever "
        "administers the site for the role."
    ),
    "TREE_UNKNOWN": _("There is no tree of units with the code “%(code)s”."),
    "TREE_CODE_TAKEN": _("A tree of units with the code “%(code)s” exists already."),
    "UNIT_UNKNOWN": _("There is no unit with the code “%(code)s”."),
    "POST_UNKNOWN": _("There is no post with the code “%(code)s”."),
    "UNIT_BELOW_ITSELF": _("A unit cannot stand below itself or below one of its own units."),
    "POST_CODE_TAKEN": _("A post with the code “%(code)s” exists already."),
    "STEWARD_FOR_UNIT_OF_SITE": _(
        "A steward records only for a body outside the site; this unit acts for itself."
    ),
    "KIND_UNKNOWN": _("“%(kind)s”, given for unit “%(code)s”, is not a kind of unit."),
    "UNIT_WITHOUT_NAME": _("Unit “%(code)s” needs a name in at least one language."),
    "UNIT_CODE_TAKEN": _("A unit with the code “%(code)s” exists already."),
    "PARENT_UNKNOWN": _(
        "Unit “%(code)s” stands below “%(parent)s”, which is not known; list it before."
    ),
    "TABLE_HAS_FINDINGS": _("Nothing was written: %(findings)s problems are to be mended first."),
    "COUNTRY_ALREADY_LOADED": _("The units of %(code)s are already there."),
    "POST_EMPTY": _("Nobody holds the post %(code)s today."),
}
