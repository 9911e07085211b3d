"""Numbers named as ranges select the rows that they select one by one."""

import random

import pytest

from remit.kernel.among import among
from remit.organisation.models import Unit
from tests.support.government import Government


@pytest.mark.django_db
def test_ranges_select_what_the_numbers_select_one_by_one(city: Government) -> None:
    known = list(Unit.objects.values_list("pk", flat=True))
    chance = random.Random(2)
    for _ in range(50):
        some = chance.sample(known, chance.randint(0, len(known)))
        found = Unit.objects.filter(among("pk", some)).values_list("pk", flat=True)
        assert sorted(found) == sorted(some)


@pytest.mark.parametrize(("many", "values"), [(12_000, 2), (2, 2), (0, 0)])
def test_numbers_that_follow_one_another_are_one_range(many: int, values: int) -> None:
    limit = among("pk", range(7, 7 + many))
    told = [one for _, one in _leaves(limit)]
    assert sum(len(one) if isinstance(one, list) else 1 for one in told) == values


def _leaves(limit: object) -> list[tuple[str, object]]:
    children = getattr(limit, "children", None)
    return [limit] if children is None else [leaf for one in children for leaf in _leaves(one)]
