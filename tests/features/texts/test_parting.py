"""A relation of two documents is an act, and so is taking it back. Each commitment stays with the
text of which it was made; what another language had of it waits again."""

import random

import pytest

from remit.commitments import actions as commitments
from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Confidentiality, Outcome, Relation
from remit.ledger import actions as writing
from remit.ledger import queries as ledger
from remit.texts import actions, models
from remit.texts import queries as texts
from remit.texts.history import queries as history
from remit.texts.pairs import actions as pairs
from remit.texts.pairs.queries import sides, works
from tests.features.texts.test_pairs import (
    DAY,
    ENGLISH,
    VIETNAMESE,
    drafts,
    likely,
    registered,
    state,
    translated,
    work,
)
from tests.support import looks
from tests.support.government import Government
from tests.support.refused import refused

WHY = "It is the directive of the year before."

pytestmark = pytest.mark.slow


def relate(city: Government, one: int, other: int, relation: Relation, **more: object) -> int:
    what = {"document": one, "to": other, "relation": relation, **more}
    return city.told("secretary", DAY, actions.relate, **what).seq


def link_of(document: int) -> int:
    return models.DocumentRelation.objects.get(from_document=document, known_until=None).known_from


def part(city: Government, document: int, day: str = "2024-03-08") -> None:
    city.told("secretary", day, actions.part, link=link_of(document), reason=WHY)


def test_a_relation_is_taken_back_by_an_act_with_its_reason(city: Government) -> None:
    english, vietnamese = work(city)
    link = link_of(vietnamese)
    with refused("REASON_MISSING"):
        city.told("secretary", DAY, actions.part, link=link, reason=" ")
    may = city.who_may(DAY, actions.part, link=link, reason=WHY)
    assert may == city.who_may(DAY, pairs.tell_apart, document=vietnamese, other=english)
    part(city, vietnamese)
    act = ledger.acts_of([vietnamese])[-1]
    assert (act.tag, act.subject, act.texts) == (Tag.DOCUMENT_PARTED, vietnamese, {"reason": WHY})
    expected = {"to": english, "relation": "TRANSLATES", "link": link, "drafts": []}
    assert act.data == expected
    row = models.DocumentRelation.objects.get()
    assert (row.known_from, row.known_until) == (link, act.seq)
    assert works.of(english) == {english}
    with refused("RELATION_UNKNOWN"):
        city.told("secretary", DAY, actions.part, link=link, reason=WHY)


def test_why_documents_are_related_may_be_said(city: Government) -> None:
    english, vietnamese = registered(city, ENGLISH), registered(city, VIETNAMESE)
    seq = relate(city, vietnamese, english, Relation.IMPLEMENTS, reason=" See its preamble. ")
    act = ledger.act(seq)
    assert act is not None
    assert act.texts == {"reason": "See its preamble."}


def test_two_documents_are_related_once_in_one_way(city: Government) -> None:
    english, vietnamese = work(city)
    for one, other in ((vietnamese, english), (english, vietnamese)):
        with refused("DOCUMENTS_ALREADY_RELATED"):
            relate(city, one, other, Relation.TRANSLATES)
    relate(city, vietnamese, english, Relation.CITES)
    relate(city, english, vietnamese, Relation.CITES)
    part(city, english)
    relate(city, english, vietnamese, Relation.CITES)


def test_what_was_linked_or_covered_waits_again_and_the_commitment_stays(city: Government) -> None:
    english, vietnamese = work(city)
    both = [city.assigned(document=english, draft=draft) for draft in drafts(english)]
    linked, covered = drafts(vietnamese)
    city.told("secretary", "2024-03-05", pairs.link_draft, draft=linked)
    found = sides.of(link_of(vietnamese))
    assert (found.linked, found.covered, found.kept) == ((linked,), (covered,), tuple(both))
    part(city, vietnamese)
    assert [state(one) for one in drafts(vietnamese)] == [("PENDING", None)] * 2
    assert [state(one) for one in drafts(english)] == [("ACCEPTED", number) for number in both]
    assert ledger.acts_of([vietnamese])[-1].data["drafts"] == [linked]
    assert {ledger.acts_of([number])[-1].tag for number in both} == {Tag.COMMITMENT_ASSIGNED}
    own = city.assigned(document=vietnamese, draft=linked)
    assert state(linked) == ("ACCEPTED", own)


def test_a_commitment_of_the_translation_stays_with_the_translation(city: Government) -> None:
    english, vietnamese = work(city)
    commitment = city.assigned(document=vietnamese, draft=drafts(vietnamese)[0])
    city.told("secretary", "2024-03-05", pairs.link_draft, draft=drafts(english)[0])
    part(city, vietnamese)
    assert state(drafts(english)[0]) == ("PENDING", None)
    assert state(drafts(vietnamese)[0]) == ("ACCEPTED", commitment)


