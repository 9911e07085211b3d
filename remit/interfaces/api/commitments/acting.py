"""Acting on a commitment: one endpoint for each verb, evidence as a file, and a new commitment."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, UploadedFile

from remit.commitments import actions
from remit.commitments.queries import lists, openings
from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.interfaces.api import door, keys, marks, members
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments import bodies, orders, verbs
from remit.interfaces.api.commitments.reading import asking, read
from remit.interfaces.api.commitments.router import router
from remit.interfaces.api.commitments.verbs import Verb
from remit.interfaces.api.shapes import commitments as shapes
from remit.interfaces.api.shapes import taken
from remit.kernel import clock, writes

ATTACH_FILE = Verb("attach-file", Tag.COMMITMENT_EVIDENCED, actions.attach_file, bodies.Body)
STEPS: dict[str, Callable[..., Any]] = {
    "ASSIGN": actions.assign,
    "PROPOSE": actions.propose,
    "REGISTER": actions.register,
}


@router.post(
    "/commitments",
    response={201: shapes.Done},
    auth=door.PROPOSE,
    summary="Assign, propose or register a commitment",
)
def begin(request: HttpRequest, body: orders.Begin, key: str = keys.KEY) -> HttpResponse:
    """The issuer assigns; whoever else holds a post proposes; a unit registers what it owes."""
    asker = asking(request)
    return keys.once(asker, key, lambda: begun(asker, body), status=201)


@router.post(
    "/commitments/{number}/attach-file",
    response=shapes.Done,
    auth=door.ACT,
    summary="Attach a file",
)
def attach_file(
    request: HttpRequest,
    number: taken.Number,
    file: File[UploadedFile],
    *,
    note: Form[str] = "",
    key: str = keys.KEY,
    mark: str = marks.IF_MATCH,
) -> HttpResponse:
    """Evidence behind the result; the ledger keeps the hash of the file."""
    asker, content = asking(request), file.read()
    values = {"name": file.name or "", "content": content, "note": note}
    with right_first(asker, number, ATTACH_FILE):
        return keys.once(
            asker,
            key,
            lambda: acted(asker, number, ATTACH_FILE, values, mark),
            files={file.name or "": content},
        )


def acted(
    asker: Asking,
    number: int,
    verb: Verb,
    values: dict[str, Any],
    mark: str = "",
) -> dict[str, Any]:
    """Carry an act out, and answer what was recorded and how the commitment stands now."""
    # Whoever may not read it learns neither that it is there nor what was done last.
    if number not in lists.readable(asker.viewer, [number]):
        raise Refusal("COMMITMENT_UNKNOWN", commitment=str(number))
    marks.check(number, mark)
    recorded: Any = verb.action(by=asker.by, at=clock.now(), commitment=number, **values)
    return _done(asker, number, recorded[-1] if isinstance(recorded, list) else recorded)


@contextlib.contextmanager
def right_first(asker: Asking, number: int, verb: Verb) -> Iterator[None]:
    """Whoever may not do it at all is told so before anything else that stands in its way; but what
    another request did under the key comes before everything."""
    try:
        yield
    except Refusal as refusal:
        if refusal.rule == keys.REUSED:
            raise
        openings.check_right(
            asker.viewer, by=asker.by, at=clock.now(), commitment=number, tag=verb.tag
        )
        raise


def begun(asker: Asking, body: orders.Begin) -> dict[str, Any]:
    """Begin a commitment with the step that the body names."""
    values = body.values()
    begin = STEPS[values.pop("step")]
    several = {name: values.pop(name) for name in ("also", "repeat", "until", "on")}
    terms = actions.Terms(**values)
    begun = actions.begin_each(by=asker.by, at=clock.now(), terms=terms, begin=begin, **several)
    others = [one.subject for one in begun[1:]]
    return _done(asker, begun[0].subject, begun[0]) | {"others": others}


def _done(asker: Asking, number: int, recorded: Any) -> dict[str, Any]:
    with writes.reading_back():
        one = read(asker, number)
    done = {"act": recorded.seq, "mark": one.mark, "commitment": members.dumped(one)}
    return {**done, "others": []}


def _endpoint(verb: Verb) -> Callable[..., HttpResponse]:
    def act(
        request: HttpRequest,
        number: taken.Number,
        body: bodies.Body,
        key: str = keys.KEY,
        mark: str = marks.IF_MATCH,
    ) -> HttpResponse:
        asker = asking(request)
        with right_first(asker, number, verb):
            return keys.once(asker, key, lambda: acted(asker, number, verb, body.values(), mark))

    act.__annotations__["body"] = verb.body
    act.__name__ = f"act_{verb.code.replace('-', '_')}"
    act.__doc__ = verb.says
    return act


for _verb in verbs.VERBS:
    router.add_api_operation(
        f"/commitments/{{number}}/{_verb.code}",
        ["POST"],
        _endpoint(_verb),
        response=shapes.Done,
        auth=door.ACT,
        summary=_verb.code.replace("-", " ").capitalize(),
    )
