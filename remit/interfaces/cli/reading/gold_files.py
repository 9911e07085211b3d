"""Where gold is found: the list of the first articles, an index, one packed document, a folder of
packed documents, or a folder in which annotators work."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from remit.domain.reading.measuring import QuoteLost, Sheet, gold_forms

PACKED = "remit.gold/1"
OPEN_PART = "rules"
LABELS = ("origin", "language", "part", "genre")
Form = Mapping[str, Any]


class Reason(StrEnum):
    """Why a document of the gold is left out."""

    TEXT_ABSENT = "TEXT_ABSENT"
    TEXT_DIFFERENT = "TEXT_DIFFERENT"
    ANNOTATION_BROKEN = "ANNOTATION_BROKEN"


class LeftOut(Exception):
    """A document that cannot be measured here."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Asked:
    """Where texts may be, and which annotation of a working folder counts."""

    texts: Path
    annotations: str = "final"


@dataclass(frozen=True)
class Entry:
    """One document of the gold: its annotation, and where its text should be."""

    id: str
    labels: Mapping[str, str]
    form: Form
    places: tuple[Path, ...]
    sha256: str | None = None

    def text(self) -> str:
        """Its text as it was annotated."""
        file = next((place for place in self.places if place.is_file()), None)
        if file is None:
            raise LeftOut(Reason.TEXT_ABSENT)
        content = file.read_bytes()
        if self.sha256 and hashlib.sha256(content).hexdigest() != self.sha256:
            raise LeftOut(Reason.TEXT_DIFFERENT)
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as other:
            raise LeftOut(Reason.TEXT_DIFFERENT) from other

    def sheet(self, text: str) -> Sheet:
        """Its gold, with the names of the alias table."""
        try:
            return gold_forms.sheet(self.form, text, aliases())
        except (QuoteLost, KeyError, TypeError, ValueError) as broken:
            raise LeftOut(Reason.ANNOTATION_BROKEN) from broken


def aliases() -> Mapping[str, list[str]]:
    """Further names of the bodies that the gold means."""
    table = Path(__file__).with_name("aliases.toml")
    return tomllib.loads(table.read_text(encoding="utf-8"))


class NotGold(Exception):
    """A file or folder that is no gold in any form."""


def entries(gold: Path, asked: Asked) -> list[Entry]:
    """Every document of the gold, in the order of its name."""
    try:
        return _entries(gold, asked)
    except (OSError, ValueError, KeyError, TypeError) as broken:
        raise NotGold(gold.name) from broken


def _entries(gold: Path, asked: Asked) -> list[Entry]:
    if gold.is_dir():
        return [*_packed_below(gold, asked), *_worked_below(gold, asked)]
    form = _json(gold)
    if isinstance(form, list):
        return [_listed(one, gold, asked) for one in form]
    if "documents" in form:
        return [_packed(gold.parent / name, asked) for name in form["documents"]]
    return [_packed(gold, asked)]


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _listed(form: Form, gold: Path, asked: Asked) -> Entry:
    """A document of the first list, which everybody has read."""
    name = Path(str(form["file"]))
    places = (gold.parent / name, gold.parent.parent / name, asked.texts / name)
    labels = {"origin": "real", "language": form["language"], "part": OPEN_PART, "genre": "report"}
    return Entry(name.stem, labels, form, (*places, asked.texts / name.name))


def _packed_below(folder: Path, asked: Asked) -> Iterator[Entry]:
    for file in sorted(folder.rglob("*.json")):
        if _is_packed(file):
            yield _packed(file, asked)


def _is_packed(file: Path) -> bool:
    form = _json(file)
    return isinstance(form, dict) and form.get("schema") == PACKED


def _packed(file: Path, asked: Asked) -> Entry:
    form = _json(file)
    labels = {name: str(form[name]) for name in LABELS}
    name = f"{file.stem}.txt"
    places = (file.with_name(name), asked.texts / labels["part"] / name)
    return Entry(f"{labels['part']}/{file.stem}", labels, form, places, form["text_sha256"])


def _worked_below(folder: Path, asked: Asked) -> Iterator[Entry]:
    ending = f".{asked.annotations}.json"
    for file in sorted(folder.rglob(f"*{ending}")):
        name = file.name.removesuffix(ending)
        source = _json(file.with_name(f"{name}.source.json"))
        labels = {
            "origin": str(source["origin"]),
            "language": name.partition("-")[0],
            "part": file.parent.name,
            "genre": str(source.get("genre", "")),
        }
        text = file.with_name(f"{name}.txt")
        yield Entry(f"{labels['part']}/{name}", labels, _json(file), (text,))
