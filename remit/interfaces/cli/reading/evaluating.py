"""`remit reading evaluate GOLD`: precision, recall and calibration of the reading, without any
database; real and written texts apart."""

import json as notation
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from remit.domain.refusals import Refusal
from remit.interfaces.cli import site
from remit.interfaces.cli.reading import floors, gold_files, measured

GROUPS = ("origin", "language", "part", "genre", "kind")


def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="Annotated texts: a file of them, an index, or a folder.")
    ],
    by: Annotated[
        str, typer.Option(help="Groups, with commas: language, kind, origin, part, genre.")
    ] = "language",
    json: Annotated[
        bool, typer.Option("--json", help="Print the figures as JSON (remit.measure/1).")
    ] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print a table in Markdown.")
    ] = False,
    misses: Annotated[
        bool, typer.Option("--misses", help="Print all that went wrong, with the words around.")
    ] = False,
    plot: Annotated[
        Path | None, typer.Option(help="Write the calibration as a picture (SVG).")
    ] = None,
    require: Annotated[
        Path | None, typer.Option(help="Floors as TOML; exit 1 when one does not hold.")
    ] = None,
    texts: Annotated[Path, typer.Option(help="Where the real texts are.")] = Path("var/gold"),
    annotations: Annotated[
        str, typer.Option(help="Which annotation of a working folder: final, A or B.")
    ] = "final",
) -> None:
    """Measure the reading against annotated texts: obligations, deadlines, actors, calibration."""
    names = _groups(by)
    _check_there(gold, *([require] if require else []))
    found = _found(gold, gold_files.Asked(texts, annotations))
    form = measured.as_json(found, names, misses=misses)
    site.ready()
    _print(form, json=json, markdown=markdown)
    if plot:
        from remit.interfaces.cli.reading import plotting

        plot.write_text(plotting.picture(form["groups"]), encoding="utf-8")
    _check(form, require)


def _groups(by: str) -> list[str]:
    names = [name.strip() for name in by.split(",") if name.strip()]
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        raise typer.BadParameter(", ".join(unknown), param_hint="--by")
    return names


def _check_there(*files: Path) -> None:
    absent = next((file for file in files if not file.exists()), None)
    if absent:
        raise Refusal("FILE_ABSENT", name=str(absent))


def _found(gold: Path, asked: gold_files.Asked) -> measured.Measurement:
    try:
        return measured.measure(gold, asked)
    except gold_files.NotGold as refused:
        site.ready()
        from django.utils.translation import gettext as _

        typer.echo(_("%(name)s holds no annotated texts.") % {"name": gold.name}, err=True)
        raise typer.Exit(1) from refused


def _print(form: dict[str, Any], *, json: bool, markdown: bool) -> None:
    from remit.interfaces.cli.reading import tables

    if json:
        sys.stdout.write(notation.dumps(form, ensure_ascii=False, indent=2) + "\n")
        return
    printed = tables.markdown(form) if markdown else tables.lines(form)
    for line in (*printed, *map(tables.miss, form.get("misses", ()))):
        sys.stdout.write(line + "\n")


def _check(form: dict[str, Any], require: Path | None) -> None:
    from remit.interfaces.cli.reading import tables

    failed = floors.failures(require, form) if require else []
    for one in failed:
        sys.stderr.write(tables.failure(one) + "\n")
    if failed or not form["documents"]:
        raise typer.Exit(1)
