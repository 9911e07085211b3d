"""The mark of what was read: of a commitment its latest act, of a draft how it stands and what
others write at it, of a document its latest act. Whoever decides sends it along, and is told when
somebody was quicker. A mark names a state and not its bytes, so that one which a machine on the way
made weak still holds. What is answered to a reader has its bytes behind it in the ETag: parts, the
basis, the language and what the asker may do change them without an act on the thing itself."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from ninja.params.functions import Header

from remit.commitments.queries import lists
from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.interfaces.api import keys
from remit.kernel import clock
from remit.ledger.queries import records
from remit.texts.confirming import actions as confirming

HEADER: Final = "If-Match"
LONGEST: Final = 1000
IF_MATCH: Any = Header(
    "",
    alias=HEADER,
    max_length=LONGEST,
    description="The ETag of the commitment as you read it; refused if somebody acted since.",
)
OF_DRAFT: Any = Header(
    "",
    alias=HEADER,
    max_length=LONGEST,
    description="The mark of the draft as you read it; refused if somebody changed it since.",
)
OF_DOCUMENT: Any = Header(
    "",
    alias=HEADER,
    max_length=LONGEST,
    description="The ETag of the document as you read it; refused if somebody changed it since.",
)
# What replaces the whole of something is never sent blindly.
NEEDED: Any = Header(
    ...,
    alias=HEADER,
    max_length=LONGEST,
    description="The ETag of what is replaced, as you read it; `*` replaces whatever stands there.",
)
ANY: Final = "*"
BYTES: Final = "-"
_TAG = re.compile(r'(?:W/)?"([\x21\x23-\x7e]*)"')
_TAGS = re.compile(rf"{_TAG.pattern}(?:\s*,\s*{_TAG.pattern})*")
_PLAIN = re.compile(r"[0-9]{1,18}")
_OF_DRAFT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def named(said: str, malformed: str = "MARK_MALFORMED") -> Sequence[str] | None:
    """The marks that a header names, any of which will do, without the bytes in which they were
    read; None: whatever stands there will."""
    tags = _tags(said, malformed)
    return None if tags is None else [tag.split(BYTES)[0] for tag in tags]


def _tags(said: str, malformed: str = "MARK_MALFORMED") -> Sequence[str] | None:
    wanted = said.strip()
    if wanted in {"", ANY}:
        return None
    if _TAGS.fullmatch(wanted) is None:
        raise Refusal(malformed)
    return _TAG.findall(wanted)


def as_header(mark: str) -> str:
    """A mark as a body names it, by itself as answers do or quoted as in a header, as a header."""
    return f'"{mark}"' if _PLAIN.fullmatch(mark) else mark


def answered(request: HttpRequest, mark: str, body: Mapping[str, Any]) -> HttpResponse:
    """What is read, with its mark and its bytes as the ETag; a reader who has the same bytes is
    told so, and they are not sent again."""
    response = keys.said(body)
    tag = f"{mark}{BYTES}{hashlib.sha256(response.content).hexdigest()[:16]}"
    if _is_known(request.headers.get("If-None-Match", ""), tag):
        response = HttpResponseNotModified()
    response.headers["ETag"] = f'"{tag}"'
    return response


def _is_known(said: str, tag: str) -> bool:
    """Whether If-None-Match names what would be answered."""
    if not said.strip():
        return False
    try:
        tags = _tags(said)
    except Refusal:
        return False  # what cannot be read keeps nobody from reading
    return tags is None or tag in tags


def check(number: int, said: str) -> None:
    """The commitment is still as it was read; called inside the write."""
    marks = named(said)
    now = lists.last_act(number)
    if marks is not None and now is not None and str(now) not in marks:
        raise Refusal("COMMITMENT_CHANGED", mark=f'"{now}"')


def check_draft(by: By, draft: int, said: str) -> None:
    """The draft is still as it was read; called inside the write."""
    marks = named(said, "MARK_OF_DRAFT_MALFORMED")
    if marks is None:
        return
    seen = [one for one in marks if _OF_DRAFT.fullmatch(one)]
    if not seen:
        raise Refusal("MARK_OF_DRAFT_MALFORMED")
    for one in seen[:-1]:
        try:
            return confirming.check_seen(by=by, at=clock.now(), draft=draft, seen=one)
        except Refusal:
            continue  # another of them may be the one
    confirming.check_seen(by=by, at=clock.now(), draft=draft, seen=seen[-1])


def of_document(number: int) -> str:
    """The latest act about a document."""
    found = records.latest(records.Wanted(subject=number), size=1)
    return str(found[0].seq if found else number)


def check_document(number: int, said: str) -> None:
    """The document is still as it was read; called inside the write."""
    marks, now = named(said), of_document(number)
    if marks is not None and now not in marks:
        raise Refusal("DOCUMENT_CHANGED", mark=f'"{now}"')
