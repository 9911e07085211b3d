"""The columns that a list of commitments can have: what each is called, by what it can be ordered,
what has to be looked up for it, and what it puts into a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from remit.commitments.queries.ordering import Sort
from remit.commitments.queries.reasons import Reason
from remit.interfaces import labels
from remit.interfaces.exports import Cell
from remit.interfaces.web import written
from remit.interfaces.web.lists.entries import Entry, Need
from remit.organisation.queries import UnitCard

Filed = tuple[Promise, Callable[[Entry], Cell]]
TITLE = "title"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its code, its heading, its order, its needs, and its cells in a file."""

    code: str
    label: Promise
    filed: tuple[Filed, ...]
    sort: Sort | None = None
    needs: frozenset[Need] = field(default_factory=frozenset)

    @property
    def fixed(self) -> bool:
        """Whether every list has it: without what is owed a row says nothing."""
        return self.code == TITLE


def _document(entry: Entry) -> Cell:
    return entry.document[0] or entry.document[1] if entry.document else None


def _name(card: UnitCard | None) -> Cell:
    return written.named(card) or None


def _said(reason: Reason | None) -> Cell:
    return (reason.said or _("[erased]")) if reason else None


def _block(entry: Entry) -> Cell:
    found = entry.reasons.obstacle
    return labels.label(found.block) if found and found.block else None


_NUMBER: Filed = (gettext_lazy("No."), lambda entry: entry.card.id)
_TITLE: Filed = (gettext_lazy("Result that is owed"), lambda entry: entry.card.title)
_DOCUMENT: Filed = (gettext_lazy("Document"), _document)
_ORIGINAL: Filed = (gettext_lazy("Original due date"), lambda entry: entry.card.original)
_REVISED: Filed = (gettext_lazy("Revised due date"), lambda entry: entry.card.revised)
_LATE: Filed = (gettext_lazy("Days late"), lambda entry: entry.days_late or None)
_WORK: Filed = (
    gettext_lazy("Work"),
    lambda entry: labels.label(entry.work) if entry.work else None,
)
_TIME: Filed = (
    gettext_lazy("Time"),
    lambda entry: labels.label(entry.clock) if entry.clock else None,
)
_CONTEST: Filed = (
    gettext_lazy("Reason of the contest"),
    lambda entry: _said(entry.reasons.contest),
)
_BLOCKED: Filed = (gettext_lazy("Blocked"), _block)
_BLOCKED_BY: Filed = (gettext_lazy("Blocked by"), lambda entry: _name(entry.blocked_by))
_REPORT: Filed = (gettext_lazy("Last report"), lambda entry: _said(entry.reasons.report))

_RETURNED: Filed = (
    gettext_lazy("Why the claim was returned"),
    lambda entry: _said(entry.reasons.returned),
)
_CLAIMED: Filed = (
    gettext_lazy("What was reported as done"),
    lambda entry: _said(entry.reasons.claim),
)
_SUSPENDED: Filed = (
    gettext_lazy("Why it is suspended"),
    lambda entry: _said(entry.reasons.suspended),
)
_ASKED: Filed = (
    gettext_lazy("Why more time was asked for"),
    lambda entry: _said(entry.reasons.asked),
)

_WANTED: Filed = (
    gettext_lazy("More time asked for until"),
    lambda entry: entry.reasons.asked.until if entry.reasons.asked else None,
)
_GRANTED: Filed = (
    gettext_lazy("Why more time was granted"),
    lambda entry: _said(entry.reasons.granted),
)
_REFUSED: Filed = (
    gettext_lazy("Why more time was refused"),
    lambda entry: _said(entry.reasons.refused),
)
_MORE_TIME = (_WANTED, _ASKED, _GRANTED, _REFUSED)

