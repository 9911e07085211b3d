"""The names of bodies and posts in running words: where one begins and ends, what is beside it.

A pack tells names by their heads (`BODY`: ministry, department, committee), what may stand before
the head (`BODY_FRONT`), and what makes neighbours one list (`BODY_JOIN`). What follows a name tells
whether it acts (`BODY_DOES`) or is told to (`BODY_TOLD`), what precedes it whether it is asked
(`BODY_ASKED`) or is the one by whom a thing is done (`BODY_AGENT`). A body that only takes part is
no name here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Paragraph

BEFORE, FRONT, AFTER, SOON = 40, 90, 140, 30


class Named(NamedTuple):
    """A name at view offsets, its list as one, and the part that it plays."""

    start: int
    end: int
    parts: int
    does: str


def named(pack: Pack, paragraph: Paragraph) -> tuple[Named, ...]:
    """The bodies that a paragraph names, in text order."""
    text, offset = paragraph.text, paragraph.start
    joined = _joined(pack, text)
    taking_part = [
        hit.group_spans["actor"]
        for hit in (pack.hits("COOPERATING", text) if joined else ())
        if "actor" in hit.group_spans
    ]
    return tuple(
        _placed(pack, text, offset, one)
        for one in joined
        if not any(start < one[1] and one[0] < end for start, end in taking_part)
    )


def signs_beside(pack: Pack, paragraph: Paragraph, one: Named) -> Iterator[str]:
    """What stands beside a name: that it is told, or asked, or goes with another."""
    start, end = one.start - paragraph.start, one.end - paragraph.start
    after = paragraph.text[end : end + AFTER]
    if _holds(pack, "BODY_TOLD", paragraph.text, after):
        yield "in.told"
    if _holds(pack, "BODY_WITH", paragraph.text, after):
        yield "in.with"
    if _holds(pack, "BODY_TELLS", paragraph.text, after[:SOON]):
        yield "in.says"
    before = paragraph.text[max(0, start - BEFORE) : start]
    if _holds(pack, "BODY_ASKED", paragraph.text, before):
        yield "in.asked"
    if _holds(pack, "BODY_AGENT", paragraph.text, before):
        yield "in.agent"


def holds_whole_names(pack: Pack) -> bool:
    """Whether names of the language begin with their head, and what follows it still belongs."""
    return any(rule.scope == "whole" for rule in pack.of("BODY"))


def _joined(pack: Pack, text: str) -> list[tuple[int, int, int]]:
    """Every name with the names of one list put together, and how many they are."""
    found: list[tuple[int, int, int]] = []
    for start, end in _names(pack, text):
        if not found:
            found.append((start, end, 1))
            continue
        first, last, parts = found[-1]
        if start < last:
            found[-1] = first, max(last, end), parts
        elif _holds(pack, "BODY_JOIN", text, text[last:start]):
            found[-1] = first, end, parts + 1
        else:
            found.append((start, end, 1))
    return found


def _names(pack: Pack, text: str) -> Iterator[tuple[int, int]]:
    for start, end in sorted(hit.group_spans["actor"] for hit in pack.hits("BODY", text)):
        yield start - _in_front(pack, text, max(0, start - FRONT), start), end


def _in_front(pack: Pack, text: str, begin: int, end: int) -> int:
    """How many letters before the head belong to the name."""
    words = text[begin:end]
    for rule in pack.possible("BODY_FRONT", text):
        match = rule.regex.search(words)
        if match:
            return len(words) - match.start("front")
    return 0


def _holds(pack: Pack, family: str, text: str, words: str) -> bool:
    """Whether a rule of the family holds in some words of a text."""
    # Few letters are looked at but once: the memory of a pack is for its clauses. What a whole text
    # does not hold no part of it does.
    return any(rule.regex.search(words) for rule in pack.possible(family, text))


def _placed(pack: Pack, text: str, offset: int, one: tuple[int, int, int]) -> Named:
    start, end, parts = one
    after = text[end : end + AFTER]
    does = (rule.value for rule in pack.possible("BODY_DOES", text) if rule.regex.search(after))
    return Named(start + offset, end + offset, parts, next(does, ""))
