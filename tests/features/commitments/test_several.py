"""One order to several units, or one that comes back, is as many commitments, each by itself."""

import datetime as dt
from typing import Any

import pytest

from remit.commitments import actions as commitments
from remit.commitments.actions import confirming
from remit.commitments.models import Commitment
from remit.commitments.queries import timeline
from remit.domain import due as dues
from remit.domain.due import Period
from remit.ledger import queries as ledger
from remit.texts import queries
from remit.texts.models import Example
from tests.features.texts.test_released_drafts import WHY, state
from tests.features.texts.test_who_decides_on_texts import draft_of, registered
from tests.support.government import Government, by_day
from tests.support.refused import refused


def begun(city: Government, who: str = "secretary", **what: Any) -> list[int]:
    also = [city.units[code] for code in what.pop("also", ())]
    step = what.pop("begin", commitments.assign)
    series = {name: what.pop(name, None) for name in ("repeat", "until")}
    terms = city.terms(**what)
    acts = city.told(
        who, "2024-03-01", commitments.begin_each, terms=terms, begin=step, also=also, **series
    )
    return [act.subject for act in acts]


def of_a_draft(city: Government, **what: Any) -> tuple[int, list[int]]:
    document = registered(city)
    draft = draft_of(document)
    card = queries.draft(draft)
    found = begun(city, document=document, draft=draft, place=(card.start, card.end), **what)
    return draft, found


def test_each_unit_owes_its_own(city: Government) -> None:
    found = begun(city, also=["DOH", "DOF"])
    rows = Commitment.objects.in_bulk(found)
    assert [rows[one].lead_id for one in found] == [
        city.units[code] for code in ("DOIC", "DOH", "DOF")
    ]
    assert {rows[one].title for one in found} == {"Publish the catalogue of open data"}
    assert {rows[one].revised for one in found} == {dt.date(2024, 6, 28)}


def test_a_unit_that_is_named_twice_owes_it_once(city: Government) -> None:
    assert len(begun(city, also=["DOH", "DOIC", "DOH"])) == 2


def test_what_comes_back_is_owed_once_in_each_period_by_each_unit(city: Government) -> None:
    series = {"repeat": Period.MONTH, "until": dt.date(2024, 6, 30)}
    found = begun(city, due=by_day("2024-04-25"), also=["DOH"], **series)
    rows = Commitment.objects.in_bulk(found)
    months = [dt.date(2024, month, 25) for month in (4, 5, 6)]
    assert [rows[one].revised for one in found] == months * 2


def test_all_begin_or_none(city: Government) -> None:
    head = ledger.head()
    with refused("LEAD_COOPERATES_WITH_ITSELF"):
        begun(city, also=["DOH"], cooperating=(city.units["DOH"],))
    assert ledger.head() == head
    assert not Commitment.objects.exists()


def test_more_than_can_be_begun_at_once_is_refused(city: Government) -> None:
    series = {"repeat": Period.WEEK, "until": dt.date(2027, 12, 31)}
    with refused("TOO_MANY_COMMITMENTS"):
        begun(city, due=by_day("2024-04-01"), also=["DOH"], **series)


@pytest.mark.parametrize(
    ("due", "until", "rule"),
    [
        (by_day("2024-04-25"), None, "SERIES_WITHOUT_END"),
        (None, dt.date(2024, 12, 31), "SERIES_WITHOUT_FIRST_DATE"),
    ],
)
def test_what_comes_back_has_a_first_date_and_an_end(
    city: Government, due: dues.Due | None, until: dt.date | None, rule: str
) -> None:
    with refused(rule):
        begun(city, due=due, repeat=Period.MONTH, until=until)


def test_a_last_day_alone_says_nothing(city: Government) -> None:
    with refused("SERIES_WITHOUT_PERIOD"):
        begun(city, until=dt.date(2024, 12, 31))


def test_a_proposal_that_names_no_lead_goes_to_those_it_names(city: Government) -> None:
    found = begun(city, "officer", lead=None, begin=commitments.propose, also=["DOH"])
    assert list(Commitment.objects.values_list("lead__code", flat=True)) == ["DOH"]
    assert len(found) == 1


