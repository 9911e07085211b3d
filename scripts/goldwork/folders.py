"""A folder in which annotators work: for each text its source, and one file per pass."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Form = dict[str, Any]


@dataclass(frozen=True)
class Work:
    """One text of a working folder."""

    folder: Path
    name: str

    @property
    def language(self) -> str:
        """The language by the name of the file."""
        return self.name.partition("-")[0]

    @property
    def text(self) -> str:
        """The text as it was annotated."""
        return self.file("txt").read_bytes().decode("utf-8")

    def file(self, ending: str) -> Path:
        """A file of this text."""
        return self.folder / f"{self.name}.{ending}"

    def form(self, ending: str) -> Form:
        """What a file of this text says; nothing if it is not there."""
        file = self.file(f"{ending}.json")
        return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def works(folder: Path) -> Iterator[Work]:
    """Every text of a working folder, in the order of its name."""
    for file in sorted(folder.glob("*.source.json")):
        yield Work(folder, file.name.removesuffix(".source.json"))


def write(file: Path, form: Form) -> None:
    """Write a form so that people can read and compare it: every entry of a list on its line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    parts = (f" {_dumped(key)}: {_laid_out(value)}" for key, value in form.items())
    file.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _laid_out(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"  {_dumped(one)}" for one in value) + "\n ]"
    return _dumped(value)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
