"""What became of the provisions of a document: owned with the state of today, waiting, rejected, or
nothing owed; in every language of its work."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions as commitments
from remit.commitments.queries import provisions
from remit.domain.buckets import ClockName
from remit.domain.coverage import Became
from remit.domain.vocabulary import Clock, Confidentiality, Work
from remit.kernel import clock
from remit.texts import actions as texts
from tests.features.texts.test_pairs import ENGLISH, drafts, registered, work
from tests.support.government import Government, by_day, instant

pytestmark = pytest.mark.django_db


def begun(city: Government, document: int, draft: int, **changed: object) -> int:
    return city.assigned(document=document, draft=draft, **changed)


def seen(
    city: Government, document: int, who: str = "secretary", on: str = "2024-03-01"
) -> provisions.Whole:
    with clock.injected(instant(on)):
        return provisions.whole(city.viewer(who, on), document)


def test_each_provision_says_what_became_of_it(city: Government) -> None:
    document = registered(city, ENGLISH)
    first, second = drafts(document)
    number = begun(city, document, first)
    whole = seen(city, document)
    assert [one.became for one in whole.provisions] == [Became.OWNED, Became.WAITING]
    assert [one.card.id for one in whole.provisions[0].owed] == [number]
    city.told(
        "secretary", "2024-03-01", texts.reject_draft, draft=second, reason="It binds nobody."
    )
    found = seen(city, document).coverage
    assert (found.counts[Became.OWNED], found.counts[Became.REJECTED]) == (1, 1)
    assert found.obliging == 2


def test_a_provision_shows_its_commitment_by_both_clocks(city: Government) -> None:
    document = registered(city, ENGLISH)
    first, _second = drafts(document)
    number = begun(city, document, first, due=by_day("2024-03-20"))
    city.told("officer", "2024-03-04", commitments.accept, commitment=number)
    asked = {"wanted": dt.date(2024, 4, 15), "reason": "The files wait.", "progress": "Half."}
    city.told("officer", "2024-03-15", commitments.ask_extension, commitment=number, **asked)
    granted = {"due": dt.date(2024, 4, 15), "reason": "Granted."}
    city.told("secretary", "2024-03-18", commitments.extend, commitment=number, **granted)
    one = seen(city, document, on="2024-03-25").provisions[0].owed[0]
    assert one.card.bucket is not None
    assert (one.card.bucket.original, one.card.bucket.revised) == (Clock.OVERDUE, Clock.IN_TIME)
    assert one.stands_in("open_overdue", ClockName.ORIGINAL)
    assert not one.stands_in("open_overdue")


def test_a_provision_whose_commitment_was_cancelled_has_fallen(city: Government) -> None:
    document = registered(city, ENGLISH)
    first, second = drafts(document)
    number = begun(city, document, first)
    begun(city, document, second, lead=city.units["DOH"])
    what = {"commitment": number, "reason": "The order was taken back."}
    city.told("secretary", "2024-03-05", commitments.cancel, **what)
    whole = seen(city, document, on="2024-03-06")
    assert (whole.coverage.counts[Became.OWNED], whole.coverage.fallen) == (2, 1)
    assert [one.card.id for one in whole.fallen] == [number]
    assert whole.fallen[0].work is Work.CANCELLED


def test_what_was_begun_at_no_provision_is_told_apart(city: Government) -> None:
    document = registered(city, ENGLISH)
    number = city.assigned(document=document)
    whole = seen(city, document)
    assert [one.card.id for one in whole.elsewhere] == [number]
    assert whole.coverage.counts[Became.WAITING] == 2


def test_a_commitment_hangs_on_the_work_in_every_language(city: Government) -> None:
    english, vietnamese = work(city)
    first, _second = drafts(english)
    number = begun(city, english, first)
    for document in (english, vietnamese):
        whole = seen(city, document)
        assert [one.became for one in whole.provisions] == [Became.OWNED, Became.WAITING]
        assert [one.card.id for one in whole.provisions[0].owed] == [number]
        assert not whole.elsewhere


def test_who_owes_which_counts_each_commitment_once(city: Government) -> None:
    document = registered(city, ENGLISH)
    first, second = drafts(document)
    mine, yours = begun(city, document, first), begun(city, document, second)
    other = city.assigned(document=document, lead=city.units["DOH"])
    made = provisions.by_lead(seen(city, document).owed)
    counted = {unit: sorted(one.card.id for one in some) for unit, some in made.items()}
    assert counted == {city.units["DOIC"]: [mine, yours], city.units["DOH"]: [other]}


def test_counts_are_equal_for_all_and_hidden_ones_have_no_content(city: Government) -> None:
    document = registered(city, ENGLISH)
    first, _second = drafts(document)
    number = begun(city, document, first, confidentiality=Confidentiality.RESTRICTED)
    open_to = seen(city, document)
    closed = seen(city, document, "health_head")
    assert closed.coverage == open_to.coverage
    assert len(closed.owed) == len(open_to.owed) == 1
    card = closed.provisions[0].owed[0].card
    assert (card.id, card.hidden, card.title) == (number, True, "")


def test_a_document_asks_the_same_few_questions_however_much_is_owed(
    city: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    document = registered(city, ENGLISH)
    for draft in drafts(document):
        begun(city, document, draft)
    for _time in range(8):
        city.assigned(document=document)
    viewer = city.viewer("secretary")
    with clock.injected(instant("2024-03-01")), django_assert_max_num_queries(8):
        assert len(provisions.whole(viewer, document).owed) == 10
