"""What waits for a viewer's decision: claims, contested assignments, requests for more time, and
what rests on a changed basis.

The database leaves only those that may come into question; the table of rights then decides on
each, so that nobody is asked for a decision that the table would refuse.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache

from django.db.models import Q, QuerySet

from remit.commitments import models
from remit.domain.rights import Object, Permission, Viewer, may
from remit.domain.tree import Edition
from remit.domain.vocabulary import Work
from remit.organisation import queries as organisation


def claims(
    rows: QuerySet[models.Commitment], viewer: Viewer, edition: Edition, on: dt.date
) -> list[models.Commitment]:
    """Of these commitments the claimed ones that the viewer may verify, in the same order."""
    claimed = rows.filter(work=Work.CLAIMED.value)
    return _open_to(claimed, lambda _claim: Permission.VERIFY, viewer, edition, on)


def questions(
    rows: QuerySet[models.Commitment], viewer: Viewer, edition: Edition, on: dt.date
) -> list[models.Commitment]:
    """Of these the contested ones and those that ask for time which the viewer may answer."""
    asked = Q(work=Work.CONTESTED.value) | Q(extension_asked=True)
    return _open_to(rows.filter(asked), _answering, viewer, edition, on)


def decidable(
    rows: QuerySet[models.Commitment], viewer: Viewer, edition: Edition, on: dt.date
) -> list[models.Commitment]:
    """Of these those that the viewer may decide on, in the same order."""
    return _open_to(rows, lambda _row: Permission.DECIDE, viewer, edition, on)


def _answering(row: models.Commitment) -> Permission:
    contested = row.work == Work.CONTESTED.value
    return Permission.ANSWER_CONTEST if contested else Permission.DECIDE


def _open_to(
    rows: QuerySet[models.Commitment],
    needed: Callable[[models.Commitment], Permission],
    viewer: Viewer,
    edition: Edition,
    on: dt.date,
) -> list[models.Commitment]:
    stewards = cache(lambda issuer: organisation.stewards_of(issuer, on))

    def stands(row: models.Commitment) -> Object:
        return Object(
            lead_path=edition.path(row.lead_id) if row.lead_id else (),
            issuer=row.issuer_id,
            stewards=stewards(row.issuer_id) if row.issuer_id in viewer.stewarded else (),
            own_registration=row.own_registration,
        )

    found = rows.filter(_in_question(viewer, edition))
    return [row for row in found if may(needed(row), viewer, stands(row))]


def _in_question(viewer: Viewer, edition: Edition) -> Q:
    units = {held.unit for held in viewer.held}
    near = {unit for held in viewer.held for unit in held.path[:2]}
    return Q(issuer__in=units | viewer.stewarded) | Q(lead__in=_below(edition, near))


def _below(edition: Edition, units: Iterable[int]) -> set[int]:
    return {below for unit in units for below in edition.subtree(unit)}
