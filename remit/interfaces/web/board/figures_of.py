"""The figures of one unit as a row for other pages: its bar, its numbers with their lists."""

from remit.commitments.queries import asking, figures
from remit.commitments.queries.scopes import By
from remit.domain.rights import Viewer
from remit.interfaces.web.board import asked as words
from remit.interfaces.web.board import panels, rows
from remit.interfaces.web.board.asked import Asked


def unit(viewer: Viewer, code: str) -> dict[str, object]:
    """What a unit and those below it owe today."""
    asked = _asked(viewer, code)
    total = rows.total(asked, figures.table(asked.scope, asked.by))
    return {
        "asked": asked,
        "total": total,
        "stats": panels.headline(total),
        "board_url": asked.same_url("board"),
    }


def _asked(viewer: Viewer, code: str) -> Asked:
    typed = dict.fromkeys(words.WORDS, "") | {"unit": code, "clock": "revised"}
    scope = asking.scope(asking.Question(unit=code), viewer)
    return Asked(viewer, scope, words.fixed(typed, scope), By.UNIT, typed=typed)
