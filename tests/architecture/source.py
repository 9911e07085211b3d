"""The project's own files as the architecture tests see them: parsed once, named by their path."""

import ast
import configparser
import functools
import importlib
import importlib.util
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {
    ".git",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "build",
    "dist",
    "node_modules",
    "static-collected",
    "var",
    "vendor",
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file and what it says."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Its path from the root of the project."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def lines(self) -> int:
        """How long it is."""
        return self.text.count("\n") + 1

    def functions(self) -> Iterator[Function]:
        """Every function and method in it, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


def files() -> Iterator[Path]:
    """Every file of the project that belongs in its history."""
    return _below(ROOT)


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in ELSEWHERE or path.suffix in {".egg-info", ".mo", ".pyc"}:
            continue
        if path.is_dir():
            yield from _below(path)
        elif path.is_file():
            yield path


@functools.cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The parsed modules below some folders, without migrations, which Django writes."""
    wanted = tuple(f"{folder}/" for folder in folders)
    paths = [
        path
        for path in files()
        if path.suffix == ".py" and path.relative_to(ROOT).as_posix().startswith(wanted)
    ]
    return tuple(_parsed(path) for path in paths if "migrations" not in path.parts)


def comments(pattern: re.Pattern[str], *folders: str) -> Iterator[tuple[Module, int, str]]:
    """The comments in which a pattern is found; what holds it nowhere is not taken apart."""
    for module in modules(*folders):
        if not pattern.search(module.text):
            continue
        for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
            if token.type == tokenize.COMMENT and pattern.search(token.string):
                yield module, token.start[0], token.string


@functools.cache
def _parsed(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path, text, ast.parse(text))


@functools.cache
def ranks() -> dict[str, int]:
    """The height of each package, read from the same contract that import-linter enforces."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    rows = contract["importlinter:contract:layers"]["layers"].split()
    heights: dict[str, int] = {}
    height = 0
    for before, word in zip(["", *rows], rows, strict=False):
        if word == "|":
            continue
        height -= before != "|"
        heights[word.strip("()")] = height
    return heights


def module_if_built(name: str) -> ModuleType | None:
    """A module of the project, or nothing while that part is not built."""
    try:
        found = importlib.util.find_spec(name)
    except ModuleNotFoundError:
        return None
    return importlib.import_module(name) if found else None
