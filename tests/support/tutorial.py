"""A tutorial as its reader meets it: chapters whose marked words, values and blocks are taken out
of the Markdown one after another, so that the paper and the pages cannot drift apart."""

import datetime as dt
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_CHAPTER = re.compile(r"^## (\d+)\. .*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<word>[^*]+)\*|`(?P<code>[^`]+)`")
_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
_POST = re.compile(r"^\| (?!post|---)(.+?) \|", re.MULTILINE)


class Chapter:
    """One chapter, read from its first mark to its last."""

    def __init__(self, text: str) -> None:
        self.blocks = _BLOCK.findall(text)
        self.text = " ".join(_BLOCK.sub("", text).split())
        self.days = [_day(one) for one in _DAY.findall(self.text)]
        self.posts = _POST.findall(text)
        self._marks = [
            (one.lastgroup, one[one.lastgroup or 0]) for one in _MARK.finditer(self.text)
        ]

    def word(self, expected: str) -> str:
        """The next mark is this word of the page."""
        assert self._next("word") == expected
        return expected

    def code(self) -> str:
        """The next mark is a value to write, or a code."""
        return self._next("code")

    def bold(self) -> str:
        """The next mark is something to be seen."""
        return self._next("bold")

    def number(self, pattern: str) -> int:
        """A number that the chapter names in words."""
        found = re.search(pattern, self.text)
        assert found is not None, pattern
        return int(found[1])

    def assert_read(self) -> None:
        """Nothing that the chapter asks for was left out."""
        assert self._marks == []

    def _next(self, kind: str) -> str:
        assert self._marks, f"the chapter ends before another {kind}"
        found, text = self._marks.pop(0)
        assert found == kind, f"{text} is no {kind}"
        return text


def chapters(path: str) -> dict[int, Chapter]:
    """The numbered chapters of a paper."""
    text = (ROOT / path).read_text(encoding="utf-8")
    return {int(one[1]): Chapter(one[0]) for one in _CHAPTER.finditer(text)}


def _day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d %B %Y").replace(tzinfo=dt.UTC).date()
