"""Documents and their relations out of their acts."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from django.db import models as tables
from django.db.models import Q

from remit.domain import body, document_numbers
from remit.domain.acts import Tag
from remit.kernel import folding, search_indexes
from remit.ledger import projections as ledger
from remit.ledger.records import Act
from remit.texts import models

# What is gone from a document when a side text is erased of the act in which it stands.
ERASED: Mapping[str, Mapping[str, str]] = {
    "title": {"title": ""},
    "file_name": {"file_name": ""},
    "signer": {"signer": ""},
    "origin": {"origin": ""},
}


def register() -> None:
    """Let the ledger know the tables of this layer, and searches those they look in."""
    search_indexes.register(models.Document, "folded")
    search_indexes.register(models.Passage, "folded")
    ledger.register(
        ledger.Projection(
            name="texts",
            prefixes=("document.", "text."),
            tables=(models.Document, models.DocumentRelation, models.ProvisionRelation),
            apply=apply,
        )
    )


def apply(acts: Sequence[Act]) -> None:
    """Follow the acts one by one."""
    for act in acts:
        follow = BY_TAG.get(act.tag)
        if follow:
            follow(act)


def _part(act: Act) -> None:
    related = models.DocumentRelation.objects.filter(known_from=body.the_number(act.data, "link"))
    related.update(known_until=act.seq)


def _part_provisions(act: Act) -> None:
    related = models.ProvisionRelation.objects.filter(known_from=body.the_number(act.data, "link"))
    related.update(known_until=act.seq)


def _erase(act: Act) -> None:
    """Words go with the act in which they stand; a later correction has words of its own."""
    key = str(act.data["key"])
    if key not in ERASED:
        return
    registered = {} if key == "file_name" else {f"{key}_act": None}
    stood = Q(pk=act.subject, **registered)
    if key != "file_name":
        stood |= Q(**{f"{key}_act": act.subject})
    models.Document.objects.filter(stood).update(**ERASED[key])
    for row in models.Document.objects.filter(stood) if key == "title" else ():
        row.folded = _sought(row)
        row.save(update_fields=["folded"])
        search_indexes.forget(models.Document)


def _correct(act: Act) -> None:
    data = cast(Mapping[str, Any], act.data)
    row = models.Document.objects.get(pk=act.subject)
    for name, value in data["is"].items():
        setattr(row, "issuer_id" if name == "issuer" else name, value)
    for name in data["stood"]:
        setattr(row, name, act.texts.get(name) or "")
        setattr(row, f"{name}_act", act.seq)
    row.number_folded = document_numbers.fold(row.number)
    row.folded = _sought(row)
    row.save(force_update=True)


def _sought(row: models.Document) -> str:
    """What searches look in: the number as it was issued and as it is compared, and the title."""
    return folding.lines(row.number, row.number_folded, row.title)


def _document(act: Act) -> models.Document:
    data = cast(Mapping[str, Any], act.data)
    title = act.texts.get("title") or ""
    issued_on = data["issued_on"]
    number, compared = data["number"], document_numbers.fold(data["number"])
    return models.Document(
        id=act.subject,
        type=data["type"],
        number=number,
        number_folded=compared,
        issued_on=dt.date.fromisoformat(issued_on) if issued_on else None,
        issuer_id=data["issuer"],
        language=data["language"],
        confidentiality=data["confidentiality"],
        title=title,
        folded=folding.lines(number, compared, title),
        source_id=data["sha256"],
        **_file(act),
        **_words(act),
    )


def _words(act: Act) -> dict[str, Any]:
    """Signer and source, with the act in which they stand; earlier acts do not say them."""
    said = [name for name in ("signer", "origin") if name in act.texts]
    words = {name: act.texts[name] or "" for name in said}
    return words | {f"{name}_act": act.seq for name in said}


def _file(act: Act) -> dict[str, Any]:
    """The file in which the text came; a text that was pasted, or came before, has none."""
    file = cast(Mapping[str, Any] | None, act.data.get("file"))
    if file is None:
        return {}
    kept = {f"file_{key}": file[key] for key in ("sha256", "format", "encoding", "size")}
    return kept | {"file_name": act.texts.get("file_name") or ""}


def _relation(act: Act) -> models.DocumentRelation:
    return models.DocumentRelation(
        from_document_id=act.subject,
        to_document_id=body.the_number(act.data, "to"),
        relation=body.the_code(act.data, "relation"),
        known_from=act.seq,
    )


def _provisions(act: Act) -> models.ProvisionRelation:
    data = cast(Mapping[str, Any], act.data)
    return models.ProvisionRelation(
        from_document_id=act.subject,
        start=data["place"][0],
        end=data["place"][1],
        to_document_id=data["to"],
        to_start=data["there"][0],
        to_end=data["there"][1],
        relation=data["relation"],
        known_from=act.seq,
    )


def _save(made: Callable[[Act], tables.Model]) -> Callable[[Act], None]:
    return lambda act: made(act).save(force_insert=True)


BY_TAG: Mapping[Tag, Callable[[Act], None]] = {
    Tag.DOCUMENT_REGISTERED: _save(_document),
    Tag.DOCUMENT_RELATED: _save(_relation),
    Tag.DOCUMENT_PARTED: _part,
    Tag.DOCUMENT_PROVISIONS_RELATED: _save(_provisions),
    Tag.DOCUMENT_PROVISIONS_PARTED: _part_provisions,
    Tag.DOCUMENT_CORRECTED: _correct,
    Tag.TEXT_ERASED: _erase,
}
