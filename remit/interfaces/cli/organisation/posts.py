"""A post: looked up, created in a unit, named to record for a body outside, acting for another."""

import sys
from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from remit.interfaces.cli.organisation import asked

From = Annotated[str, typer.Option("--from", help="The first day; today if absent.")]
Giver = Annotated[str, typer.Argument(help="Code of the post for which another acts.")]
Taker = Annotated[str, typer.Argument(help="Code of the post that acts for it.")]


def post(
    unit: Annotated[str, typer.Argument(help="Code of the unit.")],
    code: Annotated[str, typer.Argument(help="Code of the new post.")],
    vi: asked.Vi = "",
    en: asked.En = "",
    ar: asked.Ar = "",
    ko: asked.Ko = "",
    from_: From = "",
    as_: asked.As = "",
) -> None:
    """Create a post in a unit."""
    from remit.kernel import clock
    from remit.organisation import actions, queries

    names = asked.names(vi=vi, en=en, ar=ar, ko=ko)
    if not names:
        raise typer.BadParameter("--name-vi, --name-en, --name-ar, --name-ko")
    new = actions.NewPost(queries.unit_by_code(unit).id, code, names)
    made = actions.create_posts(by=asked.by(as_), at=clock.now(), posts=[new], on=asked.day(from_))
    asked.recorded(made[0])


def posts(
    unit: Annotated[str, typer.Argument(help="Code of a unit; else the posts of all.")] = "",
) -> None:
    """List the posts with their units and names: the codes that --as takes."""
    from remit.organisation import queries
    from remit.organisation.queries import naming

    found = naming.open_posts(queries.unit_by_code(unit).id if unit else None)
    units = queries.units(post.unit for post in found)
    for one in found:
        sys.stdout.write(f"{one.code}  {units[one.unit].code}  {one.name}\n")


def steward(
    unit: Annotated[str, typer.Argument(help="Code of the body outside the site.")],
    post: Annotated[str, typer.Argument(help="Code of the post that records for it.")],
    on: asked.On = "",
    as_: asked.As = "",
) -> None:
    """Name the post that records the decisions of a body outside the site."""
    from remit.kernel import clock
    from remit.organisation import actions, queries

    made = actions.name_steward(
        by=asked.by(as_),
        at=clock.now(),
        unit=queries.unit_by_code(unit).id,
        post=queries.post_by_code(post).id,
        on=asked.day(on),
    )
    asked.recorded(made)


def delegate(
    giver: Giver,
    taker: Taker,
    from_: From = "",
    until: Annotated[str, typer.Option(help="The first day on which it no longer holds.")] = "",
    as_: asked.As = "",
) -> None:
    """Let one post act for another."""
    from remit.kernel import clock
    from remit.organisation import actions, queries

    made = actions.delegate(
        by=asked.by(as_),
        at=clock.now(),
        from_post=queries.post_by_code(giver).id,
        to_post=queries.post_by_code(taker).id,
        on=asked.day(from_),
        until=asked.day(until) if until else None,
    )
    asked.recorded(made)


def end_delegation(giver: Giver, taker: Taker, on: asked.On = "", as_: asked.As = "") -> None:
    """End what one post may do for another."""
    from remit.kernel import clock
    from remit.organisation import actions, queries
    from remit.organisation.queries import naming

    day = asked.day(on)
    number = naming.delegation(queries.post_by_code(giver).id, queries.post_by_code(taker).id, day)
    act = actions.end_delegation(by=asked.by(as_), at=clock.now(), delegation=number, on=day)
    asked.recorded(act.seq)


COMMANDS: Mapping[str, Callable[..., None]] = {
    "posts": posts,
    "post": post,
    "steward": steward,
    "delegate": delegate,
    "end-delegation": end_delegation,
}
