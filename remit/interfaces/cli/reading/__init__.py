"""`remit reading`: how well texts are read, measured against annotated texts, and what the reader
learns from the corrections of persons."""

import typer

from remit.interfaces.cli.reading import evaluating, learning, naming

reading = typer.Typer(help="Measure how well texts are read, and learn from corrections.")


@reading.callback()
def _reading() -> None:
    """Measure how well texts are read, and learn from corrections."""


reading.command("evaluate")(evaluating.evaluate)
reading.command("aliases")(naming.aliases)
reading.command("learn")(learning.learn)
