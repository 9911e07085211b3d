"""Units, trees and successions out of their acts."""

import datetime as dt
from collections.abc import Sequence

from remit.domain import body
from remit.kernel import folding
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from remit.organisation import models

BATCH = 1000


def open_trees(acts: Sequence[Act]) -> None:
    """Each act opens one tree."""
    models.Tree.objects.bulk_create(
        models.Tree(
            id=act.subject,
            code=body.the_code(act.data, "code"),
            names=body.names(act.data, "names"),
        )
        for act in acts
    )


def create(acts: Sequence[Act]) -> None:
    """Each act creates one unit."""
    models.Unit.objects.bulk_create([_unit(act) for act in acts], batch_size=BATCH)


def succeed(acts: Sequence[Act]) -> None:
    """The unit ends on that day and goes over into its heirs."""
    rows = [row for act in acts for row in _successions(act)]
    models.Succession.objects.bulk_create(rows, batch_size=BATCH)
    dissolve(acts)


def dissolve(acts: Sequence[Act]) -> None:
    """The unit exists until that day."""
    by_day: dict[dt.date, list[int]] = {}
    for act in acts:
        by_day.setdefault(act.effective_on, []).append(act.subject)
    for day, units in by_day.items():
        for start in range(0, len(units), BATCH):
            chosen = models.Unit.objects.filter(pk__in=units[start : start + BATCH])
            chosen.update(exists_until=day)


def stay(acts: Sequence[Act]) -> None:
    """A unit does not go over as was planned; it ends when its founding says so, or not at all."""
    for act in acts:
        planned = models.Succession.objects.filter(known_from=body.the_number(act.data, "act"))
        if planned.update(known_until=act.seq):
            founding = ledger.act(act.subject)
            until = body.day(founding.data, "until") if founding else None
            models.Unit.objects.filter(pk=act.subject).update(exists_until=until)


def _unit(act: Act) -> models.Unit:
    code, names = body.the_code(act.data, "code"), body.names(act.data, "names")
    return models.Unit(
        id=act.subject,
        code=code,
        kind=body.the_code(act.data, "kind"),
        names=names,
        folded=folding.lines(code, *names.values()),
        external=act.data.get("external") is True,
        exists_from=act.effective_on,
        exists_until=body.day(act.data, "until"),
    )


def _successions(act: Act) -> list[models.Succession]:
    heirs: tuple[int | None, ...] = body.numbers(act.data, "to") or (None,)
    return [
        models.Succession(
            from_unit_id=act.subject,
            to_unit_id=heir,
            on=act.effective_on,
            how=body.the_code(act.data, "how"),
            known_from=act.seq,
        )
        for heir in heirs
    ]
