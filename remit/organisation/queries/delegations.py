"""Which posts may be acted for by which others on a day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from remit.organisation import models, queries
from remit.organisation.queries import PostCard, UnitCard, called


@dataclass(frozen=True, slots=True)
class Seat:
    """A post and the unit to which it belongs."""

    post: PostCard
    unit: UnitCard


@dataclass(frozen=True, slots=True)
class Delegated:
    """Whoever holds the taker's post may act for the giver's, from a day until another."""

    id: int
    giver: Seat
    taker: Seat
    on_from: dt.date
    on_until: dt.date | None

    @property
    def seats(self) -> tuple[Seat, Seat]:
        """The post that gave, and the post that received."""
        return self.giver, self.taker


def of_unit(unit: int, on: dt.date, known_seq: int | None = None) -> Sequence[Delegated]:
    """What stands on a day of the delegations that posts of a unit gave or received."""
    ours = Q(from_post__unit=unit) | Q(to_post__unit=unit)
    open_then = Q(on_until__isnull=True) | Q(on_until__gt=on)
    rows = list(models.Delegation.objects.filter(ours, open_then, on_from__lte=on).order_by("id"))
    posts = queries.posts(number for row in rows for number in (row.from_post_id, row.to_post_id))
    units = called.units((post.unit for post in posts.values()), on, known_seq)
    seats = {post.id: Seat(post, units[post.unit]) for post in posts.values()}
    return [
        Delegated(row.pk, seats[row.from_post_id], seats[row.to_post_id], row.on_from, row.on_until)
        for row in rows
    ]
