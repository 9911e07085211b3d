"""Many acts at once: each has an outcome of its own, all have one key. What is refused is refused
alone; the others stand."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema
from pydantic import ValidationError

from remit.domain.refusals import Refusal
from remit.interfaces.api import door, findings, keys, marks, places, problems
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments import acting, verbs
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.faults import Fault
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes.problems import Problem
from remit.kernel import writes

MOST = 200
router = Router(tags=["Acts on a commitment"])


class Item(taken.Body):
    """One act: on which commitment, which verb, with which body."""

    commitment: taken.Number
    verb: str = Field(max_length=40, examples=["accept"])
    body: dict[str, Any] = {}
    if_match: str = Field(
        "", max_length=100, description="The mark as it was answered, with its quotes or without."
    )


class Bulk(taken.Body):
    """The acts, carried out in their order."""

    items: list[Item] = Field(min_length=1, max_length=MOST)


class BulkOutcome(Schema):
    """What became of one act: the act and the new mark, or the problem."""

    index: int
    status: int
    act: int | None = None
    mark: str | None = None
    problem: Problem | None = None


class BulkOutcomes(Schema):
    """One outcome for each act, in their order."""

    done: int
    refused: int
    items: list[BulkOutcome]


@router.post("/bulk", response=BulkOutcomes, auth=door.ACT, summary="Act on many commitments")
def bulk(request: HttpRequest, body: Bulk, key: str = keys.KEY) -> HttpResponse:
    """Up to 200 acts under one key; each is carried out or refused by itself."""
    asker = asking(request)
    return keys.once(asker, key, lambda: _all(asker, body.items))


def _all(asker: Asking, items: list[Item]) -> dict[str, Any]:
    outcomes = [_one(asker, index, item) for index, item in enumerate(items)]
    done = sum(one.problem is None for one in outcomes)
    said = BulkOutcomes(done=done, refused=len(outcomes) - done, items=outcomes)
    return said.model_dump(mode="json")


def _one(asker: Asking, index: int, item: Item) -> BulkOutcome:
    try:
        done = _acted(asker, item)
    except Refusal as refusal:
        return _refused(index, item, refusal, places.found(refusal, "item", item.body))
    except ValidationError as error:
        found = [findings.inside(one) for one in error.errors()]
        return _refused(index, item, findings.whole(error.errors(), found), found)
    return BulkOutcome(index=index, status=200, act=done["act"], mark=done["mark"])


def _acted(asker: Asking, item: Item) -> dict[str, Any]:
    verb = verbs.BY_CODE.get(item.verb)
    if verb is None:
        raise Refusal("VERB_UNKNOWN", verb=item.verb)
    values = verb.body.model_validate(item.body).values()
    mark = marks.as_header(item.if_match)
    with acting.right_first(asker, item.commitment, verb), writes.by_itself():
        return acting.acted(asker, item.commitment, verb, values, mark)


def _refused(index: int, item: Item, refusal: Refusal, found: Sequence[Fault]) -> BulkOutcome:
    """What an act names as its commitment has the status that it has in an address of its own."""
    addressed = str(item.commitment) in refusal.params.values()
    status, body = problems.problem(refusal, reading=addressed, found=found)
    return BulkOutcome(index=index, status=status, problem=Problem(**body))
