"""What a reading holds: each fact beside the exact span of the text that states it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text as received; offsets are Python string indices."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: the computed value, if the text gives one, and always the original wording."""

    span: Span
    value: str | None
    granularity: str
    operator: str
    # Words that give no date: “soon”, or a day whose year the text leaves open.
    vague: bool = False
    trigger: str | None = None
    period: str | None = None
    # Counted from the day of the text itself.
    own: bool = False
    # What the words mean, where that day had passed before the text was issued: no due date.
    passed: str | None = None

    @property
    def only_words(self) -> bool:
        """Whether it is no date at all, as “soon” is none."""
        return self.vague and not self.granularity


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often an order comes back, as a rule of the calendar (WEEK-ON-4), and its last day."""

    span: Span
    rule: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who owes the result, and how the text tells it."""

    span: Span
    basis: str


RESEMBLANCE = "resemblance"
# The ground of what may be an order of its own within another one.
SHARED = "shared"
# Drafts from this confidence on are shown; those below stand behind the fold.
SHOWN = 0.5


@dataclass(frozen=True, slots=True)
class Obligation:
    """One draft: a sentence or clause that binds somebody to something."""

    id: str
    span: Span
    kind: str
    actor: Actor | None
    cooperating: tuple[Span, ...]
    action: str
    deliverables: tuple[Span, ...]
    condition: str | None
    recurrence: str | None
    deadline: Deadline | None
    confidence: float
    cues: tuple[str, ...]
    source: str = "rule"
    repeats: Repeats | None = None
    # A limit in its words that lies before the text, where nothing else there says by when.
    lapsed: Deadline | None = None
    # What its words speak of, or need, and the reader could not tell: `deadline`, `actor`.
    lacks: tuple[str, ...] = ()

    @property
    def only_resembles(self) -> bool:
        """No rule speaks for it; its form and its neighbours do."""
        return self.cues == (RESEMBLANCE,)

    @property
    def only_shares(self) -> bool:
        """It may be an order of its own within another one."""
        return self.cues == (SHARED,)


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document named in the text."""

    span: Span
    number: str
    type: str | None
    date: str | None
    relation: str = "cites"


@dataclass(frozen=True, slots=True)
class Statistic:
    """Figures stated together, with what they count."""

    span: Span
    values: tuple[int | float, ...]
    unit: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A limitation, a cause or a bottleneck that the text admits."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Check:
    """Two statements of one text that cannot both be right."""

    code: str
    message: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class EventDate:
    """When the reported event took place, and on what ground the year is known."""

    value: str | None
    basis: str | None


@dataclass(frozen=True)
class Document:
    """What the text says about itself."""

    type: str | None
    language: str
    number: str | None
    date: str | None
    date_basis: str | None
    issuer: str | None
    source_url: str | None
    event_date: EventDate
    signer: Span | None = None


@dataclass(frozen=True)
class Reading:
    """All that one text yields; drafts bind nobody until a person confirms them."""

    text: str
    text_sha256: str
    document: Document
    references: tuple[Reference, ...]
    obligations: tuple[Obligation, ...]
    statistics: tuple[Statistic, ...]
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
