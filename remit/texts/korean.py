"""Korean without full stops: where its sentences end is asked of an analyser, if the site has one.

Official Korean often stops at 함, 음 or 것 without a mark. The reader's own rules part what is
marked; a long stretch without any mark is given to kiwipiepy, an extra that a site may install.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Callable, Sequence
from typing import Any

NEEDED = ("kiwipiepy", "kiwipiepy_model")
NOTED = frozenset({"음", "ᆷ", "ㅁ"})
QUOTING = frozenset({"하", "되", "이르", "같", "등", "및", "또는", "고"})


def breaks() -> Callable[[str], Sequence[int]] | None:
    """The analyser's sentence ends as offsets into a stretch, or nothing where it is absent."""
    return _ends if all(importlib.util.find_spec(name) for name in NEEDED) else None


def _ends(text: str) -> Sequence[int]:
    """Where a word closes a sentence and another begins."""
    tokens = _analyser().tokenize(text)
    return [
        token.end
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if _closes(before, token) and after.start > token.end and not _goes_on(after)
    ]


def _closes(before: Any, token: Any) -> bool:
    """A closing ending, or the noun forms in which orders and minutes stop: 할 것, 함, 있음."""
    ordered = token.tag == "NNB" and token.form == "것" and before.tag == "ETM"
    noted = token.tag == "ETN" and token.form in NOTED
    return ordered or noted or token.tag == "EF"


def _goes_on(after: Any) -> bool:
    """A particle, a copula or a quoting verb belongs to the sentence before."""
    return bool(after.tag.startswith(("J", "VC", "S"))) or after.form in QUOTING


@functools.cache
def _analyser() -> Any:
    """Loaded when the first stretch asks for it: it takes seconds and half a gigabyte."""
    return importlib.import_module("kiwipiepy").Kiwi()
