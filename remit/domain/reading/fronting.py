"""What stands before a text between two rules, field by field: its title, its number, its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.domain.reading import languages
from remit.domain.reading.folding import View
from remit.domain.reading.splitting import Paragraph

# Every line between the rules is a field, goes on with one, or is empty; else they part prose.
FRONT = re.compile(
    r"\s{0,9}---[ \r]*\n"
    r"(?P<fields>(?:(?:[\w-]{1,40}:[^\n]{0,2000}|[ \t][^\n]{0,2000}|- [^\n]{0,2000}|)\n){1,80})---"
)
FIELD = re.compile(
    r"^(?:title|subject|issued(?:_on)?|signed(?:_on)?"
    r"|(?:(?:doc|document|issued?|signed|adopted)_)?(?:date|number|type)(?:_(?:issued|signed))?)"
    r"[ \t]*:[ \t]*[\"']?(?P<value>[^\n\"']{3,300})",
    re.MULTILINE | re.IGNORECASE,
)


def lines(view: View, language: str) -> Iterator[Paragraph]:
    """The values of the fields that name a document, each as a line of its head."""
    front = FRONT.match(view.text)
    if front is None:
        return
    for found in FIELD.finditer(view.text, *front.span("fields")):
        start, end = (view.position(at) for at in found.span("value"))
        text = view.folded[start:end].rstrip()
        if text:
            spoken = languages.language_of(text, language)
            yield Paragraph(start, start + len(text), start, "", spoken, text)


def beyond(view: View, listing: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs below the fields; all of them, where nothing else stands in a text."""
    front = FRONT.match(view.text)
    end = view.position(front.end()) if front else 0
    return [one for one in listing if one.start >= end] or list(listing)
