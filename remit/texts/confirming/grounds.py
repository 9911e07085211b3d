"""Why the reader took a passage for an obligation: its cues, each with the words in which it was
seen, where it was seen in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from remit.domain.reading import folding
from remit.domain.reading.rules import Rule
from remit.texts import packs

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue by its code, and the words of the text that have it."""

    code: str
    words: str = ""


def cues(found: Mapping[str, Any]) -> Sequence[Cue]:
    """The cues of a draft, each once for the same words."""
    quote = str(found.get("quote", ""))
    seen = (_seen(str(code), quote) for code in found.get("cues", ()))
    return list(dict.fromkeys(seen))


@lru_cache(maxsize=4096)
def _seen(code: str, quote: str) -> Cue:
    rule = _rules(code.partition(".")[0]).get(code)
    if rule is None:
        return Cue(code)
    view = folding.fold(quote)
    match = rule.regex.search(view.folded)
    words = view.span(match.start(), match.end()).quote if match else ""
    return Cue(code, words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…")


def _rules(language: str) -> Mapping[str, Rule]:
    return _of_pack(language) if language in packs.LANGUAGES else {}


@lru_cache(maxsize=8)
def _of_pack(language: str) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in packs.packs()[language].rules}