def test_figures_of_before_know_one_work_and_those_of_after_two(city: Government) -> None:
    english, vietnamese = work(city)
    city.assigned(document=english, draft=drafts(english)[0])
    then = looks.head()
    part(city, vietnamese)

    def counted(document: int, **known: int) -> int:
        return looks.total(looks.scope("2024-03-10", document=document, **known)).assigned

    assert (counted(vietnamese, known=then), counted(vietnamese)) == (1, 0)
    assert (counted(english, known=then), counted(english)) == (1, 1)


def test_what_another_relation_holds_together_stays_one_work(city: Government) -> None:
    english, vietnamese = work(city)
    third = registered(city, ENGLISH.replace("shall", "must"), number="5/X", language="ko")
    translated(city, third, english)
    translated(city, third, vietnamese)
    commitment = city.assigned(document=english, draft=drafts(english)[0])
    assert sides.of(link_of(vietnamese)).are_one
    part(city, vietnamese)
    assert works.of(english) == {english, vietnamese, third}
    assert state(drafts(vietnamese)[0]) == ("COVERED", commitment)


def test_a_third_language_goes_with_the_text_that_it_translates(city: Government) -> None:
    english, vietnamese = work(city)
    third = registered(city, ENGLISH.replace("shall", "must"), number="5/X", language="ko")
    translated(city, third, vietnamese)
    commitment = city.assigned(document=vietnamese, draft=drafts(vietnamese)[0])
    part(city, vietnamese)
    assert state(drafts(english)[0]) == ("PENDING", None)
    assert state(drafts(third)[0]) == ("COVERED", commitment)


def test_what_was_taken_back_is_not_proposed_again_until_it_is_said_again(
    city: Government,
) -> None:
    english, vietnamese = work(city)
    part(city, vietnamese)
    assert likely(city, vietnamese) == []
    relate(city, vietnamese, english, Relation.TRANSLATES)
    assert not models.ToldApart.objects.exists()


def test_a_relation_that_is_said_again_covers_as_before(city: Government) -> None:
    english, vietnamese = work(city)
    commitment = city.assigned(document=english, draft=drafts(english)[0])
    part(city, vietnamese)
    relate(city, vietnamese, english, Relation.TRANSLATES)
    assert state(drafts(vietnamese)[0]) == ("COVERED", commitment)


def test_what_a_person_told_apart_stays_so_however_often_the_texts_are_related(
    city: Government,
) -> None:
    english, vietnamese = work(city)
    city.assigned(document=english, draft=drafts(english)[0])
    city.told("secretary", DAY, pairs.part_draft, draft=drafts(vietnamese)[0])
    part(city, vietnamese)
    relate(city, vietnamese, english, Relation.TRANSLATES)
    assert state(drafts(vietnamese)[0]) == ("PENDING", None)


def test_texts_that_would_owe_one_passage_twice_become_no_work_by_mistake(
    city: Government,
) -> None:
    english, vietnamese = registered(city, ENGLISH), registered(city, VIETNAMESE)
    one = city.assigned(document=english, draft=drafts(english)[0])
    other = city.assigned(document=vietnamese, draft=drafts(vietnamese)[0])
    with refused("PASSAGE_COMMITTED_TWICE") as caught:
        relate(city, vietnamese, english, Relation.TRANSLATES)
    assert caught.value.params == {"commitment": str(one), "other": str(other), "count": "1"}
    assert not models.DocumentRelation.objects.exists()
    seq = relate(city, vietnamese, english, Relation.TRANSLATES, apart=True)
    act = ledger.act(seq)
    assert act is not None
    assert act.data["apart"] == [[drafts(english)[0], drafts(vietnamese)[0]]]
    assert models.Twin.objects.filter(parted_at__isnull=False).count() == 1
    assert state(drafts(vietnamese)[0]) == ("ACCEPTED", other)


def test_a_duplicate_that_was_closed_is_not_owed_twice(city: Government) -> None:
    english, vietnamese = registered(city, ENGLISH), registered(city, VIETNAMESE)
    one = city.assigned(document=english, draft=drafts(english)[0])
    other = city.assigned(document=vietnamese, draft=drafts(vietnamese)[0])
    closing = {"commitment": other, "outcome": Outcome.DUPLICATE, "note": "Twice.", "other": one}
    city.told("leader", "2024-03-05", commitments.close, **closing)
    relate(city, vietnamese, english, Relation.TRANSLATES)
    assert works.of(english) == {english, vietnamese}


