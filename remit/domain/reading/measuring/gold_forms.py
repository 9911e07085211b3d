"""Annotations in either published format become one sheet: the list that came with the first
articles, and the wider gold with quotes or offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from remit.domain import document_numbers
from remit.domain.reading import folding
from remit.domain.reading.measuring import codes, places
from remit.domain.reading.measuring.records import (
    ADDRESSEES,
    Body,
    Citation,
    Contradiction,
    Due,
    Duty,
    Figure,
    Head,
    Note,
    Sheet,
)

Form = Mapping[str, Any]
Names = Mapping[str, Iterable[str]]
REMARK = re.compile(r"\s*\([^)]*\)")
NAMES_APART = re.compile(r"\s*;\s*")


def sheet(form: Form, text: str, aliases: Names | None = None) -> Sheet:
    """One annotated document; `aliases` gives further names of the bodies that it means."""
    units = _units(form, text, aliases or {})
    return Sheet(
        head=Head(_facts(form)),
        duties=tuple(_duty(one, text, units) for one in form.get("obligations", ())),
        citations=tuple(_citation(one, text) for one in _either(form, "references", "doc_refs")),
        figures=tuple(
            Figure(places.place(one, text), tuple(map(float, one.get("values", ()))))
            for one in form.get("statistics", ())
        ),
        notes=tuple(
            Note(places.place(one, text), str(one.get("kind", "limitation")))
            for one in _either(form, "findings", "limitations")
        ),
        contradictions=tuple(_contradictions(form, text)),
        units=units,
    )


def _either(form: Form, key: str, older: str) -> Any:
    return form.get(key, form.get(older, ()))


def _facts(form: Form) -> dict[str, str | None]:
    """What the annotation states about the document; a fact without its key is not scored."""
    if "document" in form:
        stated = form["document"]
        return {key: stated[key] for key in ("type", "number", "date") if key in stated}
    event = form.get("event_date")
    return {"event_date": event["value"]} if event else {}


def _duty(one: Form, text: str, units: Mapping[str, frozenset[str]]) -> Duty:
    label = named(one.get("actor"), text)
    return Duty(
        place=places.place(one, text),
        kind=str(one["kind"]),
        body=Body(label, units[label]) if label else None,
        due=due(one),
        optional=bool(one.get("optional", False)),
    )


def named(actor: Any, text: str) -> str | None:
    """The body of an entry: its name without remarks, or the words at its offsets."""
    if not actor:
        return None
    if isinstance(actor, Mapping):
        return places.quoted(places.place(actor, text), text)
    return REMARK.sub("", str(actor)).strip()


def due(one: Form) -> Due | None:
    """The deadline of an obligation in either format."""
    stated = one.get("deadline")
    if isinstance(stated, str):
        return Due(stated, one.get("deadline_op"))
    if isinstance(stated, Mapping):
        value = stated.get("value")
        return Due(
            value,
            stated.get("operator") if value else None,
            vague=bool(stated.get("vague")),
            triggered=bool(stated.get("trigger")),
        )
    return Due(vague=True) if one.get("deadline_vague") else None


def _units(form: Form, text: str, aliases: Names) -> dict[str, frozenset[str]]:
    """Every body that the annotation names, with all its names."""
    found: dict[str, set[str]] = {}
    for one in form.get("obligations", ()):
        label = named(one.get("actor"), text)
        if label:
            names = found.setdefault(label, set())
            names |= {str(named(name, text)) for name in one.get("actor_names", ())}
    for one in form.get("organisations", ()):
        label = str(named(one["name"], text))
        found.setdefault(label, set()).add(str(one["quote"]))
    for label, names in found.items():
        names |= {*_own_names(label), *aliases.get(label, ())}
    return {label: frozenset(names) for label, names in found.items()}


def _own_names(label: str) -> Iterator[str]:
    """The label itself, and the bodies that it lists."""
    if label != ADDRESSEES:
        yield label
        listed = NAMES_APART.split(label)
        yield " ".join(listed)


def _citation(one: Form, text: str) -> Citation:
    where, number = places.place(one, text), str(one["number"] or "")
    standing = _bare(number) and _bare(number) in _bare(places.quoted(where, text))
    return Citation(where, number, scored=bool(standing))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", document_numbers.fold(folding.folded(text)))


def _contradictions(form: Form, text: str) -> Iterator[Contradiction]:
    for one in form.get("checks", ()):
        where = tuple(places.place(entry, text) for entry in one.get("spans", one.get("quotes")))
        if not where:
            raise places.QuoteLost(str(one["code"]))
        yield Contradiction(codes.family(str(one["code"])), where)
    for one in form.get("inconsistencies", ()):
        code = codes.family(str(one["type"]))
        if code in codes.FAMILIES:
            yield Contradiction(code, tuple(places.place(entry, text) for entry in one["spans"]))
