"""What the faces themselves refuse: forms without their key, links that were used."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: dict[str, Promise] = {
    "REQUEST_KEY_MISSING": _(
        "This form came without its key, so it could be carried out twice; open it again."
    ),
    "ACTED_SINCE": _(
        "Somebody has acted on this commitment since you opened this form. Read below what was "
        "done; what you wrote still stands here, and you can record it all the same."
    ),
    "ORDERED_JUST_NOW": _(
        "You recorded just this as #%(commitment)s a moment ago: the same words, lead unit and due "
        "date. Open it, or record it again as another commitment."
    ),
    "POST_NOT_HELD": _("You do not hold this post today; choose one of your posts."),
    "TEXT_NOT_READABLE": _(
        "Sign %(place)s of what was sent is a control character, which nobody can read; remove it."
    ),
    "WORDS_TOO_LONG": ngettext_lazy(
        "“%(words)s” may have at most %(limit)s sign; shorten it, or attach the rest as a file.",
        "“%(words)s” may have at most %(limit)s signs; shorten it, or attach the rest as a file.",
        "limit",
    ),
    "CODE_MALFORMED": ngettext_lazy(
        "“%(text)s” is not a code: at most %(limit)s letter, digit or one of the signs - _ . / "
        "only.",
        "“%(text)s” is not a code: at most %(limit)s letters, digits and the signs - _ . / only.",
        "limit",
    ),
    "SITE_NOT_UP": _("This site is not set up, or not up to date; run “remit up” first."),
    "SEARCH_TOO_LONG": ngettext_lazy(
        "Search with at most %(longest)s sign.", "Search with at most %(longest)s signs.", "longest"
    ),
    "FIELD_EMPTY": _("Fill in the field “%(field)s”."),
    "FIELDS_EMPTY": _("Fill in these fields: %(fields)s."),
    "PART_WITHOUT_UNIT": _("Part %(place)s needs the unit that leads it."),
    "UNIT_NOT_FOUND": _("No unit is called “%(words)s”; write a part of its name or its code."),
    "UNIT_NOT_CLEAR": _(
        "“%(words)s” may be several units: %(candidates)s; choose one of the list."
    ),
    "FILTER_WORD_UNKNOWN": _(
        "“%(text)s” is nothing that “%(name)s” can be limited to; choose among %(known)s."
    ),
    "DAYS_TURNED_ROUND": _(
        "The first day, %(first)s, is after the last, %(last)s; turn the two round."
    ),
    "LIST_UNKNOWN": _("There is no list “%(text)s”."),
    "LIST_TOO_LONG": ngettext_lazy(
        "This list has %(n)s row, and a file holds at most %(most)s; narrow it first.",
        "This list has %(n)s rows, and a file holds at most %(most)s; narrow it first.",
        "n",
    ),
    "SAVED_LIST_UNKNOWN": _("There is no saved list %(saved)s of yours."),
    "LIST_COLUMN_UNKNOWN": _("No list has a column “%(name)s”; choose among %(known)s."),
    "LIST_WORD_UNKNOWN": _("This list has no word “%(name)s”; choose among %(known)s."),
    "SAVED_LIST_WITHOUT_NAME": _("Give the list a name."),
    "SAVED_LIST_THERE_ALREADY": _(
        "You have a list of the name “%(name)s” already, and it shows something else. Choose "
        "another name, or say that this one takes the place of the old one."
    ),
    "SAVED_LIST_NAME_TAKEN": _("You have another list of the name “%(name)s”."),
    "SAVED_LISTS_TOO_MANY": ngettext_lazy(
        "You have %(most)s saved list; remove it first.",
        "You have %(most)s saved lists; remove one first.",
        "most",
    ),
    "NOTHING_CHOSEN": _("Choose at least one commitment."),
    "TOO_MANY_TOGETHER": ngettext_lazy(
        "At most %(most)s commitment is acted on together; choose fewer.",
        "At most %(most)s commitments are acted on together; choose fewer.",
        "most",
    ),
    "VERB_UNKNOWN": _("There is no act “%(verb)s” on a commitment."),
    "PASSAGE_NOT_THERE": _("These words do not stand in the text like this; mark them again."),
    "PASSAGE_THERE_TWICE": _(
        "These words stand in the text more than once; mark the place in the text."
    ),
    "EVIDENCE_FILE_GONE": _(
        "The file of this evidence (%(sha256)s…) is not among the files of the site; its hash "
        "stays in the ledger."
    ),
}
