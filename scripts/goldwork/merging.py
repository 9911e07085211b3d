"""Two passes become one annotation: what both say is taken, the rest waits for a third reader.

`NAME.open.json` lists what the passes do not agree on. The third reader writes "A", "B", "none" or
an entry of their own as the `decision`; the next merge takes it up. `NAME.final.json` holds what
is agreed or decided so far.
"""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

import folders

from remit.domain.reading.measuring import agreement, gold_forms, matching, naming
from remit.domain.reading.measuring.records import Duty, Sheet, Stretch

Form = folders.Form
FACTS = ("type", "number", "date", "issuer")


def run(asked: argparse.Namespace) -> int:
    """Merge every text that both passes annotated; 1 while something is open."""
    left = 0
    for work in folders.works(asked.folder):
        first, second = work.form("A"), work.form("B")
        if first and second:
            final, disputes = merge(first, second, work.text, work.form("open"))
            folders.write(work.file("final.json"), final)
            folders.write(work.file("open.json"), {"open": disputes})
            waiting = len([one for one in disputes if one["decision"] is None])
            left += waiting
            print(f"{work.name}: {len(final['obligations'])} obligations, {waiting} open")
    return 1 if left else 0


def merge(first: Form, second: Form, text: str, before: Form) -> tuple[Form, list[Form]]:
    """The agreed annotation and every dispute, with the decisions that were written before."""
    decided = {_key(one): one["decision"] for one in before.get("open", [])}
    sheets = (gold_forms.sheet(first, text), gold_forms.sheet(second, text))
    final: Form = {"document": {}}
    disputes: list[Form] = []
    for section, agreed, entry in _all(first, second, sheets):
        if not entry["why"]:
            _take(final, section, agreed)
            continue
        entry["decision"] = decided.get(_key(entry))
        disputes.append(entry)
        _decide(final, section, entry)
    for section in SECTIONS:
        final.setdefault(section, [])
    return final, disputes


def _key(one: Form) -> str:
    return repr((one["section"], one["A"], one["B"]))


def _take(final: Form, section: str, entry: Any) -> None:
    if section.startswith("document."):
        final["document"][section.partition(".")[2]] = entry
    else:
        final.setdefault(section, []).append(entry)


def _decide(final: Form, section: str, entry: Form) -> None:
    """Take up what the third reader wrote; a fact that nobody decided stays out."""
    decision = entry["decision"]
    if decision in ("A", "B"):
        decision = entry[decision]
        if decision is not None or section.startswith("document."):
            _take(final, section, decision)
    elif decision is not None and decision != "none":
        _take(final, section, decision)


Merged = tuple[str, Any, Form]


def _all(first: Form, second: Form, sheets: tuple[Sheet, Sheet]) -> Iterator[Merged]:
    for fact in FACTS:
        yield _fact(fact, first["document"].get(fact), second["document"].get(fact))
    for section, (some, others) in _stretches(sheets).items():
        yield from _section(section, first.get(section, []), second.get(section, []), some, others)
    yield from _obligations(first["obligations"], second["obligations"], sheets)


def _fact(fact: str, one: Any, other: Any) -> Merged:
    same = one == other or bool(one and other and naming.words(one) == naming.words(other))
    section = f"document.{fact}"
    return section, one, _open(section, one, other, [] if same else ["differs"])


def _open(section: str, one: Any, other: Any, why: Sequence[str]) -> Form:
    return {"section": section, "why": list(why), "A": one, "B": other}


def _stretches(sheets: tuple[Sheet, Sheet]) -> dict[str, list[list[Stretch]]]:
    return {
        "references": [[one.place for one in sheet.citations] for sheet in sheets],
        "statistics": [[one.place for one in sheet.figures] for sheet in sheets],
        "findings": [[one.place for one in sheet.notes] for sheet in sheets],
        "checks": [[one.places[0] for one in sheet.contradictions] for sheet in sheets],
    }


SECTIONS = ("references", "obligations", "statistics", "findings", "checks")
# What both passes must say alike, besides the place.
COMPARED = {
    "references": ("number", "date"),
    "statistics": ("values",),
    "findings": ("kind",),
    "checks": ("code",),
}


def _section(
    section: str, ones: list[Form], others: list[Form], some: list[Stretch], rest: list[Stretch]
) -> Iterator[Merged]:
    pairs = matching.pairs(some, rest)
    for i, j in pairs:
        why = [key for key in COMPARED[section] if ones[i].get(key) != others[j].get(key)]
        yield section, ones[i], _open(section, ones[i], others[j], why)
    yield from _alone(section, ones, others, pairs)


def _obligations(
    ones: list[Form], others: list[Form], sheets: tuple[Sheet, Sheet]
) -> Iterator[Merged]:
    pairs = agreement.matched(*sheets)
    units = {**sheets[1].units, **sheets[0].units}
    for i, j in pairs:
        why = list(_differences(sheets[0].duties[i], sheets[1].duties[j], units))
        agreed = _joined(ones[i], others[j])
        yield "obligations", agreed, _open("obligations", ones[i], others[j], why)
    yield from _alone("obligations", ones, others, pairs)


def _alone(
    section: str, ones: list[Form], others: list[Form], pairs: list[tuple[int, int]]
) -> Iterator[Merged]:
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, one in enumerate(ones):
        if i not in left:
            yield section, None, _open(section, one, None, ["only A"])
    for j, other in enumerate(others):
        if j not in right:
            yield section, None, _open(section, None, other, ["only B"])


def _differences(one: Duty, other: Duty, units: dict[str, frozenset[str]]) -> Iterator[str]:
    if one.kind != other.kind:
        yield "kind"
    if one.due != other.due:
        yield "deadline"
    if one.optional != other.optional:
        yield "optional"
    if not agreement.same_actor(one, other, units):
        yield "actor"


def _joined(one: Form, other: Form) -> Form:
    """The entry of A, with the names of the body that either found."""
    names = [*one.get("actor_names", []), *other.get("actor_names", [])]
    return {**one, "actor_names": list(dict.fromkeys(names))}
