"""Lines of printed pages become paragraphs again. A line goes on in the next one when it is nearly
as long as the lines around it, ends no sentence, and the next begins nothing new: no item of a
list, no number of a point, no heading in capitals. The number of a page by itself is no text."""

import re
import statistics
from collections.abc import Iterator, Sequence

_FULL = 0.72
_BEGINS = re.compile(
    r"[-–—•+*▪□■○◦ㅇ❶-❿①-⑳]\s|\(?[0-9IVXivx]{1,4}[.)/]\s?|\(?[a-zđ]\)|[0-9]+(?:\.[0-9]+)+\.?\s"
    r"|(?:Điều|Chương|Mục|Phần|Article|Section|Chapter|제|المادة|الفصل)\s*[0-9IVX]+"
    r"|[가-하]\.\s|[٠-٩]{1,2}[.)\-]|(?:أولاً|ثانياً|ثالثاً|رابعاً|خامساً)"
)
_ENDS = re.compile(r"[.!?:;؟؛。…][\"”’»)]*$")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page|trang|صفحة)?\s*[0-9٠-٩]{1,4}\s*(?:/\s*[0-9]{1,4})?[-–—\s]*", re.I
)
_SPACES = re.compile(r"[ \t\u00a0]+")


def paragraphs(pages: Sequence[Sequence[str]]) -> str:
    """One line for each paragraph, over the ends of pages too."""
    lines = [line for page in pages for line in _of_page(page)]
    measured = [len(line) for line in lines if len(line) > 20]
    usual = statistics.quantiles(measured * 2, n=10)[-1] if measured else 0
    made = list(_joined(lines, usual * _FULL))
    return "\n".join(made) + "\n" if made else ""


def _of_page(page: Sequence[str]) -> list[str]:
    lines = [line for one in page if (line := _SPACES.sub(" ", one).strip())]
    for edge in (0, -1):
        if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[edge]):
            del lines[edge]
    return lines


def _joined(lines: Sequence[str], full: float) -> Iterator[str]:
    running: list[str] = []
    for line in lines:
        if running and not _goes_on(running[-1], line, full):
            yield " ".join(running)
            running = []
        running.append(line)
    if running:
        yield " ".join(running)


def _goes_on(line: str, following: str, full: float) -> bool:
    if _BEGINS.match(following) or _ENDS.search(line):
        return False
    if following[0].islower() and not line.isupper():
        return True
    return len(line) >= full and line.isupper() == following.isupper()
