"""Where a paragraph stands: in a report, among orders, in closing words, under a list header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from remit.domain.reading import actors, cues, headings, resuming, splitting
from remit.domain.reading.folding import View
from remit.domain.reading.records import Span
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Paragraph, Stretch

# How far from the head of a line an order may stand behind the one who gives it.
SPEAKER = 60
# What may stand between a heading and the line below it: empty lines, signs of emphasis.
BLANKS = 6
# How a line ends that announces items; above marked items more endings do.
COLON = re.compile(r":[-\s\"']*$")
LEADS_IN = re.compile(
    r"(?::[-\s\"']*|\s-|\b(?:that|to|by|shall|must|should|will)|,"
    r"|(?<=[가-힣])(?:은|는|께서는|에서는|에게|에게는|에는|하여|대하여|대해))$"
)
ORDERING = frozenset({"operative", "closing"})
REPORTING = frozenset({"report", "limitation"})
# What a document rests on and what stands below it bind nobody.
SILENT = frozenset({"basis", "end"})


@dataclass(frozen=True, slots=True)
class Header:
    """A line that announces items: who owes them, and whether they are owed at all."""

    marker: str
    actor: Span | None
    cues: tuple[str, ...]
    section: str
    obliges: bool
    kind: str = ""
    line: Stretch | None = None
    lead: Stretch | None = None
    parts: bool = False
    # Whether it announces items and is no mere heading; what stands above it in its turn.
    opens: bool = False
    over: Header | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds one paragraph."""

    paragraph: Paragraph
    section: str
    header: Header | None
    is_header: bool
    is_heading: bool
    kind: str = ""
    titles: bool = False
    above: Stretch | None = None
    # Whether it is a bare name, set apart, that heads the items below and fills none above.
    names: bool = False

    @property
    def obliges(self) -> bool:
        """Whether items here are owed because a header says so."""
        return self.header is not None and self.header.obliges

    @property
    def charges(self) -> bool:
        """Whether a header hands the items here to a unit."""
        return self.header is not None and self.header.obliges and self.header.actor is not None

    @property
    def orders(self) -> bool:
        """Whether the section as a whole gives orders."""
        return self.section in ORDERING


def settings(view: View, listing: list[Paragraph], packs: Mapping[str, Pack]) -> Iterator[Setting]:
    """Each paragraph with the headers above it."""
    stack: list[Header] = []
    section = kind = style = ""
    above: Stretch | None = None
    left: dict[str, tuple[int, list[Header]]] = {}
    for index, paragraph in enumerate(listing):
        pack = packs[paragraph.language]
        following = listing[index + 1] if index + 1 < len(listing) else None
        beside = (listing[index - 1] if index else None, following)
        names = headings.names_block(view, pack, paragraph, beside)
        heading = names or headings.heads(pack, paragraph, beside)
        parts = _lists_parts(paragraph, following, pack)
        heading = heading and not parts
        above_it = _plain_start(stack) if names else _above(stack, paragraph, pack)
        stack = resuming.resumed(left, paragraph, above_it)
        named = section_named(pack, paragraph, heading)
        if named and (_heads_section(pack, paragraph, heading) or named in ("closing", "end")):
            section, kind = named, _kind_of_section(pack, paragraph)
            style = paragraph.marker if heading else ""
            # Below the words of the end nothing goes on that was ordered above.
            stack = [] if named == "end" else stack
        elif paragraph.marker and paragraph.marker == style and (heading or section in SILENT):
            section = kind = ""
        local = named or _inherited(stack) or section
        parent = stack[-1] if stack else None
        opens = _opens_list(paragraph, following, pack)
        if local == "basis" and opens and _orders_at_end(paragraph, pack):
            local = section = "" if section == "basis" else section
        asked = parent.kind if parent and parent.kind else kind
        titles = heading and _has_items(stack, paragraph, following)
        yield Setting(paragraph, local, parent, opens, heading, asked, titles, above, names)
        above = _line(paragraph) if opens or heading else None
        if parts:
            stack.append(_silent(paragraph, local, parent))
        elif opens or heading:
            header = _header(view, paragraph, pack, local if named or heading else "", parent)
            # A headline may tell of an order; only a line that announces items makes them owed.
            header = replace(header, opens=opens, over=parent)
            stack.append(header if opens or not header.cues else _headline(header))


def _line(paragraph: Paragraph) -> Stretch:
    return Stretch(paragraph.body, paragraph.end, paragraph.content)


def section_named(pack: Pack, paragraph: Paragraph, heading: bool) -> str:
    """The section that a heading or an opening phrase names."""
    text = paragraph.content if heading else paragraph.content[:200]
    for rule in pack.possible("SECTION", text):
        if (heading or rule.scope != "heading") and rule.regex.search(text):
            return rule.value
    return ""


def _heads_section(pack: Pack, paragraph: Paragraph, heading: bool) -> bool:
    """Whether what a line names goes on below its items too; a lead-in speaks of its items only."""
    hit = pack.first("SECTION", paragraph.content) if heading else None
    return hit is not None and hit.rule.scope != "items"


