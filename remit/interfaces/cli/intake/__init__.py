"""`remit intake FILE…`: files, folders and archives become documents with their drafts."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.interfaces.cli import site

if TYPE_CHECKING:
    from remit.texts.intake.terms import Origin, Terms


def intake(
    files: Annotated[list[Path] | None, typer.Argument(help="Files, folders, archives.")] = None,
    watch: Annotated[
        Path | None,
        typer.Option(help="Take in what comes into a folder."),
    ] = None,
    every: Annotated[int, typer.Option(min=1, help="Seconds between two looks at the folder.")] = 5,
    issuer: Annotated[str, typer.Option(help="Code of the issuer; else as each text says.")] = "",
    type_: Annotated[
        DocumentType | None,
        typer.Option("--type", case_sensitive=False, help="Type; else as each text says."),
    ] = None,
    confidentiality: Annotated[
        Confidentiality, typer.Option(case_sensitive=False, help="Who may read them.")
    ] = Confidentiality.INTERNAL,
    as_: Annotated[
        str, typer.Option("--as", help="Code of the post that registers; else the administrator.")
    ] = "",
) -> None:
    """Register every text with its drafts; the same file again is no second document.

    A folder that is watched is left as it is; Ctrl+C ends the watching.
    """
    if not files and watch is None:
        _ = site.words()
        typer.echo(_("Name files, folders or archives, or a folder with --watch."), err=True)
        raise typer.Exit(2)
    _check_there(watch)
    site.ready(database=True)
    from remit.interfaces.cli import asking_post
    from remit.interfaces.cli.intake import shown, taking, watching
    from remit.texts.intake.terms import Origin

    by = asking_post.keeper(as_)
    terms = _terms(issuer, type_, confidentiality, Origin.COMMAND)
    outcomes = taking.taken(files or [], by=by, terms=terms)
    if files:
        sys.stdout.write(shown.table(outcomes))
    if watch is not None:
        terms = _terms(issuer, type_, confidentiality, Origin.WATCH)
        watching.watch(watch, by=by, terms=terms, every=every)
    if any(one.outcome == taking.REFUSED for one in outcomes):
        raise typer.Exit(1)


def _check_there(folder: Path | None) -> None:
    if folder is not None and not folder.is_dir():
        raise Refusal("FOLDER_ABSENT", name=str(folder))


def _terms(
    issuer: str, type_: DocumentType | None, level: Confidentiality, origin: "Origin"
) -> "Terms":
    from remit.organisation import queries
    from remit.texts.intake.terms import Terms

    unit = queries.unit_by_code(issuer).id if issuer else None
    return Terms(issuer=unit, type=type_, confidentiality=level, origin=origin)
