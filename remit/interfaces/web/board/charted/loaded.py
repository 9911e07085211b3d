"""What the charts of one scope are drawn from, each read once and only if a chart asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from remit.commitments.queries import ageing, figures, trends
from remit.commitments.queries.ageing import Aged
from remit.commitments.queries.figures import Table
from remit.commitments.queries.scopes import By
from remit.commitments.queries.trends import Balance
from remit.interfaces.web.board.asked import Asked


@dataclass(frozen=True)
class Loaded:
    """The figures of a scope on its day, on the days before, and by their age.

    Only where units are ranked is it summed for each of them where it stood a month ago.
    """

    asked: Asked
    ranks: bool = True

    @cached_property
    def table(self) -> Table:
        """The rows that were asked for."""
        return figures.table(self.asked.scope, self.asked.by)

    @cached_property
    def units(self) -> Table:
        """The rows by unit."""
        is_asked = self.asked.by is By.UNIT
        return self.table if is_asked else figures.table(self.asked.scope, By.UNIT)

    @cached_property
    def balances(self) -> Mapping[str, Balance]:
        """The ends of the months and the day a month ago, by the day, in the units of this day."""
        scope = self.asked.scope
        lines = {trends.month_before(scope.on): self.units.lines} if self.ranks else {}
        found = trends.balances(scope, [*trends.ends_of_months(scope.on), *lines], lines)
        return {one.on.isoformat(): one for one in found}

    @cached_property
    def aged(self) -> tuple[Aged, ...]:
        """What is late or waits, with its days."""
        return ageing.aged(self.asked.scope)
