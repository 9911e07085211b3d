"""Where a document number would change its order: in a line from right to left, outside of what
keeps its own direction. A page is read as a browser lays it out: the nearest element or sign of
Unicode that isolates decides."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from remit.interfaces.web import numbers

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
# Attributes that people read or hear.
READ = frozenset({"title", "aria-label", "alt", "placeholder", "label", "data-label", "hx-confirm"})
VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr", "path", "rect", "line", "circle", "use"),
    }
)
UNREAD = frozenset({"script", "style", "textarea"})


class _Page(HTMLParser):
    """Runs of text, each with the elements around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.around: list[tuple[str, dict[str, str]]] = []
        self.runs: list[tuple[tuple[int, ...], str]] = []
        self.opened: list[tuple[str, dict[str, str]]] = []
        self.stack: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        for name in READ & given.keys():
            self.runs.append((self._attribute(given), given[name]))
        if tag not in VOID:
            self.opened.append((tag, given))
            self.stack.append(len(self.opened) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.stack) - 1, -1, -1):
            if self.opened[self.stack[place]][0] == tag:
                del self.stack[place:]
                return

    def handle_data(self, data: str) -> None:
        if not any(self.opened[one][0] in UNREAD for one in self.stack):
            self.runs.append((tuple(self.stack), data))

    def _attribute(self, given: dict[str, str]) -> tuple[int, ...]:
        """An attribute runs as its element says, but no `<bdi>` around it reaches into it."""
        own = {"dir": given.get("dir", "rtl"), "class": given.get("class", "")}
        self.opened.append(("attribute", own))
        return (len(self.opened) - 1,)


def escaped(html: str, known: Iterable[str] = ()) -> list[str]:
    """The document numbers of a page in Arabic that nothing isolates, each with what is around."""
    page = _Page()
    page.feed(html)
    page.close()
    texts: dict[int, str] = {}
    for stack, text in page.runs:
        for one in stack:
            texts[one] = texts.get(one, "") + text
    wanted = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))) or r"(?!)")
    return [
        f"{text[max(0, start - 40) : end + 40].strip()} ({_where(stack, page.opened)})"
        for stack, text in page.runs
        for start, end in {*numbers.places(text), *(one.span() for one in wanted.finditer(text))}
        if not _runs_left(text, start, end)
        and not _kept(stack, page.opened, texts, text[start:end])
    ]


def _where(stack: tuple[int, ...], opened: list[tuple[str, dict[str, str]]]) -> str:
    """The elements around, the nearest last."""
    around = map(opened.__getitem__, stack[-3:])
    return " ".join(f"{tag}.{given.get('class', '')}" for tag, given in around)


def _kept(
    stack: tuple[int, ...],
    opened: list[tuple[str, dict[str, str]]],
    texts: dict[int, str],
    number: str,
) -> bool:
    """Whether the nearest element with a direction of its own lets the number run as it is."""
    for one in reversed(stack):
        tag, given = opened[one]
        direction = given.get("dir", "auto" if tag == "bdi" else "")
        if direction == "auto":
            return first_strong(texts[one]) != "R" or texts[one].strip() == number
        if direction:
            return direction == "ltr"
    return False


def _runs_left(text: str, start: int, end: int) -> bool:
    """Whether signs of Unicode within the text isolate the place."""
    open_: list[tuple[str, int]] = []
    for at, sign in enumerate(text[:start]):
        if sign in (LRI, RLI, FSI):
            open_.append((sign, at))
        elif sign == PDI and open_:
            open_.pop()
    if not open_ or PDI not in text[end:]:
        return False
    sign, at = open_[-1]
    return sign == LRI or (sign == FSI and first_strong(text[at + 1 :]) != "R")


def first_strong(text: str) -> str:
    """The direction of the first letter: "L", "R", or nothing where there is none."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    strong = itertools.dropwhile(lambda kind: kind not in {"L", "R", "AL"}, kinds)
    return {"L": "L", "R": "R", "AL": "R"}.get(next(strong, ""), "")


def pages_read(pages: Iterable[tuple[str, str]], known: Iterable[str]) -> Iterator[str]:
    """What escapes on each of several pages, with the address."""
    numbers_known = list(known)
    for address, html in pages:
        for one in escaped(html, numbers_known):
            yield f"{address}: {one}"
