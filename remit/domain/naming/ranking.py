"""The units that words may mean, the likeliest first, each with the reasons an official can check.

What persons chose before for the same words comes first; then the name, the level and how near the
unit stands to the issuer. A choice that others contradicted loses its rank.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from remit.domain.naming import comparing
from remit.domain.naming.calling import Called, called
from remit.domain.naming.lexicon import Lexicon
from remit.domain.naming.words import words

LEAST = 0.45
MOST = 5
CLEAR, MARGIN = 0.8, 0.08
AGREED = 0.6
# Three choices of four are trusted, two of three are not.
TRUSTED, DISPUTED = 0.65, 0.75
CODE_TAIL = 0.97
# A single choice does not stand against a unit that is called just so.
CALLED_SO, FEW = 0.95, 2


class Ground(Enum):
    """Which of its names tells a unit."""

    NAME = "NAME"
    FORMER = "FORMER"
    PREDECESSOR = "PREDECESSOR"
    CODE = "CODE"


class Reach(Enum):
    """Where a unit stands as seen from the issuer of the document."""

    BELOW = "BELOW"
    ISSUER = "ISSUER"
    UNSAID = "UNSAID"
    PLACE = "PLACE"
    LINE = "LINE"
    ELSEWHERE = "ELSEWHERE"


GROUNDS: Mapping[Ground, float] = {
    Ground.NAME: 1.0,
    Ground.FORMER: 0.97,
    Ground.PREDECESSOR: 0.94,
    Ground.CODE: 1.0,
}
REACHES: Mapping[Reach, float] = {
    Reach.BELOW: 1.0,
    Reach.ISSUER: 0.99,
    Reach.UNSAID: 0.97,
    Reach.PLACE: 0.96,
    Reach.LINE: 0.94,
    Reach.ELSEWHERE: 0.86,
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a unit."""

    text: str
    ground: Ground = Ground.NAME


@dataclass(frozen=True, slots=True)
class Learnt:
    """How often persons chose a unit for the same words, and how often another one."""

    here: int = 0
    near: int = 0
    against: float = 0.0
    last_at: dt.datetime | None = None

    @property
    def times(self) -> float:
        """The choices; those for another issuer of the same place count half."""
        return self.here + self.near / 2

    @property
    def trust(self) -> float:
        """From 0 to 1: the share of the choices, careful while they are few."""
        return (self.times + 0.5) / (self.times + self.against + 1) if self.times else 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be meant."""

    unit: int
    kind: str
    names: Sequence[Name]
    reach: Reach = Reach.UNSAID
    place: frozenset[str] = frozenset()
    learnt: Learnt = field(default_factory=Learnt)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text; in a translation their level is doubtful."""

    text: str
    translated: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a unit may be meant, as a code with its facts."""

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit with how likely it is meant, and why."""

    unit: int
    score: float
    reasons: tuple[Reason, ...]
    learnt: Learnt
    by_name: float
    head_meant: bool = False
    group: bool = False


def ranked(mention: Mention, candidates: Iterable[Candidate], known: Lexicon) -> list[Ranked]:
    """The units that words may mean, the likeliest first."""
    said = called(mention.text, known)
    found = [_ranked(mention, said, one, known) for one in candidates]
    likely = [one for one in found if _is_likely(one, said)]
    return sorted(likely, key=_order)[:MOST]


def _is_likely(one: Ranked, said: Called) -> bool:
    """What persons chose is always shown; words for a whole group name nobody."""
    return one.learnt.times > 0 or (one.score >= LEAST and (bool(said.own) or not one.group))


def clearly_first(found: Sequence[Ranked]) -> Ranked | None:
    """The first one, if nothing speaks for another; several bodies at once are nobody."""
    if not found or found[0].group or found[0].score < CLEAR:
        return None
    first, others = found[0], found[1:]
    if others and first.score - max(one.score for one in others) < MARGIN:
        return None
    if first.learnt.times < FEW and any(one.by_name >= CALLED_SO for one in others):
        return None
    return first


def names_it(text: str, names: Iterable[str], known: Lexicon) -> bool:
    """Whether words name a unit with these names."""
    said = called(text, known)
    return any(comparing.closeness(said, called(name, known)) >= AGREED for name in names)


def _order(one: Ranked) -> tuple[bool, float, float, int]:
    last = one.learnt.last_at.timestamp() if one.learnt.last_at else 0.0
    return (one.learnt.trust < TRUSTED, -one.score, -last, one.unit)


def _ranked(mention: Mention, said: Called, one: Candidate, known: Lexicon) -> Ranked:
    scores = [(_of_name(mention, said, one, name, known), name) for name in one.names]
    by_name, name = max(scores, key=lambda row: row[0], default=(0.0, Name("")))
    by_name *= REACHES[one.reach]
    heard = called(name.text, known)
    reasons = [*_learnt(one.learnt), *_named(said, heard, name, by_name)]
    if by_name >= LEAST and comparing.differs_in_level(said, heard, one.kind):
        reasons.append(Reason("LEVEL_DIFFERS"))
    if one.reach is not Reach.UNSAID:
        reasons.append(Reason(one.reach.value))
    return Ranked(
        unit=one.unit,
        score=round(_with_choices(by_name, one.learnt), 4),
        reasons=tuple(reasons),
        learnt=one.learnt,
        by_name=round(by_name, 4),
        head_meant=said.title and not said.deputy,
        group=said.group,
    )


def _with_choices(by_name: float, learnt: Learnt) -> float:
    """What persons chose lifts a unit, and lifts it less the more often they chose another."""
    if learnt.trust >= TRUSTED:
        return max(by_name, 0.75 + learnt.trust / 4)
    lowered = by_name * (1 - learnt.against / (learnt.against + 2) / 2)
    return max(lowered, learnt.trust * DISPUTED)


def _of_name(mention: Mention, said: Called, one: Candidate, name: Name, known: Lexicon) -> float:
    if name.ground is Ground.CODE:
        return _of_code(said, name.text)
    heard = called(name.text, known)
    implied = one.reach not in (Reach.ELSEWHERE, Reach.UNSAID)
    near = comparing.closeness(said, heard, one.place, implied=implied)
    if not near:
        return 0.0
    level = comparing.level_factor(said, heard, one.kind, translated=mention.translated)
    return near * level * GROUNDS[name.ground]


def _of_code(said: Called, code: str) -> float:
    if not said.joined:
        return 0.0
    if said.joined == "".join(words(code)):
        return 1.0
    tail = "".join(words(code.rpartition("-")[2]))
    is_short = said.abbreviation == said.joined and not said.levels
    return CODE_TAIL if is_short and said.joined == tail else 0.0


def _learnt(learnt: Learnt) -> Iterable[Reason]:
    if learnt.here:
        yield Reason("CHOSEN_HERE", {"count": learnt.here})
    if learnt.near:
        yield Reason("CHOSEN_NEAR", {"count": learnt.near})
    if learnt.against and (learnt.here or learnt.near):
        yield Reason("CHOSEN_OTHERWISE", {"count": round(learnt.against)})


def _named(said: Called, heard: Called, name: Name, by_name: float) -> Iterable[Reason]:
    if by_name < LEAST:
        return
    if comparing.is_abbreviated(said, heard):
        yield Reason("ABBREVIATION", {"name": name.text})
    else:
        yield Reason(name.ground.value, {"name": name.text})
    if said.title and not said.deputy:
        yield Reason("TITLE")
