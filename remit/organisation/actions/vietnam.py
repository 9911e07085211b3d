"""The units of Viet Nam: 34 provinces and 3,321 communes since July 2025, and those before.

The data is a table of facts with its source in `data/vietnam/README.md`.
"""

import csv
import datetime as dt
from collections.abc import Iterator
from importlib import resources

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import How
from remit.kernel import writes
from remit.organisation import actions, imports, models, queries

UNITS = ("units.csv", "predecessors-01-37.csv", "predecessors-38-96.csv")
SUCCESSIONS = "successions.csv"
TREE_NAMES = {
    "vi": "Hành chính",
    "en": "Administration",
    "ar": "الإدارة",
    "ko": "행정",
}


def load(*, by: By, at: dt.datetime) -> dict[str, int]:
    """Create all units in the administrative tree, and let the old ones go over into the new."""
    with writes.writing():
        if queries.ids_by_code(["VN"]):
            raise Refusal("COUNTRY_ALREADY_LOADED", code="VN")
        tree = _tree(by, at)
        created = sum(_create(by, at, tree, name) for name in UNITS)
        successions = list(_successions())
        actions.succeed_units(by=by, at=at, successions=successions)
        return {"units": created, "successions": len(successions)}


def _tree(by: By, at: dt.datetime) -> int:
    found = models.Tree.objects.filter(code=queries.HOME_TREE).values_list("id", flat=True).first()
    if found is not None:
        return found
    day = dt.date(2008, 8, 1)  # since then there were 63 provinces
    return actions.open_tree(by=by, at=at, code=queries.HOME_TREE, names=TREE_NAMES, on=day)


def _create(by: By, at: dt.datetime, tree: int, name: str) -> int:
    known = {"VN": queries.ids_by_code(["VN"]).get("VN")} if name != UNITS[0] else {}
    table = imports.preview(_data(name).encode(), name, known_codes=known)
    return len(actions.write_table(by=by, at=at, table=table, tree=tree))


def _successions() -> Iterator[actions.NewSuccession]:
    rows = list(csv.DictReader(_data(SUCCESSIONS).splitlines()))
    ids = queries.ids_by_code({row[end] for row in rows for end in ("from", "to") if row[end]})
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["from"], []).append(row)
    for code, heirs in grouped.items():
        yield actions.NewSuccession(
            unit=ids[code],
            heirs=[ids[row["to"]] for row in heirs if row["to"]],
            on=dt.date.fromisoformat(heirs[0]["on"]),
            how=How(heirs[0]["how"]),
        )


def _data(name: str) -> str:
    return (resources.files("remit.organisation") / "data" / "vietnam" / name).read_text("utf-8")
