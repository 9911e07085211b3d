"""The mark of what was read: of a commitment its latest act, of a draft how it stands and what
others write at it. Whoever decides sends it along, and is told when somebody was quicker."""

import re
from typing import Any

from ninja.params.functions import Header

from remit.commitments.queries import lists
from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.kernel import clock
from remit.texts.confirming import actions as confirming

IF_MATCH: Any = Header(
    "",
    alias="If-Match",
    max_length=100,
    description="The ETag of the commitment as you read it; refused if somebody acted since.",
)
OF_DRAFT: Any = Header(
    "",
    alias="If-Match",
    max_length=100,
    description="The mark of the draft as you read it; refused if somebody changed it since.",
)
_MARK = re.compile(r'(?:W/)?"(?P<mark>[0-9]{1,19})"')
_OF_DRAFT = re.compile(r'(?:W/)?"(?P<mark>[0-9]{1,9}(?:\.[0-9]{1,9})?)"')


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


def check_draft(by: By, draft: int, said: str) -> None:
    """The draft is still as it was read; called inside the write."""
    wanted = said.strip()
    if not wanted or wanted == "*":
        return
    found = _OF_DRAFT.fullmatch(wanted)
    if found is None:
        raise Refusal("MARK_OF_DRAFT_MALFORMED")
    confirming.check_seen(by=by, at=clock.now(), draft=draft, seen=found["mark"])
