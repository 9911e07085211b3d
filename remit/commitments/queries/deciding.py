"""What waits for a viewer's decision: claims, proposals, contested assignments, requests for more
time, and what rests on a changed basis.

The database leaves only those that may come into question; the table of rights then decides on
each, so that nobody is asked for a decision that the table would refuse.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from types import MappingProxyType

from django.db.models import Q, QuerySet

from remit.commitments import models
from remit.domain.rights import Object, Permission, Viewer, may
from remit.domain.tree import Edition
from remit.domain.vocabulary import Work
from remit.organisation import queries as organisation

_ANSWERED_BY: Mapping[Work, Permission] = MappingProxyType(
    {Work.PROPOSED: Permission.ASSIGN, Work.CONTESTED: Permission.ANSWER_CONTEST}
)


def claims(
    rows: QuerySet[models.Commitment], viewer: Viewer, edition: Edition, on: dt.date
) -> list[models.Commitment]:
    """Of these commitments the claimed ones that the viewer may verify, in the same order."""
    claimed = rows.filter(work=Work.CLAIMED.value)
    return _open_to(claimed, lambda _claim: Permission.VERIFY, viewer, edition, on)


def questions(
    rows: QuerySet[models.Commitment],
    viewer: Viewer,
    edition: Edition,
    on: dt.date,
    *,
    touched: Collection[int] = (),
) -> list[models.Commitment]:
    """Of these the proposed and contested ones, those that ask for time, and those whose basis was
    touched, which the viewer may answer."""
    asked = Q(work__in=[work.value for work in _ANSWERED_BY]) | Q(extension_asked=True)
    return _open_to(rows.filter(asked | Q(pk__in=touched)), _answering, viewer, edition, on)


def decidable(
    rows: QuerySet[models.Commitment], viewer: Viewer, edition: Edition, on: dt.date
) -> list[models.Commitment]:
    """Of these those that the viewer may decide on, in the same order."""
    return _open_to(rows, lambda _row: Permission.DECIDE, viewer, edition, on)


def _answering(row: models.Commitment) -> Permission:
    return _ANSWERED_BY.get(Work(row.work), Permission.DECIDE)


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
