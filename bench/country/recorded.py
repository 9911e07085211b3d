"""The stories are played once, by the real actions, in a transaction that is taken back; what they
wrote into every table is kept as forms."""

import datetime as dt
import heapq
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from bench.country import founding, playing
from bench.country.forms import TITLE, Filled, Form, row
from bench.country.playing import Cast
from bench.country.stories import Story
from remit.commitments import models
from remit.kernel import clock
from remit.ledger import models as ledger

BEGIN = dt.date(2026, 3, 2)
NUMBERS = frozenset(
    [
        "seq",
        "subject",
        "commitment_id",
        "known_from",
        "known_until",
        "lead_id",
        "lead",
        "issuer_id",
        "issuer",
        "post_id",
        "post",
        "by_post",
        "document_id",
        "document",
        "parent_id",
        "parent",
        "above_1",
        "above_2",
        "above_3",
        "unit_id",
        "unit",
        "last_act",
        "act_id",
        "id",
        "blocked_by_id",
    ]
)
ACT_COLUMNS = ("seq", "effective_on", "tag", "subject", "by_person", "by_post")


@dataclass(slots=True)
class Written:
    """What one act wrote: its body, its texts, and rows of the derived tables."""

    day: int
    number: int  # among the acts of the same request
    member: int
    body: str
    filled: Filled
    columns: Filled
    texts: Sequence[tuple[str, int, int]]  # key, cell of the text, cell of its hash
    spans: list[Filled] = field(default_factory=list)
    movements: list[Filled] = field(default_factory=list)
    evidence: list[Filled] = field(default_factory=list)


@dataclass(slots=True)
class Recipe:
    """A story as forms; the row of each commitment, and of its cooperation, after each act."""

    story: Story
    cells: Sequence[Any]
    acts: Sequence[Written]
    members: int
    after: Mapping[tuple[int, int], tuple[Filled, Sequence[Filled]]]


def recipes(told: Sequence[Story]) -> list[Recipe]:
    """Play each story once and keep what it wrote; the database stays as it was."""
    with transaction.atomic():
        stage = _Stage(told)
        stage.play()
        made = [stage.recipe(number) for number in range(len(told))]
        transaction.set_rollback(True)
    return made


class _Stage:
    """A small government, and all stories on it beginning on the same day."""

    def __init__(self, told: Sequence[Story]) -> None:
        self.told = told
        with clock.injected(clock.start_of(BEGIN)):
            self.places = founding.stage(BEGIN)
            self.document = founding.documents(BEGIN, 1, self.places[0])[0]
        self.casts = [
            Cast(self.places, BEGIN, TITLE, self.document if story.document else None)
            for story in told
        ]
        self.calls: dict[int, int] = {}
        self.rows: dict[int, tuple[Mapping[str, Any], list[Any]]] = {}
        self.last = clock.start_of(BEGIN)

    def play(self) -> None:
        """All steps in the order of their days."""
        steps = heapq.merge(*(self._steps(number) for number in range(len(self.told))))
        for minute, (day, number, place) in enumerate(steps):
            cast, step = self.casts[number], self.told[number].steps[place]
            at = clock.start_of(cast.day(day)) + dt.timedelta(seconds=28_800 + minute % 3600)
            self.last = at = max(at, self.last)
            before = len(cast.members)
            playing.play(cast, step, at, uuid.UUID(int=minute))
            touched = cast.members[before:] or [cast.members[step.member]]
            self._look(touched)

    def _steps(self, number: int) -> Iterator[tuple[int, int, int]]:
        for place, step in enumerate(self.told[number].steps):
            yield step.day, number, place

    def _look(self, touched: Sequence[int]) -> None:
        """How the rows of commitments stand after their last act."""
        for place, subject in enumerate(touched):
            commitment = models.Commitment.objects.filter(pk=subject).values().get()
            beside = models.Cooperation.objects.filter(commitment=subject).order_by("id")
            act = commitment["last_act"]
            self.rows[act] = (commitment, list(beside.values()))
            self.calls[act] = place

    def recipe(self, number: int) -> Recipe:
        """What one story wrote, as forms."""
        cast = self.casts[number]
        acts = list(ledger.Act.objects.filter(subject__in=cast.members).order_by("seq"))
        form = Form(BEGIN, self._numbers(acts), {p.person: n for n, p in enumerate(self.places)})
        written = [self._written(form, act, cast) for act in acts]
        for place, act in enumerate(acts):
            _derived(form, act.seq, written[place])
        after = {
            (cast.members.index(commitment["id"]), place): (
                _row(form, commitment, counted=False),
                [_row(form, one) for one in beside],
            )
            for place, act in enumerate(acts)
            for commitment, beside in [self.rows[act.seq]]
        }
        return Recipe(self.told[number], form.cells, written, len(cast.members), after)

    def _numbers(self, acts: Sequence[ledger.Act]) -> dict[int, tuple[str, int]]:
        numbers = {place.unit: ("unit", slot) for slot, place in enumerate(self.places)}
        numbers |= {place.post: ("post", slot) for slot, place in enumerate(self.places)}
        numbers |= {act.seq: ("act", place) for place, act in enumerate(acts)}
        return numbers | {self.document: ("document", 0)}

    def _written(self, form: Form, act: ledger.Act, cast: Cast) -> Written:
        texts = list(ledger.SideText.objects.filter(act=act.seq).order_by("id"))
        sealed = [(one.key, form.value(one.text), form.cell("hash", one.key)) for one in texts]
        body, filled = form.body(act.body)
        return Written(
            day=(clock.day_of(act.recorded_at) - BEGIN).days,
            number=self.calls[act.seq],
            member=cast.members.index(act.subject),
            body=body,
            filled=filled,
            columns=row([self._column(form, act, name) for name in ACT_COLUMNS]),
            texts=sealed,
        )

    def _column(self, form: Form, act: ledger.Act, name: str) -> int:
        value = getattr(act, name)
        if name == "by_person":
            return form.cell("person", form.persons[value])
        return form.number(value) if name in NUMBERS else form.value(value)


def _derived(form: Form, seq: int, written: Written) -> None:
    spans = models.Span.objects.filter(known_from=seq).order_by("id")
    written.spans = [_row(form, one) for one in spans.values()]
    moved = models.Movement.objects.filter(seq=seq).order_by("id")
    written.movements = [_row(form, one) for one in moved.values()]
    shown = models.EvidenceItem.objects.filter(id=seq)
    written.evidence = [_row(form, one, counted=False) for one in shown.values()]


def _row(form: Form, values: Mapping[str, Any], *, counted: bool = True) -> Filled:
    """A row, without its key where that only counts rows."""
    named = [name for name in values if name != "id" or not counted]
    return row([_cell(form, name, values[name], values) for name in named])


def _cell(form: Form, name: str, value: Any, values: Mapping[str, Any]) -> int:
    if name == "ancestors":
        return form.listed(value)
    if name == "issuer_level":
        _, slot = form.numbers[values["issuer"]]
        return form.cell("level", slot)
    return form.number(value) if name in NUMBERS else form.value(value)


def places_of(cells: Sequence[Any], kind: str) -> list[tuple[int, Any]]:
    """Where the cells of a kind are, and what they are of."""
    return [(place, what) for place, (named, what) in enumerate(cells) if named == kind]
