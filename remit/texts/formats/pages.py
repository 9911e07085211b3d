"""A page of HTML as a browser lays it out: what stands in a block of its own is a line. Scripts,
forms and navigation are no text; what is hidden or struck is left out, and that is said. The page
is walked step by step, so that no depth of it can exhaust the reader."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum

from selectolax.lexbor import LexborHTMLParser, LexborNode

from remit.domain.refusals import Finding, Refusal
from remit.texts.formats import encodings
from remit.texts.formats.layout import Layout
from remit.texts.formats.limits import Limits
from remit.texts.formats.records import Said

DEEPEST = 500
_HEAD = 4096
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_TEXT = "-text"
_NO_TEXT = (
    "-comment audio button canvas datalist head iframe map nav noscript object option script "
    "select style svg template textarea video"
)
_PASSED_OVER = frozenset(_NO_TEXT.split())
_STRUCK = frozenset({"del", "s", "strike"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class Step(Enum):
    """What is met on the way through a page."""

    ENTER = 0
    TEXT = 1
    LEAVE = 2


def said(content: bytes, limits: Limits) -> Said:
    """The text of a page in the encoding that it shows or declares."""
    declared = _CHARSET.search(content[:_HEAD])
    read = encodings.decoded(content, declared[1].decode("ascii") if declared else "")
    text, notes = text_of(read.text, limits)
    return Said(text, encoding=read.encoding, notes=(*encodings.notes(read), *notes))


def text_of(markup: str, limits: Limits) -> tuple[str, tuple[Finding, ...]]:
    """The text of markup, and what was left out of it."""
    left_out: Counter[str] = Counter()
    layout = Layout(limits.characters)
    root = LexborHTMLParser(markup.replace("\0", "\ufffd")).root
    for step, node in _steps(root, left_out) if root is not None else ():
        if step is Step.TEXT:
            layout.write(node.text_content or "")
        elif step is Step.ENTER:
            layout.enter(node.tag or "", node.attributes)
        else:
            layout.leave(node.tag or "")
    notes = (Finding(code, {"count": str(count)}) for code, count in sorted(left_out.items()))
    return layout.text(), tuple(notes)


def _steps(root: LexborNode, left_out: Counter[str]) -> Iterator[tuple[Step, LexborNode]]:
    waiting = [(root, Step.ENTER, 0)]
    while waiting:
        node, step, depth = waiting.pop()
        if step is Step.LEAVE or node.tag == _TEXT:
            yield (step if step is Step.LEAVE else Step.TEXT), node
            continue
        if node.tag in _PASSED_OVER or _is_left_out(node, left_out):
            continue
        if depth > DEEPEST:
            raise Refusal("FILE_NESTED_TOO_DEEP")
        yield step, node
        waiting.append((node, Step.LEAVE, depth))
        inside = [(one, Step.ENTER, depth + 1) for one in node.iter(include_text=True)]
        waiting += reversed(inside)


def _is_left_out(node: LexborNode, left_out: Counter[str]) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        left_out["HIDDEN_LEFT_OUT"] += 1
        return True
    struck = node.tag in _STRUCK
    left_out.update(["STRUCK_LEFT_OUT"] if struck else [])
    return struck
