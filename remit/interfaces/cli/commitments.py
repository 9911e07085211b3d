"""`remit commitments`: bring in the work that an office kept in a table, and take it out again."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.interfaces.cli import asked_file, site

if TYPE_CHECKING:
    from remit.commitments.imports import Preview

commitments = typer.Typer(help="Import and export commitments.")


@commitments.callback()
def _ready() -> None:
    site.ready(database=True)


@commitments.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX.")],
    as_: Annotated[str, typer.Option("--as", help="Code of the post that assigns.")],
    write: Annotated[bool, typer.Option("--write", help="Write the rows.")] = False,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Write the others where rows have a problem.")
    ] = False,
    past_due: Annotated[
        bool, typer.Option("--past-due", help="Due days that had passed are meant.")
    ] = False,
) -> None:
    """Show every problem of a table by row and column; write it only when asked.

    Repeated after an interruption, it goes on where it stopped and doubles nothing.
    """
    from remit.commitments import imports
    from remit.interfaces.cli import asking_post
    from remit.kernel import clock

    by = asking_post.holder(as_)
    content, at = asked_file.there(file).read_bytes(), clock.now()
    seen = imports.preview(content, file.name, by=by, at=at, past_due_meant=past_due)
    _say_findings(seen)
    groups = list(seen.groups(leave_out=leave_out))
    _say_rows(seen)
    if write:
        from remit.commitments.actions import importing

        made = seen.done
        for group in groups:
            made += len(importing.import_group(by=by, at=clock.now(), group=group))
            sys.stdout.write(f"{made}/{seen.done + len(seen.rows)}\n")


@commitments.command()
def export(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="A name in .xlsx or .csv.")],
    on: Annotated[str, typer.Option(help="The day, 2025-11-14; today if absent.")] = "",
    unit: Annotated[str, typer.Option(help="Code of a unit.")] = "",
    document: Annotated[str, typer.Option(help="NUMBER[@ISSUER/YEAR].")] = "",
    as_: Annotated[str, typer.Option("--as", help="Code of the post that asks.")] = "",
) -> None:
    """Write the commitments that count on a day into a table that can be imported again.

    Without a post only public commitments have content. Beside the table stands FILE.root, which
    says on which state of the ledger it rests.
    """
    from remit.commitments import exports as table
    from remit.commitments.queries import asking
    from remit.domain.acts import By
    from remit.interfaces import exports, rooted
    from remit.interfaces.cli import asking_post, asking_unit
    from remit.kernel import clock
    from remit.organisation import queries as organisation

    by: By = asking_post.holder(as_) if as_ else By()
    viewer, language = organisation.viewer(by, clock.today()), site.language()
    question = asking.Question(on=on, unit=unit, document=document)
    scope = asking.scope(question, viewer if as_ else None)
    asking_unit.warn(scope.unit, scope.on)
    rows = list(table.rows(viewer, scope, language))
    content = exports.file(
        exports.Sheet("commitments", (), table.headings(language), rows),
        form=file.suffix.lower().removeprefix("."),
        right_to_left=language == "ar",
        made_at=clock.now(),
    )
    file.write_bytes(content)
    beside = rooted.lines({file.name: content}, rooted.at(scope.known_seq).facts)
    file.with_name(f"{file.name}{rooted.ENDING}").write_bytes(beside)


@commitments.command("transfer-all")
def transfer_all(
    from_: Annotated[str, typer.Argument(metavar="FROM", help="Code of the unit that owes.")],
    to: Annotated[str, typer.Argument(help="Code of the unit that owes from then on.")],
    on: Annotated[str, typer.Option(help="The day, 2025-11-14.")],
    reason: Annotated[str, typer.Option(help="Why.")],
    as_: Annotated[
        str, typer.Option("--as", help="Code of an administrator's post; else the first one.")
    ] = "",
) -> None:
    """Transfer all that a unit still owes to another one, group by group.

    Repeated after an interruption, it goes on where it stopped.
    """
    from remit.commitments import actions
    from remit.commitments.queries import owing
    from remit.interfaces.cli import asking_post
    from remit.kernel import clock, inputs
    from remit.organisation import queries as organisation

    units = [organisation.unit_by_code(code).id for code in (from_, to)]
    by, day, moved = asking_post.keeper(as_), inputs.day(on), 0
    owed = owing.not_closed(units[:1])[units[0]].total
    while acts := actions.transfer_all(
        by=by, at=clock.now(), from_unit=units[0], to_unit=units[1], on=day, reason=reason
    ):
        moved += len(acts)
        sys.stdout.write(f"{moved}/{owed}\n")
    if not moved:
        sys.stdout.write("0/0\n")


def _say_findings(seen: "Preview") -> None:
    from remit.interfaces import sentences

    for finding in seen.findings:
        sys.stderr.write(sentences.placed(finding) + "\n")


def _say_rows(seen: "Preview") -> None:
    from remit.interfaces import labels
    from remit.interfaces.sentences import imports
    from remit.kernel import clock

    sys.stdout.write(f"{len(seen.rows)}/{seen.total}\n")
    for work, count in seen.by_work().items():
        sys.stdout.write(f"{labels.label(work)}: {count}\n")
    for sentence in imports.notes(seen, clock.today()):
        sys.stdout.write(f"{sentence}\n")
