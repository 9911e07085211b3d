"""`remit read FILE`: the drafts, figures and contradictions of one text, without any database.

The JSON form needs nothing of the site; sentences for people come in the language of the terminal.
"""

import json as notation
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from remit.domain import reading
from remit.domain.reading.records import Deadline, Obligation, Reading
from remit.interfaces.cli import site
from remit.texts import packs

LARGEST = 5 * 1024 * 1024
SHORT = 100
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class Flaw(StrEnum):
    """Why a file cannot be read."""

    ABSENT = "ABSENT"
    TOO_LARGE = "TOO_LARGE"
    NOT_TEXT = "NOT_TEXT"
    NOT_UTF8 = "NOT_UTF8"
    EMPTY = "EMPTY"


class Unreadable(Exception):
    """A file that holds no text to read."""

    def __init__(self, flaw: Flaw, name: str) -> None:
        super().__init__(flaw, name)
        self.flaw = flaw
        self.name = name


def read(
    file: Annotated[Path, typer.Argument(help="A text file: UTF-8, or UTF-16 with its mark.")],
    json: Annotated[
        bool, typer.Option("--json", help="Print the reading as JSON (remit.read/1).")
    ] = False,
) -> None:
    """Read a text into draft commitments; nothing is stored and nobody is bound."""
    try:
        text = text_of(file)
    except Unreadable as refused:
        typer.echo(sentence(refused), err=True)
        raise typer.Exit(1) from refused
    found = reading.read(text, packs.packs())
    if json:
        sys.stdout.write(notation.dumps(reading.as_json(found), ensure_ascii=True, indent=2) + "\n")
    else:
        site.ready()
        sys.stdout.write(summary(found) + "\n")


def text_of(file: Path) -> str:
    """The text of a file, newlines untouched."""
    if not file.is_file():
        raise Unreadable(Flaw.ABSENT, file.name)
    if file.stat().st_size > LARGEST:
        raise Unreadable(Flaw.TOO_LARGE, file.name)
    text = _decoded(file.read_bytes(), file.name)
    if "\x00" in text:
        raise Unreadable(Flaw.NOT_TEXT, file.name)
    if not text.strip():
        raise Unreadable(Flaw.EMPTY, file.name)
    return text


def _decoded(content: bytes, name: str) -> str:
    encoding = next((code for mark, code in MARKS if content.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\x00" in content:
        raise Unreadable(Flaw.NOT_TEXT, name)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise Unreadable(Flaw.NOT_UTF8, name) from wrong


def sentence(refused: Unreadable) -> str:
    """What is wrong with the file, in the language of the terminal."""
    site.ready()
    from django.utils.translation import gettext as _

    said = {
        Flaw.ABSENT: _("There is no file %(name)s."),
        Flaw.TOO_LARGE: _("%(name)s is larger than 5 MB."),
        Flaw.NOT_TEXT: _("%(name)s is not a text file."),
        Flaw.NOT_UTF8: _("%(name)s is not written in UTF-8."),
        Flaw.EMPTY: _("%(name)s is empty."),
    }
    return said[refused.flaw] % {"name": refused.name}


def summary(found: Reading) -> str:
    """A reading in plain lines."""
    lines = [*_header(found), *_drafts(found), *_figures(found), *_contradictions(found)]
    return "\n".join(lines)


def _header(found: Reading) -> list[str]:
    from django.utils.translation import gettext as _

    document = found.document
    facts = (
        (_("type"), document.type),
        (_("language"), document.language),
        (_("number"), document.number),
        (_("date"), document.date),
        (_("issuer"), document.issuer),
        (_("source"), document.source_url),
        (_("event"), document.event_date.value),
    )
    return [f"{label}: {value}" for label, value in facts if value]


def _drafts(found: Reading) -> list[str]:
    from django.utils.translation import gettext as _

    count = len(found.obligations)
    return ["", _("Drafts: %(count)d") % {"count": count}, *map(_draft, found.obligations)]


def _draft(one: Obligation) -> str:
    actor = one.actor.span.quote if one.actor else "-"
    due = _due(one.deadline) if one.deadline else "-"
    parts = (one.id, one.kind, f"{one.confidence:.2f}", _short(actor), due, _short(one.span.quote))
    return " | ".join(parts)


def _due(one: Deadline) -> str:
    return f"{one.operator} {one.value}" if one.value else f"? {_short(one.span.quote)}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else flat[: SHORT - 1].rstrip() + "…"


def _figures(found: Reading) -> list[str]:
    from django.utils.translation import gettext as _

    title = _("Figures: %(count)d") % {"count": len(found.statistics)}
    rows = [f"{_short(one.span.quote)} | {one.meaning}" for one in found.statistics]
    return ["", title, *rows]


def _contradictions(found: Reading) -> list[str]:
    from django.utils.translation import gettext as _

    title = _("Checks: %(count)d") % {"count": len(found.checks)}
    return ["", title, *(f"{one.code}: {one.message}" for one in found.checks)]
