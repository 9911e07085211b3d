"""The table of progress: units and documents of a scope with every column of the figures, on the
screen and as a file with the same columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from remit.commitments.queries import figures
from remit.commitments.queries.scopes import By
from remit.domain.figures import Policy
from remit.interfaces import exports, labels
from remit.interfaces.exports import Cell as FileCell
from remit.interfaces.exports import Percent, Sheet
from remit.interfaces.web.board import answers, facts, rows
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.board.rows import Shown
from remit.kernel import clock


@dataclass(frozen=True)
class Progress:
    """One table: by what its rows are made, its columns, its rows and the total."""

    asked: Asked
    by: By
    columns: Sequence[str]
    lines: Sequence[Shown]
    assigned: int = 0

    @property
    def name(self) -> str:
        """By what the rows are made."""
        return str(answers.ROWS[self.by])

    @property
    def headings(self) -> list[str]:
        """The headings of the numbers, and of the shares by what they are of."""
        shares = [f"% {labels.label(policy)}" for policy in Policy]
        return [*(rows.heading(column) for column in self.columns), *shares]


def page(asked: Asked) -> dict[str, object]:
    """The tables on the screen."""
    found = tables(asked)
    return {
        "tables": found,
        "has_some": any(one.assigned for one in found),
        "has_units": bool(asked.scope.edition.order),
        "is_past": asked.scope.on < clock.today(),
        "xlsx": asked.scope_url("figures_table_xlsx", by=_word(asked)),
        "zip": asked.scope_url("figures_table_zip", by=_word(asked)),
        "csv": [(one.name, asked.scope_url("figures_table_csv", by=one.by.value)) for one in found],
    }


def tables(asked: Asked) -> list[Progress]:
    """By unit and by document, unless one kind of rows was asked for."""
    chosen = [asked.by] if asked.typed_by else [By.UNIT, By.DOCUMENT]
    return [_progress(asked.with_rows(by)) for by in chosen]


def workbook(asked: Asked) -> bytes:
    """The tables as one workbook."""
    known = facts.recorded_at(asked)
    sheets = [sheet(one) for one in tables(asked)]
    return exports.workbook(sheets, right_to_left=facts.right_to_left(), made_at=known)


def sheet(progress: Progress) -> Sheet:
    """One table as a sheet, with the lines that say what it is about."""
    return Sheet(
        name=progress.name,
        facts=facts.facts(progress.asked),
        headings=[progress.name, *progress.headings],
        rows=[_row(one) for one in progress.lines],
        last_is_total=True,
    )


def _word(asked: Asked) -> str | None:
    return asked.by.value if asked.typed_by else None


def _progress(asked: Asked) -> Progress:
    table = figures.table(asked.scope, asked.by)
    columns = rows.columns(table)
    lines = rows.lines(asked, table, columns)
    return Progress(asked, asked.by, columns, lines, table.total.assigned)


def _row(row: Shown) -> list[FileCell]:
    numbers = [cell.n for cell in row.cells]
    return [row.told, *numbers, *(Percent(share.percent) for share in row.row.shares)]
