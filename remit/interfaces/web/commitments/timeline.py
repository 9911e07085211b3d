"""The timeline of a commitment as people read it: what was done, by whom, with which words, and on
which day it took effect where that is not the day on which it was recorded."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from remit.commitments.queries import breakdowns
from remit.commitments.queries.breakdowns import Breakdown
from remit.commitments.queries.timeline import Entry, Whole
from remit.domain import vocabulary as v
from remit.domain.acts import Tag
from remit.interfaces import labels
from remit.interfaces.labels import texts
from remit.interfaces.web import written as tags
from remit.interfaces.web.commitments import conversation
from remit.interfaces.web.commitments.conversation import Passage, Talk
from remit.interfaces.web.commitments.names import Names
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard

SHORT_HASH = 12
FACTS: Mapping[str, Promise] = MappingProxyType(
    {
        "lead": gettext_lazy("Lead unit"),
        "cooperating": gettext_lazy("Cooperating"),
        "post": gettext_lazy("Post"),
        "due": gettext_lazy("Due"),
        "wanted": gettext_lazy("Date asked for"),
        "claimed_on": gettext_lazy("Done on"),
        "evidence": gettext_lazy("How it was checked"),
        "outcome": gettext_lazy("Outcome"),
        "confidence": gettext_lazy("Forecast"),
        "blocked": gettext_lazy("What stands in the way"),
        "blocked_by": gettext_lazy("Waits for"),
        "waiting_for": gettext_lazy("Waits for"),
        "belongs_to": gettext_lazy("Whose it is"),
        "unit": gettext_lazy("Unit"),
        "act": gettext_lazy("Act"),
    }
)
_CODES: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "evidence": v.Evidence,
        "outcome": v.Outcome,
        "confidence": v.Confidence,
        "blocked": v.Block,
    }
)
_DAYS = frozenset({"due", "wanted", "claimed_on"})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that an act says."""

    label: str
    value: SafeString | str
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One act of the timeline."""

    entry: Entry
    label: str
    post: PostCard | None
    lines: tuple[Line, ...]
    recorded_on_another_day: bool

    @property
    def short_hash(self) -> str:
        """The first signs of the hash, enough to compare by eye."""
        return self.entry.hash[:SHORT_HASH]


def rows(entries: tuple[Entry, ...], names: Names) -> list[Row]:
    """The acts, the latest one first."""
    return [
        Row(
            entry=entry,
            label=labels.label(entry.tag),
            post=names.post(entry.by.post),
            lines=(*_facts(entry, names), *_words(entry)),
            recorded_on_another_day=clock.day_of(entry.recorded_at) != entry.effective_on,
        )
        for entry in reversed(entries)
    ]


@dataclass(frozen=True, slots=True)
class Parting:
    """Where the commitment was broken into parts, which have acts of their own."""

    breakdown: Breakdown
    post: PostCard | None


def partings(whole: Whole) -> list[Parting]:
    """When the commitment was broken down, the latest time first."""
    found = breakdowns.breakdowns(whole.parts)
    posts = organisation.posts(one.by.post for one in found if one.by.post) if found else {}
    return [Parting(one, posts.get(one.by.post or 0)) for one in reversed(found)]


def beside(
    acts: list[Row], talk: Talk, partings: Sequence[Parting] = ()
) -> list[Row | Passage | Parting]:
    """The acts, the latest one first, and between them where notes were written and where the
    commitment was broken down."""
    seqs = [row.entry.seq for row in reversed(acts)]
    found = conversation.passages([*talk.earlier, *talk.latest], seqs)
    shown: list[Row | Passage | Parting] = [found[0]] if 0 in found else []
    waiting = list(partings)
    for row in acts:
        while waiting and waiting[0].breakdown.seq > row.entry.seq:
            shown.append(waiting.pop(0))
        shown.append(row)
        if row.entry.seq in found:
            shown.append(found[row.entry.seq])
    return shown


def _facts(entry: Entry, names: Names) -> Iterator[Line]:
    # Of more time the reader is told the date that was granted, not the one from which it moves.
    due = entry.data.get("granted", entry.data.get("due"))
    for key, label in FACTS.items():
        value = _shown(key, due if key == "due" else entry.data.get(key), names)
        if value:
            yield Line(str(label), value)
    if entry.withdraws:
        yield Line(_("Request for more time withdrawn"), _act(entry.withdraws, names))
    if "other" in entry.data and entry.data["other"] is not None:
        yield _other(entry, names)


def _words(entry: Entry) -> Iterator[Line]:
    for key, label in texts.TEXTS.items():
        if key in entry.texts:
            text = entry.texts[key]
            yield Line(str(label), text or "", erased=text is None)


def _shown(key: str, value: object, names: Names) -> SafeString | str:
    if value is None or value in ([], ()):
        return ""
    if key in _DAYS:
        return tags.day(dt.date.fromisoformat(str(value)))
    if key in _CODES:
        return labels.label(_CODES[key](str(value)))
    return _LINKS.get(key, _unit)(value, names)


def _unit(value: object, names: Names) -> SafeString:
    return tags.unit(names.unit(value))


def _units(value: object, names: Names) -> SafeString:
    many = value if isinstance(value, list | tuple) else [value]
    return format_html_join(_(", "), "{}", ((tags.unit(names.unit(one)),) for one in many))


def _post(value: object, names: Names) -> SafeString:
    post = names.post(value)
    return format_html("<bdi>{}</bdi>", post.name) if post else SafeString("")


def _act(value: object, names: Names) -> SafeString:
    return format_html('<a href="#act-{0}"><bdi>#{0}</bdi></a>', value)


_LINKS: Mapping[str, Callable[[object, Names], SafeString]] = MappingProxyType(
    {"cooperating": _units, "post": _post, "act": _act}
)


def _other(entry: Entry, names: Names) -> Line:
    """The unit of a referral, else another commitment."""
    other = entry.data["other"]
    referred = entry.tag is Tag.COMMITMENT_CLOSED and entry.data["outcome"] == v.Outcome.REFERRED
    if referred:
        return Line(_("Referred to"), tags.unit(names.unit(other)))
    link = format_html('<a href="../{0}/"><bdi>#{0}</bdi></a>', other)
    return Line(_("Other commitment"), link)
