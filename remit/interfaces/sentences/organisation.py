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
    "POST_NOT_CLEAR": _(
        "“%(words)s” can mean several posts: %(candidates)s. Choose one of them, or write its code."
    ),
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
    "TABLE_HAS_FINDINGS": _("Nothing was written; problems to be mended first: %(findings)s."),
    "COUNTRY_ALREADY_LOADED": _("The units of %(code)s are already there."),
    "POST_EMPTY": _("Nobody holds the post %(code)s today."),
    "POST_CLOSED": _("The post %(code)s was closed on %(on)s."),
    "UNIT_NOT_YET": _("%(code)s exists only from %(on)s on."),
    "UNIT_WENT_OVER_ALREADY": _("%(code)s went over into its heirs already."),
    "HEIR_MISSING": _("Say which unit follows %(code)s; only a dissolved unit has no heir."),
    "HEIR_OF_ITSELF": _("%(code)s cannot be its own heir."),
    "HEIR_TWICE": _("A unit is named twice as heir of %(code)s."),
    "PLAN_UNKNOWN": _(
        "No reorganisation to come has the number %(plan)s; perhaps it was taken back already."
    ),
    "PLAN_IN_FORCE": _(
        "This reorganisation is in force since %(on)s and can no more be taken back; lay down "
        "another one that says what holds from now on."
    ),
    "PERSON_UNKNOWN": _("There is no active person “%(email)s” on this site."),
    "ADDRESS_OF_ANOTHER": _("%(email)s is the address of another person; nothing was corrected."),
    "PERSON_KNOWN_ALREADY": _("A person with the address %(email)s is entered already."),
    "PERSON_UNCHANGED": _("The name and the address of %(email)s are written so already."),
    "PERSON_BARRED_ALREADY": _("%(email)s may not sign in already."),
    "SECOND_STEP_NONE": _("%(email)s has no second step at sign-in that could be removed."),
    "PERSON_NOT_BARRED": _("%(email)s may sign in already."),
    "PERSON_WITHOUT_NAME": _("Say the name of %(email)s."),
    "EMAIL_NOT_UNDERSTOOD": _("“%(text)s” is not an e-mail address."),
    "LANGUAGE_UNKNOWN": _("“%(code)s” is not a language of the site: vi, en, ar or ko."),
    "ROLE_HELD_ALREADY": _("The person holds this role at the post %(code)s already."),
    "ROLE_NOT_HELD": _("This role is not held on %(on)s."),
    "PERSON_HOLDS_ROLE": _("%(name)s still holds a role; end it first, then erase the person."),
    "LAST_ADMINISTRATOR": _("This is the last administrator; grant the role to another one first."),
    "DELEGATE_ITSELF": _("The post %(code)s cannot act for itself."),
    "DELEGATION_NOT_STANDING": _("There is no such delegation on %(on)s."),
    "UNTIL_NOT_AFTER_FROM": _("It cannot be over by %(until)s when it begins on %(on)s."),
}
