"""How the example government is founded, grows and is reorganised: tables of trees, units, posts,
people, stewards, placements and successions, each in force from its day."""

import datetime as dt
import functools
from collections.abc import Iterator

from django.contrib.auth import get_user_model

from remit.domain.acts import By
from remit.domain.vocabulary import Role
from remit.interfaces.cli.demo import files
from remit.interfaces.cli.demo.records import Event
from remit.interfaces.cli.demo.world import FlawedStory, World, known
from remit.ledger import actions as ledger
from remit.organisation import actions, imports

FOUNDED = dt.date(2023, 1, 3)
NAMES = ("name_vi", "name_en", "name_ar", "name_ko")
OUTSIDE = "organisation/units-outside.csv"


def events() -> Iterator[Event]:
    """What happens to the organisation, day by day."""
    yield Event("organisation", FOUNDED, None, _open)
    yield _units(OUTSIDE, FOUNDED, tree="")
    for name in files.names("organisation/units-2*.csv"):
        yield _units(name, _first_day(name), tree="ADMIN")
        yield _placements(_first_day(name))
        yield Event(name, _first_day(name), None, _fill_posts)
    yield Event("organisation/stewards.csv", FOUNDED, None, _name_stewards)


def _open(world: World, at: dt.datetime) -> None:
    ledger.open_ledger(by=By(), at=at, example=True)
    for row in files.rows("organisation/trees.csv", ("code", *NAMES)):
        world.trees[row["code"]] = actions.open_tree(
            by=By(), at=at, code=row["code"], names=_names(row), on=FOUNDED
        )


def _first_day(name: str) -> dt.date:
    columns = ("code", "kind", "parent", *NAMES, "external", "from")
    return dt.date.fromisoformat(next(files.rows(name, columns))["from"])


def _units(name: str, on: dt.date, *, tree: str) -> Event:
    return Event(name, on, None, functools.partial(_write_units, name, tree))


def _write_units(name: str, tree: str, world: World, at: dt.datetime) -> None:
    table = imports.preview(files.content(name), name, known_codes=dict.fromkeys(world.units, None))
    if table.findings:
        found = "; ".join(f"line {one.params['line']}: {one.code}" for one in table.findings)
        raise FlawedStory(found)
    made = actions.write_table(
        by=world.administrator,
        at=at,
        table=table,
        tree=known(world.trees, tree, "tree") if tree else None,
    )
    world.units |= dict(zip([row.code for row in table.rows], made, strict=True))


def _placements(on: dt.date) -> Event:
    return Event("organisation/placements.csv", on, None, functools.partial(_place, on))


def _place(on: dt.date, world: World, at: dt.datetime) -> None:
    columns = ("on", "tree", "unit", "parent")
    for row in files.rows("organisation/placements.csv", columns):
        if row["on"] == on.isoformat():
            actions.place_unit(
                by=world.administrator,
                at=at,
                on=on,
                unit=world.unit(row["unit"]),
                tree=known(world.trees, row["tree"], "tree"),
                parent=world.unit(row["parent"]) if row["parent"] else None,
            )


def _fill_posts(world: World, at: dt.datetime) -> None:
    """Posts of the units that are new, and the people who hold them from that day."""
    on = at.date()
    columns = ("code", "unit", *NAMES)
    rows = [
        row
        for row in files.rows("organisation/posts.csv", columns)
        if row["unit"] in world.units and row["code"] not in world.posts
    ]
    new = [actions.NewPost(world.unit(row["unit"]), row["code"], _names(row)) for row in rows]
    made = actions.create_posts(by=world.administrator, at=at, posts=new, on=on)
    world.posts |= dict(zip([post.code for post in new], made, strict=True))
    _grant(world, at, on, {post.code: row["unit"] for post, row in zip(new, rows, strict=True)})


def _grant(world: World, at: dt.datetime, on: dt.date, unit_of: dict[str, str]) -> None:
    columns = ("email", *NAMES, "language", "cleared", "post", "role")
    for row in files.rows("organisation/people.csv", columns):
        if row["post"] not in unit_of:
            continue
        person, post, role = _person(world, row), world.posts[row["post"]], Role(row["role"])
        held = actions.grant_role(
            by=world.administrator, at=at, person=person, post=post, role=role, on=on
        )
        world.held.setdefault(unit_of[row["post"]], []).append(held)
        by = By(person=person, post=post)
        world.acting.setdefault(row["post"], by)
        if role is Role.ADMINISTRATOR:
            world.administrator = by


def _person(world: World, row: files.Row) -> int:
    email = row["email"]
    if email not in world.people:
        person = get_user_model().objects.create_user(
            email,
            None,
            name=row["name_en"],
            names=_names(row),
            language=row["language"],
            is_cleared=row["cleared"] == "yes",
        )
        world.people[email] = person.pk
    return world.people[email]


def _name_stewards(world: World, at: dt.datetime) -> None:
    for row in files.rows("organisation/stewards.csv", ("unit", "post")):
        actions.name_steward(
            by=world.administrator,
            at=at,
            unit=world.unit(row["unit"]),
            post=known(world.posts, row["post"], "post"),
            on=FOUNDED,
        )


def _names(row: files.Row) -> dict[str, str]:
    return {column.removeprefix("name_"): row[column] for column in NAMES}
