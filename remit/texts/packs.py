"""The reading rules of each language, loaded once from the pack files beside this module."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import resources
from types import MappingProxyType
from typing import Any

from remit.domain.reading import branching, folding, matching
from remit.domain.reading.matching import Matcher
from remit.domain.reading.rules import Pack, Rule
from remit.texts import kept, korean
from remit.texts.kept import Kept

LANGUAGES = ("ar", "en", "ko", "vi")
# The weights of who owes are those of all languages.
ACTORS = "actors"
# So are those of what shares a clause with an order.
SHARES = "shares"
# Weights are written in hundredths.
FINE = 100
FRAGMENT = re.compile(r"\{\{(\w+)\}\}")


class Packs(Mapping[str, Pack]):
    """The packs by language; one is loaded when a text first speaks its language."""

    def __init__(self, *, learns: bool) -> None:
        """Whoever learns can keep what it learnt for the next process."""
        self._learns = learns
        self._loaded: dict[str, Pack] = {}

    def __getitem__(self, language: str) -> Pack:
        """The pack of a language."""
        loaded = self._loaded.get(language)
        if loaded is None:
            if language not in LANGUAGES:
                raise KeyError(language)
            loaded = self._loaded[language] = load(language, learns=self._learns)
        return loaded

    def __iter__(self) -> Iterator[str]:
        """The languages that are read."""
        return iter(LANGUAGES)

    def __len__(self) -> int:
        """How many languages are read."""
        return len(LANGUAGES)


@functools.cache
def packs(*, learns: bool = False) -> Mapping[str, Pack]:
    """All rule packs by language."""
    return Packs(learns=learns)


_learnt: list[tuple[Kept, Mapping[str, Any]]] = []


@functools.cache
def weights(language: str) -> Mapping[str, float]:
    """What signs and words of a language weigh, or those of who owes, in log odds; nothing for
    what was never weighed."""
    file = resources.files("remit.texts").joinpath("packs", "weights", f"{language}.tsv")
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else ()
    rows = (line.rpartition("\t") for line in lines)
    return MappingProxyType({name: int(fine) / FINE for name, _, fine in rows})


@functools.cache
def load(language: str, *, learns: bool = False) -> Pack:
    """One rule pack, from its file or from what an earlier process kept of it."""
    file = resources.files("remit.texts").joinpath("packs", f"{language}.toml")
    content = file.read_bytes()
    known = Kept(kept.folder() / f"{language}.pack", kept.key(content), learns=learns)
    form = known.form or expanded_form(tomllib.loads(content.decode()))
    if learns:
        _learnt.append((known, form))
    pack = _pack(form, known.matcher)
    return replace(pack, breaks=korean.breaks()) if language == "ko" else pack


def keep() -> None:
    """Keep what was learnt of the packs in this process for the next one."""
    for known, form in _learnt:
        known.keep(form)


def pack_from(data: Mapping[str, Any]) -> Pack:
    """A pack from the tables of its file, patterns expanded and folded."""
    return _pack(expanded_form(data), matching.compiled)


def expanded_form(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The tables of a pack without fragments: patterns and words as they are matched."""
    fragments: dict[str, str] = {}
    for name, pattern in data.get("fragments", {}).items():
        fragments[name] = expanded(branching.grouped(folding.folded(pattern)), fragments)
    rules = [
        {**row, "pattern": expanded(row["pattern"], fragments)} for row in data.get("rule", ())
    ]
    words = {name: _folded_words(data.get(name, {})) for name in ("months", "numbers")}
    known = {name: data[name] for name in ("language", "calibration") if name in data}
    return {**known, **words, "rule": rules}


def _pack(form: Mapping[str, Any], known_by: Callable[[str], Matcher]) -> Pack:
    return Pack(
        language=form["language"],
        rules=tuple(_rule(row, known_by) for row in form["rule"]),
        months=MappingProxyType(form["months"]),
        numbers=MappingProxyType(form["numbers"]),
        calibration=tuple((known, right) for known, right in form.get("calibration", ())),
        weights=weights(form["language"]),
        owing=weights(ACTORS),
        sharing=weights(SHARES),
    )


def expanded(pattern: str, fragments: Mapping[str, str]) -> str:
    """A pattern with its named fragments put in place, in the folded alphabet."""
    return folding.folded(FRAGMENT.sub(lambda match: fragments[match.group(1)], pattern))


def _rule(row: Mapping[str, Any], known_by: Callable[[str], Matcher]) -> Rule:
    return Rule(
        id=row["id"],
        family=row["class"],
        pattern=row["pattern"],
        kind=row.get("kind", ""),
        weight=row.get("weight", 0.0),
        operator=row.get("operator", ""),
        value=str(row.get("value", "")),
        scope=row.get("scope", ""),
        actor=tuple(row.get("actor", ())),
        splits=row.get("splits", False),
        must_match=tuple(row.get("must_match", ())),
        must_not_match=tuple(row.get("must_not_match", ())),
        known_by=known_by,
    )


def _folded_words(words: Mapping[str, int]) -> dict[str, int]:
    return {folding.folded(word).lower(): value for word, value in words.items()}