@pytest.mark.parametrize("relation", [one for one in Relation if one is not Relation.TRANSLATES])
def test_other_relations_are_taken_back_and_no_draft_is_touched(
    city: Government, relation: Relation
) -> None:
    english, vietnamese = work(city)
    commitment = city.assigned(document=english, draft=drafts(english)[0])
    link = relate(city, english, vietnamese, relation)
    city.told("secretary", "2024-03-08", actions.part, link=link, reason=WHY)
    assert state(drafts(vietnamese)[0]) == ("COVERED", commitment)
    assert works.of(english) == {english, vietnamese}


def test_texts_about_one_event_are_not_proposed_again(city: Government) -> None:
    english = registered(city, ENGLISH)
    report = registered(
        city, "Report.\n\nThe OpenLedger register has 1,450 files and 62 registers.\n", number="R"
    )
    assert english in dict(likely(city, report))
    relate(city, report, english, Relation.SAME_EVENT)
    assert likely(city, report) == []
    part(city, report)
    assert likely(city, report) == []


def test_the_history_of_each_document_names_the_other(city: Government) -> None:
    english, vietnamese = work(city)
    part(city, vietnamese)
    tags = [Tag.DOCUMENT_PARTED, Tag.DOCUMENT_RELATED, Tag.DOCUMENT_REGISTERED]
    viewer = city.viewer("secretary")
    for document, other, outgoing in ((english, vietnamese, False), (vietnamese, english, True)):
        found = history.entries(viewer, document)
        assert [one.act.tag for one in found] == tags
        named = [one.link for one in found if one.link]
        assert [(one.other.id, one.outgoing) for one in named] == [(other, outgoing)] * 2
        assert history.links(viewer, document) == []


def test_the_history_tells_nothing_of_a_document_that_may_not_be_read(city: Government) -> None:
    english = registered(city, ENGLISH, confidentiality=Confidentiality.RESTRICTED)
    vietnamese = registered(city, VIETNAMESE)
    translated(city, vietnamese, english)
    found = history.entries(city.viewer("ward_head"), vietnamese)
    assert [one.act.tag for one in found] == [Tag.DOCUMENT_REGISTERED]
    assert history.links(city.viewer("ward_head"), vietnamese) == []


def test_why_a_relation_was_taken_back_can_be_erased(city: Government) -> None:
    _english, vietnamese = work(city)
    part(city, vietnamese)
    act = ledger.acts_of([vietnamese])[-1].seq
    city.told("administrator", "2024-03-09", writing.erase, act=act, key="reason")
    erased = ledger.act(act)
    assert erased is not None
    assert erased.texts == {"reason": None}


@pytest.mark.parametrize("seed", range(6))
def test_no_commitment_is_without_its_text_and_none_is_owed_twice_whatever_is_said(
    city: Government, seed: int
) -> None:
    chance = random.Random(seed)
    three = [
        registered(city, ENGLISH),
        registered(city, VIETNAMESE),
        registered(city, ENGLISH.replace("shall", "must"), number="5/X", language="ko"),
    ]
    home: dict[int, int] = {}
    for _step in range(14):
        _something(city, chance, three, home)
        _check(three, home)


def _something(
    city: Government, chance: random.Random, three: list[int], home: dict[int, int]
) -> None:
    """A person relates, parts, accepts, links or tells apart; what is refused changes nothing."""
    one, other = chance.sample(three, 2)
    draft = chance.choice(drafts(one))
    links = list(models.DocumentRelation.objects.filter(known_until=None).order_by("pk"))
    day = "2024-03-05"
    try:
        match chance.randrange(6):
            case 0 | 1:
                relate(city, one, other, Relation.TRANSLATES)
            case 2 if links:
                link = chance.choice(links).known_from
                city.told("secretary", day, actions.part, link=link, reason=WHY)
            case 3:
                home[city.assigned(document=one, draft=draft)] = draft
            case 4:
                city.told("secretary", day, pairs.link_draft, draft=draft)
            case _:
                city.told("secretary", day, pairs.part_draft, draft=draft)
    except Refusal:
        return


def _check(three: list[int], home: dict[int, int]) -> None:
    cards = {card.id: card for number in three for card in texts.drafts(number)}
    for commitment, draft in home.items():
        assert state(draft) == ("ACCEPTED", commitment)
    for card in cards.values():
        if card.commitment is not None:
            origin = cards[home[card.commitment]].document
            assert card.document in works.of(origin)
        assert (card.status == "PENDING") == (card.commitment is None)
