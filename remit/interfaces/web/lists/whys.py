"""The cells of a list that say why: what was reported, what stands in the way, what is contested
and for how much more time somebody asks."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from remit.commitments.queries.reasons import Reason, Reasons
from remit.domain.vocabulary import Block
from remit.interfaces import labels
from remit.interfaces.web.lists.entries import Entry
from remit.interfaces.web.lists.pen import NONE, Pen, status
from remit.interfaces.web.markup import format_html, joined

STOPS = (".", "!", "?", "…", "؟", "。")


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


def _contest(one: Entry, pen: Pen) -> SafeString:
    contest = one.reasons.contest
    if not contest:
        return NONE
    told = _told(_("Contested on"), contest, pen)
    if not one.belongs_to:
        return format_html("<span>{}</span>", told)
    unit = pen.unit(one.belongs_to)
    stop = "" if (contest.said or "").rstrip().endswith(STOPS) else "."
    return format_html("<span>{}{} {}: {}</span>", told, stop, _("Belongs, it says, to"), unit)


def _quoted(verb: str, reason: Reason | None, pen: Pen) -> SafeString:
    return format_html("<span>{}</span>", _told(verb, reason, pen)) if reason else NONE


def _more_time(said: Reasons, pen: Pen) -> list[SafeString]:
    """The wish for more time and the day that it asks for, or what was decided about it."""
    forms = (
        (_("Asked for more time until {until}, on"), said.wish),
        (_("More time granted until {until}, on"), said.grant),
        (_("More time refused on"), said.refusal),
    )
    named = [(format_html(form, until=pen.on(one.until)), one) for form, one in forms if one]
    return [_quoted(verb, one, pen) for verb, one in named]


def _silent() -> str:
    return _("No reason given: the lead unit has reported nothing.")


def _told(verb: str, reason: Reason, pen: Pen) -> SafeString:
    said = _("[erased]") if reason.said is None else reason.said
    return format_html('{} {}: <q dir="auto">{}</q>', verb, pen.day(reason.on), said)
