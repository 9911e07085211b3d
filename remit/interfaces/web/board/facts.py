"""What a file of figures is about, in lines above its table: the scope, the day, up to which act is
known, the tree, the clock. A figure without these cannot be compared with another one."""

import datetime as dt

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from remit.interfaces import labels, rooted, writing
from remit.interfaces.exports import Fact
from remit.interfaces.web import written
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.lists import paper
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation.queries import portraits


def facts(asked: Asked) -> list[Fact]:
    """The lines of a file."""
    scope = asked.scope
    lines: list[Fact] = [
        (_("Unit"), asked.path[-1].name if asked.path else _("All units")),
        (_("As of"), scope.on),
        *rooted.at(scope.known_seq).facts,
        (_("Recorded at"), recorded_at(asked).astimezone(dt.UTC).isoformat()),
        (_("Tree of units"), scope.tree),
        by_clock(asked),
    ]
    return lines + filters(asked)


def on_paper(asked: Asked, row: str, total: int, order: list[Fact]) -> list[tuple[str, str]]:
    """What a list of figures is about, in words, for its print: the row only if it is of one."""
    lines: list[Fact] = [
        (_("Unit"), written.named(asked.path[-1]) if asked.path else _("All units")),
        *([(_("Row"), row)] if row else []),
        (_("As of"), asked.scope.on),
        (_("Tree of units"), tree(asked)),
        by_clock(asked),
        *filters(asked),
        *order,
        (_("Commitments"), total),
    ]
    return paper.line(lines, asked.scope.known_seq)


def by_clock(asked: Asked) -> Fact:
    """By which of the two due dates is counted."""
    return _("Clock"), labels.label(asked.scope.clock)


def filters(asked: Asked) -> list[Fact]:
    """What was filtered by, if anything."""
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


def known_until(asked: Asked) -> dt.datetime | None:
    """When the act was recorded up to which is known, unless all is known that is recorded."""
    head, seq = ledger.head(), asked.scope.known_seq
    return None if head is None or seq >= head.seq else recorded_at(asked)


def tree(asked: Asked) -> str:
    """The tree of units by its name, and the day on which it stood so."""
    code, _at, day = asked.scope.tree.partition("@")
    return named_tree(code, dt.date.fromisoformat(day))


def named_tree(code: str, day: dt.date) -> str:
    """A tree by its name in the reader's language, on a day."""
    name = next((one.name for one in portraits.trees() if one.code == code), code)
    return _("%(tree)s, as of %(day)s") % {"tree": name, "day": writing.day(day)}


def right_to_left() -> bool:
    """Whether the reader's language runs from right to left."""
    return bool(get_language_bidi())
