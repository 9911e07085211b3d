"""Where one clause may hold a second order, and how likely that is.

An order that shares its clause with another is lost behind it. What parts two orders is no single
word: a dash in one text is a full stop in the next. So each place behind a mark or before a
conjunction is weighed by what stands on both sides of it. The weights were learnt from annotated
texts (`scripts/weigh --shares`). The clause is left as it is; what may be an order of its own is a
draft beside it, which a person sees behind the fold.
"""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from remit.domain.reading import weighing
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

# From these log odds on a place is taken, chosen on texts from which nothing was learnt.
LEAST_ODDS = -1.0
# What stays whole is shown; what may be an order within it stands behind the fold.
MOST_SURE = 0.45
# No order is shorter; of an endless clause not all places are asked.
SHORTEST, MOST_PLACES = 15, 60
LENGTHS = (25, 60, 120, 240)
# How far from a place a name begins, a cue stands near, words are looked at.
SOON, NEAR, FAR, REACH, AFTER = 12, 30, 80, 40, 140
MARK = re.compile(r"(?P<mark>(?:[,،:.!?؟…/\"»)\]•*-]|\s(?=[-•*/.،,]))+)\s*(?=[^\W_]|[\"(«])")
JOINS: Mapping[str, re.Pattern[str]] = {
    "ar": re.compile(r"\s(?=و\w{3}|(?:علي ان|فضلا عن|اضافة الي|كما|مع|في حين)\s)"),
    "en": re.compile(r"\s(?=(?:and|while|with|who|but)\s)"),
    "ko": re.compile(r"(?<=[고며여])\s"),
    "vi": re.compile(r"\s(?=(?:và|đồng thời)\s)"),
}
MODAL = re.compile(r"\b(?:shall|must|should|will|is to|are to|may)\b")
WORD = re.compile(r"[^\W_]+")
LINKS = frozenset({"", ",", "،"})
FIGURE = "#"
# What may stand between an order and the next one.
BEFORE_NEXT = " -/•*"


class Part(NamedTuple):
    """The part of a clause that may be an order of its own, and how sure that is."""

    clause: Stretch
    sure: float


@dataclass(frozen=True)
class Clause:
    """A clause with what is known of it: where its cues and the names of bodies stand."""

    pack: Pack
    text: str
    cues: Sequence[int]
    bodies: Sequence[tuple[int, int]]
    marked: bool
    obliges: bool


def known(
    pack: Pack, clause: Stretch, cues: Sequence[int], *, marked: bool, obliges: bool
) -> Clause:
    """A clause whose cues begin at these places of the view, with the bodies that it names."""
    named = sorted(hit.group_spans["actor"] for hit in pack.hits("BODY", clause.text))
    begun = [at - clause.start for at in cues]
    return Clause(pack, clause.text, begun, named, marked, obliges)


def places(language: str, text: str) -> list[tuple[int, str]]:
    """Where a clause may go on with another order, and which mark stands there."""
    join = JOINS.get(language)
    found = {one.end(): "" for one in join.finditer(text)} if join else {}
    for one in MARK.finditer(text):
        spaced = text[max(0, one.start() - 1) : one.end()]
        if any(map(str.isspace, spaced)):
            found[one.end()] = "".join(one["mark"].split())[:2]
    fit = [at for at in sorted(found) if SHORTEST <= at <= len(text) - SHORTEST]
    return [(at, found[at]) for at in _outside(text, fit[:MOST_PLACES])]


def _outside(text: str, found: Sequence[int]) -> Iterator[int]:
    """The places that stand in no brackets."""
    depth = 0
    for before, at in itertools.pairwise([0, *found]):
        depth += text.count("(", before, at) - text.count(")", before, at)
        if depth <= 0:
            yield at


def shared(of: Clause, clause: Stretch) -> Iterator[Part]:
    """The later parts of a clause that may be orders of their own."""
    found = list(_likely(of)) if of.pack.sharing else []
    ends = [*(begin for begin, _ in found[1:]), len(of.text)]
    for (begin, sure), end in zip(found, ends, strict=False):
        text = of.text[begin:end].rstrip(BEFORE_NEXT)
        start = clause.start + begin
        yield Part(Stretch(start, start + len(text), text), sure)


