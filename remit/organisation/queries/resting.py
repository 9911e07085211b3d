"""What a person who may sign in may rest on, on a day: the roles held and delegated, the bodies
that are stewarded, and the tree in which the units of these posts stand. All is asked for at once.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, Q, QuerySet

from remit.domain.acts import By
from remit.domain.rights import Held, Viewer
from remit.domain.tree import Edition
from remit.domain.vocabulary import Role
from remit.kernel import writes
from remit.organisation import models
from remit.organisation.queries import editions

RESTING = "resting"
_OWN, _DELEGATED, _STEWARDED, _STEWARD, _TREE = range(5)
Row = TypeVar("Row", bound=Model)
Found = Sequence[tuple[Any, ...]]
Given = int | str | dt.date | None

_OWN_AND_DELEGATED = """
WITH own AS (
  SELECT held.post_id AS via, held.post_id AS post, post.unit_id AS unit, held.role,
    person.is_cleared
  FROM organisation_roleheld held
  JOIN organisation_post post ON post.id = held.post_id
  JOIN organisation_person person ON person.id = held.person_id
  WHERE held.person_id = %(person)s AND person.is_active
    AND held.on_from <= %(on)s AND (held.on_until IS NULL OR held.on_until > %(on)s)
), delegated AS (
  SELECT given.to_post_id AS via, held.post_id AS post, post.unit_id AS unit, held.role
  FROM organisation_delegation given
  JOIN organisation_roleheld held ON held.post_id = given.from_post_id
  JOIN organisation_post post ON post.id = held.post_id
  WHERE given.to_post_id IN (SELECT post FROM own) AND held.role <> 'ADMINISTRATOR'
    AND given.on_from <= %(on)s AND (given.on_until IS NULL OR given.on_until > %(on)s)
    AND held.on_from <= %(on)s AND (held.on_until IS NULL OR held.on_until > %(on)s)
)
SELECT 0 AS tells, via, post, unit, role, is_cleared FROM own
UNION ALL SELECT 1, via, post, unit, role, false FROM delegated
UNION ALL SELECT 2, post_id, post_id, unit_id, '', false FROM organisation_stewardship
  WHERE post_id IN (SELECT post FROM own UNION SELECT post FROM delegated)
    AND on_from <= %(on)s AND (on_until IS NULL OR on_until > %(on)s)
"""
_STEWARDS_AND_TREE = """
UNION ALL SELECT 3, post_id, post_id, unit_id, '', false FROM organisation_stewardship
  WHERE unit_id = %(body)s
    AND on_from <= %(tree_on)s AND (on_until IS NULL OR on_until > %(tree_on)s)
UNION ALL SELECT 4, seq, seq, seq, CAST(mark AS text), false FROM organisation_treechange
  WHERE seq = (SELECT max(seq) FROM organisation_treechange)
"""
_HOLDERS = """
SELECT DISTINCT person_id FROM organisation_roleheld
WHERE post_id IN (
    SELECT id FROM organisation_post WHERE unit_id IN ({units}) OR id IN ({posts})
  ) AND on_from <= %s AND (on_until IS NULL OR on_until > %s)
"""


@dataclass(frozen=True, slots=True)
class Resting:
    """Who acts from a post, the same person with all posts, the tree, and the posts that record
    for the body that was asked about."""

    viewer: Viewer
    everywhere: Viewer
    edition: Edition
    stewards: tuple[int, ...]


def of(by: By, on: dt.date, *, body: int | None = None, tree_on: dt.date | None = None) -> Resting:
    """What whoever acts may rest on, on a day.

    The tree, and the posts that record for a body outside, are those of `tree_on` (None: the same
    day).
    """
    day = tree_on or on
    given = {"person": by.person, "on": _day(on), "body": body, "tree_on": _day(day)}
    found = writes.remembered(
        (RESTING, *given.values()),
        lambda: _answered(_OWN_AND_DELEGATED + _STEWARDS_AND_TREE, given),
    )
    latest = next(((seq, UUID(mark)) for _, seq, _, _, mark, _ in _those(found, _TREE)), None)
    writes.keep((editions.TREES, None), latest)
    edition = editions.as_changed(editions.HOME_TREE, day, latest)
    return Resting(
        viewer=_viewer(by, found, edition),
        everywhere=_viewer(By(person=by.person), found, edition),
        edition=edition,
        stewards=tuple(post for _, _, post, *_ in _those(found, _STEWARD)),
    )


def viewer(by: By, on: dt.date, edition: Edition | None = None) -> Viewer:
    """Who acts, for the rights, with the tree that is known already or that of the day."""
    if by.person is None:
        return Viewer()
    if edition is None:
        return of(by, on).viewer
    given = {"person": by.person, "on": _day(on)}
    return _viewer(by, _answered(_OWN_AND_DELEGATED, given), edition)


def holders(
    *, units: Iterable[int], posts: Iterable[int], on: dt.date
) -> QuerySet[models.RoleHeld]:
    """The roles held in one of these units, or at one of these posts, on a day."""
    there = models.Post.objects.filter(Q(unit__in=list(units)) | Q(pk__in=list(posts)))
    return standing(models.RoleHeld.objects.filter(post__in=there.values("pk")), on)


def question_of_holders(
    *, units: Collection[int], posts: Collection[int], on: dt.date
) -> tuple[str, list[Given]]:
    """The persons who hold them, as a question that stands within another statement."""
    question = _HOLDERS.format(units=_places(units), posts=_places(posts))
    return question, [*units, *posts, _day(on), _day(on)]


def _places(values: Collection[int]) -> str:
    return ", ".join(["%s"] * len(values)) or "NULL"


def standing(rows: QuerySet[Row], on: dt.date) -> QuerySet[Row]:
    """The rows that hold on a day."""
    return rows.filter(Q(on_until__isnull=True) | Q(on_until__gt=on), on_from__lte=on)


def _answered(question: str, given: Mapping[str, Given]) -> Found:
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        found: Found = cursor.fetchall()
        return found


def _day(day: dt.date) -> Given:
    said: Given = connection.ops.adapt_datefield_value(day)
    return said


def _those(found: Found, tells: int) -> Found:
    return [row for row in found if row[0] == tells]


def _viewer(by: By, found: Found, edition: Edition) -> Viewer:
    if by.person is None:
        return Viewer()
    mine = [row for row in found if row[0] in (_OWN, _DELEGATED) and by.post in (None, row[1])]
    rows = sorted(dict.fromkeys(mine))
    posts = {row[2] for row in rows}
    return Viewer(
        person=by.person,
        held=tuple(
            Held(post, unit, Role(role), edition.path(unit)) for _, _, post, unit, role, _ in rows
        ),
        cleared=any(row[5] for row in rows),
        stewarded=frozenset(row[3] for row in _those(found, _STEWARDED) if row[2] in posts),
    )
