"""The one door to commitments: the SEE line of the rights table, put as a question to the database.

Each predicate of the line has a form for rows here; a test holds both forms to the same answers.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from django.db.models import Q, QuerySet

from remit.commitments import models
from remit.commitments.projections import fresh
from remit.domain.rights import TABLE, Object, Permission, Viewer, may
from remit.domain.rights import predicates as p
from remit.domain.tree import Edition
from remit.domain.vocabulary import Confidentiality
from remit.kernel import clock, writes
from remit.kernel.among import KEPT, among
from remit.organisation import queries as organisation

ALWAYS = Q(pk__isnull=False)
NEVER = Q(pk__isnull=True)
AsRows = Callable[[Viewer, Edition], Q]


def _level(level: Confidentiality) -> AsRows:
    return lambda viewer, edition: Q(confidentiality=level.value)


def _if(predicate: p.Predicate) -> AsRows:
    # A predicate about the viewer alone holds for every row or for none.
    return lambda viewer, edition: ALWAYS if predicate(viewer, _NOTHING) else NEVER


def _concerned(viewer: Viewer, edition: Edition) -> Q:
    units = {held.unit for held in viewer.held}
    below = {unit for own in units for unit in (edition.subtree(own) or (own,))}
    return (
        among("lead", below)
        | among("issuer", below | viewer.stewarded)
        | Q(pk__in=models.Cooperation.objects.filter(unit__in=units).values("commitment"))
    )


_NOTHING = Object()
AS_ROWS: Mapping[p.Predicate, AsRows] = MappingProxyType(
    {
        p.is_public: _level(Confidentiality.PUBLIC),
        p.is_internal: _level(Confidentiality.INTERNAL),
        p.is_restricted: _level(Confidentiality.RESTRICTED),
        p.is_secret: _level(Confidentiality.SECRET),
        p.holds_a_post: _if(p.holds_a_post),
        p.is_auditor: _if(p.is_auditor),
        p.is_cleared: _if(p.is_cleared),
        p.unit_is_concerned: _concerned,
    }
)


def visible_to(viewer: Viewer, edition: Edition) -> QuerySet[models.Commitment]:
    """The commitments a viewer may read."""
    return _door(viewer, edition).all()


def one(viewer: Viewer, number: int) -> models.Commitment | None:
    """One commitment, if a viewer may read it; a page reads it once."""

    def found() -> models.Commitment | None:
        edition = organisation.home_edition(clock.today())
        begun = fresh.known(number)
        if begun is not None:
            return (
                begun.row if may(Permission.SEE, viewer, _place(viewer, begun, edition)) else None
            )
        return visible_to(viewer, edition).filter(pk=number).first()

    return writes.asked_once(("readable", viewer, number), found)


def _place(viewer: Viewer, begun: fresh.Begun, edition: Edition) -> Object:
    row = begun.row
    records = row.issuer_id in viewer.stewarded
    return Object(
        lead_path=edition.path(row.lead_id) if row.lead_id else (),
        issuer=row.issuer_id,
        issuer_path=edition.path(row.issuer_id) if row.issuer_id else (),
        post=row.post_id,
        cooperating=begun.cooperating,
        stewards=tuple(held.post for held in viewer.held) if records else (),
        confidentiality=Confidentiality(row.confidentiality),
        own_registration=row.own_registration,
    )


@lru_cache(maxsize=KEPT)
def _door(viewer: Viewer, edition: Edition) -> QuerySet[models.Commitment]:
    """The question by itself, which is put together once and never asked."""
    allowed = NEVER
    for alternative in TABLE[Permission.SEE]:
        every = ALWAYS
        for predicate in alternative:
            every &= AS_ROWS[predicate](viewer, edition)
        allowed |= every
    return models.Commitment.objects.filter(allowed)
