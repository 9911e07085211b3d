"""Texts that people read: messages that can be translated, and catalogues that keep their numbers.

A translator may move a named placeholder; an unnamed one fixes the order of words of English.
"""

import ast
import re
from collections.abc import Iterator

import polib

from tests.architecture import source

GETTEXT = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "npgettext",
    "npgettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
UNNAMED = re.compile(r"(?<!%)(?:%%)*%(?![%(])[-+ #0]*\d*(?:\.\d+)?[sdrifgx]|\{\d*\}")
NAMED = re.compile(r"%\((\w+)\)[sd]")


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _renamed(tree: ast.AST) -> Iterator[str]:
    """Names under which gettext is imported and which the catalogues do not know."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            plain = (one for one in node.names if one.name in GETTEXT and one.asname)
            yield from (f"{one.name} as {one.asname}" for one in plain if not _is_known(one))


def _is_known(imported: ast.alias) -> bool:
    """`_` takes one message alone: a plural or a context under that name would be lost."""
    takes_one = imported.name in {"gettext", "gettext_lazy", "gettext_noop"}
    return imported.asname == "_" and takes_one


def _messages() -> Iterator[tuple[str, ast.expr]]:
    for module in source.modules("remit"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and _called(node) in GETTEXT:
                plain = 2 if "ngettext" in _called(node) or "npgettext" in _called(node) else 1
                context = 1 if "pgettext" in _called(node) else 0
                for argument in node.args[: plain + context]:
                    yield f"{module.name}:{node.lineno}", argument


def test_a_message_is_a_plain_string() -> None:
    composed = [
        place
        for place, argument in _messages()
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
    ]
    assert composed == []


def test_messages_are_asked_for_under_names_that_the_catalogues_know() -> None:
    renamed = [
        f"{module.name}: {name}"
        for module in source.modules("remit")
        for name in _renamed(module.tree)
    ]
    assert renamed == []


def test_the_check_knows_a_name_that_the_catalogues_do_not() -> None:
    asked = "from django.utils.translation import {}"
    for lost in ("gettext as _now", "gettext_lazy as lazy", "ngettext as _"):
        assert list(_renamed(ast.parse(asked.format(lost)))) == [lost]
    for known in ("gettext as _", "gettext_lazy as _", "ngettext", "get_language as spoken"):
        assert list(_renamed(ast.parse(asked.format(known)))) == []


def test_placeholders_in_messages_have_names() -> None:
    unnamed = [
        f"{place}: {argument.value}"
        for place, argument in _messages()
        if isinstance(argument, ast.Constant) and UNNAMED.search(str(argument.value))
    ]
    assert unnamed == []


def test_the_check_knows_an_unnamed_placeholder() -> None:
    assert all(UNNAMED.search(text) for text in ("%s of %s", "{} left", "{0} left", "%.2f percent"))
    assert not any(UNNAMED.search(text) for text in ("100 %", "100 %% done", "%(done)s of {all}"))


def test_translations_keep_the_placeholders_of_their_message() -> None:
    changed = []
    for path in sorted((source.ROOT / "remit/locale").glob("*/LC_MESSAGES/*.po")):
        for entry in polib.pofile(str(path)).translated_entries():
            asked = set(NAMED.findall(entry.msgid + entry.msgid_plural))
            for text in (entry.msgstr, *entry.msgstr_plural.values()):
                if text and set(NAMED.findall(text)) - asked:
                    changed.append(f"{path.parent.parent.name}: {entry.msgid}")
                if entry.msgstr and asked - set(NAMED.findall(entry.msgstr)):
                    changed.append(f"{path.parent.parent.name}: {entry.msgid}")
    assert changed == []


COUNTED = re.compile(r"\{% blocktranslate [^%]*?\bcount \w+=(?P<how>[^ ]+)")


def test_every_plural_of_a_page_is_a_count() -> None:
    """Else a page groups its number on no day, or on some only."""
    pages = sorted((source.ROOT / "remit/interfaces/web/templates").rglob("*.*"))
    found = [
        (page.name, how)
        for page in pages
        for how in COUNTED.findall(page.read_text(encoding="utf-8"))
    ]
    assert len(found) > 50
    assert [(name, how) for name, how in found if not how.endswith("|count")] == []
