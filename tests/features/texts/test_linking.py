"""A passage is linked to the commitment that another language has, or is said to be another one: a
decision like any other, with its turn, and undone without touching the commitment."""

import datetime as dt

import pytest

from remit.commitments import actions as commitments
from remit.commitments.actions import confirming as together
from remit.domain.acts import Tag
from remit.ledger import queries as ledger
from remit.texts import actions, models, queries
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import queries as course
from remit.texts.pairs import actions as pairs
from remit.texts.pairs import queries as pair_queries
from tests.features.texts.test_pairs import DAY, drafts, state, work
from tests.support.government import Government, instant
from tests.support.refused import refused

WHY = {"reason": "It was meant for somebody else."}

pytestmark = pytest.mark.slow


def annul(city: Government, commitment: int) -> None:
    what = {"commitment": commitment, "act": commitment, **WHY}
    city.told("secretary", "2024-03-06", commitments.annul, **what)


def undo(city: Government, document: int, day: str = "2024-03-07") -> list[int]:
    return city.told("secretary", day, together.undo_last, document=document, **WHY)


def told(document: int, since: str) -> list[tuple[int, str, str]]:
    since_then: dt.datetime = instant(since) - dt.timedelta(seconds=1)
    return [(one.draft, one.status, one.name) for one in course.changes(document, since_then)]


def test_accepting_a_covered_draft_links_it_and_adds_no_commitment(city: Government) -> None:
    english, vietnamese = work(city)
    commitment = city.assigned(document=english, draft=drafts(english)[0])
    draft = drafts(vietnamese)[0]
    assert city.who_may(DAY, pairs.link_draft, draft=draft) == {"leader", "secretary"}
    assert city.told("secretary", DAY, pairs.link_draft, draft=draft) == commitment
    assert state(draft) == ("ACCEPTED", commitment)
    with refused("DRAFT_NOT_COVERED"):
        city.told("secretary", DAY, pairs.link_draft, draft=draft)
    passages = pair_queries.passages(city.viewer("secretary"), commitment)
    assert [one.document.id for one in passages] == [english, vietnamese]
    assert [one.document.language for one in passages] == ["en", "vi"]


@pytest.mark.parametrize("linked", [False, True])
def test_another_obligation_gets_a_commitment_of_its_own(city: Government, linked: bool) -> None:
    english, vietnamese = work(city)
    first = city.assigned(document=english, draft=drafts(english)[0])
    draft = drafts(vietnamese)[0]
    if linked:
        city.told("secretary", "2024-03-05", pairs.link_draft, draft=draft)
    with refused("DRAFT_NOT_COVERED"):
        city.told("secretary", "2024-03-05", pairs.part_draft, draft=drafts(english)[0])
    city.told("secretary", "2024-03-05", pairs.part_draft, draft=draft)
    assert state(draft) == ("PENDING", None)
    translated_again = city.assigned(document=vietnamese, draft=draft)
    assert state(draft) == ("ACCEPTED", translated_again)
    assert translated_again != first


@pytest.mark.parametrize("linked", [False, True])
def test_what_covers_no_more_lets_every_language_wait(city: Government, linked: bool) -> None:
    english, vietnamese = work(city)
    commitment = city.assigned(document=english, draft=drafts(english)[0])
    draft = drafts(vietnamese)[0]
    if linked:
        city.told("secretary", "2024-03-05", pairs.link_draft, draft=draft)
    annul(city, commitment)
    assert state(draft) == state(drafts(english)[0]) == ("PENDING", None)
    second = city.assigned(document=vietnamese, draft=draft)
    assert state(drafts(english)[0]) == ("COVERED", second)


def test_a_link_is_undone_before_what_was_decided_earlier_and_its_commitment_stands(
    city: Government,
) -> None:
    english, vietnamese = work(city)
    commitment = city.assigned(document=english, draft=drafts(english)[0])
    linked, rejected = drafts(vietnamese)
    city.told("secretary", "2024-03-04", actions.reject_draft, draft=rejected, reason="A wish.")
    city.told("secretary", "2024-03-05", pairs.link_draft, draft=linked)
    assert undo(city, vietnamese) == [linked]
    assert state(linked) == ("COVERED", commitment)
    assert state(rejected) == ("REJECTED", None)
    assert ledger.acts_of([commitment])[-1].tag is Tag.COMMITMENT_ASSIGNED
    assert undo(city, vietnamese) == [rejected]
    assert state(rejected) == ("PENDING", None)


def test_only_a_link_is_undone_as_a_link(city: Government) -> None:
    english, vietnamese = work(city)
    draft = drafts(english)[0]
    city.assigned(document=english, draft=draft)
    with refused("DRAFT_NOT_COVERED"):
        city.told("secretary", "2024-03-05", pairs.unlink_draft, draft=draft)
    covered = drafts(vietnamese)[0]
    with refused("DRAFT_NOT_COVERED"):
        city.told("secretary", "2024-03-05", pairs.unlink_draft, draft=covered)


def test_what_another_language_decides_is_told_and_makes_older_pages_old(city: Government) -> None:
    english, vietnamese = work(city)
    mine, theirs = drafts(english)[0], drafts(vietnamese)[0]
    seen = [course.mark(theirs, None)]
    commitment = city.assigned("2024-03-04", document=english, draft=mine)
    assert told(vietnamese, "2024-03-04") == [(theirs, "COVERED", "secretary")]
    seen.append(course.mark(theirs, None))
    city.told("leader", "2024-03-05", pairs.link_draft, draft=theirs)
    assert told(vietnamese, "2024-03-05") == [(theirs, "ACCEPTED", "leader")]
    assert course.last_turn(vietnamese, city.by["leader"].person) == course.Turn(
        "ACCEPTED", (theirs,), (commitment,), None
    )
    seen.append(course.mark(theirs, None))
    city.told("secretary", "2024-03-06", pairs.part_draft, draft=theirs)
    assert told(vietnamese, "2024-03-06") == [(theirs, "PENDING", "secretary")]
    assert course.last_turn(vietnamese, city.by["leader"].person) is None
    seen.append(course.mark(theirs, None))
    assert len(set(seen)) == 4


def test_what_came_of_an_undone_split_never_waits_again(city: Government) -> None:
    english, vietnamese = work(city)
    draft = drafts(vietnamese)[1]
    place = queries.text_of(vietnamese).index("về 62")
    parts = city.told("secretary", DAY, confirming.split, draft=draft, place=place)
    commitment = city.assigned(document=english, draft=drafts(english)[1])
    assert "COVERED" in {state(part)[0] for part in parts}
    act = models.Draft.objects.get(pk=draft).replaced_in
    city.told("secretary", "2024-03-05", confirming.restore, act=act)
    assert state(draft) == ("COVERED", commitment)
    assert [state(part) for part in parts] == [("REPLACED", None)] * 2
    annul(city, commitment)
    assert state(draft) == ("PENDING", None)
    assert [state(part) for part in parts] == [("REPLACED", None)] * 2


def test_what_was_replaced_stays_so_whatever_becomes_of_a_commitment_it_names(
    city: Government,
) -> None:
    english, _vietnamese = work(city)
    mine, other = drafts(english)
    commitment = city.assigned(document=english, draft=mine)
    models.Draft.objects.filter(pk=other).update(status="REPLACED", commitment=commitment)
    annul(city, commitment)
    assert state(mine) == ("PENDING", None)
    assert state(other) == ("REPLACED", commitment)
