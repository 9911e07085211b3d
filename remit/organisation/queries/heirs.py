"""Into which units those that ended went over: the heirs that stand today, however often what a
unit owed went over since."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping

from remit.organisation import models

# Units go over a few times in a century; a circle among them must not hold a page.
MOST_STEPS = 20


def standing(ended: Collection[int], today: dt.date) -> dict[int, list[int]]:
    """Each unit that ended with the units that stand in its place, each once, as named first."""
    into = _into(ended, today) if ended else {}
    return {unit: _last(unit, into) for unit in ended}


def _into(ended: Collection[int], today: dt.date) -> Mapping[int, list[int]]:
    """Each unit with those into which it went over, and these again, as far as it leads."""
    into: dict[int, list[int]] = defaultdict(list)
    asked = set(ended)
    for _step in range(MOST_STEPS):
        went = models.Succession.objects.filter(
            from_unit__in=list(asked),
            on__lte=today,
            to_unit__isnull=False,
            known_until__isnull=True,
        )
        found = list(went.order_by("id").values_list("from_unit", "to_unit"))
        for one, heir in found:
            into[one].append(heir or 0)
        asked = {heir for _one, heir in found if heir} - set(into)
        if not asked:
            break
    return into


def _last(unit: int, into: Mapping[int, list[int]]) -> list[int]:
    found: dict[int, None] = {}
    seen, waiting = {unit}, list(into.get(unit, ()))
    while waiting:
        heir = waiting.pop(0)
        if heir not in seen:
            seen.add(heir)
            waiting += into.get(heir, ())
            if heir not in into:
                found[heir] = None
    return list(found)
