"""How far two passes agree: on what is an obligation, its kind, its deadline and its actor."""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import folders

from remit.domain.reading.measuring import agreement, gold_forms


def run(asked: argparse.Namespace) -> int:
    """Print the agreement of each language and of all."""
    found = by_language(asked.folder)
    if asked.json:
        print(json.dumps({name: row(one) for name, one in found.items()}, indent=1))
    else:
        print("\n".join(lines(found)))
    return 0 if found else 1


def by_language(folder: Path) -> dict[str, agreement.Agreement]:
    """The agreement over the texts that both passes annotated."""
    met: dict[str, list[agreement.Agreement]] = defaultdict(list)
    for work in folders.works(folder):
        first, second = work.form("A"), work.form("B")
        if first and second:
            sheets = [gold_forms.sheet(form, work.text) for form in (first, second)]
            one = agreement.agreement(*sheets)
            met[work.language].append(one)
            met["all"].append(one)
    ordered = sorted(met, key=lambda name: (name == "all", name))
    return {name: agreement.together(met[name]) for name in ordered}


def row(one: agreement.Agreement) -> dict[str, float | int | None]:
    """The figures of one language."""
    return {
        "obligations_A": one.first,
        "obligations_B": one.second,
        "both": one.both,
        "f1": one.f1,
        "kind_kappa": one.kappa,
        "kind_same": _of(sum(a == b for a, b in one.kinds), len(one.kinds)),
        "deadline_same": _of(one.same_deadline, one.dated),
        "actor_same": _of(one.same_actor, one.named),
    }


def _of(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def lines(found: dict[str, agreement.Agreement]) -> Iterable[str]:
    """A table in Markdown."""
    heads = list(row(agreement.together([])))
    yield "| language | " + " | ".join(heads) + " |"
    yield "|" + " --- |" * (len(heads) + 1)
    for name, one in found.items():
        yield f"| {name} | " + " | ".join(map(_shown, row(one).values())) + " |"


def _shown(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.2f}"
