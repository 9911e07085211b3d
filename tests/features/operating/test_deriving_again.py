"""An upgrade makes those derived tables again that a step names, and leaves all others as they are,
however many acts there are."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db.migrations import Migration

from remit.commitments import models as commitments
from remit.interfaces.cli import opening
from remit.kernel import migrating
from remit.ledger.actions import rebuilding
from remit.organisation import models
from tests.support.government import Government

Steps = Callable[..., None]


class _DerivesAnew(Migration):
    derives_anew = ("organisation",)


@pytest.fixture
def behind(city: Government, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Steps]:
    """A site whose roles were lost, and that lacks the steps that one says."""
    models.RoleHeld.objects.all().delete()
    monkeypatch.setattr(settings, "REMIT_HOME", tmp_path)
    monkeypatch.setattr(migrating, "make_missing_steps", lambda _tell: None)

    def lack(*steps: type[Migration]) -> None:
        plan = [(step("one", "organisation"), False) for step in steps]
        monkeypatch.setattr(migrating, "missing_steps", lambda: plan)

    lack()
    yield lack
    rebuilding.make_again()


def test_a_step_that_says_nothing_leaves_the_tables_as_they_are(behind: Steps) -> None:
    behind(Migration)
    assert opening.migrate() == opening.Migrated(("organisation.one",), ())
    assert not models.RoleHeld.objects.exists()


def test_a_step_has_the_tables_made_again_that_it_names_and_no_others(behind: Steps) -> None:
    day = dt.date(2024, 1, 1)
    commitments.Movement.objects.create(seq=1, on=day, unit=1, bucket=0, n=1)
    behind(_DerivesAnew, Migration)
    told: list[tuple[str, int, int]] = []
    made = opening.migrate(tell=lambda *far: told.append(far))
    assert made.derived_anew == ("organisation",)
    assert {(part, done == whole) for part, done, whole in told} == {("tables", True)}
    assert models.RoleHeld.objects.exists()
    assert commitments.Movement.objects.count() == 1


def test_whoever_was_stopped_amid_it_is_followed_by_one_that_does_it(
    behind: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(Exception):
        """The program was stopped."""

    def stop(*_: object) -> int:
        raise Stopped

    behind(_DerivesAnew)
    with monkeypatch.context() as until:
        until.setattr(rebuilding, "make_again", stop)
        with pytest.raises(Stopped):
            opening.migrate()
    behind()
    assert opening.migrate().derived_anew == ("organisation",)
    assert models.RoleHeld.objects.exists()
    assert opening.migrate() == opening.Migrated()
