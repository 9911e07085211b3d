"""In which order the rows of the board stand: units with most overdue work first, unless another
column is chosen in its heading; other rows as they follow each other. The total stays last."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from remit.commitments.queries.scopes import By
from remit.interfaces.web.board import rows
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.board.rows import Shown

NAME, SHARE, WORST = "name", "share", "open_overdue"
COLUMNS = ("assigned", "done", "open_overdue", "open_in_time", "claimed", "contested")
# What stands there also when it is nought everywhere.
ALWAYS = frozenset({"assigned", "done", "open_overdue", "open_in_time"})
NONE = Decimal(101)
RANKS = (NAME, *COLUMNS, SHARE)


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column, and the address at which the rows stand by it."""

    code: str
    label: str
    url: str
    ordered: str


def columns(every: Sequence[Shown]) -> list[str]:
    """The columns that hold something, and always the main ones."""
    return [one for one in COLUMNS if one in ALWAYS or any(getattr(row.row, one) for row in every)]


def chosen(asked: Asked) -> str:
    """The column by which the rows stand; none means as they follow each other."""
    wanted = asked.typed.get("rank", "")
    usual = WORST if asked.by is By.UNIT else ""
    return wanted if wanted in RANKS else usual


def ranked(asked: Asked, every: Sequence[Shown]) -> list[Shown]:
    """The rows in the chosen order; those that are equal stay as they follow each other."""
    rank = chosen(asked)
    if not rank:
        return list(every)
    if rank == NAME:
        return sorted(every, key=lambda one: one.plain.casefold())
    if rank == SHARE:
        return sorted(every, key=_share)
    return sorted(every, key=lambda one: -int(getattr(one.row, rank)))


def heads(asked: Asked, shown: Sequence[str]) -> list[Head]:
    """The headings of the columns in their order; a share stands behind what is done."""
    codes = [
        one for column in shown for one in ((column, SHARE) if column == "done" else (column,))
    ]
    return [_head(asked, code) for code in (NAME, *codes)]


def _head(asked: Asked, code: str) -> Head:
    labels = {NAME: _("Name"), SHARE: _("% of all assigned")}
    way = "ascending" if code in {NAME, SHARE} else "descending"
    return Head(
        code=code,
        label=labels.get(code) or rows.heading(code),
        url=asked.same_url("board", rank=code) + "#rows",
        ordered=way if chosen(asked) == code else "",
    )


def _share(one: Shown) -> Decimal:
    """What has nothing assigned comes last."""
    percent = one.row.shares[0].percent
    return NONE if percent is None else percent
