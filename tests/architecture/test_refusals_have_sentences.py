"""A refusal is a sentence: every code that the source can raise or list has one, with its facts.

A function that hands one of its own parameters on as the code (a wrapper) counts like `Refusal`; a
private one counts in its own module.
"""

import ast
import functools
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.architecture import source

sentences = source.module_if_built("remit.interfaces.sentences")
CODE = re.compile(r"[A-Z][A-Z0-9_]{3,}")


Wrappers = dict[str, tuple[int, str]]


def _key(name: str, module: str) -> str:
    return f"{module}:{name}" if name.startswith("_") else name


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _code(node: ast.AST, known: Wrappers, module: str) -> ast.expr | None:
    """The argument of a call that is a code: by its name, else by its place."""
    if not isinstance(node, ast.Call) or _key(_called(node), module) not in known:
        return None
    place, name = known[_key(_called(node), module)]
    by_name = [keyword.value for keyword in node.keywords if keyword.arg == name]
    return (by_name or node.args[place : place + 1] or [None])[0]


def _wrappers() -> Wrappers:
    """The functions through whose parameter a code reaches `Refusal` or `Finding`."""
    known: Wrappers = {"Refusal": (0, "rule"), "Finding": (0, "code")}
    functions = [
        (module.name, one, [node for node in ast.walk(one) if isinstance(node, ast.Call)])
        for module in source.modules("remit")
        for one in module.functions()
    ]
    before = 0
    while len(known) > before:
        before = len(known)
        for module, function, calls in functions:
            for place, name in enumerate(_parameters(function)):
                if any(_is(_code(call, known, module), name) for call in calls):
                    known.setdefault(_key(function.name, module), (place, name))
    return known


def _parameters(function: source.Function) -> list[str]:
    named = [argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)]
    return [name for name in named if name not in {"self", "cls"}]


def _is(expression: ast.expr | None, name: str) -> bool:
    return isinstance(expression, ast.Name) and expression.id == name


class _Asked(dict[str, int]):
    """Facts that write down who asked for them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def __missing__(self, name: str) -> int:
        self.names.add(name)
        return 2

    @classmethod
    def by(cls, sentence: Any) -> set[str]:
        """The names of the facts that a sentence tells, whatever its number."""
        asked = cls()
        str(sentence % asked)
        return asked.names


@functools.cache
def _codes() -> tuple[tuple[str, str, ast.Call], ...]:
    return tuple(_found(_wrappers()))


def _found(wrappers: Wrappers) -> Iterator[tuple[str, str, ast.Call]]:
    for module in source.modules("remit"):
        for node in ast.walk(module.tree):
            code = _code(node, wrappers, module.name)
            if code is None or not isinstance(node, ast.Call):
                continue
            for constant in ast.walk(code):
                if isinstance(constant, ast.Constant) and CODE.fullmatch(str(constant.value)):
                    yield f"{module.name}:{node.lineno}", str(constant.value), node


def _facts(node: ast.Call) -> set[str] | None:
    """The names of the facts that a direct `Refusal` or `Finding` carries, if they can be seen."""
    if _called(node) == "Refusal" and all(keyword.arg for keyword in node.keywords):
        named = {str(keyword.arg) for keyword in node.keywords}
        return named | ({"span"} if {"count", "unit"} <= named else set())
    if _called(node) == "Finding" and len(node.args) == 2 and isinstance(node.args[1], ast.Dict):
        keys = node.args[1].keys
        if all(isinstance(key, ast.Constant) for key in keys):
            return {str(key.value) for key in keys if isinstance(key, ast.Constant)}
    return None


@pytest.mark.slow
def test_the_walk_finds_codes_behind_wrappers() -> None:
    found = {code for _, code, _ in _codes()}
    assert {
        "LEDGER_NOT_OPEN",
        "GUARD_MISSING",
        "UNIT_CODE_MISSING",
        "NOTE_MISSING",
        "TYPE_UNKNOWN",
    } <= found


@pytest.mark.slow
def test_every_refusal_and_finding_has_a_sentence() -> None:
    assert sentences is not None
    known = sentences.SENTENCES
    assert sorted(f"{place}: {code}" for place, code, _ in _codes() if code not in known) == []


@pytest.mark.slow
def test_a_sentence_names_only_facts_that_its_refusal_carries() -> None:
    assert sentences is not None
    unknown = []
    for place, code, node in _codes():
        carried = _facts(node)
        asked = _Asked.by(sentences.SENTENCES.get(code, ""))
        if carried is not None and asked - carried:
            unknown.append(f"{place}: {code} does not carry {sorted(asked - carried)}")
    assert unknown == []


def test_no_sentence_is_left_without_its_refusal() -> None:
    assert sentences is not None
    written = {
        str(node.value)
        for module in source.modules("remit")
        if "sentences" not in module.path.parts
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
    }
    assert sorted(set(sentences.SENTENCES) - written) == []
