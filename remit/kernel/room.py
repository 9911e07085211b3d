"""Room for calls within calls. Python keeps what belongs to a call in pieces of 16 KB; a loop that
stands at the edge of one asks the machine for another piece at each of its calls, and gives it back
at each return. On a page that was half of its time, and which page it was, was chance.

A call that asks for much room gets one large piece, and all calls within it lie in what is left.
"""

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")
# A little more than half a megabyte: the piece is the next power of two, one megabyte, and calls as
# deep as Python allows fit into the rest of it.
WORDS = 66_000


def given(call: Callable[[], Answer]) -> Answer:
    """What the call answers; whatever it calls has room."""
    return call()


given.__code__ = given.__code__.replace(co_stacksize=WORDS)
