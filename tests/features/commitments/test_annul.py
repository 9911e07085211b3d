"""A mistaken act is taken out of the history; what would remain must be possible."""

import datetime as dt
import importlib

from django.apps import apps
from django.db import connection

from remit.commitments import actions, models
from remit.domain.acts import Tag
from remit.domain.vocabulary import Confidence, Work
from tests.support.government import Government, by_day
from tests.support.refused import refused

migration = importlib.import_module("remit.commitments.migrations.0010_what_was_annulled_is_read")
DAY = "2024-07-01"
WHY = {"reason": "It was entered on the wrong commitment."}


def row_of(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


def annul(city: Government, commitment: int, act: int, day: str = DAY) -> int:
    return city.does("secretary", day, actions.annul, commitment=commitment, act=act, **WHY).seq


def test_a_mistaken_act_is_as_if_it_had_never_been(city: Government) -> None:
    commitment = city.verified()
    verified = row_of(commitment).last_act
    act = city.does("secretary", DAY, actions.annul, commitment=commitment, act=verified, **WHY)
    assert (act.tag, act.data, act.texts) == (
        Tag.COMMITMENT_ACT_ANNULLED,
        {"act": verified},
        WHY,
    )
    row = row_of(commitment)
    assert (row.work, row.claimed_on) == (Work.CLAIMED, dt.date(2024, 6, 20))


def test_what_was_known_before_the_annulment_stays_known(city: Government) -> None:
    commitment = city.verified()
    known = annul(city, commitment, row_of(commitment).last_act) - 1
    spans = models.Span.objects.filter(commitment=commitment, known_from__lte=known)
    then = {span.on_from for span in spans.exclude(known_until__lte=known)}
    assert dt.date(2024, 6, 25) in then
    now = models.Span.objects.filter(commitment=commitment, known_until=None)
    assert dt.date(2024, 6, 25) not in {span.on_from for span in now}


def test_only_the_issuer_annuls_with_a_reason(city: Government) -> None:
    commitment = city.accepted()
    act = row_of(commitment).last_act
    allowed = city.who_may(DAY, actions.annul, commitment=commitment, act=act, **WHY)
    assert allowed == {"leader", "secretary"}
    with refused("REASON_MISSING"):
        city.does("secretary", DAY, actions.annul, commitment=commitment, act=act, reason=" ")


def test_an_act_of_another_commitment_is_not_annulled(city: Government) -> None:
    commitment, other = city.accepted(), city.assigned()
    with refused("ACT_OF_ANOTHER"):
        annul(city, commitment, row_of(other).last_act)


def test_an_act_on_which_later_ones_stand_is_not_annulled(city: Government) -> None:
    commitment = city.accepted()
    accepted = row_of(commitment).last_act
    claim = city.does(
        "officer", "2024-06-20", actions.claim, commitment=commitment, summary="It is published."
    )
    with refused("HISTORY_IMPOSSIBLE") as caught:
        annul(city, commitment, accepted)
    assert caught.value.params == {
        "act": str(claim.seq),
        "tag": Tag.COMMITMENT_CLAIMED,
        "on": "2024-06-20",
        "state": Work.ASSIGNED,
    }


def test_a_future_assignment_is_taken_back_by_annulment(city: Government) -> None:
    act = city.does(
        "secretary", "2024-03-01", actions.assign, terms=city.terms(), on=dt.date(2024, 9, 1)
    )
    before = row_of(act.subject)
    annul(city, act.subject, act.seq)
    row = row_of(act.subject)
    # Nothing of it stands, and what it was to be is still read.
    assert (row.work, row.begins_on) == (Work.ANNULLED, None)
    assert (row.title, row.lead_id, row.revised) == (before.title, before.lead_id, before.revised)
    assert (row.due_said, row.reference, row.sought) == (
        *(before.due_said, before.reference, before.sought),
    )
    assert not models.Span.objects.filter(commitment=act.subject, known_until=None).exists()


def test_what_an_earlier_release_left_without_words_is_read_again(city: Government) -> None:
    stands = city.assigned(title="Publish the calendar")
    gone = [city.assigned(title=f"Publish map {at}", reference=f"Minutes {at}") for at in (1, 2)]
    for commitment in gone:
        annul(city, commitment, commitment)
    every = models.Commitment.objects.order_by("pk")
    before = list(every.values())
    nothing = dict.fromkeys(("title", "folded", "filed", "due_wording", "reference", "sought"), "")
    bare = dict.fromkeys(("lead", "post", "original", "revised", "due_said"))
    every.filter(pk__in=gone).update(work="REJECTED", **nothing, **bare)
    migration.read_again(apps, connection.schema_editor())
    assert list(every.values()) == before
    assert [row_of(one).work for one in (stands, *gone)] == ["ASSIGNED", "ANNULLED", "ANNULLED"]


def test_an_annulled_annulment_has_no_effect(city: Government) -> None:
    commitment = city.verified()
    first = annul(city, commitment, row_of(commitment).last_act)
    annul(city, commitment, first)
    assert row_of(commitment).work == Work.VERIFIED


def test_title_and_wording_are_those_of_the_acts_that_are_left(city: Government) -> None:
    commitment = city.in_state(Work.CONTESTED)
    redefined = city.does(
        "secretary",
        "2024-03-08",
        actions.redefine,
        commitment=commitment,
        title="Publish one dataset",
        due=by_day("2024-09-30"),
        reason="One is enough.",
    )
    assessed = city.does(
        "inspector",
        "2024-03-09",
        actions.assess,
        commitment=commitment,
        confidence=Confidence.RED,
        reason="Nobody has begun.",
    )
    before = annul(city, commitment, redefined.seq)
    annul(city, commitment, assessed.seq)
    row = row_of(commitment)
    assert (row.title, row.due_wording, row.confidence) == (
        "Publish the catalogue of open data",
        "by 2024-06-28",
        "",
    )
    annul(city, commitment, before)
    row = row_of(commitment)
    assert (row.title, row.due_wording) == ("Publish one dataset", "by 2024-09-30")


def test_an_approval_is_annulled_like_any_act(city: Government) -> None:
    commitment = city.accepted()
    city.does(
        "officer",
        "2024-07-10",
        actions.claim,
        commitment=commitment,
        summary="Done.",
        on=dt.date(2024, 6, 27),
    )
    approval = city.does(
        "secretary",
        "2024-07-11",
        actions.approve_backdating,
        commitment=commitment,
        reason="Seen in the file.",
    )
    assert row_of(commitment).claimed_on == dt.date(2024, 6, 27)
    annul(city, commitment, approval.seq, day="2024-07-12")
    assert row_of(commitment).claimed_on == dt.date(2024, 7, 10)
