"""`remit up`: one command that brings a site up, says where it is and how to enter, and brings it
down again."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.interfaces.cli import site

if TYPE_CHECKING:
    from remit.interfaces.cli.children import Children

FIRST_PORT = 8000
LAST_PORT = 8099
LINK_FILE = "sign-in-link.txt"


def up(
    demo: Annotated[
        bool, typer.Option(help="Load the example government into a new site.")
    ] = False,
    port: Annotated[
        int | None, typer.Option(help="The port; else the next free from 8000.")
    ] = None,
    host: Annotated[str, typer.Option(help="The address on which the site listens.")] = "127.0.0.1",
) -> None:
    """Start the site: database, web server and worker, until Ctrl+C."""
    from django.conf import settings

    from remit.interfaces.cli import children

    site.check_settings()
    running = children.Children({"DJANGO_SETTINGS_MODULE": site.settings()})
    settings.REMIT_HOME.mkdir(parents=True, exist_ok=True)
    chosen = _port(host, port)
    running.listen()
    try:
        # The web server loads while the database is looked at; nobody asks it before that is done.
        running.start("web", children.web(host, chosen))
        site.ready()
        person = _open(demo)
        ended = _run(running, children.address(host, chosen), person)
    finally:
        running.stop()
    if ended:
        _give_up(ended)


def _run(running: "Children", address: str, person: int | None) -> str | None:
    """The name of a process that ended by itself, or nothing when the site was asked to stop."""
    from remit.interfaces.cli import children

    if running.wait_for(address):
        running.keep("worker", children.worker())
        running.keep("ticker", children.ticker())
        _welcome(address, person)
        return running.watch()
    return None if running.stopping else running.ended() or "web"


def _open(demo: bool) -> int | None:
    """Whom the one-time link signs in: the administrator of the example, or of the own site."""
    from remit.interfaces.cli import opening, upgrade

    opening.migrate(upgrade.say_waiting)
    _warn_of_slow_search()
    if demo:
        from django.utils.translation import gettext as _

        from remit.interfaces.cli import demo as example

        opening.check_guards()
        if example.is_absent():
            typer.echo(_("The example government is loaded once; this takes about half a minute."))
        return int(example.load().pk)
    opening.open_site(language=site.language())
    return opening.administrator()


def _warn_of_slow_search() -> None:
    """Where PostgreSQL has no trigrams, searching goes on and says what it lacks."""
    from django.utils.translation import gettext as _

    from remit.kernel import search_indexes

    if search_indexes.missing():
        sentence = _(
            "Search works, but slowly among many commitments: this database has no pg_trgm. Whoever"
            " administers it runs %(command)s; the next start does the rest."
        )
        typer.echo(sentence % {"command": "CREATE EXTENSION pg_trgm"}, err=True)


def _port(host: str, wanted: int | None) -> int:
    from remit.interfaces.cli import children

    for port in [wanted] if wanted is not None else range(FIRST_PORT, LAST_PORT + 1):
        if children.is_free(host, port):
            return port
    site.speak()
    from django.utils.translation import gettext as _

    if wanted is None:
        sentence = _("No port from 8000 to 8099 is free; choose one with --port.")
    else:
        sentence = _("Port %(port)s is taken; choose another one.") % {"port": wanted}
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def _welcome(address: str, person: int | None) -> None:
    from django.utils.translation import gettext as _

    from remit.interfaces.sign_in_links import actions as links
    from remit.kernel import clock

    typer.echo(_("Remit is up at %(address)s") % {"address": f"{address}/"})
    if person is not None:
        link = address + links.issue(person=person, at=clock.now())
        typer.echo(_("Sign in once, within half an hour: %(link)s") % {"link": link})
        typer.echo(_("The same link, for you alone: %(path)s") % {"path": _kept(link)})
    typer.echo(_("Ctrl+C stops it."))


def _kept(link: str) -> Path:
    """The file in which the link stands, for terminals that scroll; only its owner reads it."""
    from django.conf import settings

    path: Path = settings.REMIT_HOME / LINK_FILE
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{link}\n")
    return path


def _give_up(name: str) -> None:
    from django.utils.translation import gettext as _

    typer.echo(_("The process “%(name)s” ended, so the site stopped.") % {"name": name}, err=True)
    raise typer.Exit(1)
