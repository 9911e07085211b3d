"""The passage that a person marked. The browser counts code points and sends the words too, so
that a passage that is not where it is said to be is never taken."""

from django.http import QueryDict

from remit.domain.refusals import Refusal
from remit.interfaces.web.commitments import reading


def marked(sent: QueryDict, text: str) -> tuple[int, int]:
    """Where the marked passage begins and ends, without the spaces at its edges."""
    quote = str(sent.get("quote", "")).replace("\r\n", "\n")
    start, end = reading.number(sent, "start", least=0), reading.number(sent, "end")
    if start is None or end is None:
        start, end = _only_place(quote.strip(), text)
    elif quote and _signs(text[start:end]) != _signs(quote):
        raise Refusal("PASSAGE_NOT_THERE")
    return _trimmed(text, start, end)


def _only_place(quote: str, text: str) -> tuple[int, int]:
    """Where words stand that were typed instead of marked; they must stand there once."""
    at = text.find(quote) if quote else -1
    if at < 0:
        raise Refusal("PASSAGE_NOT_THERE")
    if text.find(quote, at + 1) >= 0:
        raise Refusal("PASSAGE_THERE_TWICE")
    return at, at + len(quote)


def _signs(text: str) -> str:
    """The words without spaces and line ends, which a browser counts in its own way."""
    return "".join(text.split())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    passage = text[start:end]
    before = len(passage) - len(passage.lstrip())
    after = len(passage) - len(passage.rstrip())
    return (start + before, end - after) if passage.strip() else (start, end)
