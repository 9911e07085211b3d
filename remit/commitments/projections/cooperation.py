"""Which units cooperate, and on which day each signed off its part."""

import datetime as dt
from collections.abc import Mapping, Sequence

from remit.commitments import models
from remit.commitments.projections.histories import History
from remit.domain import body
from remit.domain.acts import Tag
from remit.domain.history import Fact, in_force
from remit.kernel import filling
from remit.ledger.records import Act

_NAMING = frozenset(
    {
        Tag.COMMITMENT_PROPOSED,
        Tag.COMMITMENT_ASSIGNED,
        Tag.COMMITMENT_REDEFINED,
        Tag.COMMITMENT_REASSIGNED,
        Tag.COMMITMENT_TRANSFERRED,
    }
)
_CHANGING = _NAMING | {Tag.COMMITMENT_SIGNED_OFF, Tag.COMMITMENT_ACT_ANNULLED}


def named(standing: Sequence[Fact]) -> tuple[int, ...]:
    """The units that cooperate by the latest act in force that names them, each once."""
    naming = [fact for fact in standing if fact.tag in _NAMING and "cooperating" in fact.data]
    return tuple(dict.fromkeys(naming[-1].numbers("cooperating"))) if naming else ()


def begin(acts: Sequence[Act]) -> None:
    """The units that cooperate from the beginning; none of them has signed off yet."""
    rows = [
        (act.subject, unit)
        for act in acts
        for unit in dict.fromkeys(body.numbers(act.data, "cooperating"))
    ]
    filling.add(models.Cooperation, ("commitment_id", "unit_id"), rows)


def standing(commitment: int, history: History) -> list[models.Cooperation]:
    """The units that cooperate after all that is recorded."""
    return [
        models.Cooperation(commitment_id=commitment, unit_id=unit, signed_off_on=on)
        for unit, on in _wanted(history).items()
    ]


def follow(act: Act, history: History) -> None:
    """Bring the cooperating units up to date, in as many statements for many as for one."""
    if act.tag not in _CHANGING:
        return
    rows = models.Cooperation.objects.filter(commitment=act.subject)
    known = {row.unit_id: row for row in rows} if act.subject != act.seq else {}
    wanted = _wanted(history)
    gone = [row.pk for unit, row in known.items() if unit not in wanted]
    if gone:
        rows.filter(pk__in=gone).delete()
    _sign_off([row for unit, row in known.items() if unit in wanted], wanted)
    models.Cooperation.objects.bulk_create(
        models.Cooperation(commitment_id=act.subject, unit_id=unit, signed_off_on=on)
        for unit, on in wanted.items()
        if unit not in known
    )


def _wanted(history: History) -> dict[int, dt.date | None]:
    standing = in_force(history.facts)
    signed = {
        fact.number("unit"): fact.on for fact in standing if fact.tag is Tag.COMMITMENT_SIGNED_OFF
    }
    return {unit: signed.get(unit) for unit in named(standing)}


def _sign_off(rows: Sequence[models.Cooperation], wanted: Mapping[int, dt.date | None]) -> None:
    changed = [row for row in rows if row.signed_off_on != wanted[row.unit_id]]
    for row in changed:
        row.signed_off_on = wanted[row.unit_id]
    models.Cooperation.objects.bulk_update(changed, ["signed_off_on"])
