"""`remit text`: take a registered document out of the site in a form that other systems read."""

from pathlib import Path
from typing import Annotated

import typer

from remit.interfaces.cli import site

text = typer.Typer(help="Registered documents.")


@text.callback()
def _ready() -> None:
    site.ready(database=True)


@text.command()
def export(
    document: Annotated[str, typer.Argument(help="NUMBER[@ISSUER/YEAR].")],
    file: Annotated[Path, typer.Argument(dir_okay=False, help="Where to write the XML.")],
    as_: Annotated[str, typer.Option("--as", help="Code of the post that asks.")] = "",
) -> None:
    """Write a document as Akoma Ntoso 1.0, with the commitments that come from it.

    Without a post only public documents and commitments are found.
    """
    from remit.domain.acts import By
    from remit.interfaces import akoma_ntoso
    from remit.interfaces.cli import asking_post
    from remit.kernel import clock
    from remit.organisation import queries as organisation
    from remit.texts import queries as texts

    by: By = asking_post.holder(as_) if as_ else By()
    viewer = organisation.viewer(by, clock.today())
    number = texts.referred(viewer, document)
    file.write_bytes(akoma_ntoso.written(akoma_ntoso.gathered(viewer, number)))
