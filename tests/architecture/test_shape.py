"""Small enough to read: the size of modules and functions, what they take, and what they say."""

import ast
import re

from tests.architecture import source

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
OF_DJANGO = {"process_exception", "process_response"}  # by which Django calls a middleware
MOST_POSITIONAL = 5
MOST_PARAMETERS = 8
MOST_EXCEPTIONS = 10
EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no\s*cover)")
# Every exception to a check, as "path: comment"; each has its reason beside it in the code.
EXCEPTIONS: frozenset[str] = frozenset()
VAGUE_MODULES = {"utils", "util", "helpers", "helper", "misc", "common", "services", "managers"}
VAGUE_FUNCTION = re.compile(r"_?(handle|process|manage|do)(_|$)")
VAGUE_CLASS = re.compile(r"(Service|Helper|Util|Utils)$")
CODE = ("remit", "scripts", "bench")


def _length(function: source.Function) -> int:
    body = function.body
    says = ast.get_docstring(function) is not None
    documented = (body[0].end_lineno or 0) - body[0].lineno + 1 if says else 0
    return (function.end_lineno or 0) - function.lineno + 1 - documented


def _positional(function: source.Function) -> int:
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return len([name for name in names if name not in {"self", "cls"}])


def test_no_module_is_longer_than_a_newcomer_reads_at_once() -> None:
    long = [f"{m.name}: {m.lines}" for m in source.modules(*CODE) if m.lines > LONGEST_MODULE]
    assert long == []


def test_no_function_is_longer_than_a_page() -> None:
    long = [
        f"{module.name}:{function.lineno} {function.name}: {_length(function)}"
        for module in source.modules(*CODE, "tests", "example")
        for function in module.functions()
        if _length(function) > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_function_takes_more_than_can_be_held_in_mind() -> None:
    # The options of a command line stand in its signature; nobody calls it with all of them.
    wide = [
        f"{module.name}:{function.lineno} {function.name}"
        for module in source.modules(*CODE)
        if not module.name.startswith("remit/interfaces/cli/")
        for function in module.functions()
        if _positional(function) > MOST_POSITIONAL
        or _positional(function) + len(function.args.kwonlyargs) > MOST_PARAMETERS
    ]
    assert wide == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        module.name
        for module in source.modules(*CODE, "tests", "example")
        if module.tree.body and ast.get_docstring(module.tree) is None
    ]
    assert silent == []


def test_names_say_what_is_done() -> None:
    vague = [m.name for m in source.modules("remit") if m.path.stem in VAGUE_MODULES]
    for module in source.modules("remit"):
        vague += [f"{module.name} {f.name}" for f in module.functions() if _is_vague(f)]
        vague += [
            f"{module.name} {node.name}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ClassDef) and VAGUE_CLASS.search(node.name)
        ]
    assert vague == []


def _is_vague(function: source.Function) -> bool:
    return function.name not in OF_DJANGO and bool(VAGUE_FUNCTION.match(function.name))


def test_exceptions_to_the_checks_are_few_and_listed() -> None:
    found = {
        f"{module.name}: {comment}"
        for module, _, comment in source.comments(
            EXCEPTION, "remit", "scripts", "bench", "tests", "example"
        )
    }
    assert found == EXCEPTIONS
    assert len(EXCEPTIONS) <= MOST_EXCEPTIONS
