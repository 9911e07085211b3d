"""What annotated texts teach of clauses that hold several orders: each place where one may begin,
with its signs, and whether one does. Logistic regression with a ridge, all languages at once."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import logistic
from opened import Opened

from remit.domain.reading import cues, reader, sharing, splitting, weighing
from remit.domain.reading.composing import Ground
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Stretch
from remit.texts import packs

RIDGE, FEWEST, LIGHTEST = 0.5, 2, 0.03
PARTS = 6
# An order begins at a place when it begins so near to it; it goes on there when it ends later.
NEAR, GOES_ON = 12, 8

Weights = Mapping[str, float]
Place = tuple[int, int]


class Asked(NamedTuple):
    """A place where another order may begin, and whether one does."""

    document: str
    language: str
    signs: set[str]
    begins: bool


def weights(known: Sequence[Opened]) -> Weights:
    """The weights that the texts teach."""
    return _fitted([one for each in known for one in _asked(each)])


def held_out(known: Sequence[Opened], parts: int) -> Iterator[str]:
    """For each language, how many places are found where an order begins, and how many wrongly."""
    place = _parts(known)
    asked = {each.id: list(_asked(each)) for each in known}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for part in range(parts):
        learnt = _fitted([
            one for name, each in asked.items() if place[name] != part for one in each
        ])  # fmt: skip
        for one in (one for name, each in asked.items() if place[name] == part for one in each):
            taken = sharing.odds(learnt, one.signs) >= sharing.LEAST_ODDS
            counts[one.language].update(begins=one.begins, taken=taken)
            counts[one.language].update(right=one.begins and taken)
    for language, count in sorted(counts.items()):
        yield f"{language}: found {count['right']}/{count['begins']}, of {count['taken']} taken"


def _parts(known: Sequence[Opened]) -> Mapping[str, int]:
    ordered = sorted((each.id for each in known), key=lambda name: (name.rpartition("/")[2], name))
    return {name: at % PARTS for at, name in enumerate(ordered)}


def _fitted(asked: Sequence[Asked]) -> Weights:
    told = {(name, one.document) for one in asked for name in one.signs}
    counted = Counter(name for name, _ in told)
    names = {name for name, times in counted.items() if times >= FEWEST}
    rows = [dict.fromkeys(sorted(one.signs), 1.0) for one in asked]
    found = logistic.fitted(rows, [float(one.begins) for one in asked], names, RIDGE)
    heavy = {name: one for name, one in found.items() if abs(one) >= LIGHTEST}
    return {name or weighing.BASE: round(one, 2) for name, one in heavy.items()}


def _asked(each: Opened) -> Iterator[Asked]:
    """The places of every clause that holds an order."""
    by = reader.grounded(each.text, packs.packs())
    if by is None:
        return
    view = by.ground.view
    owed = sorted({
        (view.position(one.place.start), view.position(one.place.end)) for one in each.gold.duties
    })  # fmt: skip
    for setting in by.prose:
        pack = by.ground.packs[setting.paragraph.language]
        for sentence in splitting.sentences(setting.paragraph, pack):
            for clause in splitting.clauses(sentence):
                within = [one for one in owed if one[0] < clause.end and one[1] > clause.start]
                if within:
                    yield from _of_clause(each.id, by.ground, setting, clause, within)


def _of_clause(
    document: str, ground: Ground, setting: Setting, clause: Stretch, owed: Sequence[Place]
) -> Iterator[Asked]:
    pack = ground.packs[setting.paragraph.language]
    fired = [hit.start for hit in cues.cues_in(pack, clause)]
    marked = setting.paragraph.marker != ""
    of = sharing.known(pack, clause, fired, marked=marked, obliges=setting.obliges)
    found = sharing.places(pack.language, clause.text)
    marks = Counter(mark for _, mark in found)
    wanted = _wanted([at for at, _ in found], [start - clause.start for start, _ in owed[1:]])
    begin = 0
    for at, mark in found:
        if at - begin < sharing.SHORTEST:
            continue
        if at in wanted or _goes_on(clause.start + at, owed):
            told = sharing.signs(of, begin, at, mark, marks[mark])
            yield Asked(document, pack.language, told, at in wanted)
        begin = at if at in wanted else begin


def _wanted(found: Sequence[int], starts: Sequence[int]) -> set[int]:
    """The place nearest to where each later order begins."""
    near = ([at for at in found if abs(start - at) <= NEAR] for start in starts)
    pairs = zip(starts, near, strict=True)
    return {min(some, key=lambda at: abs(start - at)) for start, some in pairs if some}


def _goes_on(at: int, owed: Sequence[Place]) -> bool:
    """Whether one order goes on here and no other begins; what lies between orders says nothing."""
    within = any(start < at - NEAR and end > at + GOES_ON for start, end in owed)
    return within and not any(abs(start - at) <= NEAR for start, _ in owed)
