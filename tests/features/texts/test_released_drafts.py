"""A draft waits again when nothing is left of its commitment, and may be accepted once more."""

import pytest

from remit.commitments import actions as commitments
from remit.commitments.models import Commitment
from remit.domain.vocabulary import Work
from remit.texts import queries
from tests.features.texts.test_who_decides_on_texts import draft_of, registered
from tests.support.government import Government
from tests.support.refused import refused

WHY = {"reason": "It was meant for somebody else."}


def proposed(city: Government, document: int, draft: int) -> int:
    terms = city.terms(document=document, draft=draft)
    return city.told("officer", "2024-03-04", commitments.propose, terms=terms).subject


def state(draft: int) -> tuple[str, int | None]:
    card = queries.draft(draft)
    return card.status, card.commitment


def test_the_draft_of_a_rejected_proposal_can_be_accepted_again(city: Government) -> None:
    document = registered(city)
    draft = draft_of(document)
    first = proposed(city, document, draft)
    assert state(draft) == ("ACCEPTED", first)
    city.told("secretary", "2024-03-05", commitments.reject, commitment=first, **WHY)
    assert state(draft) == ("PENDING", None)
    second = city.assigned(document=document, draft=draft)
    assert state(draft) == ("ACCEPTED", second)


@pytest.mark.parametrize("begun", ["assigned", "proposed"])
def test_the_draft_of_an_annulled_beginning_can_be_accepted_again(
    city: Government, begun: str
) -> None:
    document = registered(city)
    draft = draft_of(document)
    first = (
        city.assigned(document=document, draft=draft)
        if begun == "assigned"
        else proposed(city, document, draft)
    )
    city.told("secretary", "2024-03-05", commitments.annul, commitment=first, act=first, **WHY)
    assert state(draft) == ("PENDING", None)
    assert city.assigned(document=document, draft=draft)


def test_an_annulled_later_act_leaves_the_draft_with_its_commitment(city: Government) -> None:
    document = registered(city)
    draft = draft_of(document)
    commitment = city.accepted(document=document, draft=draft)
    last = Commitment.objects.get(pk=commitment).last_act
    city.told("secretary", "2024-03-05", commitments.annul, commitment=commitment, act=last, **WHY)
    assert state(draft) == ("ACCEPTED", commitment)


def test_a_proposal_comes_back_only_while_its_draft_is_free(city: Government) -> None:
    document = registered(city)
    draft = draft_of(document)
    first = proposed(city, document, draft)
    rejection = city.told("secretary", "2024-03-05", commitments.reject, commitment=first, **WHY)
    back = {"commitment": first, "act": rejection.seq, **WHY}
    undone = city.told("secretary", "2024-03-06", commitments.annul, **back)
    assert state(draft) == ("ACCEPTED", first)
    assert Commitment.objects.get(pk=first).work == Work.PROPOSED
    again = {"commitment": first, "act": undone.seq, **WHY}
    city.told("secretary", "2024-03-06", commitments.annul, **again)
    city.assigned(document=document, draft=draft)
    with refused("DRAFT_ALREADY_DECIDED"):
        city.told("secretary", "2024-03-07", commitments.annul, **back)
