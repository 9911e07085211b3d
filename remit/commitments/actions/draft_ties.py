"""A draft and its commitment: while the commitment stands the draft is accepted; once it is
rejected or annulled the draft waits for a decision again."""

from remit.commitments import models
from remit.commitments.actions import case as cases
from remit.domain.vocabulary import Work
from remit.texts import actions as texts


def follow(case: cases.Case) -> None:
    """The draft of a commitment follows what an act made of the commitment."""
    founding = next(fact for fact in case.facts if fact.seq == case.row.pk)
    draft = founding.number("draft")
    if draft is None:
        return
    stood = case.row.work != Work.REJECTED
    work = models.Commitment.objects.values_list("work", flat=True).get(pk=case.row.pk)
    stands = work != Work.REJECTED
    if stood and not stands:
        texts.release_draft(commitment=case.row.pk)
    elif stands and not stood:
        texts.accept_draft(by=case.by, at=case.at, draft=draft, commitment=case.row.pk)
