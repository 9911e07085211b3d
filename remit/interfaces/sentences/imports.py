"""What is wrong with a table of commitments, by row and column, and what an export refuses."""

import datetime as dt
from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from remit.commitments.imports import Preview, words
from remit.domain.vocabulary import Work
from remit.interfaces import writing
from remit.interfaces.sentences import tables

SENTENCES: dict[str, Promise] = {
    "IMPORT_HAS_FINDINGS": _(
        "Problems in the table: %(findings)s. Correct them, or leave out the rows that have one; "
        "nothing was written."
    ),
    "IMPORT_TEXT_TOO_LONG": ngettext_lazy(
        "The text is longer than %(limit)s character; shorten it.",
        "The text is longer than %(limit)s characters; shorten it.",
        "limit",
    ),
    "IMPORT_WORD_UNKNOWN": _("“%(value)s” is none of the words of this column."),
    "IMPORT_OWN_REGISTRATION": _(
        "A unit registers by itself what it owes on its own account; nobody imports it for it."
    ),
    "IMPORT_DUE_MISSING": _("An original due date needs the due date of today beside it."),
    "IMPORT_DAY_NOT_UNDERSTOOD": _(
        "“%(value)s” is not understood as a day; write for example 15/04/2024."
    ),
    "IMPORT_UNIT_UNKNOWN": _("There is no unit with the code or the name “%(text)s”."),
    "IMPORT_UNIT_SIMILAR": _(
        "There is no unit with the code or the name “%(text)s”. Similar: %(candidates)s."
    ),
    "IMPORT_UNIT_AMBIGUOUS": _(
        "Several units are called “%(text)s”; write the code of one of: %(candidates)s."
    ),
    "IMPORT_ISSUER_MISSING": _(
        "The issuing unit is missing, and you do not act from a post whose unit could be meant."
    ),
    "IMPORT_ISSUER_NOT_YOURS": _("From the post you act from, you may not assign for %(value)s."),
    "IMPORT_EARLIER_NOT_YOURS": _(
        "From the post you act from, you may not tell how far work is that %(value)s assigned."
    ),
    "IMPORT_LEVEL_NOT_YOURS": _(
        "You may not read commitments of this confidentiality, so you cannot import one."
    ),
    "IMPORT_STATE_NOT_TAKEN": _(
        "A table brings in only work that is assigned, in progress or reported done; leave this "
        "row out, or record it here act by act."
    ),
    "IMPORT_ASSIGNED_ON_MISSING": _("Work that was done needs the day on which it was assigned."),
    "IMPORT_NUMBER_KNOWN": _(
        "Commitment %(value)s is already here; leave the row out, or clear the number if it is "
        "another one."
    ),
    "IMPORT_ROW_WITHOUT_CONTENT": _(
        "This row has a number and no content, as confidential rows of an export have."
    ),
    "IMPORT_LEFT_OUT_BEFORE": _(
        "This row was left out when this file was imported; bring it in with a new file."
    ),
    "IMPORT_ROW_TWICE": _("The row says the same as line %(first_line)s."),
    "IMPORT_ALREADY_THERE": _(
        "Commitment %(number)s says the same: same words, same lead unit, same due date."
    ),
    "IMPORT_EXPIRED": _("This preview is no longer at hand; choose the file again."),
    "IMPORT_FILE_MISSING": _("Choose a file first."),
    "EARLIER_BEGINS_LATER": _("Work that is assigned in the future cannot be under way yet."),
    "EARLIER_DONE_WITHOUT_DAY": _("Work that is done needs the day on which it was done."),
    "EARLIER_OPEN_WITH_DAY": _("Work that is still open cannot have a day on which it was done."),
    "EARLIER_IN_FUTURE": _("This day lies in the future."),
    "EARLIER_DONE_BEFORE_ASSIGNED": _("The work was done before it was assigned."),
    "EARLIER_EXTENSION_WITHOUT_DATE": _(
        "A day of extension needs the original due date and a later due date."
    ),
    "EARLIER_EXTENSION_NOT_LATER": _("An extended due date is later than the original one."),
    "EARLIER_EXTENDED_BEFORE_ASSIGNED": _("The date was extended before the work was assigned."),
    "EXPORT_FORM_UNKNOWN": _("An export is one of: %(forms)s; “%(form)s” is not."),
}

# What is wrong with a whole file or with its header names the place itself.
OF_THE_TABLE = frozenset(code for code in tables.SENTENCES if code.startswith("TABLE_")) - {
    "TABLE_ROW_TOO_LONG"
}


def notes(seen: Preview, today: dt.date) -> Iterator[str]:
    """What whoever confirms an import should know of it."""
    by_work, later = seen.by_work(), seen.later(today)
    if later:
        yield ngettext(
            "%(rows)s row is assigned from a day in the future; it counts only from that day on.",
            "%(rows)s rows are assigned from a day in the future; they count only from that day "
            "on.",
            later,
        ) % {"rows": writing.Count(later)}
    if by_work.get(Work.CLAIMED):
        yield gettext(
            "Work that is done comes in as reported done, on the word of this table; here another "
            "party still verifies it on evidence."
        )
        yield gettext(
            "No evidence comes with a table; it is attached here before the work is verified."
        )
    if seen.unverified:
        yield ngettext(
            "%(rows)s row says that it was verified; that is not taken over.",
            "%(rows)s rows say that they were verified; that is not taken over.",
            seen.unverified,
        ) % {"rows": writing.Count(seen.unverified)}
    if by_work.get(Work.IN_PROGRESS):
        yield gettext(
            "Work in progress counts as accepted from today, for a table does not say since when."
        )
    if seen.done:
        yield ngettext(
            "%(rows)s row of this file was already written; it stays as it is.",
            "%(rows)s rows of this file were already written; they stay as they are.",
            seen.done,
        ) % {"rows": writing.Count(seen.done)}


def column_name(column: str) -> str:
    """What a column of the table is called in the reader's language."""
    return words.heading(column, get_language() or "en") if column in words.HEADINGS else column


def in_place(sentence: str, line: str, column: str) -> str:
    """A sentence with the line and the column that it is about."""
    facts = {"line": line, "column": column_name(column), "sentence": sentence}
    if not column:
        return gettext("Line %(line)s: %(sentence)s") % facts
    return gettext("Line %(line)s, column “%(column)s”: %(sentence)s") % facts
