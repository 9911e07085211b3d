"""A commitment belongs to the work. A draft of another language that says the same is covered by
it: it waits for nobody and begins no second commitment, unless a person says that it is another
obligation."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Q

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.kernel import clock, writes
from remit.organisation import queries as organisation
from remit.texts import models, queries, registrars
from remit.texts.pairs.queries import matching, works
from remit.texts.turns import actions as turns

Draft, Twin = models.Draft, models.Twin
Pairs = Iterable[tuple[int, int]]
SITE = By()


def tie(*, by: By, at: dt.datetime, found: Pairs, apart: Collection[tuple[int, int]] = ()) -> None:
    """Drafts that say the same are twins; those whose twin has a commitment are covered by it.

    Those that a person tells `apart` are parted from the beginning.
    """
    both = [(min(pair), max(pair)) for pair in found]
    parted = {"parted_at": at, "parted_by": by.post}
    Twin.objects.bulk_create(
        (
            Twin(one_id=one, other_id=other, **(parted if (one, other) in apart else {}))
            for one, other in both
        ),
        ignore_conflicts=True,
    )
    settle(by=by, at=at, drafts={draft for pair in both for draft in pair})


def tie_added(*, by: By, at: dt.datetime, document: int) -> None:
    """Drafts that a person made in a document of a work later are tied too."""
    for other in works.of(document) - {document}:
        tie(by=by, at=at, found=matching.matched(document, other))


def tie_again(document: int) -> None:
    """So are those that the site itself found later."""
    tie_added(by=SITE, at=clock.now(), document=document)


def settle(*, by: By, at: dt.datetime, drafts: Collection[int]) -> None:
    """Of these drafts, those that wait are covered if a twin has a commitment, and else wait; whose
    page shows them otherwise is told."""
    standing = _accepted_twins(drafts)
    rows = Draft.objects.filter(pk__in=drafts, status__in=(Draft.PENDING, Draft.COVERED))
    for row in rows.order_by("pk"):
        commitment = standing.get(row.pk)
        status = Draft.COVERED if commitment else Draft.PENDING
        if (row.status, row.commitment) != (status, commitment):
            Draft.objects.filter(pk=row.pk).update(
                **turns.stamped(by=by, at=at), status=status, commitment=commitment
            )


def settle_twins(*, by: By, at: dt.datetime, draft: int) -> None:
    """What a decision on a draft means for the other languages."""
    rows = Twin.objects.filter(Q(one=draft) | Q(other=draft)).values_list("one", "other")
    settle(by=by, at=at, drafts={end for both in rows for end in both} - {draft})


def link_draft(*, by: By, at: dt.datetime, draft: int) -> int:
    """A person confirms that a passage is the commitment that another language has already."""
    with writes.writing():
        row = _decidable(by, at, draft)
        if row.status != Draft.COVERED or row.commitment is None:
            raise Refusal("DRAFT_NOT_COVERED", draft=str(draft))
        Draft.objects.filter(pk=draft).update(
            **turns.decided(by=by, at=at, document=row.document_id), status=Draft.ACCEPTED
        )
        turns.end_half_edit(by=by, at=at, drafts=[draft])
        return row.commitment


def unlink_draft(*, by: By, at: dt.datetime, draft: int) -> None:
    """The link is undone: the passage is covered as before, and the commitment stands."""
    with writes.writing():
        row = _decidable(by, at, draft)
        if not _is_linked(row):
            raise Refusal("DRAFT_NOT_COVERED", draft=str(draft))
        _wait_again(by, at, draft)
        settle(by=by, at=at, drafts=[draft])


def part_draft(*, by: By, at: dt.datetime, draft: int) -> None:
    """A person says that a passage is another obligation: it waits for a decision of its own."""
    with writes.writing():
        row = _decidable(by, at, draft)
        if row.status != Draft.COVERED and not _is_linked(row):
            raise Refusal("DRAFT_NOT_COVERED", draft=str(draft))
        twins = Twin.objects.filter(Q(one=draft) | Q(other=draft), parted_at=None)
        twins.update(parted_at=at, parted_by=by.post)
        _wait_again(by, at, draft)


def check_not_covered(document: int, draft: int | None, place: tuple[int, int] | None) -> None:
    """A passage that has its commitment in another language begins no second one."""
    rows = Draft.objects.filter(document=document, status=Draft.COVERED)
    if draft is not None:
        rows = rows.filter(pk=draft)
    elif place is not None:
        rows = rows.filter(start__lt=place[1], end__gt=place[0])
    else:
        return
    covered = rows.order_by("start").first()
    if covered is not None:
        raise Refusal("PASSAGE_ALREADY_COMMITTED", commitment=str(covered.commitment))


def _accepted_twins(drafts: Collection[int]) -> dict[int, int]:
    """Each of these drafts of which a twin has a commitment, with the first one."""
    found: dict[int, int] = {}
    for mine, yours in (("one", "other"), ("other", "one")):
        rows = Twin.objects.filter(
            **{
                f"{mine}__in": drafts,
                f"{yours}__status": Draft.ACCEPTED,
                f"{yours}__commitment__isnull": False,
            },
            parted_at=None,
        )
        for draft, commitment in rows.values_list(mine, f"{yours}__commitment"):
            found[draft] = min(commitment, found.get(draft, commitment))
    return found


def _wait_again(by: By, at: dt.datetime, draft: int) -> None:
    turns.open_half_edits([draft])
    Draft.objects.filter(pk=draft).update(**turns.waiting_again(by=by, at=at), commitment=None)


def _is_linked(row: models.Draft) -> bool:
    """Whether a draft was accepted as the commitment that another language had before."""
    twins = Twin.objects.filter(Q(one=row) | Q(other=row), parted_at=None)
    ends = {end for both in twins.values_list("one", "other") for end in both} - {row.pk}
    before = Draft.objects.filter(pk__in=ends, status=Draft.ACCEPTED, commitment=row.commitment)
    return row.status == Draft.ACCEPTED and before.filter(decided_at__lt=row.decided_at).exists()


def _decidable(by: By, at: dt.datetime, draft: int) -> models.Draft:
    row = Draft.objects.filter(pk=draft).first()
    if row is None:
        raise Refusal("DRAFT_UNKNOWN", draft=str(draft))
    today = clock.day_of(at)
    place = queries.place_of_document(row.document_id, today)
    registrars.check_registers(organisation.viewer(by, today), place)
    return row
