"""The cells of a list of commitments. A list has hundreds of them, so they are written here and not
by templates, and what many rows say – a unit, a day, a status – is written once for a table."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from remit.commitments.queries.reasons import Reason, Reasons
from remit.domain.vocabulary import Block, Work
from remit.interfaces import labels, writing
from remit.interfaces.web import numbers, written
from remit.interfaces.web.lists.entries import Entry
from remit.interfaces.web.markup import format_html, joined
from remit.organisation.queries import UnitCard

NONE = SafeString("")
LONGEST_TITLE, LONGEST_NAME = 160, 80


class Pen:
    """Writes the cells of one table, in the language of its page."""

    def __init__(
        self,
        *,
        names_documents: bool = False,
        tickable: frozenset[int] = frozenset(),
        moment: str = "",
    ) -> None:
        # Whether documents have a column of their own; else they stand below the title.
        self.names_documents = names_documents
        # The rows that can be chosen.
        self.tickable = tickable
        # The words of the address that say as of when a row was counted.
        self.moment = moment
        self.day = cache(written.day)
        self.badge = cache(written.badge)
        self.docno = cache(written.docno)
        self.late = cache(_days_late)
        self.word = cache(_quiet)
        self._address = reverse("commitment", args=[0]).rpartition("0")
        self._units: dict[int, SafeString] = {}

    def unit(self, card: UnitCard | None) -> SafeString:
        """A unit by its name."""
        number = card.id if card else 0
        if number not in self._units:
            self._units[number] = written.unit(card)
        return self._units[number]

    def address(self, number: int) -> str:
        """Where a commitment has its page."""
        before, _number, after = self._address
        return f"{before}{number}{after}{self.moment}"


Cell = Callable[[Entry, Pen], SafeString]


def title(one: Entry, pen: Pen) -> SafeString:
    """What is owed, with its document if that has no column of its own."""
    text = one.card.title
    return format_html(
        '<span class="entry"><a class="row-title entry-title" href="{}">'
        "<bdi{}>{}</bdi></a>{}</span>",
        pen.address(one.card.id),
        written.spoken(text),
        numbers.isolated(writing.shortened(text, LONGEST_TITLE)) if text else _("Title erased"),
        _document_below(one, pen),
    )


def status(tone: str, words: str) -> SafeString:
    """A word in a tone."""
    return format_html('<span class="status status-{}">{}</span>', tone, words)


def chosen(one: Entry) -> str:
    """What the box is called by which a row is chosen."""
    return _("Choose: %(title)s") % {"title": writing.shortened(one.card.title, LONGEST_NAME)}


def box(one: Entry, called: str) -> SafeString:
    """The box by which a row is chosen, to be acted on together with others."""
    return format_html(
        '<input type="checkbox" class="form-check-input" form="together" name="commitment"'
        ' value="{}" aria-label="{}">',
        str(one.card.id),
        called,
    )


def number(one: Entry, pen: Pen) -> SafeString:
    """The number of the commitment."""
    return format_html("<bdi>#{}</bdi>", str(one.card.id))


def document(one: Entry, pen: Pen) -> SafeString:
    """The number of the document, or its title if it has none."""
    if not one.document:
        return NONE
    code, called = one.document
    return pen.docno(code) if code else format_html("<bdi>{}</bdi>", called)


def type_(one: Entry, pen: Pen) -> SafeString:
    """What kind of result is owed."""
    return format_html("<span>{}</span>", labels.label(one.type))


def lead(one: Entry, pen: Pen) -> SafeString:
    """The unit that leads."""
    return format_html("<span>{}</span>", pen.unit(one.lead))


def issuer(one: Entry, pen: Pen) -> SafeString:
    """The unit that ordered it."""
    return format_html("<span>{}</span>", pen.unit(one.issuer))


def post(one: Entry, pen: Pen) -> SafeString:
    """The post to which it is allotted."""
    return format_html("<bdi>{}</bdi>", one.post.name) if one.post else NONE


def due(one: Entry, pen: Pen) -> SafeString:
    """How late it is, until when it is owed, and the other due date."""
    day, days = pen.day(one.due) if one.due else pen.word(_("no due date")), late(one, pen)
    first = (day, days) if one.work is Work.CLAIMED else (days, day)
    return format_html(
        '<span class="due">{}{}</span>', joined(" ", filter(None, first)), _moved(one, pen)
    )


def original(one: Entry, pen: Pen) -> SafeString:
    """The original due date."""
    return _day(one.card.original, pen)


def revised(one: Entry, pen: Pen) -> SafeString:
    """The revised due date."""
    return _day(one.card.revised, pen)


def since(one: Entry, pen: Pen) -> SafeString:
    """Since when it is in its state."""
    return _day(one.since, pen)


def late(one: Entry, pen: Pen) -> SafeString:
    """How many days it is late. Days that a claim holds stand back: by the days of all others the
    rows follow each other."""
    if not one.days_late:
        return NONE
    if one.work is not Work.CLAIMED:
        return pen.late(one.days_late)
    return pen.word(f"{_said_late(one.days_late)} {_('up to the report as done')}")


def state(one: Entry, pen: Pen) -> SafeString:
    """How it stands, and what is asked or stands in the way."""
    said = [pen.badge(one.clock)] if one.clock and not one.days_late else []
    said.append(pen.badge(one.work))
    if one.is_returned:
        said.append(status("warn", _("Returned")))
    if one.blocked:
        said.append(status("warn", _("Blocked")))
    if one.card.extension_asked:
        said.append(status("wait", _("Asks for more time")))
    if one.card.basis_changed:
        said.append(status("wait", _("Basis changed")))
    return format_html('<span class="badges">{}</span>', joined(" ", said))


def block(one: Entry, pen: Pen) -> SafeString:
    """What stands in the way, and which unit is waited for."""
    found = one.reasons.obstacle
    if not (found and found.block):
        return NONE
    said = status("warn", labels.label(found.block))
    if not one.blocked_by:
        return format_html("<span>{}</span>", said)
    unit = pen.unit(one.blocked_by)
    if found.block is Block.WAITS_FOR_UNIT:
        return format_html("<span>{} {}</span>", said, unit)
    return format_html("<span>{} {}: {}</span>", said, _("Waits for"), unit)


def report(one: Entry, pen: Pen) -> SafeString:
    """What was reported last; of what is overdue also that nothing was."""
    if one.reasons.report:
        return _quoted(_("Reported on"), one.reasons.report, pen)
    return pen.word(_silent()) if one.is_silent else NONE


def why(one: Entry, pen: Pen) -> SafeString:
    """What was said about why it stands where it stands, as far as it holds for this state."""
    if not one.is_explained:
        return NONE
    said = one.reasons
    lacks = one.lacks_reason and not one.is_silent
    parts = [
        _contest(one, pen),
        _quoted(_("Suspended on"), said.suspended, pen),
        _quoted(_("Returned on"), said.returned, pen),
        _quoted(_("Reported as done on"), said.claim, pen),
        block(one, pen),
        *_more_time(said, pen),
        pen.word(_("No reason given for being late.")) if lacks else NONE,
        _quoted(_("Reported on"), said.news, pen),
        pen.word(_silent()) if one.is_silent else NONE,
    ]
    return format_html('<span class="why">{}</span>', joined("", parts))


CELLS: Mapping[str, Cell] = MappingProxyType(
    {
        **{"title": title, "number": number, "document": document, "type": type_},
        **{"lead": lead, "post": post, "issuer": issuer},
        **{"due": due, "original": original, "revised": revised, "late": late},
        **{"state": state, "since": since, "why": why, "block": block, "report": report},
    }
)


def _document_below(one: Entry, pen: Pen) -> SafeString:
    if pen.names_documents or not one.document:
        return NONE
    return format_html(' <span class="entry-from">{}</span>', document(one, pen))


def _moved(one: Entry, pen: Pen) -> SafeString:
    """The other due date, where the two differ."""
    if not (other := one.moved_from):
        return NONE
    word = _("revised") if one.by_original else _("originally")
    return format_html(' <span class="quiet">{} {}</span>', word, pen.day(other))


def _contest(one: Entry, pen: Pen) -> SafeString:
    contest = one.reasons.contest
    if not contest:
        return NONE
    told = _told(_("Contested on"), contest, pen)
    if not one.belongs_to:
        return format_html("<span>{}</span>", told)
    unit = pen.unit(one.belongs_to)
    return format_html("<span>{} {}: {}</span>", told, _("Belongs, it says, to"), unit)


def _quoted(verb: str, reason: Reason | None, pen: Pen) -> SafeString:
    return format_html("<span>{}</span>", _told(verb, reason, pen)) if reason else NONE


def _more_time(said: Reasons, pen: Pen) -> list[SafeString]:
    """The wish for more time and the day that it asks for, or what was decided about it."""
    forms = (
        (_("Asked for more time until {until}, on"), said.wish),
        (_("More time granted until {until}, on"), said.grant),
        (_("More time refused on"), said.refusal),
    )
    named = [(format_html(form, until=_day(one.until, pen)), one) for form, one in forms if one]
    return [_quoted(verb, one, pen) for verb, one in named]


def _silent() -> str:
    return _("No reason given: the lead unit has reported nothing.")


def _told(verb: str, reason: Reason, pen: Pen) -> SafeString:
    said = _("[erased]") if reason.said is None else reason.said
    return format_html('{} {}: <q dir="auto">{}</q>', verb, pen.day(reason.on), said)


def _day(on: dt.date | None, pen: Pen) -> SafeString:
    return pen.day(on) if on else NONE


def _days_late(days: int) -> SafeString:
    return format_html('<strong class="late">{}</strong>', _said_late(days))


def _said_late(days: int) -> str:
    return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": writing.count(days)}


def _quiet(words: str) -> SafeString:
    return format_html('<span class="quiet">{}</span>', words)
