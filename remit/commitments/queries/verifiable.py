"""Claims that wait for a viewer: those that the table of rights lets the viewer verify.

The database leaves only those that may come into question; the table itself then decides on each.
"""

import datetime as dt
from collections.abc import Iterable
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
    stewards = cache(lambda issuer: organisation.stewards_of(issuer, on))

    def stands(row: models.Commitment) -> Object:
        return Object(
            lead_path=edition.path(row.lead_id) if row.lead_id else (),
            issuer=row.issuer_id,
            stewards=stewards(row.issuer_id) if row.issuer_id in viewer.stewarded else (),
            own_registration=row.own_registration,
        )

    found = rows.filter(_in_question(viewer, edition), work=Work.CLAIMED.value)
    return [row for row in found if may(Permission.VERIFY, viewer, stands(row))]


def _in_question(viewer: Viewer, edition: Edition) -> Q:
    units = {held.unit for held in viewer.held}
    near = {unit for held in viewer.held for unit in held.path[:2]}
    return Q(issuer__in=units | viewer.stewarded) | Q(lead__in=_below(edition, near))


def _below(edition: Edition, units: Iterable[int]) -> set[int]:
    return {below for unit in units for below in edition.subtree(unit)}
