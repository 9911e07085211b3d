"""Commitments whose basis was replaced or amended: which are touched, who may decide, what settles
it, and that the count of what waits goes down."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions as commitments
from remit.commitments.queries import bases, lists, openings, queues
from remit.domain.acts import Tag
from remit.domain.vocabulary import Confidentiality, Relation, Work
from remit.kernel import clock
from remit.texts import actions as texts
from tests.features.texts.test_pairs import ENGLISH, FACTS, OTHER, drafts, work
from tests.support.government import Government, instant
from tests.support.refused import refused

pytestmark = pytest.mark.django_db
DAY = "2024-03-05"
REASON = {"reason": "The new decision says the same."}


def registered(city: Government, text: str, **changed: object) -> int:
    facts = {"title": "On the register", "issuer": city.units["CITY-PC"], **FACTS, **changed}
    document = texts.NewDocument(text=text, **facts)
    return city.told("secretary", "2024-03-01", texts.register, document=document)


def changed(
    city: Government, document: int, relation: Relation = Relation.REPLACES, **facts: object
) -> int:
    """Another document does this to it."""
    other = registered(city, OTHER, number="9/QD", issued_on=dt.date(2024, 3, 4), **facts)
    what = {"document": other, "to": document, "relation": relation}
    return city.told("secretary", DAY, texts.relate, **what).seq


def touched(city: Government, document: int, who: str = "secretary") -> list[bases.Touched]:
    with clock.injected(instant(DAY)):
        return bases.touched(city.viewer(who, DAY), document)


def waiting(city: Government, who: str = "secretary") -> list[int]:
    with clock.injected(instant(DAY)):
        return [one.card.id for one in bases.waiting(city.viewer(who, DAY))]


def upheld(city: Government, number: int, who: str = "secretary") -> None:
    city.told(who, DAY, commitments.uphold, commitment=number, **REASON)


def open_tags(city: Government, number: int, who: str = "secretary") -> set[Tag]:
    with clock.injected(instant(DAY)):
        found = openings.openings(by=city.by[who], at=instant(DAY), commitment=number)
    return set(found)


@pytest.mark.parametrize("relation", [Relation.REPLACES, Relation.AMENDS])
def test_a_changed_document_names_the_open_commitments_that_it_touches(
    city: Government, relation: Relation
) -> None:
    document = registered(city, ENGLISH)
    number = city.assigned(document=document, draft=drafts(document)[0])
    gone = city.assigned(document=document, draft=drafts(document)[1])
    city.told("secretary", "2024-03-04", commitments.cancel, commitment=gone, **REASON)
    assert not touched(city, document)
    act = changed(city, document, relation)
    found = touched(city, document)
    assert [one.card.id for one in found] == [number]
    change = found[0].unsettled[0]
    assert (change.act, change.relation, change.by.number) == (act, relation, "9/QD")
    assert found[0].answers == (Tag.COMMITMENT_SUPERSEDED, Tag.COMMITMENT_UPHELD)


@pytest.mark.parametrize("relation", [Relation.IMPLEMENTS, Relation.CITES, Relation.SAME_EVENT])
def test_other_relations_touch_nothing(city: Government, relation: Relation) -> None:
    document = registered(city, ENGLISH)
    number = city.assigned(document=document)
    changed(city, document, relation)
    assert not touched(city, document)
    assert not waiting(city)
    assert Tag.COMMITMENT_UPHELD not in open_tags(city, number)


def test_what_is_done_to_one_language_touches_the_whole_work(city: Government) -> None:
    english, vietnamese = work(city)
    number = city.assigned(document=english, draft=drafts(english)[0])
    changed(city, vietnamese)
    for document in (english, vietnamese):
        assert [one.card.id for one in touched(city, document)] == [number]
    assert waiting(city) == [number]


def test_what_began_after_the_change_knows_its_basis(city: Government) -> None:
    document = registered(city, ENGLISH)
    changed(city, document)
    number = city.told("secretary", DAY, commitments.assign, terms=city.terms(document=document))
    assert not touched(city, document)
    with refused("BASIS_UNCHANGED"):
        upheld(city, number.subject)


def test_only_whoever_decides_on_it_is_asked(city: Government) -> None:
    document = registered(city, ENGLISH)
    number = city.assigned(document=document)
    changed(city, document)
    assert waiting(city, "secretary") == waiting(city, "leader") == [number]
    for who in ("officer", "head", "health_head", "inspector"):
        assert waiting(city, who) == []
        assert not touched(city, document, who)[0].answers
    allowed = city.who_may(DAY, commitments.uphold, commitment=number, **REASON)
    assert allowed == {"secretary", "leader"}


def test_upholding_settles_it_until_the_basis_changes_again(city: Government) -> None:
    document = registered(city, ENGLISH)
    number = city.accepted(document=document)
    first = changed(city, document, Relation.AMENDS)
    assert Tag.COMMITMENT_UPHELD in open_tags(city, number)
    upheld(city, number)
    assert waiting(city) == []
    assert touched(city, document)[0].is_settled
    assert lists.readable(city.viewer("secretary"), [number])[number].work == Work.IN_PROGRESS
    assert Tag.COMMITMENT_UPHELD not in open_tags(city, number)
    with refused("BASIS_UNCHANGED"):
        upheld(city, number)
    again = registered(city, ENGLISH.replace("1,450", "1,451"), number="10/QD")
    what = {"document": again, "to": document, "relation": Relation.REPLACES}
    second = city.told("secretary", DAY, texts.relate, **what).seq
    left = touched(city, document)[0]
    assert [one.act for one in left.changes] == [first, second]
    assert [one.act for one in left.unsettled] == [second]
    assert waiting(city) == [number]


def test_upholding_needs_a_reason(city: Government) -> None:
    document = registered(city, ENGLISH)
    number = city.assigned(document=document)
    changed(city, document)
    with refused("REASON_MISSING"):
        city.told("secretary", DAY, commitments.uphold, commitment=number, reason=" ")


def test_an_annulled_upholding_waits_again(city: Government) -> None:
    document = registered(city, ENGLISH)
    number = city.assigned(document=document)
    changed(city, document)
    act = city.told("secretary", DAY, commitments.uphold, commitment=number, **REASON).seq
    city.told("secretary", DAY, commitments.annul, commitment=number, act=act, **REASON)
    assert waiting(city) == [number]


def test_a_contested_commitment_is_kept_or_redefined(city: Government) -> None:
    document = registered(city, ENGLISH)
    number = city.assigned(document=document)
    changed(city, document)
    city.told("head", DAY, commitments.contest, commitment=number, **REASON)
    assert set(touched(city, document)[0].answers) == {
        Tag.COMMITMENT_SUPERSEDED,
        Tag.COMMITMENT_REDEFINED,
        Tag.COMMITMENT_KEPT,
    }
    city.told("secretary", DAY, commitments.keep, commitment=number, **REASON)
    assert waiting(city) == []


def test_a_commitment_that_gave_way_waits_no_more(city: Government) -> None:
    document = registered(city, ENGLISH)
    number = city.assigned(document=document)
    changed(city, document)
    other = city.told("secretary", DAY, commitments.assign, terms=city.terms()).subject
    what = {"commitment": number, "other": other, **REASON}
    city.told("secretary", DAY, commitments.supersede, **what)
    assert touched(city, document) == []
    assert waiting(city) == []


def test_a_relation_taken_back_touches_nothing_any_more(city: Government) -> None:
    document = registered(city, ENGLISH)
    city.assigned(document=document)
    link = changed(city, document)
    city.told("secretary", DAY, texts.part, link=link, reason="It was another one.")
    assert touched(city, document) == []
    assert waiting(city) == []


def test_a_hidden_document_is_not_named_as_the_one_that_replaced_it(city: Government) -> None:
    document = registered(city, ENGLISH)
    city.assigned(document=document)
    changed(city, document, confidentiality=Confidentiality.RESTRICTED)
    assert touched(city, document, "health_head") == []
    assert len(touched(city, document)) == 1


def test_a_hidden_commitment_is_told_by_its_number_only(city: Government) -> None:
    document = registered(city, ENGLISH)
    number = city.assigned(document=document, confidentiality=Confidentiality.RESTRICTED)
    changed(city, document)
    card = touched(city, document, "health_head")[0].card
    assert (card.id, card.hidden, card.title) == (number, True, "")


def test_the_count_asks_the_same_few_questions_however_much_waits(
    city: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for at in range(4):
        document = registered(city, f"{ENGLISH}\n{at}", number=f"{at}/CT")
        numbers += [city.assigned(document=document) for _time in range(2)]
        other = registered(city, f"{OTHER}\n{at}", number=f"{at}/QD")
        what = {"document": other, "to": document, "relation": Relation.REPLACES}
        city.told("secretary", DAY, texts.relate, **what)
    viewer = city.viewer("secretary", DAY)
    with clock.injected(instant(DAY)), django_assert_max_num_queries(15):
        assert sorted(one.card.id for one in bases.waiting(viewer)) == sorted(numbers)


def test_nothing_is_asked_while_nothing_was_changed(
    city: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    city.assigned(document=registered(city, ENGLISH))
    viewer = city.viewer("secretary", DAY)
    with clock.injected(instant(DAY)), django_assert_max_num_queries(1):
        assert bases.waiting(viewer) == []


def test_what_waits_to_be_decided_holds_what_rests_on_a_changed_basis(city: Government) -> None:
    document = registered(city, ENGLISH)
    number = city.assigned(document=document, draft=drafts(document)[0])

    def asked(who: str = "secretary") -> dict[int, bool]:
        with clock.injected(instant(DAY)):
            found = queues.mine(city.viewer(who, DAY), dt.date.fromisoformat(DAY))
        return {card.id: card.basis_changed for card in found["to_decide"]}

    assert not asked()
    changed(city, document)
    assert asked() == {number: True}
    assert not asked("head")
    with clock.injected(instant(DAY)):
        on = dt.date.fromisoformat(DAY)
        whole = queues.whole(city.viewer("secretary", DAY), on, queues.Queue.TO_DECIDE)
    assert [card.id for card in whole] == [number]
    upheld(city, number)
    assert not asked()


def test_what_waits_asks_as_few_questions_however_much_rests_on_a_changed_basis(
    city: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    document = registered(city, ENGLISH)
    for _ in range(7):
        city.assigned(document=document)
    changed(city, document)
    on, viewer = dt.date.fromisoformat(DAY), city.viewer("secretary", DAY)
    with clock.injected(instant(DAY)):
        queues.mine(viewer, on)
        with django_assert_max_num_queries(22):
            found = queues.mine(viewer, on)
    assert len(found["to_decide"]) == 7
