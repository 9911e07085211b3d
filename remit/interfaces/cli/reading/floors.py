"""Floors that a measurement must hold, from a file: so that a reading cannot become worse unseen.

Each `[[floor]]` names a measure, a figure of it, `at_least` or `at_most`, and the labels of its
group; every group of the measurement that has those labels must hold it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remit.domain.reading.measuring import published

LABELS = ("origin", "language", "part", "genre", "kind")


@dataclass(frozen=True)
class Failure:
    """A floor that does not hold in a group, or that was not measured at all."""

    group: str
    measure: str
    figure: str
    wanted: float
    met: float | None


def failures(file: Path, form: Mapping[str, Any]) -> list[Failure]:
    """Every floor of the file that the measurement does not hold."""
    floors = tomllib.loads(file.read_text(encoding="utf-8")).get("floor", [])
    return [failure for floor in floors for failure in _failures(floor, form["groups"])]


def _failures(floor: Mapping[str, Any], groups: list[dict[str, Any]]) -> Iterator[Failure]:
    asked = {name: floor[name] for name in LABELS if name in floor}
    measure, figure = str(floor["measure"]), str(floor["figure"])
    wanted = float(floor.get("at_least", floor.get("at_most", 0.0)))
    fitting = [one for one in groups if asked.items() <= one["key"].items()]
    if not fitting:
        yield Failure(" ".join(asked.values()), measure, figure, wanted, None)
    for one in fitting:
        met = published.figure(one, measure, figure)
        if met is None or not _holds(floor, met):
            yield Failure(" ".join(one["key"].values()), measure, figure, wanted, met)


def _holds(floor: Mapping[str, Any], met: float) -> bool:
    above = "at_least" not in floor or met >= float(floor["at_least"])
    return above and ("at_most" not in floor or met <= float(floor["at_most"]))
