"""Searching units, which everybody who is signed in may know, by code and by any name they bore."""

from django.db.models import Case, IntegerField, When

from remit.kernel import clock, searching
from remit.kernel.searching import Page, Part
from remit.organisation import queries
from remit.organisation.queries import UnitCard

STEPS = 4  # between one nearness and the next: standing or ended, inside or outside


def found(words: str, part: Part) -> tuple[list[UnitCard], Page]:
    """Units with all of these words in their code or in a name, also an earlier one: the nearest
    first, of these the standing ones, and bodies outside the site last."""
    near = searching.nearness(words, "folded") * STEPS + _behind()
    page = searching.page(queries.called_by(words), near, part, newest=False)
    cards = queries.units(page.numbers)
    return queries.with_former_names((cards[number] for number in page.numbers), words), page


def _behind() -> Case:
    return Case(
        When(exists_until__lte=clock.today(), external=True, then=3),
        When(exists_until__lte=clock.today(), then=2),
        When(external=True, then=1),
        default=0,
        output_field=IntegerField(),
    )