_DOCUMENTS, _REASONS = frozenset({Need.DOCUMENTS}), frozenset({Need.REASONS})
COLUMNS: tuple[Column, ...] = (
    Column(
        TITLE,
        gettext_lazy("Result that is owed"),
        (_TITLE, _DOCUMENT),
        Sort.TITLE,
        _DOCUMENTS,
    ),
    Column("number", gettext_lazy("No."), (_NUMBER,), Sort.NUMBER),
    Column("document", gettext_lazy("Document"), (_DOCUMENT,), Sort.DOCUMENT, _DOCUMENTS),
    Column(
        "type",
        gettext_lazy("Type"),
        ((gettext_lazy("Type"), lambda entry: labels.label(entry.type)),),
        Sort.TYPE,
    ),
    Column(
        "lead",
        gettext_lazy("Lead unit"),
        ((gettext_lazy("Lead unit"), lambda entry: _name(entry.lead)),),
        Sort.LEAD,
    ),
    Column(
        "post",
        gettext_lazy("Post"),
        ((gettext_lazy("Post"), lambda entry: entry.post.name if entry.post else None),),
        needs=frozenset({Need.POSTS}),
    ),
    Column(
        "issuer",
        gettext_lazy("Issuing unit"),
        ((gettext_lazy("Issuing unit"), lambda entry: _name(entry.issuer)),),
        Sort.ISSUER,
    ),
    Column("due", gettext_lazy("Due"), (_ORIGINAL, _REVISED, _LATE), Sort.DUE),
    Column("original", gettext_lazy("Original due date"), (_ORIGINAL,), Sort.ORIGINAL),
    Column("revised", gettext_lazy("Revised due date"), (_REVISED,), Sort.REVISED),
    Column("late", gettext_lazy("Days late"), (_LATE,)),
    Column(
        "state",
        gettext_lazy("Status"),
        (_WORK, _TIME),
        Sort.WORK,
        frozenset({Need.RETURNED}),
    ),
    Column(
        "since",
        gettext_lazy("In this state since"),
        ((gettext_lazy("In this state since"), lambda entry: entry.since),),
        Sort.SINCE,
        frozenset({Need.SINCE}),
    ),
    Column(
        "why",
        gettext_lazy("Why"),
        (_CONTEST, _BLOCKED, _BLOCKED_BY, _REPORT, *_MORE_TIME, _RETURNED, _CLAIMED, _SUSPENDED),
        needs=_REASONS,
    ),
    Column("block", gettext_lazy("Blocked"), (_BLOCKED, _BLOCKED_BY), needs=_REASONS),
    Column("report", gettext_lazy("Last report"), (_REPORT,), needs=_REASONS),
)
BY_CODE: Mapping[str, Column] = MappingProxyType({column.code: column for column in COLUMNS})


def known(codes: Iterable[str]) -> tuple[Column, ...]:
    """The columns with these codes, each once, in this order; what every list has is never left
    out, and a code that is no longer known is passed over."""
    wanted = dict.fromkeys(code for code in codes if code in BY_CODE)
    chosen = [BY_CODE[code] for code in wanted]
    return tuple(chosen if TITLE in wanted else [BY_CODE[TITLE], *chosen])


def needs(columns: Iterable[Column]) -> frozenset[Need]:
    """What has to be looked up for these columns."""
    return frozenset(need for column in columns for need in column.needs)


def filed(columns: Iterable[Column]) -> list[Filed]:
    """The columns of a file: the number first, then what these columns show, nothing twice."""
    found: dict[str, Filed] = {str(_NUMBER[0]): _NUMBER}
    for heading, cell in (one for column in columns for one in column.filed):
        found.setdefault(str(heading), (heading, cell))
    return list(found.values())


def file_row(entry: Entry, columns: Sequence[Filed]) -> list[Cell]:
    """One row of a file; of what is hidden it has the number and a word that says so."""
    if not entry.card.hidden:
        return [cell(entry) for _heading, cell in columns]
    title = _TITLE[0]
    return [
        entry.card.id if place == 0 else _("Not visible to you") if heading is title else None
        for place, (heading, _cell) in enumerate(columns)
    ]
