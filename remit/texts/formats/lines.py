"""Lines that are being written: words run together until a line ends, spaces as a browser shows
them."""

import re

from remit.domain.refusals import Refusal

_SPACES = re.compile(r"[ \t\n\r\f]+")


class Lines:
    """Lines, and the one that is being written. More than a site reads at once is refused."""

    def __init__(self, most: int) -> None:
        self.done: list[str] = []
        self.most = most
        self._open: list[str] = []
        self._mark = ""
        self._length = 0

    def write(self, text: str, *, kept: bool = False) -> None:
        """Go on in the line; where the text keeps its line ends, each ends the line."""
        if not kept:
            self._open.append(_SPACES.sub(" ", text))
            return
        first, *further = text.split("\n")
        self._open.append(first)
        for line in further:
            self.end()
            self._open.append(line)

    def mark(self, mark: str) -> None:
        """What stands before the next line, whatever block it is in."""
        self._mark = f"{mark} "

    def end(self) -> None:
        """End the line, if there is anything in it."""
        line = re.sub(" +", " ", "".join(self._open)).strip(" ")
        self._open.clear()
        if line:
            self.add([f"{self._mark}{line}"])
            self._mark = ""

    def add(self, lines: list[str]) -> None:
        """Whole lines, after the one that is being written."""
        self._length += sum(map(len, lines)) + len(lines)
        if self._length > self.most:
            raise Refusal("TEXT_TOO_LONG", longest=str(self.most))
        self.done += lines

    def text(self) -> str:
        """All lines; empty ones only between others, one at a time."""
        self.end()
        return joined(self.done)


def joined(lines: list[str]) -> str:
    """Lines as a text; empty ones only between others, one at a time."""
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    text = "\n".join(kept).strip("\n")
    return f"{text}\n" if text else ""
