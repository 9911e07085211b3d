"""`remit organisation`: units, posts, persons and roles, for whoever keeps the site."""

from collections.abc import Callable

import typer

from remit.interfaces.cli import site
from remit.interfaces.cli.organisation import loading, persons, posts, units

organisation = typer.Typer(help="Units, posts, persons and roles.")


@organisation.callback()
def _ready() -> None:
    site.ready(database=True)


_commands: dict[str, Callable[..., None]] = {
    **loading.COMMANDS,
    **units.COMMANDS,
    **posts.COMMANDS,
    **persons.COMMANDS,
}
for _name, _command in _commands.items():
    organisation.command(_name)(_command)
