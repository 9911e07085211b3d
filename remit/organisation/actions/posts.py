"""Posts: where they are created, which one records for a body outside, which acts for another."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.kernel import clock, inputs, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.organisation import models, queries
from remit.organisation.actions import checks


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post to be created in a unit."""

    unit: int
    code: str
    names: Mapping[str, str] = field(default_factory=dict)


def create_posts(*, by: By, at: dt.datetime, posts: Sequence[NewPost], on: dt.date) -> list[int]:
    """An administrator creates posts in units."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        checks.no_later_than(on, at)
        _check_new(posts, on)
        entries = [
            Entry(
                Tag.POST_CREATED,
                on,
                data={"unit": post.unit, "code": post.code, "names": dict(post.names)},
            )
            for post in posts
        ]
        return [act.subject for act in ledger.record(by=by, at=at, entries=entries)]


def name_steward(*, by: By, at: dt.datetime, unit: int, post: int, on: dt.date) -> int:
    """A post is named to record the decisions of a body outside the site."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        checks.no_later_than(on, at)
        if not checks.unit(unit, on).external:
            raise Refusal("STEWARD_FOR_UNIT_OF_SITE", unit=str(unit))
        checks.post(post, on)
        entry = Entry(Tag.STEWARD_NAMED, on, data={"unit": unit, "post": post})
        return ledger.record(by=by, at=at, entries=[entry])[0].subject


def delegate(
    *,
    by: By,
    at: dt.datetime,
    from_post: int,
    to_post: int,
    on: dt.date,
    until: dt.date | None = None,
) -> int:
    """Whoever holds a post, or an administrator, lets another post act for it."""
    with writes.writing():
        _check_decides(by, at, from_post)
        checks.no_later_than(on, at)
        code = checks.post(from_post, on).code
        checks.post(to_post, on)
        if from_post == to_post:
            raise Refusal("DELEGATE_ITSELF", code=code)
        if until is not None and until <= on:
            raise Refusal("UNTIL_NOT_AFTER_FROM", on=on.isoformat(), until=until.isoformat())
        data = {
            "from_post": from_post,
            "to_post": to_post,
            "until": until.isoformat() if until else None,
        }
        entry = Entry(Tag.DELEGATION_GIVEN, on, data=data)
        return ledger.record(by=by, at=at, entries=[entry])[0].subject


def end_delegation(*, by: By, at: dt.datetime, delegation: int, on: dt.date) -> Act:
    """Whoever holds the post, or an administrator, ends what was delegated."""
    with writes.writing():
        row = models.Delegation.objects.filter(pk=delegation).first()
        _check_decides(by, at, row.from_post_id if row else None)
        checks.no_later_than(on, at)
        if row is None or row.on_from > on or (row.on_until is not None and row.on_until <= on):
            raise Refusal("DELEGATION_NOT_STANDING", on=on.isoformat())
        entry = Entry(Tag.DELEGATION_ENDED, on, subject=delegation)
        return ledger.record(by=by, at=at, entries=[entry])[0]


def _check_new(posts: Sequence[NewPost], on: dt.date) -> None:
    for unit in sorted({post.unit for post in posts}):
        checks.unit(unit, on)
    codes = [inputs.code(post.code) for post in posts]
    standing = models.Post.objects.filter(code__in=codes).values_list("code", flat=True)
    doubled = [code for code, times in Counter(codes).items() if times > 1]
    if taken := doubled or [*standing]:
        raise Refusal("POST_CODE_TAKEN", code=taken[0])


def _check_decides(by: By, at: dt.datetime, post: int | None) -> None:
    held = queries.viewer(by, clock.day_of(at)).held
    if post is None or by.post != post or all(one.post != post for one in held):
        checks.administrator(by=by, at=at)
