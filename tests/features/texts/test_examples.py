"""Every decision on a draft is kept as an example, with the decision and in its transaction."""

import dataclasses

import pytest

from remit.commitments import actions as commitments
from remit.domain.vocabulary import Confidentiality, Type
from remit.ledger import queries as ledger
from remit.texts import actions, models, queries
from remit.texts.learning import queries as learning
from remit.texts.learning.terms import Outcome
from tests.features.texts.test_registering import DAY, TEXT, drafts_of, registered
from tests.support.government import Government, by_day
from tests.support.refused import refused

WHY = {"reason": "It was meant for somebody else."}
ACTION = "publish the catalogue of open data by 30 June 2024"


def first(number: int) -> queries.DraftCard:
    return drafts_of(number)[0]


def as_read(city: Government, number: int, **changed: object) -> int:
    """A commitment just as the reader proposed it."""
    read = {
        "document": number,
        "draft": first(number).id,
        "title": ACTION,
        "due": by_day("2024-06-30"),
        "reference": "",
    }
    return city.assigned(**{**read, **changed})


def kept(**asked: object) -> list[learning.Kept]:
    return learning.examples(None, **asked)


def test_an_accepted_draft_is_kept_with_what_was_proposed_and_decided(city: Government) -> None:
    number = registered(city)
    draft = first(number)
    as_read(city, number)
    [example] = kept()
    assert (example.document, example.draft, example.language) == (number, draft.id, "en")
    assert (example.start, example.end) == (draft.start, draft.end)
    assert example.proposed == {
        "kind": draft.kind,
        "confidence": draft.confidence,
        "cues": draft.found["cues"],
        "actor": "The Department of Information",
        "deadline": {"value": "2024-06-30", "operator": "by"},
    }
    assert (example.unit, example.due, example.type) == (
        city.units["DOIC"],
        "BY 2024-06-30",
        "TASK",
    )
    assert example.post == city.posts["secretary"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"due": by_day("2024-07-31")}, "DUE"),
        ({"due": None}, "DUE"),
        ({"due": by_day("2024-06-30", "BEFORE")}, "DUE"),
        ({"type": Type.REPORT}, "TYPE"),
        ({"title": "Another result altogether"}, "TITLE"),
    ],
)
def test_what_a_person_changed_is_said(
    city: Government, changed: dict[str, object], said: str
) -> None:
    number = registered(city)
    as_read(city, number, **changed)
    [example] = kept()
    assert example.outcome is Outcome.EDITED
    assert said in example.changed
    assert {"DUE", "TYPE", "TITLE"} & set(example.changed) == {said}


def test_a_unit_that_the_words_do_not_name_is_a_change(city: Government) -> None:
    number = registered(city, text=TEXT.replace("The Department of Information", "The DOIC"))
    as_read(city, number)
    assert kept()[0].outcome is Outcome.ACCEPTED
    other = registered(city, text=TEXT, number="6/CT-UBND")
    as_read(city, other, lead=city.units["DOH"])
    assert kept()[1].changed == ("LEAD",)


def test_a_rejection_is_kept_with_its_reason_until_it_is_taken_back(city: Government) -> None:
    draft = first(registered(city))
    city.does("secretary", DAY, actions.reject_draft, draft=draft.id, reason="Only a wish.")
    [example] = kept()
    assert (example.outcome, example.reason) == (Outcome.REJECTED, "Only a wish.")
    city.does("secretary", DAY, actions.take_back_rejection, draft=draft.id)
    assert kept() == []


def test_a_passage_added_by_hand_is_kept_and_gone_when_it_is_rejected(city: Government) -> None:
    number = registered(city)
    start = TEXT.index("DIRECTIVE")
    place = {"document": number, "start": start, "end": start + 22}
    draft = city.does("secretary", DAY, actions.add_draft, **place)
    [example] = kept()
    assert (example.outcome, example.proposed) == (Outcome.ADDED, None)
    city.does("secretary", DAY, actions.reject_draft, draft=draft, reason="Only a title.")
    assert [one.outcome for one in kept()] == [Outcome.REJECTED]
    city.does("secretary", DAY, actions.take_back_rejection, draft=draft)
    assert [one.outcome for one in kept()] == [Outcome.ADDED]


def test_a_decision_that_was_undone_is_no_example(city: Government) -> None:
    number = registered(city)
    commitment = as_read(city, number)
    annul = {"commitment": commitment, "act": commitment, **WHY}
    city.told("secretary", "2024-03-05", commitments.annul, **annul)
    assert kept() == []
    again = as_read(city, number)
    assert [one.unit for one in kept()] == [city.units["DOIC"]]
    assert again != commitment


def test_a_rejected_proposal_is_no_example_until_its_rejection_is_annulled(
    city: Government,
) -> None:
    number = registered(city)
    terms = city.terms(document=number, draft=first(number).id)
    made = city.told("officer", "2024-03-04", commitments.propose, terms=terms).subject
    rejection = city.told("secretary", "2024-03-05", commitments.reject, commitment=made, **WHY)
    assert kept() == []
    back = {"commitment": made, "act": rejection.seq, **WHY}
    city.told("secretary", "2024-03-06", commitments.annul, **back)
    assert [one.unit for one in kept()] == [city.units["DOIC"]]


def test_what_the_issuer_made_of_a_proposal_counts(city: Government) -> None:
    number = registered(city)
    terms = city.terms(document=number, draft=first(number).id, lead=None)
    made = city.told("officer", "2024-03-04", commitments.propose, terms=terms).subject
    assert [one.unit for one in kept()] == [None]
    given = {"commitment": made, "lead": city.units["DOH"]}
    city.told("secretary", "2024-03-05", commitments.assign_proposed, **given)
    assert [(one.unit, one.due, one.post) for one in kept()] == [
        (city.units["DOH"], "BY 2024-06-28", city.posts["secretary"])
    ]


def test_examples_are_no_acts(city: Government) -> None:
    number = registered(city)
    draft = first(number)
    before = ledger.head()
    city.does("secretary", DAY, actions.reject_draft, draft=draft.id, reason="Only a wish.")
    assert len(kept()) == 1
    assert ledger.head() == before


def test_a_refused_decision_leaves_no_example(city: Government) -> None:
    number = registered(city)
    as_read(city, number)
    with refused("DRAFT_ALREADY_DECIDED"):
        as_read(city, number)
    with refused("REASON_MISSING"):
        city.does("secretary", DAY, actions.reject_draft, draft=first(number).id, reason="")
    assert models.Example.objects.count() == 1


def test_examples_are_seen_by_who_may_read_their_document(city: Government) -> None:
    level = Confidentiality.RESTRICTED
    as_read(city, registered(city, confidentiality=level), confidentiality=level)
    seen = {who: len(learning.examples(city.viewer(who))) for who in ("leader", "officer")}
    assert seen == {"leader": 1, "officer": 0}
    assert [one.words for one in learning.aliases(city.viewer("officer"))] == []
    assert len(learning.aliases(city.viewer("leader"))) == 1


def test_a_draft_card_is_not_changed_by_keeping_an_example(city: Government) -> None:
    number = registered(city)
    before = first(number)
    commitment = as_read(city, number)
    after = first(number)
    assert dataclasses.replace(before, status="ACCEPTED", commitment=commitment) == after
