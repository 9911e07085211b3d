"""Where a paragraph stands: in a report, among orders, in closing words, under a list header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from remit.domain.reading import actors, cues
from remit.domain.reading.folding import View
from remit.domain.reading.records import Span
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Paragraph, Stretch

HEADING_LENGTH = 160
ORDERING = frozenset({"operative", "closing"})


@dataclass(frozen=True)
class Header:
    """A line that announces items: who owes them, and whether they are owed at all."""

    marker: str
    actor: Span | None
    cues: tuple[str, ...]
    section: str
    obliges: bool


@dataclass(frozen=True)
class Setting:
    """What surrounds one paragraph."""

    paragraph: Paragraph
    section: str
    header: Header | None
    is_header: bool
    is_heading: bool

    @property
    def obliges(self) -> bool:
        """Whether items here are owed because a header says so."""
        return self.header is not None and self.header.obliges

    @property
    def orders(self) -> bool:
        """Whether the section as a whole gives orders."""
        return self.section in ORDERING


def settings(view: View, listing: list[Paragraph], packs: Mapping[str, Pack]) -> Iterator[Setting]:
    """Each paragraph with the headers above it."""
    stack: list[Header] = []
    section = ""
    for index, paragraph in enumerate(listing):
        pack = packs[paragraph.language]
        following = listing[index + 1] if index + 1 < len(listing) else None
        beside = (listing[index - 1] if index else None, following)
        heading = is_heading(paragraph, following) and not _has_sibling(paragraph, beside)
        stack = _above(stack, paragraph, pack)
        named = section_named(pack, paragraph, heading)
        if named and (heading or named == "closing"):
            section = named
        local = named or _inherited(stack) or section
        parent = stack[-1] if stack else None
        opens = _opens_list(paragraph, following)
        yield Setting(paragraph, local, parent, opens, heading)
        if opens or heading:
            stack.append(_header(view, paragraph, pack, local if named or heading else "", parent))


def is_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """A short line without a full stop that something follows."""
    text = paragraph.text
    short = len(text) <= HEADING_LENGTH and text[-1] not in ".!?;؛,،\"'"
    return short and following is not None and paragraph.marker not in ("dash", "plus")


def _has_sibling(paragraph: Paragraph, beside: tuple[Paragraph | None, Paragraph | None]) -> bool:
    """Items of one style that touch are items, however short."""
    return any(one and paragraph.marker and one.marker == paragraph.marker for one in beside)


def section_named(pack: Pack, paragraph: Paragraph, heading: bool) -> str:
    """The section that a heading or an opening phrase names."""
    text = paragraph.content if heading else paragraph.content[:200]
    for rule in pack.of("SECTION"):
        if (heading or rule.scope != "heading") and rule.regex.search(text):
            return rule.value
    return ""


def _above(stack: list[Header], paragraph: Paragraph, pack: Pack) -> list[Header]:
    styles = [header.marker for header in stack]
    if paragraph.marker in styles:
        return stack[: styles.index(paragraph.marker)]
    if paragraph.marker or not stack:
        return stack
    first_plain = next((at for at, style in enumerate(styles) if not style), len(stack))
    goes_on = stack[-1].obliges and not stack[-1].marker and _is_item(paragraph, pack)
    return stack if goes_on else stack[:first_plain]


def _is_item(paragraph: Paragraph, pack: Pack) -> bool:
    return pack.first("CONTEXT", paragraph.content) is not None


def _inherited(stack: list[Header]) -> str:
    return next((header.section for header in reversed(stack) if header.section), "")


def _opens_list(paragraph: Paragraph, following: Paragraph | None) -> bool:
    return following is not None and paragraph.text.rstrip("\"' ").endswith(":")


def _header(
    view: View, paragraph: Paragraph, pack: Pack, section: str, parent: Header | None
) -> Header:
    stretch = Stretch(paragraph.body, paragraph.end, paragraph.content)
    fired = cues.cues_in(pack, stretch)
    orders = pack.first("ORDERING_HEADER", stretch.text) is not None
    actor = actors.named(view, pack, stretch, fired)
    if actor is None and not fired and not orders:
        actor = actors.heading(view, pack, stretch)
    obliges = orders or bool(fired) or (actor is not None and _parent_orders(parent, section))
    if section in ("report", "limitation", "basis"):
        obliges = False
    elif parent and parent.obliges:
        obliges = True
    ids = tuple(dict.fromkeys(hit.rule.id for hit in fired))
    inherited = parent.actor if parent else None
    return Header(
        paragraph.marker, actor or inherited, ids, section, obliges or section == "operative"
    )


def _parent_orders(parent: Header | None, section: str) -> bool:
    above = parent is not None and (parent.obliges or parent.section in ORDERING)
    return above or section in ORDERING
