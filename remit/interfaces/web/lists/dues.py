"""The cells of a list that say days: until when it is owed, since when it stands so, how late."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from remit.domain.vocabulary import Work
from remit.interfaces.web.lists.entries import Entry
from remit.interfaces.web.lists.pen import NONE, Pen, said_late
from remit.interfaces.web.markup import format_html, joined


def due(one: Entry, pen: Pen) -> SafeString:
    """How late it is, until when it is owed, and the other due date."""
    day, days = pen.day(one.due) if one.due else pen.word(_("no due date")), late(one, pen)
    first = (day, days) if one.work is Work.CLAIMED else (days, day)
    return format_html(
        '<span class="due">{}{}</span>', joined(" ", filter(None, first)), _moved(one, pen)
    )


def original(one: Entry, pen: Pen) -> SafeString:
    """The original due date."""
    return pen.on(one.card.original)


def revised(one: Entry, pen: Pen) -> SafeString:
    """The revised due date."""
    return pen.on(one.card.revised)


def since(one: Entry, pen: Pen) -> SafeString:
    """Since when it is in its state."""
    return pen.on(one.since)


def late(one: Entry, pen: Pen) -> SafeString:
    """How many days it is late. Days that a claim holds stand back: by the days of all others the
    rows follow each other."""
    if not one.days_late:
        return NONE
    if one.work is not Work.CLAIMED:
        return pen.late(one.days_late)
    facts = {"late": said_late(one.days_late)}
    return pen.word(_("%(late)s up to the report as done") % facts)


def _moved(one: Entry, pen: Pen) -> SafeString:
    """The other due date, where the two differ."""
    if not (other := one.moved_from):
        return NONE
    word = _("revised") if one.by_original else _("originally")
    return format_html(' <span class="quiet">{} {}</span>', word, pen.day(other))
