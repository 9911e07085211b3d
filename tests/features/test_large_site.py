"""The large site of the benches: what is written out for it is what the actions write, act by act,
in every table."""

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from bench.country import founding, generating, playing, stamping
from bench.country.founding import Country, Size
from bench.country.generating import Wanted
from bench.country.planning import Plan
from remit.kernel import clock
from remit.ledger import binding, models, projections
from tests.support import invariants

SMALL = Size(provinces=4, departments=7, districts=7, communes=7, ministries=1, agencies=7)
Tables = dict[str, list[tuple[Any, ...]]]

pytestmark = pytest.mark.slow


class _Salts:
    """Stands for the randomness of the machine: the same salts as those of the large site."""

    def __init__(self) -> None:
        self.numbers = itertools.count()

    def urandom(self, size: int) -> bytes:
        """The salt of the next text."""
        made = stamping.salt(next(self.numbers))
        assert len(made) == size
        return made


@pytest.mark.django_db
def test_what_is_written_out_is_what_the_actions_write(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = Wanted(commitments=45, stories=24, size=SMALL, days=400)
    country, plan = generating.founded(wanted, lambda line: None)
    with transaction.atomic():
        generating.fill(country, plan)
        written = _tables()
        invariants.check()
        transaction.set_rollback(True)
    monkeypatch.setattr(binding, "os", _Salts())
    _perform(country, plan)
    monkeypatch.undo()
    performed = _tables()
    assert [name for name in written if written[name] != performed[name]] == []
    assert len(written["ledger_act"]) == len(plan.order) + _founding_acts(country)
    assert [name for name in written if name.startswith("commitments_") and not written[name]] == []


def _founding_acts(country: Country) -> int:
    merged = sum(founding.acts_of(merger) for merger in country.mergers)
    first = models.Act.objects.filter(tag="commitment.assigned").order_by("seq").first()
    assert first is not None
    return first.seq - 1 + merged


def _perform(country: Country, plan: Plan) -> None:
    """Play every story by the real actions, on its days."""
    casts: dict[int, playing.Cast] = {}
    waiting = list(country.mergers)
    for (day, family, index), at in zip(
        plan.acts(), stamping.instants(plan, country.first), strict=True
    ):
        while waiting and waiting[0].day <= day:
            founding.merge(country, waiting.pop(0))
        told = plan.families[family]
        recipe = plan.recipes[told.recipe]
        if recipe.acts[index].number:
            continue
        begin = country.first + dt.timedelta(days=told.begin)
        title = stamping.title(told.number)
        cast = casts.setdefault(family, playing.Cast(told.places, begin, title, told.document))
        calls = sum(act.number == 0 for act in recipe.acts[:index])
        seq = plan.seqs_of(family)[index]
        playing.play(cast, recipe.story.steps[calls], at, stamping.request(seq))


def _tables() -> Tables:
    known = [models.Act, models.SideText]
    known += [table for one in projections.registered() for table in one.tables]
    return {table._meta.db_table: sorted(_rows(table), key=repr) for table in known}


def _rows(table: Any) -> Iterator[tuple[Any, ...]]:
    for row in table._base_manager.values_list(*projections.columns(table)):
        yield tuple(bytes(one) if isinstance(one, memoryview) else one for one in row)


@pytest.mark.django_db
def test_about_a_tenth_of_all_acts_is_recorded_late() -> None:
    wanted = Wanted(commitments=300, stories=120, size=SMALL, days=700)
    with transaction.atomic():  # what is written out was checked above, down to the figures
        country, plan = generating.founded(wanted, lambda line: None)
        generating.fill(country, plan)
        acts = models.Act.objects.filter(tag__startswith="commitment.")
        days = acts.values_list("recorded_at", "effective_on")
        late = sum((clock.day_of(at) - on).days > 1 for at, on in days)
        assert 0.07 < late / len(days) < 0.13
        assert 4.2 < len(days) / len(acts.values("subject").distinct()) < 5.8
        transaction.set_rollback(True)
