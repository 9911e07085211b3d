"""Where one sentence charges several bodies, each with a word of duty of its own.

“The Department of Finance shall allot the funds before 30 June, and the Department of Home Affairs
shall name the persons by 10 March” is two orders: each has one body that owes it, and a limit of
its own. It is cut only where that is plain: at a joint of the sentence a body is named, a word of
duty stands right behind it, and the words before are an order of another turn. Whoever takes part
(“together with”) has no word of duty of its own. What is not plain stays whole, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from remit.domain.reading import cues, kinds, operators, sharing
from remit.domain.reading.folding import View
from remit.domain.reading.joining import Candidate
from remit.domain.reading.records import Actor, Obligation
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

# What an order lacks that may share a limit with the one behind it.
DEADLINE = "deadline"
# What a clause is worth that takes its word of duty from the end of the sentence.
GOES_ON = 0.55
# What is left at the end of a turn of the words that join it to the next one.
JOINED_BY = " ,،"
# The duty of a body whose language says it at the end of the sentence only.
AT_THE_END = "at_the_end"
# How far behind a name its word of duty begins, and how long the words are that join two turns.
REACH, LONGEST_LEAD = 220, 24
# What is a duty only between two orders with a limit each.
DATED = "dated"


class Turn(NamedTuple):
    """A body that is charged: where its name begins and ends, and how its duty is worded."""

    start: int
    end: int
    name: str
    worded: str


def turns(pack: Pack, clause: Stretch) -> list[Turn]:
    """The bodies of a clause that have a word of duty of their own, in the order of the text."""
    beside = [
        hit.group_spans["actor"]
        for hit in pack.hits("COOPERATING", clause.text)
        if "actor" in hit.group_spans
    ]
    found: dict[int, Turn] = {}
    for hit in pack.hits("BODY", clause.text):
        start, end = hit.group_spans["actor"]
        worded = _worded(pack, clause.text[end : end + REACH])
        if worded is None or any(a < end and start < b for a, b in beside):
            continue
        known = found.get(end)
        if known is None or start < known.start:
            found[end] = Turn(start, end, clause.text[start:end], worded)
    return sorted(found.values())


def _worded(pack: Pack, behind: str) -> str | None:
    """How the words behind a name charge it, if they do."""
    for rule in pack.of("OWN_DUTY"):
        if rule.regex.search(behind):
            return rule.value
    return None


def names(pack: Pack, clause: Stretch) -> set[str]:
    """Which bodies a clause charges, each with a word of duty of its own."""
    return {one.name.lower() for one in turns(pack, clause) if one.worded != DATED}


def parted(pack: Pack, one: Candidate) -> Iterator[Candidate]:
    """A clause, cut where another body takes its turn."""
    cuts = [cut for turn, cut in _cuts(pack, one.clause) if _is_plain(pack, one.clause, turn, cut)]
    if not cuts:
        yield one
        return
    starts = [0, *(begins for _, begins in cuts)]
    ends = [*(ends for ends, _ in cuts), len(one.clause.text)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        yield _turn_of(pack, one, _part(one.clause, start, end), number)


def _cuts(pack: Pack, clause: Stretch) -> list[tuple[Turn, tuple[int, int]]]:
    """Each turn that may begin at a joint: where the words before it end, and where it begins."""
    taken = turns(pack, clause)
    joints = [at for at, _ in sharing.places(pack.language, clause.text)] if taken else []
    found = [(turn, cut) for turn in taken if (cut := _joint(pack, clause, turn, joints))]
    # Behind “if” and the like the first body that follows is bound on that condition.
    waits = pack.first("OPENS_CONDITION", clause.text) is not None
    return found[1:] if waits else found


def _joint(
    pack: Pack, clause: Stretch, turn: Turn, joints: Sequence[int]
) -> tuple[int, int] | None:
    """Where the words end that go before a turn, and where it begins behind what joins them."""
    for at in joints:
        if not 0 <= turn.start - at <= LONGEST_LEAD:
            continue
        for rule in pack.of("TURN_LEAD"):
            joined = rule.regex.search(clause.text[at : turn.start])
            if joined:
                return at, at + joined.end("joins")
    return None


def _is_plain(pack: Pack, clause: Stretch, turn: Turn, cut: tuple[int, int]) -> bool:
    """Whether the words before a cut and those behind it are an order each."""
    ends, begins = cut
    before, after = _part(clause, 0, ends), _part(clause, begins, len(clause.text))
    quoted = before.text.count('"') % 2
    if quoted or len(after.text) < sharing.SHORTEST or cues.is_excluded(pack, after):
        return False
    told = turns(pack, before)
    if turn.worded == AT_THE_END:
        return bool(told)
    if turn.worded == DATED:
        return _is_timed(pack, before) and _is_timed(pack, after)
    # What goes before may be no more than the first names of a row of bodies.
    if not told and _ends_with_name(pack, before):
        return False
    return bool(cues.cues_in(pack, before)) or _orders(pack, before)


def _ends_with_name(pack: Pack, words: Stretch) -> bool:
    ends = (hit.end for hit in pack.hits("BODY", words.text))
    return any(end >= len(words.text) for end in ends)


def _is_timed(pack: Pack, words: Stretch) -> bool:
    return next(iter(operators.timed(pack, words)), None) is not None


def _orders(pack: Pack, before: Stretch) -> bool:
    """Whether words without a word of duty name a body that does something by a limit."""
    does = pack.first("CONTEXT", before.text) is not None
    return does and pack.first("BODY", before.text) is not None and _is_timed(pack, before)


def _turn_of(pack: Pack, one: Candidate, clause: Stretch, number: int) -> Candidate:
    """One turn as a candidate with the cues of its own words."""
    fired = tuple(cues.cues_in(pack, clause))
    weight = one.weight if not number else 0.0 if fired else max(one.weight, GOES_ON)
    least = clause.start + sharing.SHORTEST
    shared = tuple(
        part for part in one.shared if least <= part.clause.start and part.clause.end <= clause.end
    )
    weight = weight if weight or fired else GOES_ON
    return Candidate(one.sentence, clause, fired, weight, shared, number)


def owned(view: View, pack: Pack, one: Candidate, made: Obligation) -> Obligation:
    """A later turn is owed by the body at its head, whoever owed the turn before."""
    if not one.turn or (made.actor is not None and made.actor.basis == "stated"):
        return made
    taken = turns(pack, one.clause)
    if not taken or taken[0].start > LONGEST_LEAD:
        return made
    start = one.clause.start + taken[0].start
    span = view.span(start, start + len(taken[0].name))
    return replace(made, actor=Actor(span, "stated"))


def settled(drafts: Sequence[Obligation], numbers: Sequence[int]) -> list[Obligation]:
    """The drafts of a paragraph, of which some are turns of one sentence: a limit at its head is
    that of every turn; one at its end may be that of an earlier turn too, which lacks its own."""
    made = list(drafts)
    for at, number in enumerate(numbers):
        if number and made[at].deadline is None:
            made[at] = _timed(made[at], made[at - number])
        for before in range(at - number, at) if number and made[at].deadline else ():
            if made[before].deadline is None:
                made[before] = replace(made[before], lacks=(DEADLINE,))
    return made


def _timed(one: Obligation, first: Obligation) -> Obligation:
    """A turn with the limit that stands before whom the first one charges."""
    due, actor = first.deadline, first.actor
    leads = due is not None and actor is not None and due.span.end <= actor.span.start
    if not leads or due is None or due.operator not in kinds.LIMITING:
        return one
    return replace(one, deadline=due, kind=kinds.of_owner(one.kind, one.actor, due))


def _part(clause: Stretch, start: int, end: int) -> Stretch:
    text = clause.text[start:end].rstrip(JOINED_BY)
    return Stretch(clause.start + start, clause.start + start + len(text), text)
