"""What is written for many commitments at once is what would be written for one after the other."""

import dataclasses
import json
import random
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from django.db import models as tables
from django.db import transaction

from remit.commitments import actions, models
from remit.commitments.actions import Terms
from remit.domain.asking_back import Slip
from remit.domain.vocabulary import Confidentiality
from remit.kernel import filling
from remit.ledger import projections
from remit.ledger.models import Act, SideText
from remit.notices.models import Notice
from tests.support.government import Government, by_day

DAY = "2024-03-01"
CODES = ("DOIC", "DOH", "DOF")
DERIVED = (models.Commitment, models.Cooperation, models.Span, models.Movement)


def rows(table: type[tables.Model]) -> list[tuple[Any, ...]]:
    return sorted(table.objects.values_list(*projections.columns(table)), key=repr)


def acts() -> list[dict[str, Any]]:
    """The bodies without what differs each time: their ids, and the salts of their texts."""
    bodies = [
        json.loads(body) for body in Act.objects.order_by("seq").values_list("body", flat=True)
    ]
    return [{**body, "id": "", "texts": sorted(body["texts"])} for body in bodies]


def written(city: Government, orders: Sequence[Mapping[str, Any]]) -> list[Any]:
    """All that stands after some orders, which are then taken back."""
    with transaction.atomic():
        for what in orders:
            city.told("secretary", DAY, actions.begin_each, begin=actions.assign, **what)
        found: list[Any] = [*map(rows, DERIVED), acts()]
        found += [sorted(SideText.objects.values_list("act", "key", "text"))]
        found += [sorted(Notice.objects.values_list("person", "act", "tag", "commitment"))]
        transaction.set_rollback(True)
    return found


def chosen(city: Government, chance: random.Random) -> tuple[Terms, list[int]]:
    """Terms as they may be, and the units that are to lead, the first of them by the terms."""
    leads = chance.sample([city.units[code] for code in CODES], chance.randint(2, 3))
    beside = [unit for unit in city.units.values() if unit not in leads]
    due = chance.choice([None, by_day("2024-06-28"), by_day("2024-04-15", "BEFORE", "vor Mai")])
    return (
        city.terms(
            title=chance.choice(["Mở dữ liệu", "البيانات المفتوحة", "Open “data”\n\tnow"]),
            lead=leads[0],
            due=due,
            cooperating=tuple(chance.sample(beside, chance.randint(0, 2))),
            confidentiality=chance.choice(list(Confidentiality)),
            meant=frozenset(Slip),
        ),
        leads,
    )


@pytest.mark.parametrize("seed", range(4))
def test_units_of_one_order_owe_the_same_as_by_orders_of_their_own(
    city: Government, seed: int
) -> None:
    terms, leads = chosen(city, random.Random(seed))
    together = written(city, [{"terms": terms, "also": leads[1:]}])
    apart = written(city, [{"terms": dataclasses.replace(terms, lead=one)} for one in leads])
    assert len(together[0]) == len(leads)
    assert together == apart


def test_what_is_copied_into_the_tables_is_what_is_named_value_by_value(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms, leads = chosen(city, random.Random(7))
    order = [{"terms": terms, "also": leads[1:]}]
    named = written(city, order)
    monkeypatch.setattr(filling, "FEW", 0)
    assert written(city, order) == named
