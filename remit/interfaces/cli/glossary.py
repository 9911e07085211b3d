"""The glossary as a page of the reference: one table of terms, to which the catalogues are held."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import remit

TABLE = Path(remit.__file__).parent / "locale" / "glossary.toml"
LANGUAGES = ("vi", "ar", "ko")
_INTRODUCTION = """# Glossary

The terms of Remit in its four languages, as officials use them. English is the source of every
text. The table is `remit/locale/glossary.toml`; tests hold the message catalogues to it: a message
that is a term is said exactly as here, and a sentence with a term says it in one of its forms.
Words in brackets tell where a message stands when one English word has several uses: “Close (verb)”
ends a commitment, “Close” alone shuts a window.

Arabic uses its own punctuation (، ؛ ؟ « »), document numbers keep their own direction inside it,
and its six plural forms are all written. Korean addresses the reader in the formal style (-습니다,
-십시오). Vietnamese addresses the reader as *ông/bà*.
"""
_HEADS = ("English", "Vietnamese", "Arabic", "Korean", "Meaning")


def sections() -> list[dict[str, Any]]:
    """The sections of the table, each with its terms."""
    found: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["section"]
    return found


def page() -> str:
    """The page of the reference."""
    return "\n".join([_INTRODUCTION, *(_section(one) for one in sections())])


def _section(section: Mapping[str, Any]) -> str:
    text = [section["text"], ""] if section["text"] else []
    rows = [_row(_HEADS), _row("---" for _head in _HEADS), *map(_term, section["term"])]
    return "\n".join([f"## {section['name']}", "", *text, *rows, ""])


def _term(term: Mapping[str, Any]) -> str:
    context = f" ({term['context']})" if "context" in term else ""
    return _row([term["en"] + context, *(term[code] for code in LANGUAGES), term["means"]])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
