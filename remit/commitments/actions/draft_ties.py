"""A draft and its commitment: while the commitment stands the draft is accepted; once it is
rejected or annulled the draft waits for a decision again. The terms that the issuer decided are
those from which the reader learns."""

from collections.abc import Mapping

from remit.commitments import models
from remit.commitments.actions import case as cases
from remit.commitments.projections import turns
from remit.domain import due as dues
from remit.domain.due import Due
from remit.domain.vocabulary import NOT_STANDING, Type
from remit.texts import actions as texts
from remit.texts import queries as documents
from remit.texts.learning import actions as learning
from remit.texts.learning.terms import Decided


def follow(case: cases.Case) -> None:
    """The draft of a commitment follows what an act made of the commitment."""
    founding = next(fact for fact in case.facts if fact.seq == case.row.pk)
    draft = founding.number("draft")
    if draft is None:
        return
    stood = case.row.work not in NOT_STANDING
    work = models.Commitment.objects.values_list("work", flat=True).get(pk=case.row.pk)
    stands = work not in NOT_STANDING
    if stood and not stands:
        _let_go(case, draft)
    elif stands and not stood and not _is_held(case, draft):
        texts.accept_draft(by=case.by, at=case.at, draft=draft, commitment=case.row.pk)


def _is_held(case: cases.Case, draft: int) -> bool:
    """Whether another commitment of the same order has the draft, which then stays with it."""
    return documents.draft(draft).commitment in turns.same_order([case.row], [draft])


def _let_go(case: cases.Case, draft: int) -> None:
    """A draft waits again when no commitment of its order stands; until then another holds it."""
    others = turns.same_order([case.row], [draft])
    if others:
        texts.hand_over_draft(by=case.by, at=case.at, commitment=case.row.pk, other=others[0])
    else:
        texts.release_draft(by=case.by, at=case.at, commitment=case.row.pk)


def decide(case: cases.Case, *, lead: int, due: Due | None) -> None:
    """What the issuer made of a proposal counts, and not what was proposed."""
    row = case.row
    decided = Decided(lead, due or _proposed(case), Type(row.type), row.title)
    learning.decide_again(by=case.by, at=case.at, commitment=row.pk, decided=decided)


def _proposed(case: cases.Case) -> Due | None:
    founding = next(fact for fact in case.facts if fact.seq == case.row.pk)
    said = founding.data.get("due_said")
    return dues.from_data(said, None) if isinstance(said, Mapping) else None
