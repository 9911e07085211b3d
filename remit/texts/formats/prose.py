"""Whether a text is written for people. A program, a table of data and a log are written in letters
too, but they are full of the signs that order things for a machine; a sentence has few of them."""

import re

from remit.domain.refusals import Refusal
from remit.texts.formats import encodings

MOST = 0.06
_SAMPLE = 60_000
# Several of one kind are one sign: lines are drawn with them. A comma between words has a blank.
_SIGN = re.compile(r"[][(){}<>|\\\"'#$@&^~`;]|[_=*+]+|,(?=[^\W\d])")


def is_prose(content: bytes) -> bool:
    """Whether bytes are a text for people; bytes that are no text have another refusal."""
    if content.startswith(b"#!"):
        return False
    try:
        said = "".join(encodings.decoded(_sample(content)).text.split())
    except Refusal:
        return True
    return len(_SIGN.findall(said)) <= MOST * len(said)


def _sample(content: bytes) -> bytes:
    """The first lines; a sign of several bytes is not cut."""
    if len(content) <= _SAMPLE:
        return content
    end = content.rfind(b"\n", 0, _SAMPLE)
    return content[: end + 1] if end > 0 else content
