"""The reading rules of each language, loaded once from the pack files beside this module."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import resources
from types import MappingProxyType
from typing import Any

from remit.domain.reading import folding
from remit.domain.reading.rules import Pack, Rule
from remit.texts import korean

LANGUAGES = ("ar", "en", "ko", "vi")
FRAGMENT = re.compile(r"\{\{(\w+)\}\}")


class Packs(Mapping[str, Pack]):
    """The packs by language; one is loaded when a text first speaks its language."""

    def __getitem__(self, language: str) -> Pack:
        """The pack of a language."""
        if language not in LANGUAGES:
            raise KeyError(language)
        return load(language)

    def __iter__(self) -> Iterator[str]:
        """The languages that are read."""
        return iter(LANGUAGES)

    def __len__(self) -> int:
        """How many languages are read."""
        return len(LANGUAGES)


@functools.cache
def packs() -> Mapping[str, Pack]:
    """All rule packs by language."""
    return Packs()


@functools.cache
def load(language: str) -> Pack:
    """One rule pack, read from its file."""
    file = resources.files("remit.texts").joinpath("packs", f"{language}.toml")
    pack = pack_from(tomllib.loads(file.read_text(encoding="utf-8")))
    return replace(pack, breaks=korean.breaks()) if language == "ko" else pack


def pack_from(data: Mapping[str, Any]) -> Pack:
    """A pack from the tables of its file, patterns expanded and folded."""
    fragments: dict[str, str] = {}
    for name, pattern in data.get("fragments", {}).items():
        fragments[name] = expanded(pattern, fragments)
    rules = tuple(_rule(row, fragments) for row in data.get("rule", ()))
    return Pack(
        language=data["language"],
        rules=rules,
        months=_folded_words(data.get("months", {})),
        numbers=_folded_words(data.get("numbers", {})),
        calibration=tuple((known, right) for known, right in data.get("calibration", ())),
    )


def expanded(pattern: str, fragments: Mapping[str, str]) -> str:
    """A pattern with its named fragments put in place, in the folded alphabet."""
    return folding.folded(FRAGMENT.sub(lambda match: fragments[match.group(1)], pattern))


def _rule(row: Mapping[str, Any], fragments: Mapping[str, str]) -> Rule:
    return Rule(
        id=row["id"],
        family=row["class"],
        pattern=expanded(row["pattern"], fragments),
        kind=row.get("kind", ""),
        weight=row.get("weight", 0.0),
        operator=row.get("operator", ""),
        value=str(row.get("value", "")),
        scope=row.get("scope", ""),
        actor=tuple(row.get("actor", ())),
        splits=row.get("splits", False),
        must_match=tuple(row.get("must_match", ())),
        must_not_match=tuple(row.get("must_not_match", ())),
    )


def _folded_words(words: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType({folding.folded(word).lower(): value for word, value in words.items()})
