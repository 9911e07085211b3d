"""The board on a page of components: its headline, what is overdue, what changed, rows of units,
the table of progress, and the question when a name means several units."""

from dataclasses import replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from remit.domain.buckets import ClockName
from remit.domain.figures import COLUMNS, Policy
from remit.domain.vocabulary import Level, Type
from remit.interfaces import labels
from remit.interfaces.web import samples
from remit.interfaces.web.board import rows
from remit.interfaces.web.board.rows import KNOWN, Shown
from remit.interfaces.web.design import made
from remit.interfaces.web.design.showing import Facts, Piece
from remit.interfaces.web.lists import samples as lists

LINKS = dict.fromkeys(KNOWN, "#")
OFFERED = [("unit", gettext_lazy("Unit")), ("document", gettext_lazy("Document"))]


def pieces() -> list[Piece]:
    """The components of the pages of figures."""
    return [
        _piece(
            gettext_lazy("Board"),
            gettext_lazy("Few large figures, what is late beside what changed, then every row."),
            "board/board.html",
            _board(),
        ),
        _piece(
            gettext_lazy("Overdue"),
            gettext_lazy("Where nothing is late, that is said, and nothing is counted."),
            "board/overdue.html",
            {"overdue": {}},
        ),
        _piece(
            gettext_lazy("Table of progress"),
            gettext_lazy("Every column of the figures, for comparing and for taking along."),
            "board/table.html",
            {**_asked(), "has_some": True, "tables": [_progress()]},
        ),
        _piece(
            gettext_lazy("A name that means several units"),
            gettext_lazy("Nothing is guessed: the units that may be meant are offered."),
            "board/list.html",
            {**_asked(), "candidates": [(one, "#") for one in samples.UNITS], **_list()},
        ),
    ]


def _piece(name: Promise, says: Promise, template: str, facts: Facts) -> Piece:
    return Piece(name, says, template, (facts,))


def _asked() -> Facts:
    scope = {"on": made.DAY, "clock": ClockName.REVISED, "issuer_level": Level.CENTRAL}
    return {
        "asked": {"path": [made.SCIENCE], "scope": scope, "words": {"document": made.NUMBER}},
        "known": {"seq": 4711, "at": made.AT, "hash": made.HASH, "is_latest": False},
        "is_ahead": True,
        "tree_named": made.SCIENCE.name,
        "path": [(made.GOVERNMENT, "#"), (made.SCIENCE, "#")],
        "all_url": "#",
        "form": {
            "on": "15/04/2024",
            "rows_offered": OFFERED,
            "trees_offered": OFFERED,
            "clocks": list(ClockName),
            "levels": list(Level),
            "types": list(Type),
            "narrowed": True,
        },
    }


def _shown(place: int, **more: Any) -> Shown:
    line = Shown(_("Total"), samples.ROWS[place], LINKS, columns=rows.ALWAYS)
    return replace(line, **more)


def _lines() -> list[Shown]:
    return [
        _shown(0, unit=made.SCIENCE, url="#"),
        _shown(2, unit=made.GOVERNMENT, own=True),
        _shown(3, unit=made.ENDED, waits=True, door="#"),
        _shown(1),
    ]


def _board() -> Facts:
    total = _shown(1)
    heads = [{"label": rows.heading(one), "url": "#"} for one in rows.ALWAYS]
    named, share = ({"label": one, "url": "#"} for one in (_("Name"), _("% of all assigned")))
    moved = [{"label": one["label"], "n": 3, "url": "#", "tone": "bad"} for one in heads]
    stats = [
        {"cell": one, "tone": tone, "share": total.row.shares[0] if tone == "good" else None}
        for one, tone in zip(total.cells, ("", "good", "calm", "bad"), strict=True)
    ]
    return {
        **_asked(),
        "has_some": True,
        "stats": stats,
        "total": total,
        "overdue": {**_list(), "all": {"url": "#", "n": 12}},
        "contested": {},
        "since": made.DAY,
        "moved": [*moved, {**moved[0], "n": 0, "gone": True}],
        "rows_title": _("Units"),
        "row_heads": [{**named, "ordered": "ascending"}, *heads[:2], share, *heads[2:]],
        "lines": _lines(),
        "left_out": 2,
        "ended": {"units": [{"unit": made.ENDED, "counted": {"total": 0}, "door": "#"}], "more": 1},
        "undecided": {"provisions": 4, "documents": [(made.document(), 4)], "more": 1},
    }


def _progress() -> Facts:
    lines = [replace(one, columns=COLUMNS) for one in _lines()]
    shares = [f"% {labels.label(policy)}" for policy in Policy]
    headings = [*(labels.column(one) for one in COLUMNS), *shares]
    return {"name": _("Unit"), "headings": headings, "lines": lines}


def _list() -> Facts:
    return {
        "table": lists.table(made.DAY, made.SCIENCE, made.NUMBER),
        "heading": labels.column("open_overdue"),
        "pages": {"first": 1, "last": 3, "total": 12, "after": "#"},
    }