def test_a_unit_registers_only_what_it_owes_itself(city: Government) -> None:
    own = {"issuer": city.units["DOIC"], "begin": commitments.register}
    with refused("RIGHT_MISSING"):
        begun(city, "officer", also=["DOH"], **own)


@pytest.mark.parametrize("annulled", [0, 1])
def test_a_draft_waits_again_only_when_nothing_of_its_order_stands(
    city: Government, annulled: int
) -> None:
    draft, found = of_a_draft(city, also=["DOH"])
    assert state(draft) == ("ACCEPTED", found[0])
    for number in (annulled, 1 - annulled):
        one = found[number]
        city.told("secretary", "2024-03-05", commitments.annul, commitment=one, act=one, **WHY)
        left = [other for other in found if other != one and number == annulled]
        assert state(draft) == (("ACCEPTED", left[0]) if left else ("PENDING", None))


def test_what_was_taken_back_of_an_order_may_stand_again_beside_the_rest(city: Government) -> None:
    draft, found = of_a_draft(city, also=["DOH"])
    first, other = found
    gone = city.told(
        "secretary", "2024-03-05", commitments.annul, commitment=first, act=first, **WHY
    )
    city.told("secretary", "2024-03-06", commitments.annul, commitment=first, act=gone.seq, **WHY)
    assert state(draft) == ("ACCEPTED", other)
    assert set(Commitment.objects.values_list("work", flat=True)) == {"ASSIGNED"}


def test_words_that_mean_several_units_are_learnt_as_the_name_of_none(city: Government) -> None:
    draft, found = of_a_draft(city, also=["DOH"])
    example = Example.objects.get(draft=draft)
    assert (example.unit_id, example.commitment) == (None, found[0])
    city.told(
        "secretary", "2024-03-05", commitments.annul, commitment=found[0], act=found[0], **WHY
    )
    example.refresh_from_db()
    assert example.commitment == found[1]


def test_parts_are_shown_with_their_whole_and_not_beside_it(city: Government) -> None:
    _draft, found = of_a_draft(city, also=["DOH"])
    city.told("officer", "2024-03-04", commitments.accept, commitment=found[0])
    part = commitments.Part("Name the sets", city.units["DOIC-DATA"], None)
    city.told("head", "2024-03-05", commitments.break_down, commitment=found[0], parts=[part])
    whole = timeline.whole(city.viewer("secretary"), found[0])
    assert [one.id for one in whole.beside] == [found[1]]
    assert timeline.whole(city.viewer("secretary"), whole.parts[0].id).beside == []


def test_undoing_takes_back_the_whole_order(city: Government) -> None:
    draft, found = of_a_draft(city, also=["DOH", "DOF"])
    document = queries.draft(draft).document
    undone = city.told(
        "secretary", "2024-03-05", confirming.undo_last, document=document, reason="Too early"
    )
    assert undone == [draft]
    assert state(draft) == ("PENDING", None)
    assert set(Commitment.objects.filter(pk__in=found).values_list("work", flat=True)) == {
        "ANNULLED"
    }


def test_undoing_leaves_what_was_begun_at_the_same_place_without_the_draft(
    city: Government,
) -> None:
    draft, _found = of_a_draft(city, also=["DOH"])
    card = queries.draft(draft)
    other = city.assigned(document=card.document, place=(card.start, card.end))
    city.told(
        "secretary", "2024-03-05", confirming.undo_last, document=card.document, reason="Too early"
    )
    assert state(draft) == ("PENDING", None)
    standing = Commitment.objects.exclude(work="ANNULLED").values_list("pk", flat=True)
    assert set(standing) == {other}


def test_the_page_of_one_names_the_others(city: Government) -> None:
    _draft, found = of_a_draft(city, also=["DOH", "DOF"])
    whole = timeline.whole(city.viewer("secretary"), found[1])
    assert {one.id for one in whole.beside} == {found[0], found[2]}
    alone = city.assigned()
    assert timeline.whole(city.viewer("secretary"), alone).beside == []
