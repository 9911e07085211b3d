"""The documents of the example: registered from a secretariat's post, read by the reader, and
related to one another."""

import datetime as dt
import functools
from collections.abc import Iterator

from remit.domain.vocabulary import Confidentiality, DocumentType, Relation
from remit.interfaces.cli.demo import files
from remit.interfaces.cli.demo.records import Event
from remit.interfaces.cli.demo.world import World
from remit.texts import actions
from remit.texts.actions import NewDocument

TABLE = "documents/documents.csv"
COLUMNS = (
    "key",
    "registered_on",
    "post",
    "type",
    "number",
    "issued_on",
    "issuer",
    "language",
    "confidentiality",
    "title",
    "relation",
    "to",
)


def events() -> Iterator[Event]:
    """The days on which the documents are registered."""
    for row in files.rows(TABLE, COLUMNS):
        on = dt.date.fromisoformat(row["registered_on"])
        yield Event(row.where, on, None, functools.partial(_register, row))


def _register(row: files.Row, world: World, at: dt.datetime) -> None:
    by = world.by(row["post"])
    registered = actions.register(by=by, at=at, document=_document(row, world))
    world.documents[row["key"]] = registered
    if row["relation"]:
        actions.relate(
            by=by,
            at=at,
            document=registered,
            to=world.document(row["to"]),
            relation=Relation(row["relation"]),
        )


def _document(row: files.Row, world: World) -> NewDocument:
    return NewDocument(
        text=files.text(f"documents/{row['key']}.txt"),
        title=row["title"],
        type=DocumentType(row["type"]),
        number=row["number"],
        issued_on=dt.date.fromisoformat(row["issued_on"]),
        issuer=world.unit(row["issuer"]),
        language=row["language"],
        confidentiality=Confidentiality(row["confidentiality"]),
    )
