"""The life stories of commitments: which act is recorded on which day after the beginning, from
which day it takes effect, who acts, and on which of the commitments that hang together.

Days are counted from the beginning. Whatever takes effect more than a day before it is recorded is
recorded late; about a tenth of all acts are.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

ISSUER, LEAD, HEIR, BESIDE, FIRST_PART, SECOND_PART = range(6)
SLOTS = 6
TYPES = ("TASK", "TASK", "TASK", "TARGET", "ANSWER", "REMEDY", "PUBLICATION", "REPORT")
LEVELS = ("INTERNAL",) * 9 + ("RESTRICTED",)


@dataclass(frozen=True, slots=True)
class Step:
    """One call of an action: what, when, from when on, by whom, on which commitment."""

    verb: str
    day: int
    by: int
    on: int | None = None
    member: int = 0
    given: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Story:
    """The steps of a commitment, and of its parts, in the order in which they are recorded."""

    steps: list[Step] = field(default_factory=list)
    document: bool = False
    moves: int | None = None  # the day on which it goes over to another unit

    @property
    def length(self) -> int:
        """The day of the last act."""
        return self.steps[-1].day


class _Teller:
    """Tells one story: time goes on with each step, and whoever owes it acts."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.story = Story(document=chance.random() < 0.6)
        self.day = self.since = 0
        self.lead = LEAD

    def told(self, step: str, by: int, *, on: int | None = None, **given: object) -> None:
        self.story.steps.append(Step(step, self.day, by, on, given=given))
        self.since = self.day if on is None else on

    def later(self, least: int, most: int) -> None:
        self.day += self.chance.randint(least, most)

    def begin(self) -> None:
        late = self.chance.randint(3, 30) if self.chance.random() < 0.22 else 0
        self.due = self.chance.randint(25, 240)
        self.day = late
        self.dated = self.chance.random() < 0.95
        given = {
            "due": self.due if self.dated else None,
            "type": self.chance.choice(TYPES),
            "level": self.chance.choice(LEVELS),
            "beside": self.chance.random() < 0.2,
        }
        self.told("assign", ISSUER, on=0 if late else None, **given)

    def accept(self) -> None:
        self.later(1, 12)
        early = self.day - 1 if self.chance.random() < 0.1 and self.day - 1 > self.since else None
        self.told("accept", self.lead, on=early)
        if self.chance.random() < 0.1:
            self.told("allot", self.lead, slot=self.lead)

    def work(self) -> None:
        for _ in range(self.chance.choice((0, 0, 0, 1, 1, 2))):
            self.later(5, 40)
            blocked = self.chance.choice((None, None, None, "LACKS_FUNDS", "WAITS_FOR_DECISION"))
            self.told("report", self.lead, blocked=blocked)
        if self.dated and self.chance.random() < 0.2 and self.day < self.due - 5:
            self.extend()

    def extend(self) -> None:
        self.day = self.chance.randint(self.day, self.due)
        wanted = self.due + self.chance.randint(10, 90)
        self.told("ask_extension", self.lead, wanted=wanted)
        self.later(1, 10)
        granted = self.chance.random() < 0.8
        self.told("extend" if granted else "refuse_extension", ISSUER, due=wanted)
        self.due = wanted if granted else self.due

    def claim(self) -> None:
        self.day = max(self.day + 1, self.due + self.chance.randint(-25, 40))
        self.told("evidence", self.lead)
        begun = self.since
        if self.chance.random() < 0.08:
            self.later(21, 45)
            self.told("claim", self.lead, on=max(begun, self.day - 40))
            if self.chance.random() < 0.8:
                self.later(1, 9)
                self.told("approve_backdating", ISSUER)
        else:
            self.told("claim", self.lead)

    def verify(self) -> None:
        claimed = self.day
        self.later(1, 25)
        late = self.chance.random() < 0.25 and self.day - claimed > 3
        evidence = self.chance.choice(("DOCUMENT_CHECKED", "DOCUMENT_CHECKED", "SITE_VERIFIED"))
        self.told("verify", ISSUER, on=claimed + 1 if late else None, evidence=evidence)
        if self.chance.random() < 0.25:
            self.later(1, 30)
            self.told("close", ISSUER, outcome=self.chance.choice(("MET", "MET", "PARTLY_MET")))

    def whole(self) -> None:
        self.accept()
        self.work()
        if self.chance.random() < 0.85:
            self.claim()
            if self.chance.random() < 0.9:
                self.verify()

    def unheard(self) -> None:
        """Nobody accepts."""

    def contested(self) -> None:
        self.later(1, 8)
        self.told("contest", LEAD)
        self.later(2, 15)
        if self.chance.random() < 0.5:
            self.told("reassign", ISSUER)
            self.lead = HEIR
        else:
            self.told("keep", ISSUER)
        self.whole()

    def suspended(self) -> None:
        self.accept()
        self.later(3, 15)
        self.told("suspend", ISSUER)
        self.later(10, 60)
        self.told("resume", ISSUER)
        self.due += 60
        self.claim()
        self.verify()

    def returned(self) -> None:
        self.accept()
        self.claim()
        self.later(2, 9)
        self.told("return_", ISSUER)
        self.due = self.day + 20
        self.claim()
        self.verify()

    def moved(self) -> None:
        self.accept()
        begun = self.since
        self.later(8, 60)
        on = max(begun, self.day - self.chance.choice((0, 0, 1, 3, 7)))
        self.story.moves = on
        self.told("transfer", ISSUER, on=on if on < self.day else None)
        self.lead = HEIR
        self.work()
        self.claim()
        self.verify()

    def cancelled(self) -> None:
        self.accept()
        self.later(5, 60)
        self.told("cancel", ISSUER)

    def closed(self) -> None:
        self.accept()
        self.work()
        self.later(20, 80)
        late = self.day - 15 if self.day - 15 > self.since and self.chance.random() < 0.4 else None
        outcome = self.chance.choice(("NOT_MET", "NO_LONGER_APPLICABLE", "REFERRED"))
        self.told("close", ISSUER, on=late, outcome=outcome)

    def broken_down(self) -> None:
        self.accept()
        self.later(1, 10)
        self.told("break_down", LEAD, dues=(self.due - self.chance.randint(1, 10), None))
        begun = self.day
        for part, by in ((1, FIRST_PART), (2, SECOND_PART)):
            self.story.steps += self._of_part(part, by, begun)
        self.story.steps.sort(key=lambda step: step.day)
        self.day = self.story.length
        self.claim()
        self.verify()

    def _of_part(self, part: int, by: int, begun: int) -> Iterator[Step]:
        day = begun + self.chance.randint(1, 9)
        yield Step("accept", day, by, member=part)
        if self.chance.random() < 0.15:
            return
        day += self.chance.randint(20, 120)
        yield Step("evidence", day, by, member=part)
        yield Step("claim", day, by, member=part)
        if self.chance.random() < 0.8:
            day += self.chance.randint(1, 12)
            note = {"evidence": "DOCUMENT_CHECKED"}
            yield Step("verify", day, LEAD, member=part, given=note)


_SHAPES = (
    (_Teller.whole, 60),
    (_Teller.unheard, 11),
    (_Teller.contested, 4),
    (_Teller.suspended, 4),
    (_Teller.returned, 4),
    (_Teller.moved, 5),
    (_Teller.cancelled, 3),
    (_Teller.closed, 4),
    (_Teller.broken_down, 5),
)


def told(seed: int, many: int) -> list[Story]:
    """As many life stories, the same ones for the same seed; every kind is among the first."""
    chance = random.Random(seed)
    shapes = [shape for shape, _ in _SHAPES]
    weights = [weight for _, weight in _SHAPES]
    chosen = (shapes + chance.choices(shapes, weights, k=max(0, many - len(shapes))))[:many]
    return [_told(shape, chance) for shape in chosen]


def _told(shape: object, chance: random.Random) -> Story:
    teller = _Teller(chance)
    teller.begin()
    assert callable(shape)
    shape(teller)
    return teller.story
