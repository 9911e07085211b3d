"""Who is named in the words of a note: an @ before the code of a unit or a post, as `@DOH` or
`@DOH.head`. An address of mail names nobody."""

import re

_MENTION = re.compile(r"(?<![\w.@/-])@(?P<code>\w(?:[\w./-]*\w)?)")


def codes(words: str) -> tuple[str, ...]:
    """The codes that are named, each once, in the order of the words."""
    return tuple(dict.fromkeys(found["code"] for found in _MENTION.finditer(words)))


def parts(words: str) -> list[tuple[str, bool]]:
    """The words in pieces; a piece that names somebody is told from the others."""
    pieces: list[tuple[str, bool]] = []
    last = 0
    for found in _MENTION.finditer(words):
        pieces += [(words[last : found.start()], False), (found[0], True)]
        last = found.end()
    return [piece for piece in [*pieces, (words[last:], False)] if piece[0]]
