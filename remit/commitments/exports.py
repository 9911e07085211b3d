"""Commitments leave as a table with the columns of an import: those that count on a day, as known
now. What a viewer may not read is a row with nothing but its number."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.commitments.imports import words
from remit.commitments.imports.words import State
from remit.commitments.queries import items, lists
from remit.commitments.queries.scopes import Scope
from remit.domain import buckets, history
from remit.domain import due as dues
from remit.domain.acts import Tag
from remit.domain.due import Due, Granularity, Operator, saying
from remit.domain.history import Fact
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Basis, Confidentiality, Type, Work
from remit.kernel.tables import formulas
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from remit.organisation import queries as organisation
from remit.texts import queries as documents

Cell = str | int | dt.date | None
CHUNK = 500
_FACETS = ("commitment", "bucket", "lead", "issuer", "document", "type", "original", "revised")


def headings(language: str) -> list[str]:
    """The columns of an import, in a language."""
    return [words.heading(column, language) for column in words.COLUMNS]


def rows(viewer: Viewer, scope: Scope, language: str) -> Iterator[tuple[Cell, ...]]:
    """One row for each commitment that counts in the scope, by number."""
    spans = list(items.spans(scope).order_by("commitment").values(*_FACETS))
    for start in range(0, len(spans), CHUNK):
        chunk = spans[start : start + CHUNK]
        named = _named(viewer, chunk)
        for span in chunk:
            cells = named.cells(span, scope.on, language)
            yield tuple(_guarded(cells.get(column)) for column in words.COLUMNS)


@dataclass(frozen=True)
class _Named:
    """What the numbers in some spans stand for, as far as the viewer may read it."""

    readable: Mapping[int, tuple[str, str, str]]
    acts: Mapping[int, Sequence[Act]]
    codes: Mapping[int, str]
    documents: Mapping[int, str]

    def cells(self, span: Mapping[str, object], on: dt.date, language: str) -> dict[str, Cell]:
        """The cells of a commitment by column."""
        number = _number(span["commitment"])
        if number not in self.readable:
            return {"number": number}
        title, basis, level = self.readable[number]
        acts = [act for act in self.acts[number] if act.effective_on <= on]
        facts = [Fact(act.seq, act.effective_on, act.tag, act.data) for act in self.acts[number]]
        standing = [fact for fact in history.in_force(facts) if fact.on <= on]
        state = history.state_on(history.fold(facts), on)
        return {
            "number": number,
            "title": title,
            "type": words.word(words.TYPES, Type(str(span["type"])), language),
            "issuer": self._code(span["issuer"]),
            "lead": self._code(span["lead"]),
            "cooperating": "; ".join(map(self._code, _cooperating(standing))),
            "document": self.documents.get(_number(span["document"])),
            "basis": words.word(words.BASES, Basis(basis), language),
            "reference": _text(acts, "reference"),
            "confidentiality": words.word(words.LEVELS, Confidentiality(level), language),
            "assigned_on": _day_of(
                [fact for fact in standing if fact.tag is Tag.COMMITMENT_ASSIGNED]
            ),
            "state": words.word(words.STATES, _state(_number(span["bucket"])), language),
            "done_on": state.claimed_on if state else None,
            **_dues(span, standing, acts, language),
        }

    def _code(self, unit: object) -> str:
        return self.codes.get(_number(unit), "")


def _named(viewer: Viewer, spans: Sequence[Mapping[str, object]]) -> _Named:
    seen = lists.readable(viewer, [_number(span["commitment"]) for span in spans])
    acts: dict[int, list[Act]] = {number: [] for number in seen}
    for act in ledger.acts_of(seen, prefix="commitment."):
        acts[act.subject].append(act)
    units = {_number(span[name]) for span in spans for name in ("lead", "issuer")}
    units |= {unit for told in acts.values() for unit in _cooperating(map(_fact, told))}
    return _Named(
        readable={row.pk: (row.title, row.basis, row.confidentiality) for row in seen.values()},
        acts=acts,
        codes={unit: card.code for unit, card in organisation.units(units).items()},
        documents=_references(viewer, {_number(span["document"]) for span in spans}),
    )


def _references(viewer: Viewer, numbers: Iterable[int]) -> dict[int, str]:
    found = documents.visible_to(viewer).filter(pk__in=list(numbers)).exclude(number="")
    named = found.values_list("id", "number", "issuer__code", "issued_on")
    return {
        document: _reference(number, issuer or "", issued_on)
        for document, number, issuer, issued_on in named
    }


def _reference(number: str, issuer: str, issued_on: dt.date | None) -> str:
    year = f"/{issued_on.year}" if issued_on else ""
    return f"{number}@{issuer}{year}" if issuer or year else number


def _dues(
    span: Mapping[str, object], standing: Sequence[Fact], acts: Sequence[Act], language: str
) -> dict[str, Cell]:
    original, revised = span["original"], span["revised"]
    first = _said(standing, acts)
    said = _due_cell(first, original, language)
    wording = {"due_wording": first.wording if first else None}
    if revised == original or not isinstance(revised, dt.date):
        return {"due": said, **wording}
    moved = [fact for fact in standing if fact.tag is Tag.COMMITMENT_EXTENDED]
    moved_on = _day_of(moved[-1:])
    return {"due": revised, "original_due": said, "extended_on": moved_on, **wording}


def _said(standing: Sequence[Fact], acts: Sequence[Act]) -> Due | None:
    """The first date as it was said, by the latest act that set it."""
    told = [fact for fact in standing if isinstance(fact.data.get("due_said"), Mapping)]
    if not told:
        return None
    wording = _text([act for act in acts if act.seq == told[-1].seq], "wording")
    data = told[-1].data["due_said"]
    return dues.from_data(data, wording) if isinstance(data, Mapping) else None


def _due_cell(due: Due | None, last: object, language: str) -> Cell:
    day = last if isinstance(last, dt.date) else None
    if due is None or due.last_day != day:
        return day
    is_day = due.granularity is Granularity.DAY and due.operator is Operator.BY
    return day if is_day else saying.entry_text(due, language)


def _state(bucket: int) -> State:
    one = buckets.unpack(bucket)
    closed = one.work is Work.CLOSED and one.outcome is not None
    return State(str(one.outcome if closed else one.work))


def _cooperating(facts: Iterable[Fact]) -> tuple[int, ...]:
    named = [fact.numbers("cooperating") for fact in facts if "cooperating" in fact.data]
    return named[-1] if named else ()


def _text(acts: Sequence[Act], key: str) -> str | None:
    said = [act.texts[key] for act in acts if act.texts.get(key)]
    return said[0] if said else None


def _fact(act: Act) -> Fact:
    return Fact(act.seq, act.effective_on, act.tag, act.data)


def _guarded(cell: Cell) -> Cell:
    return formulas.guarded(cell) if isinstance(cell, str) else cell


def _day_of(facts: Sequence[Fact]) -> dt.date | None:
    return facts[0].on if facts else None


def _number(value: object) -> int:
    return int(str(value)) if value is not None else 0
