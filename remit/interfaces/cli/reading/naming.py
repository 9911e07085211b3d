"""`remit reading aliases`: by which words documents call units, as persons decided; the keeper of
the site strikes out what was learnt wrongly."""

import io
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from remit.interfaces.cli import site

# A table is as wide as its words: those of a line are looked for, and copied, as they are.
WIDEST = 10_000

if TYPE_CHECKING:
    from remit.organisation.queries import UnitCard
    from remit.texts.learning.queries import AliasCard


def aliases(
    forget: Annotated[
        int | None, typer.Option(help="Strike an alias out: what was chosen so far counts no more.")
    ] = None,
    as_: Annotated[
        str, typer.Option("--as", help="Code of the post that strikes out; else the administrator.")
    ] = "",
) -> None:
    """List the words that were learnt for units, with how often they were chosen."""
    site.ready(database=True)
    from remit.texts.learning import queries

    if forget is not None:
        _strike_out(forget, as_)
    sys.stdout.write(_table(queries.aliases(None)))


def _strike_out(alias: int, code: str) -> None:
    from remit.interfaces.cli import asking_post
    from remit.kernel import clock
    from remit.texts.learning import actions

    actions.strike_out(by=asking_post.keeper(code), at=clock.now(), alias=alias)


def _table(cards: Sequence["AliasCard"]) -> str:
    from django.utils.translation import gettext as _
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from remit.organisation import queries as organisation

    grid = Table(show_edge=False)
    for heading in (
        _("ID"),
        _("Words"),
        _("Issuer"),
        _("Unit"),
        _("Chosen"),
        _("Another unit"),
        _("Last"),
        "",
    ):
        grid.add_column(heading, no_wrap=True)
    units = organisation.units(
        number for card in cards for number in (card.unit, card.issuer) if number
    )
    for card in cards:
        grid.add_row(*(escape(cell) for cell in _cells(card, units)))
    out = io.StringIO()
    Console(file=out, width=WIDEST).print(grid)
    return out.getvalue()


def _cells(card: "AliasCard", units: Mapping[int, "UnitCard"]) -> list[str]:
    from django.utils.translation import gettext as _

    from remit.kernel import clock

    return [
        str(card.id),
        card.written,
        units[card.issuer].code if card.issuer else "–",
        units[card.unit].code,
        str(card.times),
        str(card.against),
        clock.day_of(card.last_at).isoformat() if card.last_at else "–",
        _("struck out") if card.struck_out else "",
    ]
