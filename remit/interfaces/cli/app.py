"""The command line: `remit COMMAND`. Done is exit 0; a refusal is one sentence and exit 1; wrong
usage is exit 2. A command sets up only what it needs, so that reading a text needs no database."""

import functools
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from remit.domain.refusals import Refusal
from remit.interfaces import failures
from remit.interfaces.cli import site
from remit.kernel import room

# Each command is a module of its own beside this one, with a function or an app of its name.
COMMANDS = (
    "up",
    "read",
    "reading",
    "intake",
    "figures",
    "search",
    "ledger",
    "organisation",
    "commitments",
    "text",
    "token",
    "docs",
    "tick",
    "backup",
    "restore",
    "upgrade",
    "doctor",
)

ALONE = ["read"]

# What was typed was not understood, or means several things.
WRONG_USAGE = frozenset(
    {
        "CLOCK_UNKNOWN",
        "DAY_NOT_UNDERSTOOD",
        "DAY_TOO_FAR",
        "DOCUMENT_AMBIGUOUS",
        "DOCUMENT_REFERENCE_MALFORMED",
        "EXPORT_FORM_UNKNOWN",
        "INSTANT_NOT_UNDERSTOOD",
        "KNOWN_AT_NO_ACT",
        "LEVEL_UNKNOWN",
        "SCOPE_UNKNOWN",
        "TREE_UNKNOWN",
        "TYPE_UNKNOWN",
    }
)

app = typer.Typer(
    name="remit",
    help="Turns what leaders order into results that can be proven.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def _remit() -> None:
    """Every command belongs to the one program, also while there is only one."""


def main() -> None:
    """Run the command that was asked for."""
    perform = _plain_reading(sys.argv[1:]) or app
    room.given(lambda: guarded(perform))


def _plain_reading(asked: Sequence[str]) -> Callable[[], object] | None:
    """The reading of one file asked for in so many words: no command line need be taken apart.

    To take one apart costs as long as to read a page.
    """
    files = [word for word in asked[1:] if word != "--json"]
    if asked[:1] != ALONE or len(files) != 1 or len(asked) > 3 or files[0].startswith("-"):
        return None
    command = importlib.import_module("remit.interfaces.cli.read")
    return functools.partial(_ended, command.read, Path(files[0]), "--json" in asked)


def _ended(command: Callable[..., None], *given: object) -> None:
    """Run a command outside the program, which would turn its end into an exit."""
    try:
        command(*given)
    except typer.Exit as ended:
        sys.exit(ended.exit_code)


def guarded(perform: Callable[[], object]) -> None:
    """What is refused, by a rule or by the machine, is one sentence; a fault of ours is none."""
    try:
        perform()
    except Exception as failure:
        refusal = failure if isinstance(failure, Refusal) else failures.refusal(failure)
        if refusal is None:
            raise
        typer.echo(said(refusal), err=True)
        sys.exit(2 if refusal.rule in WRONG_USAGE else 1)


def said(refusal: Refusal) -> str:
    """The sentence of a refusal and its rule, in the language of the terminal."""
    site.speak()
    from django.utils.translation import gettext as _

    from remit.interfaces import sentences

    facts = {"sentence": sentences.sentence(refusal), "rule": refusal.rule}
    return _("%(sentence)s (rule %(rule)s)") % facts


def _register(asked: Sequence[str]) -> None:
    """Every command; a reading, which is asked for file by file, does not wait for the others."""
    for name in asked if asked == ALONE else COMMANDS:
        command = getattr(importlib.import_module(f"remit.interfaces.cli.{name}"), name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)


_register(sys.argv[1:2])
