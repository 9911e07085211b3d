"""What a text admits: limitations, their causes, and bottlenecks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from remit.domain.reading import cues, splitting
from remit.domain.reading.folding import View
from remit.domain.reading.records import Finding
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Stretch

PIECE_END = re.compile(r"[,،:](?=\s)")
LEAST_FINDING = 12


def findings(
    view: View, listing: Sequence[Setting], packs: Mapping[str, Pack]
) -> tuple[Finding, ...]:
    """Every admission, by sentence part; under a heading of limitations, every item."""
    found: dict[tuple[int, int], Finding] = {}
    for setting in listing:
        for one in _of_paragraph(view, setting, packs[setting.paragraph.language]):
            found.setdefault((one.span.start, one.span.end), one)
    return tuple(found.values())


def _of_paragraph(view: View, setting: Setting, pack: Pack) -> Iterator[Finding]:
    if setting.is_heading or setting.section == "basis":
        return
    for sentence in splitting.sentences(setting.paragraph, pack):
        hits = list(_pieces_with_cue(pack, sentence))
        for piece, kind in hits:
            if len(piece.text) >= LEAST_FINDING:
                yield Finding(view.span(piece.start, _bare_end(piece)), kind)
        if not hits and setting.section == "limitation" and setting.paragraph.marker:
            yield Finding(view.span(sentence.start, _bare_end(sentence)), "limitation")


def _pieces_with_cue(pack: Pack, sentence: Stretch) -> Iterator[tuple[Stretch, str]]:
    for clause in splitting.clauses(sentence):
        # A part holds no word that the clause does not hold.
        if not any(pack.possible(family, clause.text) for family in ("FINDING", "GROUND")):
            continue
        begin = 0
        for end in _ends(pack, clause):
            piece = Stretch(clause.start + begin, clause.start + end, clause.text[begin:end])
            hit = pack.first("FINDING", piece.text) or _ground(pack, sentence, piece)
            if hit and not pack.first("NOT_FINDING", piece.text):
                yield _without_lead(pack, piece), hit.rule.kind
            begin = end + 1


def _ground(pack: Pack, sentence: Stretch, piece: Stretch) -> Hit | None:
    """Why something is ordered in the rest of the sentence: what is lacking today."""
    hit = pack.first("GROUND", piece.text)
    if hit is None:
        return None
    rest = Stretch(piece.end, sentence.end, sentence.text[piece.end - sentence.start :])
    return hit if cues.cues_in(pack, rest) else None


def _ends(pack: Pack, clause: Stretch) -> list[int]:
    """Where a clause parts: at its commas, and before each further admission that it joins on."""
    commas = {match.start() for match in PIECE_END.finditer(clause.text)}
    further = {hit.start for hit in pack.hits("FINDING_BREAK", clause.text)}
    return sorted({*commas, *further, len(clause.text)})


def _without_lead(pack: Pack, piece: Stretch) -> Stretch:
    """An admission without the words that only say who saw it or that it is the cause."""
    lead = pack.first("FINDING_LEAD", piece.text)
    at = lead.end if lead and len(piece.text) - lead.end >= LEAST_FINDING else 0
    return Stretch(piece.start + at, piece.end, piece.text[at:])


def _bare_end(piece: Stretch) -> int:
    return piece.start + len(piece.text.rstrip(" .,،؛;…"))
