"""What a person answers to a proposal: yes is the act of relating; no is kept, and what was told
apart is not proposed again."""

import datetime as dt

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, check_may
from remit.kernel import clock, writes
from remit.organisation import queries as organisation
from remit.texts import models, queries, registrars


def tell_apart(*, by: By, at: dt.datetime, document: int, other: int) -> None:
    """A person says that two documents that look alike are not the same."""
    with writes.writing():
        today = clock.day_of(at)
        viewer = organisation.viewer(by, today)
        registrars.check_registers(viewer, queries.place_of_document(document, today))
        check_may(Permission.SEE, viewer, queries.place_of_document(other, today))
        if document == other:
            raise Refusal("DOCUMENT_RELATED_TO_ITSELF")
        keep_told_apart(by=by, at=at, one=document, other=other)


def keep_told_apart(*, by: By, at: dt.datetime, one: int, other: int) -> None:
    """What was told apart is not proposed again."""
    first, second = sorted((one, other))
    models.ToldApart.objects.get_or_create(
        one_id=first, other_id=second, defaults={"said_at": at, "said_by": by.post}
    )


def take_back_told_apart(one: int, other: int) -> None:
    """Documents that are related after all were told apart by mistake."""
    first, second = sorted((one, other))
    models.ToldApart.objects.filter(one=first, other=second).delete()
