"""Stories as small text ledgers: one line for each act, in the order in which it was recorded.

    2024-03-01 assign lead=7 due=2024-06-30
    2024-05-20 claim @2024-06-02    # took effect on 20 May, recorded on 2 June

The first day is the one on which the act takes effect; the number of the line is its seq. What
comes of a story is shown in the same notation, so that a test compares text with text.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from remit.domain import history
from remit.domain.acts import Tag
from remit.domain.vocabulary import Clock

Value = int | str | None

WORDS: Mapping[str, Tag] = MappingProxyType(
    {
        "propose": Tag.COMMITMENT_PROPOSED,
        "reject": Tag.COMMITMENT_REJECTED,
        "assign": Tag.COMMITMENT_ASSIGNED,
        "allot": Tag.COMMITMENT_ALLOTTED,
        "accept": Tag.COMMITMENT_ACCEPTED,
        "contest": Tag.COMMITMENT_CONTESTED,
        "keep": Tag.COMMITMENT_KEPT,
        "reassign": Tag.COMMITMENT_REASSIGNED,
        "redefine": Tag.COMMITMENT_REDEFINED,
        "uphold": Tag.COMMITMENT_UPHELD,
        "report": Tag.COMMITMENT_REPORTED,
        "evidence": Tag.COMMITMENT_EVIDENCED,
        "sign-off": Tag.COMMITMENT_SIGNED_OFF,
        "assess": Tag.COMMITMENT_ASSESSED,
        "claim": Tag.COMMITMENT_CLAIMED,
        "backdate": Tag.COMMITMENT_BACKDATED,
        "return": Tag.COMMITMENT_RETURNED,
        "verify": Tag.COMMITMENT_VERIFIED,
        "refute": Tag.COMMITMENT_REFUTED,
        "close": Tag.COMMITMENT_CLOSED,
        "suspend": Tag.COMMITMENT_SUSPENDED,
        "resume": Tag.COMMITMENT_RESUMED,
        "ask-extension": Tag.COMMITMENT_EXTENSION_ASKED,
        "extend": Tag.COMMITMENT_EXTENDED,
        "refuse-extension": Tag.COMMITMENT_EXTENSION_REFUSED,
        "correct-due": Tag.COMMITMENT_DUE_CORRECTED,
        "cancel": Tag.COMMITMENT_CANCELLED,
        "supersede": Tag.COMMITMENT_SUPERSEDED,
        "reopen": Tag.COMMITMENT_REOPENED,
        "transfer": Tag.COMMITMENT_TRANSFERRED,
        "annul": Tag.COMMITMENT_ACT_ANNULLED,
    }
)
_LINE = re.compile(r"(?P<on>\S+) (?P<word>[a-z-]+)(?P<data>( \S+=\S+)*)( @(?P<recorded>\S+))?")


@dataclass(frozen=True)
class Line:
    """One act of a story: when it took effect, what was done, with what, and when recorded."""

    on: dt.date
    word: str
    data: tuple[tuple[str, Value], ...]
    recorded_on: dt.date

    def __str__(self) -> str:
        """The line as it is written."""
        late = "" if self.recorded_on == self.on else f"@{self.recorded_on}"
        data = (f"{key}={'-' if value is None else value}" for key, value in self.data)
        return " ".join(filter(None, (f"{self.on}", self.word, *data, late)))


def parse(text: str) -> tuple[Line, ...]:
    """The acts of a story; a word that is not in the list, or a line out of order, is an error."""
    bare = (line.split("#")[0].strip() for line in text.splitlines())
    lines = tuple(_line(re.sub(r"\s+", " ", line)) for line in bare if line)
    for before, after in itertools.pairwise(lines):
        if after.recorded_on < before.recorded_on:
            raise ValueError(f"recorded before the line above it: {after}")
    return lines


def write(lines: Iterable[Line]) -> str:
    """The story as text, one line for each act."""
    return "\n".join(str(line) for line in lines)


def facts(lines: Sequence[Line], known_on: dt.date | None = None) -> tuple[history.Fact, ...]:
    """The story as facts, as far as it was recorded by the end of a day (None: all of it)."""
    return tuple(
        history.Fact(seq, line.on, WORDS[line.word], MappingProxyType(dict(line.data)))
        for seq, line in enumerate(lines, 1)
        if known_on is None or line.recorded_on <= known_on
    )


def steps_of(story: str, known: str | None = None) -> tuple[history.Step, ...]:
    """What a story folds to, as known at the end of a day (none: with all its lines)."""
    known_on = dt.date.fromisoformat(known) if known else None
    return history.fold(facts(parse(story), known_on))


def history_of(story: str, known: str | None = None) -> str:
    """The history of a story as text: from which day on it stood how, and by both clocks."""
    lines: list[tuple[dt.date, str]] = []
    for segment in history.segments(steps_of(story, known)):
        text = _shown(segment)
        if not lines or lines[-1][1] != text:
            lines.append((segment.on_from, text))
    return "\n".join(f"{day} {text}" for day, text in lines)


def plain(text: str) -> str:
    """An expected history without its indentation and comments."""
    bare = (line.split("#")[0].strip() for line in text.splitlines())
    return "\n".join(line for line in bare if line)


def _line(text: str) -> Line:
    found = _LINE.fullmatch(text)
    if not found or found["word"] not in WORDS:
        raise ValueError(f"not a line of a story: {text}")
    on = dt.date.fromisoformat(found["on"])
    recorded = found["recorded"]
    return Line(
        on=on,
        word=found["word"],
        data=tuple(_datum(item) for item in found["data"].split()),
        recorded_on=dt.date.fromisoformat(recorded) if recorded else on,
    )


def _datum(text: str) -> tuple[str, Value]:
    key, value = text.split("=")
    if value == "-":
        return key, None
    return key, int(value) if value.isdigit() else value


def _shown(segment: history.Segment) -> str:
    bucket = segment.bucket
    work = " ".join(filter(None, (bucket.work, bucket.outcome)))
    if not bucket.counted:
        return work
    late = ", recorded late" if bucket.recorded_late else ""
    return f"{work} {_words(bucket.original)} | {_words(bucket.revised)}{late}"


def _words(clock: Clock) -> str:
    return clock.lower().replace("_", " ")