def _likely(of: Clause) -> Iterator[tuple[int, float]]:
    begin = 0
    found = places(of.pack.language, of.text)
    marks = Counter(mark for _, mark in found)
    for at, mark in found:
        if at - begin < SHORTEST:
            continue
        likely = odds(of.pack.sharing, signs(of, begin, at, mark, marks[mark]))
        if likely >= LEAST_ODDS:
            yield at, min(MOST_SURE, weighing.share(likely))
            begin = at


def odds(weights: Mapping[str, float], told: Iterable[str]) -> float:
    """The log odds that another order begins where these signs stand."""
    least = weights.get(weighing.BASE, -weighing.MOST_ODDS)
    return least + math.fsum(weights[name] for name in told if name in weights)


def signs(of: Clause, begin: int, at: int, mark: str, times: int) -> set[str]:
    """What stands around a place, for the part of the clause from `begin` on.

    A mark stands so many times in the whole clause.
    """
    return {
        *_of_mark(of, at, mark, times),
        *_of_words_before(of.pack.language, of.text[max(begin, at - REACH) : at], mark),
        *_of_words_after(of.pack.language, of.text[at : at + 2 * FAR], mark),
        f"long.left:{bisect_right(LENGTHS, at - begin)}",
        f"long.right:{bisect_right(LENGTHS, len(of.text) - at)}",
        *_of_content(of, begin, at),
    }


def _of_mark(of: Clause, at: int, mark: str, times: int) -> Iterator[str]:
    yield f"mark:{mark}"
    yield f"mark:{mark}.{of.pack.language}"
    if times > 2 and mark not in LINKS:
        yield f"several:{mark[-1:]}"
    if of.text.count('"', 0, at) % 2:
        yield "quoted"
    first = of.text[at]
    if first.isupper():
        yield "capital"
    yield f"opens:{FIGURE if first.isdigit() else '' if first.isalpha() else first}"


def _of_words_before(language: str, text: str, mark: str) -> Iterator[str]:
    """The last word; of Korean how it ends, for there a verb goes on by its ending."""
    told = WORD.findall(text.lower())
    if not told:
        return
    last = FIGURE if told[-1][0].isdigit() else told[-1]
    if language == "ko":
        yield f"left:{last[-1:]}{mark}"
        yield f"left2:{last[-2:]}"
    else:
        yield f"left:{last}.{language}"


def _of_words_after(language: str, text: str, mark: str) -> Iterator[str]:
    """The first word; of Arabic how it begins, for there "and" is written onto the verb."""
    told = WORD.findall(text[:REACH].lower())
    if told:
        first = FIGURE if told[0][0].isdigit() else told[0]
        yield f"right:{first}.{language}"
        if language == "ar":
            yield f"right1:{first[:1]}{mark}"
            yield f"right2:{first[:2]}"
    if language == "en":
        yield "modal" if MODAL.search(text) else "no modal"


def _of_content(of: Clause, begin: int, at: int) -> Iterator[str]:
    cued = _cued(of, begin, at)
    yield f"cues:{cued}"
    yield from _of_body(of, begin, at, cued)
    if of.pack.first("CONTEXT", of.text[at : at + FAR]) is not None:
        yield "form"
        yield f"form.{of.pack.language}"
        yield f"form*cues:{cued}"
    if of.marked:
        yield "marked"
    if of.obliges:
        yield "obliges"


def _cued(of: Clause, begin: int, at: int) -> str:
    """Whether cues stand before the place, and how soon after it one does."""
    left = any(begin <= one < at - SOON for one in of.cues)
    right = next((one - at for one in of.cues if one >= at - SOON // 3), None)
    far = "" if right is None else "soon" if right < NEAR else "near" if right < FAR else "far"
    return f"{'left' if left else ''}-{far}"


def _of_body(of: Clause, begin: int, at: int, cued: str) -> Iterator[str]:
    """Who is named right behind the place, whether he acts, and whether he is another one."""
    before = [of.text[one:end] for one, end in of.bodies if begin <= one < at - SOON]
    owner = next(((one, end) for one, end in of.bodies if at - 2 <= one < at + SOON), None)
    if owner is None:
        yield f"nobody.{'left' if before else ''}"
        return
    start, end = owner
    after = of.text[end : end + AFTER]
    acts = any(rule.regex.search(after) for rule in of.pack.of("BODY_DOES"))
    named = of.text[start:end]
    who = "first" if not before else "same" if named in before else "other"
    part = "does" if acts else "named"
    yield f"body.{part}.{who}"
    yield f"body.{part}.{of.pack.language}"
    if not cued.endswith("-"):
        yield f"body*cue.{cued.partition('-')[0]}"
