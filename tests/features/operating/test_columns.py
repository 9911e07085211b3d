"""A new column is filled in batches that are kept; whoever was stopped amid it is gone on from."""

import pytest
from django.db.migrations import AddField, AddIndex, Migration, RunPython
from django.db.models import Index, TextField

from remit.kernel import collating, columns, migrating
from remit.organisation import models
from tests.support.government import Government


class _Stopped(Exception):
    """Somebody pulled the plug."""


@pytest.fixture
def unfiled(city: Government, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Persons that stand nowhere yet, and batches of two."""
    models.Person.objects.update(filed="")
    monkeypatch.setattr(columns, "BATCH", 2)
    return list(models.Person.objects.order_by("pk").values_list("name", flat=True))


def _filed() -> list[str]:
    return list(models.Person.objects.order_by("pk").values_list("filed", flat=True))


def test_every_row_is_filled_and_one_hears_how_far_it_is(unfiled: list[str]) -> None:
    told: list[tuple[str, int, int]] = []
    token = columns.telling.set(lambda *far: told.append(far))
    columns.fill(models.Person.objects.all(), "filed", "name", collating.place)
    columns.telling.reset(token)
    assert _filed() == [collating.place(name) for name in unfiled]
    assert told[0] == ("columns", 2, len(unfiled))
    assert told[-1] == ("columns", len(unfiled), len(unfiled))


def test_what_was_filled_before_the_plug_was_pulled_is_not_filled_again(
    unfiled: list[str],
) -> None:
    asked: list[str] = []

    def place(name: str) -> str:
        asked.append(name)
        if len(asked) == 4:
            raise _Stopped
        return collating.place(name)

    with pytest.raises(_Stopped):
        columns.fill(models.Person.objects.all(), "filed", "name", place)
    assert [bool(one) for one in _filed()][:3] == [True, True, False]
    columns.fill(models.Person.objects.all(), "filed", "name", place)
    assert asked[4:] == unfiled[2:]
    assert _filed() == [collating.place(name) for name in unfiled]


def test_only_what_cannot_break_a_reference_spares_the_look_at_all_of_them() -> None:
    class Indexed(Migration):
        operations = [AddIndex("person", Index(fields=["name"], name="by_name"))]

    class Filled(Migration):
        operations = [
            AddField("person", "more", TextField(default="")),
            RunPython(RunPython.noop),
        ]

    class Sparing(Filled):
        keeps_references = True

    def spares(step: type[Migration]) -> bool:
        return migrating.keeps_references(step("0099", "organisation"))

    assert [spares(one) for one in (Indexed, Filled, Sparing)] == [True, False, True]
