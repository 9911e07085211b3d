"""The ageing of a scope: how many days what is overdue is late, and how long claims have waited."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from remit.commitments.queries.ageing import CLASSES, Aged
from remit.interfaces import labels, writing
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.board.charted.loaded import Loaded
from remit.interfaces.web.charts import isolating
from remit.interfaces.web.charts.ageing import Ageing, Class, Group
from remit.interfaces.web.charts.shown import Chart

NAME = "ageing"


def chart(asked: Asked, loaded: Loaded) -> Chart:
    """Both columns in their classes."""
    data = Ageing(
        key=NAME,
        title=_("For how long"),
        says=" ".join(_said(one) for one in loaded.aged),
        head=_("For how long"),
        groups=[_group(asked, one) for one in loaded.aged],
    )
    return Chart(data)


def class_name(number: int) -> str:
    """The words for a class of days."""
    last = writing.Count(CLASSES[min(number, len(CLASSES) - 1)])
    if number == 0:
        said = ngettext("up to %(last)s day", "up to %(last)s days", last)
    elif number == len(CLASSES):
        said = ngettext("more than %(last)s day", "more than %(last)s days", last)
    else:
        said = ngettext("%(first)s to %(last)s day", "%(first)s to %(last)s days", last)
    first = writing.Count(CLASSES[number - 1] + 1 if number else 0)
    return said % {"first": first, "last": last}


def names() -> Sequence[str]:
    """The words for all classes."""
    return [class_name(number) for number in range(len(CLASSES) + 1)]


def _group(asked: Asked, aged: Aged) -> Group:
    column = labels.column(aged.column)
    classes = [
        Class(
            name=name,
            n=n,
            says=isolating.joined(column, f"{name}: {writing.number(n)}"),
            url=asked.scope_url("charts_ageing", column=aged.column, age=number),
        )
        for number, (name, n) in enumerate(zip(names(), aged.classes, strict=True))
    ]
    return Group(aged.column, column, classes)


def _said(aged: Aged) -> str:
    counted = f"{labels.column(aged.column)}: {writing.number(len(aged.days))}"
    if not aged.days:
        return f"{counted}."
    days = ngettext("the longest for %(n)s day", "the longest for %(n)s days", aged.longest)
    return isolating.joined(counted, f"{days % {'n': writing.Count(aged.longest)}}.")


def chosen_class(word: str) -> int:
    """The class that an address names; the first one, if it names none that is there."""
    number = int(word) if word.isdecimal() and len(word) == 1 else 0
    return min(number, len(CLASSES))
