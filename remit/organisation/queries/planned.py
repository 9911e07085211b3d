"""What is laid down for a day to come: which units will go over into which, what is placed with
them, and by which acts. What was laid down in one go is one plan; a single unit that is placed
elsewhere from a day on is one, too."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.domain import body
from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import How
from remit.kernel import writes
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from remit.organisation import models, queries
from remit.organisation.queries import UnitCard

PLACING = (Tag.UNIT_PLACED.value, Tag.UNIT_CHANGE_ANNULLED.value)
TAGS = (Tag.UNIT_PLACED.value, Tag.UNIT_SUCCEEDED.value)


@dataclass(frozen=True, slots=True)
class Going:
    """A unit that will go over, how, and into which others."""

    unit: UnitCard
    how: How
    heirs: Sequence[UnitCard]


@dataclass(frozen=True, slots=True)
class Planned:
    """A reorganisation or a placement to come, named by the first of its acts; `below` is the unit
    below which what is placed will stand in the tree, None at its top."""

    id: int
    on: dt.date
    laid_down_at: dt.datetime
    units: Sequence[Going]
    placed: Sequence[UnitCard]
    acts: Sequence[Act]
    below: UnitCard | None = None
    tree: str = ""

    @property
    def is_placing(self) -> bool:
        """Whether it places a unit elsewhere and lets none go over."""
        return not self.units


def plans(today: dt.date) -> list[Planned]:
    """What is laid down for days to come and nobody took back, the next one first."""
    found = _reorganisations(today)
    taken = {act.seq for run in found for act in run}
    found += [[act] for act in _placements(today) if act.seq not in taken]
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
    """The reorganisation in which a unit will go over, else its placement to come."""
    going = models.Succession.objects.filter(from_unit=unit, on__gt=today, known_until__isnull=True)
    placed = models.Placement.objects.filter(unit=unit, on_from__gt=today, known_until__isnull=True)
    if not going.exists() and not placed.exists():
        return None
    about = [one for one in plans(today) if unit in _leading(one)]
    return min(about, key=lambda one: one.is_placing, default=None)


def _leading(plan: Planned) -> set[int]:
    """The units on whose pages a plan stands."""
    return (
        {one.id for one in plan.placed} if plan.is_placing else {one.unit.id for one in plan.units}
    )


def _reorganisations(today: dt.date) -> list[list[Act]]:
    rows = models.Succession.objects.filter(on__gt=today, known_until__isnull=True)
    succeeding = sorted(set(rows.values_list("known_from", flat=True)))
    runs = _runs(_laid_down(succeeding))
    return [one for one in runs if any(act.seq in succeeding for act in one)]


def _placements(today: dt.date) -> list[Act]:
    """The acts that place units from days to come, of several to the same effect the last."""
    rows = models.Placement.objects.filter(on_from__gt=today, known_until__isnull=True)
    spots = set(rows.values_list("unit", "tree", "parent", "on_from"))
    acts = ledger.acts_with({spot[0] for spot in spots}, PLACING) if spots else []
    gone = {act.data["act"] for act in acts if act.tag is Tag.UNIT_CHANGE_ANNULLED}
    placing = [act for act in acts if act.tag is Tag.UNIT_PLACED and act.seq not in gone]
    return list({_spot(act): act for act in placing if _spot(act) in spots}.values())


def _spot(act: Act) -> tuple[object, ...]:
    return act.subject, act.data["tree"], act.data["parent"], act.effective_on


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
    parent = body.number(act.data, "parent")
    return [act.subject, *_heirs(act), *([parent] if parent is not None else [])]


def _heirs(act: Act) -> list[int]:
    to = act.data.get("to")
    return [int(one) for one in to] if isinstance(to, list | tuple) else []


def _trees() -> dict[int, str]:
    return writes.asked_once(
        "codes of trees", lambda: dict(models.Tree.objects.values_list("id", "code"))
    )


def _plan(run: Sequence[Act], cards: dict[int, UnitCard]) -> Planned:
    going = [act for act in run if act.tag is Tag.UNIT_SUCCEEDED]
    placing = [act for act in run if act.tag is Tag.UNIT_PLACED]
    return Planned(
        id=run[0].seq,
        on=run[0].effective_on,
        laid_down_at=run[0].recorded_at,
        units=[
            Going(cards[one.subject], How(str(one.data["how"])), [cards[n] for n in _heirs(one)])
            for one in going
        ],
        placed=[cards[act.subject] for act in placing],
        acts=run,
        below=cards.get(body.number(placing[0].data, "parent") or 0) if placing else None,
        tree=_trees().get(body.the_number(placing[0].data, "tree"), "") if placing else "",
    )
