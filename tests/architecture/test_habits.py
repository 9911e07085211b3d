"""Habits that keep surprises out: tables without logic, actions that say who and when, plain
queries, one level of inheritance, nothing promised for later.
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture import source

PROMISE = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
HIDDEN_LOGIC = {"save", "delete", "clean", "full_clean", "save_base"}
AUTOMATIC = {"auto_now", "auto_now_add"}


def _of(layer: str) -> Iterator[source.Module]:
    """The modules of one kind in every register, whether a file or a package."""
    for module in source.modules("remit"):
        if module.path.stem == layer or layer in module.path.parent.parts:
            yield module


def _classes() -> dict[str, tuple[str, list[str]]]:
    return {
        node.name: (module.name, [ast.unparse(base).rpartition(".")[2] for base in node.bases])
        for module in source.modules("remit")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    }


def test_tables_hold_no_logic() -> None:
    logic = [
        f"{module.name}:{function.lineno} {function.name}"
        for module in _of("models")
        for function in module.functions()
        if function.name in HIDDEN_LOGIC
    ]
    assert logic == []


def test_no_field_fills_itself_with_the_time() -> None:
    automatic = [
        f"{module.name}:{node.value.lineno}"
        for module in _of("models")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.keyword) and node.arg in AUTOMATIC
    ]
    assert automatic == []


def test_an_action_says_first_who_and_when() -> None:
    unclear = [
        f"{module.name}:{function.lineno} {function.name}"
        for module in _of("actions")
        for function in module.functions()
        if not function.name.startswith("_") and not _says_who_and_when(function)
    ]
    assert unclear == []


def _says_who_and_when(function: source.Function) -> bool:
    loose = [argument.arg for argument in function.args.args]
    named = [argument.arg for argument in function.args.kwonlyargs]
    if "by" not in loose + named:
        return True
    return not loose and named[:2] == ["by", "at"]


def test_every_action_and_query_says_its_rule_in_a_sentence() -> None:
    silent = [
        f"{module.name}:{function.lineno} {function.name}"
        for layer in ("actions", "queries")
        for module in _of(layer)
        for function in module.tree.body
        if isinstance(function, source.Function)
        and not function.name.startswith("_")
        and ast.get_docstring(function) is None
    ]
    assert silent == []


def test_queries_are_nouns() -> None:
    commands = [
        f"{module.name}:{function.lineno} {function.name}"
        for module in _of("queries")
        for function in module.functions()
        if function.name.startswith(("get_", "fetch_", "find_", "load_"))
    ]
    assert commands == []


def test_inheritance_goes_one_level_down() -> None:
    classes = _classes()
    deep = [
        f"{where} {name} ← {base} ← {classes[base][1]}"
        for name, (where, bases) in classes.items()
        for base in bases
        if base in classes and any(above in classes for above in classes[base][1])
    ]
    assert deep == []


@pytest.mark.slow
def test_nothing_is_promised_in_a_comment() -> None:
    promised = [
        f"{module.name}:{line} {comment}"
        for module, line, comment in source.comments(
            PROMISE, "remit", "scripts", "bench", "tests", "example"
        )
    ]
    assert promised == []
