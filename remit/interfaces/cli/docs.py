"""`remit docs FOLDER`: write the reference pages from the tables of the law."""

from pathlib import Path
from typing import Annotated

import typer

from remit.interfaces.cli import site


def docs(folder: Annotated[Path, typer.Argument(help="Where the pages go.")]) -> None:
    """Write the reference pages: transitions, rights, acts, figures, settings, command line."""
    site.ready()
    from django.utils import translation

    from remit.interfaces.cli import app, reference

    folder.mkdir(parents=True, exist_ok=True)
    with translation.override("en"):
        for name, page in reference.pages(app.app).items():
            (folder / name).write_text(page, encoding="utf-8")
