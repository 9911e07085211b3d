"""The mark of a commitment: its latest act. Whoever decides on what was read sends it along, and is
told when somebody acted meanwhile."""

import re
from typing import Any

from ninja.params.functions import Header

from remit.commitments.queries import lists
from remit.domain.refusals import Refusal

IF_MATCH: Any = Header(
    "",
    alias="If-Match",
    max_length=100,
    description="The ETag of the commitment as you read it; refused if somebody acted since.",
)
_MARK = re.compile(r'(?:W/)?"(?P<mark>[0-9]{1,19})"')


def check(number: int, said: str) -> None:
    """The commitment is still as it was read; called inside the write."""
    wanted = said.strip()
    if not wanted or wanted == "*":
        return
    found = _MARK.fullmatch(wanted)
    if found is None:
        raise Refusal("MARK_MALFORMED")
    now = lists.last_act(number)
    if now is not None and str(now) != found["mark"]:
        raise Refusal("COMMITMENT_CHANGED", mark=f'"{now}"')
