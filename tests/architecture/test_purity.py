"""The rules are pure: they import a short list of the standard library, and each other."""

import ast
from collections.abc import Iterator

from tests.architecture import source

ALLOWED = {
    "__future__",
    "array",
    "bisect",
    "calendar",
    "collections",
    "collections.abc",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "itertools",
    "math",
    "operator",
    "re",
    "types",
    "typing",
    "unicodedata",
}


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def _is_own(name: str) -> bool:
    return name == "remit.domain" or name.startswith("remit.domain.")


def test_the_domain_imports_only_what_is_pure() -> None:
    foreign = [
        f"{module.name} imports {name}"
        for module in source.modules("remit/domain")
        for name in _imported(module.tree)
        # `from remit import domain` is the domain too; anything else of remit is above it.
        if name not in ALLOWED and not _is_own(name)
    ]
    assert foreign == []


def test_the_domain_opens_nothing_and_runs_nothing() -> None:
    reaching = [
        f"{module.name}:{node.lineno} {node.func.id}"
        for module in source.modules("remit/domain")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"open", "exec", "eval", "compile", "input", "__import__"}
    ]
    assert reaching == []
