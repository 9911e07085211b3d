"""The lists there are: by kind, for which a person chooses columns, and by page, which can be saved
under a name with the words of its address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of list: its name, and the columns that it has until a person chooses others."""

    code: str
    label: Promise
    usual: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that is a list: its kind, and the words of its address that are saved with it."""

    page: str
    kind: Kind
    words: tuple[str, ...]


COMMITMENTS = Kind(
    "commitments", _("Commitments"), ("title", "lead", "issuer", "due", "state", "why")
)
FIGURES = Kind("figures", _("Lists behind numbers"), ("title", "lead", "due", "state", "why"))
MY_WORK = Kind("my_work", _("My work"), ("title", "lead", "issuer", "due", "state", "since", "why"))
# By these my work is put in order also where no column shows them.
MY_WORK_ORDERS = ("due", "lead", "document", "since")
KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.code: kind for kind in (COMMITMENTS, FIGURES, MY_WORK)}
)

_FILTERS = (
    *("words", "state", "lead", "alone", "issuer", "issuer_below", "type", "language"),
    *("due_from", "due_to"),
)
_SCOPE = ("on", "known_at", "unit", "document", "issuer_level", "type", "tree", "clock")
PAGES: Mapping[str, Listed] = MappingProxyType(
    {
        one.page: one
        for one in (
            Listed("commitments", COMMITMENTS, (*_FILTERS, "work", "lead_words", "series", "sort")),
            Listed("figures_list", FIGURES, (*_SCOPE, "by", "column", "key", "own", "sort")),
            Listed("figures_changes", FIGURES, (*_SCOPE, "since", "column", "way", "sort")),
            Listed("charts_ageing", FIGURES, (*_SCOPE, "by", "column", "age")),
        )
    }
)
# An empty word says something of its own here: all units, not one's own; what has no key; every
# state, not only what is not closed.
KEPT_EMPTY = frozenset({"unit", "key", "state"})


def kind(code: str) -> Kind:
    """The kind of list with this code."""
    if code not in KINDS:
        raise Refusal("LIST_UNKNOWN", text=code)
    return KINDS[code]


def page(name: str) -> Listed:
    """The page of this name, if it is a list."""
    if name not in PAGES:
        raise Refusal("LIST_UNKNOWN", text=name)
    return PAGES[name]


# What a list can show, in the order in which it is offered.
COLUMNS = (
    *("title", "number", "document", "type", "lead", "post", "issuer", "due", "original"),
    *("revised", "late", "state", "since", "why", "block", "report"),
)


def columns(codes: Sequence[str]) -> tuple[str, ...]:
    """Columns that somebody names, each once; without what is owed a row says nothing."""
    unknown = next((code for code in codes if code not in COLUMNS), None)
    if unknown is not None:
        raise Refusal("LIST_COLUMN_UNKNOWN", name=unknown, known=", ".join(COLUMNS))
    wanted = tuple(dict.fromkeys(codes))
    return wanted if "title" in wanted else ("title", *wanted)


def words(listed: Listed, said: Mapping[str, str]) -> dict[str, str]:
    """The words that somebody names for a list, if they are words of its page."""
    unknown = next((word for word in said if word not in listed.words), None)
    if unknown is not None:
        raise Refusal("LIST_WORD_UNKNOWN", name=unknown, known=", ".join(listed.words))
    return dict(said)