def _kind_of_section(pack: Pack, paragraph: Paragraph) -> str:
    """What a section asks for, where its heading says so: recommendations, commitments."""
    hit = pack.first("SECTION", paragraph.content)
    return hit.rule.kind if hit else ""


def _above(stack: list[Header], paragraph: Paragraph, pack: Pack) -> list[Header]:
    styles = [header.marker for header in stack]
    if paragraph.marker and paragraph.marker in styles:
        return stack[: styles.index(paragraph.marker)]
    if paragraph.marker or not stack or _stands_below(stack[-1], paragraph):
        return stack
    goes_on = stack[-1].obliges and not stack[-1].marker and _is_item(paragraph, pack)
    return stack if goes_on else _plain_start(stack)


def _plain_start(stack: list[Header]) -> list[Header]:
    """The headers above the first one without a mark: what a plain line stands under."""
    first = next((at for at, header in enumerate(stack) if not header.marker), len(stack))
    return stack[:first]


def _stands_below(header: Header, paragraph: Paragraph) -> bool:
    """Whether a plain line is the first below a numbered heading, whose matter it is."""
    line = header.line
    if line is None or header.marker == "" or line.text.endswith(":"):
        return False
    return paragraph.start - line.end <= BLANKS


def _is_item(paragraph: Paragraph, pack: Pack) -> bool:
    """Words that go on with a list without marks: counted or ordering, with no new addressee."""
    stretch = _line(paragraph)
    if any(
        hit.start <= stretch.start + (SPEAKER if hit.rule.splits else 0)
        and "OBJECT" in hit.rule.actor
        for hit in cues.cues_in(pack, stretch)
    ):
        return False
    counted = pack.first("ORDINAL", stretch.text)
    return (counted is not None and counted.start == 0) or (
        pack.first("CONTEXT", stretch.text) is not None
    )


def _has_items(stack: list[Header], paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether a marked line stands above items of a style that is new below it."""
    if following is None or not (paragraph.marker and following.marker):
        return False
    return following.marker not in {paragraph.marker, *(header.marker for header in stack)}


def _inherited(stack: list[Header]) -> str:
    return next((header.section for header in reversed(stack) if header.section), "")


def _opens_list(paragraph: Paragraph, following: Paragraph | None, pack: Pack) -> bool:
    if following is None:
        return False
    open_ended = following.marker != "" and following.marker != paragraph.marker
    *_, last = splitting.sentences(paragraph, pack)
    ordering = open_ended and pack.first("ORDERING_HEADER", last.text) is not None
    if pack.first("GOES_ON", last.text):
        return False
    return ordering or bool((LEADS_IN if open_ended else COLON).search(paragraph.text))


def _orders_at_end(paragraph: Paragraph, pack: Pack) -> bool:
    """Whether the recitals of a document end with the words that order what stands below."""
    *_, last = splitting.sentences(paragraph, pack)
    return pack.first("ORDERING_HEADER", last.text) is not None


def _lists_parts(paragraph: Paragraph, following: Paragraph | None, pack: Pack) -> bool:
    """Whether the items below only say what belongs to the order of this line."""
    hit = pack.first("GOES_ON", paragraph.content) if following and following.marker else None
    return hit is not None and hit.rule.value == "parts"


def _silent(paragraph: Paragraph, section: str, parent: Header | None) -> Header:
    actor = parent.actor if parent else None
    line = _line(paragraph)
    return Header(
        paragraph.marker, actor, (), section, obliges=False, line=line, parts=True, over=parent
    )


def _header(
    view: View, paragraph: Paragraph, pack: Pack, section: str, parent: Header | None
) -> Header:
    stretch = _line(paragraph)
    *_, last = splitting.sentences(paragraph, pack)
    fired = cues.cues_in(pack, stretch)
    announced = pack.first("ORDERING_HEADER", stretch.text)
    orders = announced is not None
    nearest = [hit for hit in fired if hit.start >= last.start]
    actor = (
        actors.announced(view, pack, stretch)
        or actors.named(view, pack, last, nearest)
        or actors.named(view, pack, stretch, fired)
    )
    if actor is None and not fired and not orders:
        actor = actors.heading(view, pack, stretch)
    # What orders is the last sentence; who is ordered may stand in one before it.
    fired = nearest
    obliges = orders or bool(fired) or (actor is not None and _parent_orders(parent, section))
    if section in ("report", "limitation", "basis"):
        obliges = False
    elif parent and parent.obliges:
        obliges = True
    ids = tuple(dict.fromkeys(hit.rule.id for hit in fired))
    inherited = parent.actor if parent else None
    kind = cues.strongest(fired).rule.kind if fired else announced.rule.kind if announced else ""
    return Header(
        marker=paragraph.marker,
        actor=actor or inherited,
        cues=ids,
        section=section,
        obliges=obliges or section == "operative",
        kind=kind or (parent.kind if parent else ""),
        line=stretch,
        lead=last,
    )


def _headline(header: Header) -> Header:
    return replace(header, obliges=header.section == "operative", cues=())


def _parent_orders(parent: Header | None, section: str) -> bool:
    above = parent is not None and (parent.obliges or parent.section in ORDERING)
    return above or section in ORDERING
