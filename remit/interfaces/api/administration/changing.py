"""What an administrator changes, one endpoint for each verb: each is an act of the ledger, carried
out once, and answered with the number of the act or of the person."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from remit.interfaces.api import door, keys
from remit.interfaces.api.administration import bodies
from remit.interfaces.api.administration.router import router
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import administration as shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.sign_in_links import keeping
from remit.kernel import clock, inputs
from remit.ledger.records import Act
from remit.notices import actions as notices
from remit.organisation import actions
from remit.organisation import queries as organisation
from remit.organisation.queries import naming

Values = Mapping[str, Any]
Change = Callable[[Asking, dt.datetime, Values], int]
End = Callable[[Asking, dt.datetime, int, Values], Act]
ALL = "/administration"


def _tree(who: Asking, at: dt.datetime, sent: Values) -> int:
    return actions.open_tree(by=who.by, at=at, code=sent["code"], names=sent["names"], on=_on(sent))


def _unit(who: Asking, at: dt.datetime, sent: Values) -> int:
    tree = sent["tree"]
    new = actions.NewUnit(
        code=sent["code"],
        kind=sent["kind"],
        names=sent["names"],
        from_on=_on(sent),
        parent=sent["parent"],
        external=not tree,
    )
    number = organisation.tree_id(inputs.text(tree)) if tree else None
    return actions.create_units(by=who.by, at=at, units=[new], tree=number)[0]


def _name(who: Asking, at: dt.datetime, sent: Values) -> int:
    return actions.rename_unit(
        by=who.by, at=at, unit=sent["unit"], names=sent["names"], on=_on(sent)
    ).seq


def _place(who: Asking, at: dt.datetime, sent: Values) -> int:
    return actions.place_unit(
        by=who.by,
        at=at,
        unit=sent["unit"],
        tree=organisation.tree_id(inputs.text(sent["tree"])),
        parent=sent["parent"],
        on=_on(sent),
    ).seq


def _post(who: Asking, at: dt.datetime, sent: Values) -> int:
    new = actions.NewPost(sent["unit"], sent["code"], sent["names"])
    return actions.create_posts(by=who.by, at=at, posts=[new], on=_on(sent))[0]


def _steward(who: Asking, at: dt.datetime, sent: Values) -> int:
    return actions.name_steward(
        by=who.by, at=at, unit=sent["unit"], post=sent["post"], on=_on(sent)
    )


def _delegation(who: Asking, at: dt.datetime, sent: Values) -> int:
    return actions.delegate(
        by=who.by,
        at=at,
        from_post=sent["from_post"],
        to_post=sent["to_post"],
        on=_on(sent),
        until=sent["until"],
    )


def _person(who: Asking, at: dt.datetime, sent: Values) -> int:
    return actions.enter_person(by=who.by, at=at, **sent)


def _role(who: Asking, at: dt.datetime, sent: Values) -> int:
    return actions.grant_role(
        by=who.by,
        at=at,
        person=naming.person_by_email(sent["email"]).id,
        post=sent["post"],
        role=sent["role"],
        on=_on(sent),
    )


def _on(sent: Values) -> dt.date:
    """The day that was given, or today."""
    given = sent["on"]
    return given if isinstance(given, dt.date) else clock.today()


# The address, the name of the endpoint, what it does, the body, and what carries it out.
CHANGES: tuple[tuple[str, str, str, type[taken.Body], Change], ...] = (
    ("trees", "open_tree", "Open a tree of units", bodies.NewTree, _tree),
    ("units", "create_unit", "Create a unit", bodies.NewUnit, _unit),
    ("names", "rename_unit", "Rename a unit", bodies.Renaming, _name),
    ("places", "place_unit", "Place a unit", bodies.Placing, _place),
    ("posts", "create_post", "Create a post", bodies.NewPost, _post),
    ("stewards", "name_steward", "Name who records for a body", bodies.Naming, _steward),
    ("delegations", "delegate", "Delegate a post", bodies.Delegating, _delegation),
    ("people", "enter_person", "Enter a person", bodies.NewPerson, _person),
    ("roles", "grant_role", "Give a role", bodies.Granting, _role),
)


def _delegation_end(who: Asking, at: dt.datetime, number: int, sent: Values) -> Act:
    """From a day on a post acts for the other one no more."""
    return actions.end_delegation(by=who.by, at=at, delegation=number, on=_on(sent))


def _role_end(who: Asking, at: dt.datetime, number: int, sent: Values) -> Act:
    """From a day on a person holds the role no more; the site keeps an administrator."""
    return actions.end_role(by=who.by, at=at, held=number, on=_on(sent))


def _bar(who: Asking, at: dt.datetime, number: int, sent: Values) -> Act:
    """A person may not sign in any more; every session, link and token of the person ends."""
    return actions.bar_person(by=who.by, at=at, person=number, **sent)


def _admit(who: Asking, at: dt.datetime, number: int, sent: Values) -> Act:
    """A barred person may sign in again, anew; what ended does not come back."""
    return actions.admit_person(by=who.by, at=at, person=number, **sent)


def _remove_second_step(who: Asking, at: dt.datetime, number: int, sent: Values) -> Act:
    """Whoever lost the second step at sign-in signs in by the first, and is told of it."""
    return notices.remove_second_step(by=who.by, at=at, person=number, **sent)


def _correct(who: Asking, at: dt.datetime, number: int, sent: Values) -> Act:
    """The name or the address of a person is another from now on; the person is told."""
    return keeping.correct_person(by=who.by, at=at, person=number, **sent)


# The same of what is done to one that is there already.
ENDS: tuple[tuple[str, str, str, type[taken.Body], End], ...] = (
    (
        "delegations/{number}/end",
        "end_delegation",
        "End a delegation",
        bodies.Ending,
        _delegation_end,
    ),
    ("roles/{number}/end", "end_role", "End a role", bodies.Ending, _role_end),
    ("people/{number}/bar", "bar_person", "Bar from signing in", bodies.Because, _bar),
    (
        "people/{number}/remove-second-step",
        "remove_second_step",
        "Remove the second step",
        bodies.Because,
        _remove_second_step,
    ),
    (
        "people/{number}/correct",
        "correct_person",
        "Correct a person",
        bodies.Correcting,
        _correct,
    ),
    ("people/{number}/admit", "admit_person", "Let in again", bodies.Because, _admit),
)


@router.post(
    f"{ALL}/people/{{number}}/erase",
    response=shapes.Carried,
    auth=door.ADMINISTER,
    summary="Erase a person",
)
def erase_person(
    request: HttpRequest, number: taken.Number, body: bodies.Erasing, key: str = keys.KEY
) -> HttpResponse:
    """Name, address and all that belongs to the person go for good; the acts stay."""
    asker, sent = asking(request), body.values()

    def perform() -> dict[str, Any]:
        made = actions.erase_person(by=asker.by, at=clock.now(), person=number, **sent)
        return {"id": made.seq}

    return keys.once(asker, key, perform)


def _endpoint(name: str, body_type: type[taken.Body], change: Change) -> Callable[..., Any]:
    def write(request: HttpRequest, body: taken.Body, key: str = keys.KEY) -> HttpResponse:
        asker = asking(request)
        return keys.once(
            asker, key, lambda: {"id": change(asker, clock.now(), body.values())}, status=201
        )

    write.__annotations__["body"] = body_type
    write.__name__, write.__doc__ = name, body_type.__doc__
    return write


def _end_of(name: str, body_type: type[taken.Body], end: End) -> Callable[..., Any]:
    def write(
        request: HttpRequest, number: taken.Number, body: taken.Body, key: str = keys.KEY
    ) -> HttpResponse:
        asker = asking(request)
        return keys.once(
            asker, key, lambda: {"id": end(asker, clock.now(), number, body.values()).seq}
        )

    write.__annotations__["body"] = body_type
    write.__name__, write.__doc__ = name, end.__doc__
    return write


for _where, _named, _says, _body, _change in CHANGES:
    router.add_api_operation(
        f"{ALL}/{_where}",
        ["POST"],
        _endpoint(_named, _body, _change),
        response={201: shapes.Carried},
        auth=door.ADMINISTER,
        summary=_says,
    )

for _where, _named, _says, _body, _end in ENDS:
    router.add_api_operation(
        f"{ALL}/{_where}",
        ["POST"],
        _end_of(_named, _body, _end),
        response={200: shapes.Carried},
        auth=door.ADMINISTER,
        summary=_says,
    )
