"""Reorganisations that are laid down for a day to come: which units will go over into which, what
is placed with them, and by which acts. What was laid down in one go is one plan."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import How
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from remit.organisation import models, queries
from remit.organisation.queries import UnitCard

TAGS = (Tag.UNIT_PLACED.value, Tag.UNIT_SUCCEEDED.value)


@dataclass(frozen=True, slots=True)
class Going:
    """A unit that will go over, how, and into which others."""

    unit: UnitCard
    how: How
    heirs: Sequence[UnitCard]


@dataclass(frozen=True, slots=True)
class Planned:
    """A reorganisation to come, named by the first of its acts."""

    id: int
    on: dt.date
    laid_down_at: dt.datetime
    units: Sequence[Going]
    placed: Sequence[UnitCard]
    acts: Sequence[Act]


def plans(today: dt.date) -> list[Planned]:
    """The reorganisations of days to come that nobody took back, the next one first."""
    rows = models.Succession.objects.filter(on__gt=today, known_until__isnull=True)
    succeeding = sorted(set(rows.values_list("known_from", flat=True)))
    runs = _runs(_laid_down(succeeding))
    found = [one for one in runs if any(act.seq in succeeding for act in one)]
    cards = queries.units({number for run in found for act in run for number in _named(act)})
    return sorted((_plan(run, cards) for run in found), key=lambda one: (one.on, one.id))


def plan(number: int, today: dt.date) -> Planned:
    """The reorganisation to come with this number."""
    for one in plans(today):
        if one.id == number:
            return one
    begun = ledger.act(number)
    if begun is not None and begun.tag.value in TAGS and begun.effective_on <= today:
        raise Refusal("PLAN_IN_FORCE", on=begun.effective_on.isoformat())
    raise Refusal("PLAN_UNKNOWN", plan=str(number))


def of_unit(unit: int, today: dt.date) -> Planned | None:
    """The reorganisation in which a unit will go over."""
    going = models.Succession.objects.filter(from_unit=unit, on__gt=today, known_until__isnull=True)
    if not going.exists():
        return None
    return next(
        (one for one in plans(today) if any(each.unit.id == unit for each in one.units)), None
    )


def _laid_down(seqs: Iterable[int]) -> list[Act]:
    """These acts, and what was laid down at the same instants."""
    instants = {act.recorded_at for act in map(ledger.act, seqs) if act is not None}
    return ledger.acts_recorded(instants, TAGS) if instants else []


def _runs(acts: Iterable[Act]) -> list[list[Act]]:
    """Neighbours that were recorded at one instant, by one post, for one day."""
    runs: list[list[Act]] = []
    for act in acts:
        last = runs[-1][-1] if runs else None
        if last and last.seq + 1 == act.seq and _moment(last) == _moment(act):
            runs[-1].append(act)
        else:
            runs.append([act])
    return runs


def _moment(act: Act) -> tuple[object, ...]:
    return act.recorded_at, act.effective_on, act.by


def _named(act: Act) -> list[int]:
    return [act.subject, *_heirs(act)]


def _heirs(act: Act) -> list[int]:
    to = act.data.get("to")
    return [int(one) for one in to] if isinstance(to, list | tuple) else []


def _plan(run: Sequence[Act], cards: dict[int, UnitCard]) -> Planned:
    going = [act for act in run if act.tag is Tag.UNIT_SUCCEEDED]
    return Planned(
        id=run[0].seq,
        on=run[0].effective_on,
        laid_down_at=run[0].recorded_at,
        units=[
            Going(cards[one.subject], How(str(one.data["how"])), [cards[n] for n in _heirs(one)])
            for one in going
        ],
        placed=[cards[act.subject] for act in run if act.tag is Tag.UNIT_PLACED],
        acts=run,
    )
