"""The files of the example: inside the installed package, else beside it in a checkout."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import remit
from remit.interfaces.cli.demo.world import FlawedStory

PACKAGE = Path(remit.__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the place where it stands."""

    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """What stands in a column."""
        return self.cells[column]


def folder() -> Path:
    """Where the example lies."""
    inside, beside = PACKAGE / "example", PACKAGE.parent / "example"
    found = next((path for path in (inside, beside) if path.is_dir()), None)
    if found is None:
        raise FlawedStory("this installation has no folder “example”")
    return found


def text(name: str) -> str:
    """A file as it stands, newlines untouched."""
    return content(name).decode("utf-8")


def content(name: str) -> bytes:
    """The bytes of a file."""
    path = folder() / name
    if not path.is_file():
        raise FlawedStory(f"there is no file {name}")
    return path.read_bytes()


def names(pattern: str) -> list[str]:
    """The files of the example that fit a pattern, in order."""
    base = folder()
    return sorted(path.relative_to(base).as_posix() for path in base.glob(pattern))


def rows(name: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a table that has exactly these columns."""
    reader = csv.reader(io.StringIO(text(name)), strict=True)
    header = next(reader, [])
    if header != list(columns):
        raise FlawedStory(f"{name}:1: the columns are {','.join(columns)}")
    for cells in reader:
        where = f"{name}:{reader.line_num}"
        if len(cells) != len(columns):
            raise FlawedStory(f"{where}: {len(cells)} cells instead of {len(columns)}")
        yield Row(where, dict(zip(columns, cells, strict=True)))
