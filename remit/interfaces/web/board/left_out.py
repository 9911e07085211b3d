"""What a chosen tree leaves out: a unit that stands on the day that is looked at, but not in the
tree by which is counted, falls out of the range of every unit of that tree."""

from dataclasses import replace

from remit.commitments.queries import asking, figures, items
from remit.commitments.queries.scopes import By
from remit.interfaces.web.board.asked import Asked


def commitments(asked: Asked) -> int:
    """How many commitments are of units that do not stand in the chosen tree."""
    scope = asked.scope
    if scope.unit is None or not asked.typed.get("tree"):
        return 0
    of_the_day = asking.scope(asking.Question(on=scope.on.isoformat())).edition
    found = items.counted(replace(scope, unit=None), By.UNIT)
    return figures.summed(
        found,
        lambda place: place[0] in of_the_day and place[0] not in scope.edition,
        scope.clock,
    ).assigned
