"""What comes back, behind its row in a list: how many there are, the next ones with their dates,
and the ways to all of them."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from remit.interfaces import writing
from remit.interfaces.web.lists import cells, dues
from remit.interfaces.web.lists.entries import Entry, Series
from remit.interfaces.web.lists.pen import NONE, Pen, status
from remit.interfaces.web.markup import joined


def behind(one: Entry, pen: Pen) -> SafeString:
    """All that opens behind the row of a series."""
    if not (series := one.series):
        return NONE
    return format_html(
        '<details class="series"><summary class="series-head">{}{}</summary>'
        '<ul class="series-list">{}</ul><p class="series-ways">{}</p></details>',
        _counted(series),
        _standing(series),
        joined("", (_next(each, one, pen) for each in series.next_ones)),
        joined(" · ", _ways(series)),
    )


def _counted(series: Series) -> str:
    n = series.tally.n
    said = ngettext("Comes back: %(n)s commitment", "Comes back: %(n)s commitments", n)
    return said % {"n": writing.count(n)}


def _standing(series: Series) -> SafeString:
    done, late = series.tally.done, series.tally.late
    words = []
    if done:
        said = ngettext("%(n)s done", "%(n)s done", done) % {"n": writing.count(done)}
        words.append(status("good", said))
    if late:
        said = ngettext("%(n)s overdue", "%(n)s overdue", late) % {"n": writing.count(late)}
        words.append(status("bad", said))
    return joined("", (format_html(" {}", word) for word in words))


def _next(each: Entry, one: Entry, pen: Pen) -> SafeString:
    """One of the series: the box to choose it by, its date, and how it stands."""
    return format_html(
        '<li class="series-one">{}<a href="{}">{}</a>{} {}</li>',
        _box(each, one, pen),
        pen.address(each.card.id),
        pen.day(each.due) if each.due else _("no due date"),
        format_html(" {}", dues.late(each, pen)) if each.days_late else NONE,
        cells.state(each, pen),
    )


def _box(each: Entry, one: Entry, pen: Pen) -> SafeString:
    if not pen.tickable:
        return NONE
    if each.card.id in pen.tickable and each.card.id != one.card.id:
        return cells.box(each, f"{cells.chosen(each)} ({each.card.id})")
    return SafeString('<span class="series-no-tick"></span>')


def _ways(series: Series) -> list[SafeString]:
    ways = [_way(_("The whole series as a list"), series=series.id)]
    if series.tally.done:
        ways.append(_way(_("what is done"), series=series.id, state="DONE"))
    if series.tally.late:
        ways.append(_way(_("what is overdue"), series=series.id, state="OVERDUE"))
    return ways


def _way(words: str, **named: object) -> SafeString:
    address = f"{reverse('commitments')}?{urlencode(named)}"
    return format_html('<a href="{}">{}</a>', address, words)
