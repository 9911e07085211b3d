"""`remit read FILE`: the drafts, figures and contradictions of one text, without any database.

The file may be a text, a DOCX, HTML or PDF document or an e-mail. The JSON form needs nothing of
the site; sentences for people come in the language of the terminal.
"""

import json as notation
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from remit.domain import reading
from remit.domain.reading.records import SHOWN, Deadline, Obligation, Reading
from remit.domain.refusals import Finding, Refusal
from remit.interfaces.cli import asked_file, site
from remit.texts import confined, packs
from remit.texts.formats.records import Extracted

SHORT = 100


def read(
    file: Annotated[Path, typer.Argument(help="A file: TXT, DOCX, HTML, PDF or EML.")],
    json: Annotated[
        bool, typer.Option("--json", help="Print the reading as JSON (remit.read/1).")
    ] = False,
) -> None:
    """Read a text into draft commitments; nothing is stored and nobody is bound."""
    try:
        said = extracted(file)
    except Refusal as refused:
        typer.echo(_sentence(refused), err=True)
        raise typer.Exit(1) from refused
    found = reading.read(said.text, packs.packs(learns=True), sent_on=said.sent_on)
    if json:
        form = reading.as_json(found) | {"source": source(said)}
        sys.stdout.write(notation.dumps(form, ensure_ascii=True, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join([*_notes(said), summary(found)]) + "\n")
    sys.stdout.flush()
    packs.keep()


def extracted(file: Path) -> Extracted:
    """The text of a file as it is registered; an archive has none of its own."""
    asked_file.there(file)
    bounds = confined.limits()
    if file.stat().st_size > bounds.file_bytes:
        raise Refusal("FILE_OVER_LIMIT", largest=str(bounds.file_mb))
    said = confined.extracted(file.read_bytes(), file.name, bounds)
    if not said.text.strip():
        raise Refusal("FILE_HOLDS_FILES", count=str(len(said.members)))
    return said


def source(said: Extracted) -> dict[str, Any]:
    """Where the text was taken from, and what happened to it on the way."""
    return {
        "format": said.format.value,
        "encoding": said.encoding or None,
        "sha256": said.source_sha256,
        "notes": [{"code": note.code, **note.params} for note in said.notes],
        "members": [member.name for member in said.members],
    }


def _sentence(refused: Refusal) -> str:
    """What is wrong with the file, in the language of the terminal."""
    site.speak()
    from remit.interfaces import sentences

    return sentences.sentence(refused)


def _notes(said: Extracted) -> list[str]:
    """What happened to the text on the way; only these sentences need the site."""
    notes = list(said.notes)
    if said.members:
        notes.append(Finding("ATTACHMENTS_NOT_READ", {"count": str(len(said.members))}))
    if not notes:
        return []
    site.ready()
    from remit.interfaces import sentences

    return [sentences.finding_sentence(note) for note in notes]


def summary(found: Reading) -> str:
    """A reading in plain lines."""
    lines = [*_header(found), *_drafts(found), *_figures(found), *_contradictions(found)]
    return "\n".join(lines)


def _header(found: Reading) -> list[str]:
    _ = site.words()

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
    _ = site.words()

    drafts = [one for one in found.obligations if one.confidence >= SHOWN]
    folded = [one for one in found.obligations if one.confidence < SHOWN]
    lines = ["", _("Drafts: %(count)s") % {"count": len(drafts)}, *map(_draft, drafts)]
    if folded:
        lines += ["", _("Low confidence: %(count)s") % {"count": len(folded)}]
    return [*lines, *map(_draft, folded)]


def _draft(one: Obligation) -> str:
    actor = one.actor.span.quote if one.actor else "-"
    due = _due(one.deadline, one.recurrence) if one.deadline else "-"
    parts = (one.id, one.kind, f"{one.confidence:.2f}", _short(actor), due, _short(one.span.quote))
    return " | ".join(parts)


def _due(one: Deadline, recurrence: str | None) -> str:
    """What comes back is told in its own words; only what is vague has a question mark."""
    if one.value:
        return f"{one.operator} {one.value}"
    told = _short(one.span.quote)
    return f"{one.operator} {told}" if recurrence else f"? {told}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else flat[: SHORT - 1].rstrip() + "…"


def _figures(found: Reading) -> list[str]:
    _ = site.words()

    title = _("Figures: %(count)s") % {"count": len(found.statistics)}
    rows = [f"{_short(one.span.quote)} | {one.meaning}" for one in found.statistics]
    return ["", title, *rows]


def _contradictions(found: Reading) -> list[str]:
    _ = site.words()

    title = _("Checks: %(count)s") % {"count": len(found.checks)}
    return ["", title, *(f"{one.code}: {one.message}" for one in found.checks)]
