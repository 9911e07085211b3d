"""The organisation on a page of components: a tree with its branches, the page of a unit with its
past, and what a table of units must have."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from remit.domain.vocabulary import How, Role
from remit.interfaces.web.design import made
from remit.interfaces.web.design.showing import Facts, Piece
from remit.interfaces.web.organisation.branches import Branch, Drawn
from remit.interfaces.web.organisation.pages import Moment
from remit.organisation.queries.called import Called
from remit.organisation.queries.portraits import (
    Holder,
    Place,
    Portrait,
    Staffed,
    Succession,
    TreeCard,
)

THEN = made.DAY - 52 * made.WEEK
MOMENT = Moment(made.DAY, 4711, True, made.HASH)
TREE = TreeCard(1, "ADMIN", {"vi": "Hành chính", "en": "Government", "ar": "الحكومة", "ko": "정부"})


def pieces() -> list[Piece]:
    """The components of the pages of the organisation."""
    return [
        Piece(
            _("Tree of units"),
            _("Who stands below whom on a day; what is folded says how many units it holds."),
            "organisation/tree.html",
            (_tree(),),
        ),
        Piece(
            _("Unit"),
            _("A unit under its names, where it stood, and who holds its posts."),
            "organisation/unit.html",
            (_unit(),),
        ),
        Piece(
            _("Bring units as a table"),
            _("What a table must have stands folded below the file that is asked for."),
            "organisation/import.html",
            ({"columns": ("code", "parent"), "kinds": ("GOVERNMENT", "DEPARTMENT")},),
        ),
    ]


def _tree() -> Facts:
    """A unit with what is below it, one that is folded, one that ended, one that still owes."""
    folded = Branch(made.GOVERNMENT, (), 12, waits=False)
    over = Branch(made.ENDED, (), 0, waits=False, ended=True)
    waits = Branch(made.ENDED, (), 0, waits=True, ended=True)
    top = Branch(made.SCIENCE, (folded, over, waits), 15, waits=False)
    return {
        "typed": {"tree": TREE.code},
        "trees": [TREE, TREE],
        "moment": MOMENT,
        "drawn": Drawn(made.DAY, (), (top,), 15, 2),
        "path": [(made.GOVERNMENT, "#"), (made.SCIENCE, "#")],
        "all_url": "#",
        "kept": "",
    }


def _unit() -> Facts:
    held = Holder("–", Role.LEADER, THEN, None)
    portrait = Portrait(
        card=made.SCIENCE,
        today=made.SCIENCE,
        called=[
            Called(dict(made.ENDED.names), THEN, made.DAY),
            Called(dict(made.SCIENCE.names), made.DAY, None),
        ],
        exists_from=THEN,
        places=[
            Place(TREE, made.GOVERNMENT, THEN, made.DAY),
            Place(TREE, None, made.DAY, None),
        ],
        came_from=[],
        went_into=[],
        posts=[Staffed(made.DIRECTOR, [held]), Staffed(made.DIRECTOR, [])],
        stewards=[],
    )
    return {
        "portrait": portrait,
        "moment": MOMENT,
        "on": made.DAY,
        "tree_url": "#",
        "came_from": [Succession(made.ENDED, dt.date(2025, 3, 1), How.MERGED)],
        "went_into": [Succession(None, made.DAY, How.DISSOLVED)],
    }
