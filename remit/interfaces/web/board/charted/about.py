"""What a chart that leaves its page is about: the lines that stand above every file of figures, as
people write days and hours, each of them whole."""

from django.utils.translation import gettext as _

from remit.interfaces import rooted, writing
from remit.interfaces.exports import Fact
from remit.interfaces.web.board import facts
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.charts import isolating


def lines(asked: Asked) -> list[str]:
    """The scope, the day and each filter; up to which act is known; the tree and the clock; and the
    root of the ledger, with which the figures can be checked."""
    scope, state = asked.scope, rooted.at(asked.scope.known_seq).facts
    known, root = state
    recorded = (_("Recorded at"), writing.instant(facts.recorded_at(asked)))
    unit = asked.path[-1].name if asked.path else _("All units")
    return [
        _line((_("Unit"), unit), (_("As of"), writing.day(scope.on)), *facts.filters(asked)),
        _line(known, recorded),
        _line((_("Tree of units"), facts.tree(asked)), facts.by_clock(asked)),
        _line(root),
    ]


def _line(*told: Fact) -> str:
    return " · ".join(f"{name}: {isolating.named(str(value))}" for name, value in told)
