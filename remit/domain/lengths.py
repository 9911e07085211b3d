"""How long the words of an act may be. They stay in the ledger for ever, so a title is a title and
a reason is no file: one limit for each text, by its name."""

from collections.abc import Mapping
from types import MappingProxyType

from remit.domain.refusals import Refusal

TITLE, LINE, SENTENCES, ADDRESS, PERSON = 500, 300, 5_000, 2_000, 200

# What is not named here is read as sentences: reasons, notes, summaries, progress, wording.
LIMITS: Mapping[str, int] = MappingProxyType(
    {
        "title": TITLE,
        "reference": LINE,
        "letter": LINE,
        "file_name": LINE,
        "signer": LINE,
        "origin": ADDRESS,
        "names": LINE,
        "person": PERSON,
        "name": ADDRESS,  # of evidence: the name of a file, or the address of a link
        "url": ADDRESS,
    }
)


def limit(name: str) -> int:
    """How many signs a text of this name may have."""
    return LIMITS.get(name, SENTENCES)


def check(name: str, words: str) -> None:
    """Words that are longer than their place allows are refused, naming the place and the limit."""
    if len(words) > limit(name):
        raise Refusal("WORDS_TOO_LONG", words=name, limit=str(limit(name)))
