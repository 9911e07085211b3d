"""What a chosen tree leaves out: a unit that stands on the day that is looked at, but not in the
tree by which is counted, falls out of the range of every unit of that tree."""

from remit.commitments.queries import figures
from remit.interfaces.web.board.asked import Asked
from remit.organisation import queries as organisation


def commitments(asked: Asked) -> int:
    """How many commitments are of units that do not stand in the chosen tree."""
    scope = asked.scope
    # The tree of the day as it was known when the figures were, not as it is known by now.
    of_the_day = organisation.home_edition(scope.on, scope.known_seq)
    if scope.unit is None or scope.edition is of_the_day:
        return 0
    return figures.of_units(
        scope, lambda unit: unit in of_the_day and unit not in scope.edition
    ).assigned
