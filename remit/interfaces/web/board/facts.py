"""What a file of figures is about, in lines above its table: the scope, the day, up to which act is
known, the tree, the clock. A figure without these cannot be compared with another one."""

import datetime as dt

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from remit.interfaces import labels, rooted
from remit.interfaces.exports import Fact
from remit.interfaces.web.board.asked import Asked
from remit.kernel import clock
from remit.ledger import queries as ledger


def facts(asked: Asked) -> list[Fact]:
    """The lines of a file."""
    scope = asked.scope
    lines: list[Fact] = [
        (_("Unit"), asked.path[-1].name if asked.path else _("All units")),
        (_("As of"), scope.on),
        *rooted.at(scope.known_seq).facts,
        (_("Recorded at"), recorded_at(asked).astimezone(dt.UTC).isoformat()),
        (_("Tree of units"), scope.tree),
        (_("Clock"), labels.label(scope.clock)),
    ]
    return lines + _filters(asked)


def _filters(asked: Asked) -> list[Fact]:
    scope = asked.scope
    lines: list[Fact] = []
    if scope.document is not None:
        lines.append((_("Document"), asked.words["document"]))
    if scope.issuer_level is not None:
        lines.append((_("Level of the issuer"), labels.label(scope.issuer_level)))
    if scope.type is not None:
        lines.append((_("Type"), labels.label(scope.type)))
    return lines


def recorded_at(asked: Asked) -> dt.datetime:
    """When the latest known act was recorded; now, before the first act."""
    act = ledger.act(asked.scope.known_seq)
    return act.recorded_at if act else clock.now()


def right_to_left() -> bool:
    """Whether the reader's language runs from right to left."""
    return bool(get_language_bidi())
