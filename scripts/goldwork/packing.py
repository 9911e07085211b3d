"""The committed form of annotations: places as offsets. Of a real text no words are kept, not even
the names of bodies; they are places too, and are read from the text when it is at hand."""

import argparse
import hashlib
from collections.abc import Mapping
from typing import Any

import folders

from remit.domain.reading.measuring import places

SCHEMA = "remit.gold/1"
Form = folders.Form
# What an entry says besides its place; remarks and wordings are not kept.
KEPT = ("number", "date", "type", "values", "kind")


def run(asked: argparse.Namespace) -> int:
    """Pack every annotated text of a working folder."""
    count = 0
    for work in folders.works(asked.folder):
        form = work.form(asked.annotations)
        if not form:
            print(f"{work.name}: not annotated")
            continue
        part = asked.folder.resolve().name
        target = asked.into / part / work.name
        packed = pack(form, work.form("source"), work.text)
        head = {"schema": SCHEMA, "language": work.language, "part": part}
        folders.write(target.with_suffix(".json"), {**head, **packed})
        if packed["origin"] == "written":
            target.with_suffix(".txt").write_bytes(work.file("txt").read_bytes())
        count += 1
    print(f"{count} packed")
    return 0 if count else 1


def pack(form: Form, source: Form, text: str) -> Form:
    """One annotation without the words of its text."""
    described = {key: source[key] for key in ("origin", "genre", "title_en")}
    if source["origin"] == "real":
        kept = {key: value for key, value in source.items() if key not in described}
        described["source"] = kept
    return {
        **described,
        "text_sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
        "document": _document(form["document"]),
        "references": [_entry(one, text) for one in form.get("references", [])],
        "obligations": [_obligation(one, text) for one in form.get("obligations", [])],
        "statistics": [_entry(one, text) for one in form.get("statistics", [])],
        "findings": [_entry(one, text) for one in form.get("findings", [])],
        "checks": [_check(one, text) for one in form.get("checks", [])],
    }


def _document(document: Form) -> Form:
    return {key: document.get(key) or None for key in ("type", "number", "date")}


def _entry(one: Mapping[str, Any], text: str) -> Form:
    return {**offsets(one, text), **{key: one[key] for key in KEPT if key in one}}


def offsets(entry: Mapping[str, Any] | str, text: str) -> Form:
    """A place as two numbers."""
    where = places.place(entry, text)
    return {"start": where.start, "end": where.end}


def _obligation(one: Form, text: str) -> Form:
    names = [_name(name, text) for name in one.get("actor_names") or []]
    packed = {
        **offsets(one, text),
        "kind": one["kind"],
        "actor": _actor(one, names, text),
        "actor_names": [name for name in names if name],
        "cooperating": [_name(name, text) for name in one.get("cooperating") or []],
        "deadline": _deadline(one.get("deadline"), text),
        "optional": bool(one.get("optional")),
    }
    packed["cooperating"] = [name for name in packed["cooperating"] if name]
    if one.get("recurrence"):
        packed["recurrence"] = _name(one["recurrence"], text)
    return packed


def _actor(one: Form, names: list[Form | None], text: str) -> Form | str | None:
    actor = one.get("actor")
    if not actor or actor == "ADDRESSEES":
        return actor or None
    # A body that the annotator names in other words than the text is known by its first name there.
    return _name(actor, text) or next((name for name in names if name), None)


def _name(name: str, text: str) -> Form | None:
    return offsets(name, text) if name and name in text else None


def _deadline(deadline: Form | None, text: str) -> Form | None:
    if not deadline:
        return None
    stated = {key: deadline[key] for key in ("value", "operator") if deadline.get(key)}
    stated |= {key: True for key in ("vague", "trigger") if deadline.get(key)}
    return {**stated, **offsets(deadline, text)}


def _check(one: Form, text: str) -> Form:
    return {"code": one["code"], "spans": [offsets(quote, text) for quote in one["quotes"]]}
