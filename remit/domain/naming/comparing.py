"""How near the words of a text are to one name of a unit. The words that are a name's own decide;
the place above a unit may be said or left out; a level word that differs only weakens."""

from collections.abc import Set

from remit.domain.naming.calling import Called

NO_LEVEL = 0.93
SAME_KIND = 0.96
OTHER_LEVEL, OTHER_LEVEL_TRANSLATED = 0.6, 0.9
ABBREVIATED = 0.95
PART_OF_LEVELS = 0.97
# Level words alone are no name, unless all that is left out is the place.
LEVEL_ALONE = 0.5


def closeness(
    said: Called, name: Called, place: Set[str] = frozenset(), *, implied: bool = False
) -> float:
    """From 0 to 1: how much of the own words both have.

    The words of the place may always be said too; where it is implied, they may be left out.
    """
    if said.every and said.every == name.every:
        return 1.0
    unsaid = place if implied else frozenset()
    if not said.own:
        return _levels_alone(said, name, unsaid)
    shared = said.own & name.own
    if shared:
        left_out = len(said.own - name.own - place) + len(name.own - said.own - unsaid)
        return 2 * len(shared) / (2 * len(shared) + left_out)
    return ABBREVIATED if is_abbreviated(said, name, place) else 0.0


def is_abbreviated(said: Called, name: Called, place: Set[str] = frozenset()) -> bool:
    """Whether the words are the first letters of a name."""
    short = said.abbreviation
    return bool(short) and short in name.initials and not said.own - {short} - place


def level_factor(said: Called, name: Called, kind: str, *, translated: bool) -> float:
    """What the level words of both say; in a translation a level that differs says little."""
    if said.head == name.head:
        return 1.0 if said.levels <= name.levels or not said.own else PART_OF_LEVELS
    if not said.head or not name.head:
        return NO_LEVEL
    if kind in said.kinds:
        return SAME_KIND
    return OTHER_LEVEL_TRANSLATED if translated else OTHER_LEVEL


def differs_in_level(said: Called, name: Called, kind: str) -> bool:
    """Whether a text gives a body another level than the one it has."""
    return bool(said.head and name.head) and said.head != name.head and kind not in said.kinds


def _levels_alone(said: Called, name: Called, unsaid: Set[str]) -> float:
    if not said.levels or said.head != name.head:
        return 0.0
    levels = name.levels | (name.own & said.levels)
    share = 2 * len(said.levels & levels) / (len(said.levels) + len(levels))
    return share if not name.own - unsaid else share * LEVEL_ALONE
