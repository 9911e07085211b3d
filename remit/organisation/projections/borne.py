"""The names of a unit as periods on both time axes: a name is borne from a day until another, and
stands so between the act that said it and the one that said otherwise. A renaming told late puts a
name into days gone by; what was known before stays readable as known until that act."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Naming:
    """An act that gives a unit its name from a day on: its founding, or a renaming."""

    seq: int
    on: dt.date
    names: Names


@dataclass(frozen=True, slots=True)
class Period:
    """A name, the days on which it is borne, and the acts between which that is known."""

    names: Names
    on_from: dt.date
    on_until: dt.date | None
    known_from: int
    known_until: int | None = None

    def holds(self, day: dt.date) -> bool:
        """Whether the name is borne on a day."""
        return self.on_from <= day and (self.on_until is None or day < self.on_until)


def periods(namings: Sequence[Naming]) -> list[Period]:
    """All that was ever known about the names of a unit, its founding first."""
    founding, *renamings = namings
    past: list[Period] = []
    known = [Period(founding.names, founding.on, None, founding.seq)]
    for naming in renamings:
        covering = next(one for one in known if one.holds(naming.on))
        past.append(dataclasses.replace(covering, known_until=naming.seq))
        known = [one for one in known if one is not covering] + _cut(covering, naming)
    return past + sorted(known, key=lambda one: one.on_from)


def shown(told: Iterable[Period]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The present name, and every name that the unit is known to have borne, the present first."""
    known = sorted((one for one in told if one.known_until is None), key=lambda one: one.on_from)
    present = known[-1].names
    every = [*present.values(), *(name for one in known[:-1] for name in one.names.values())]
    return dict(present), tuple(dict.fromkeys(every))


def _cut(covering: Period, naming: Naming) -> list[Period]:
    """The period in which a naming falls, cut at its day."""
    after = Period(naming.names, naming.on, covering.on_until, naming.seq)
    if covering.on_from == naming.on:
        return [after]
    return [Period(covering.names, covering.on_from, naming.on, naming.seq), after]
