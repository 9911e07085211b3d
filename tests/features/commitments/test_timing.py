"""More time, stopped time and corrected dates: what moves the revised date and what does not."""

import datetime as dt
import importlib

import pytest
from django.apps import apps

from remit.commitments import actions, models
from remit.commitments.queries import timeline
from remit.domain import buckets
from remit.domain.acts import Tag
from remit.domain.vocabulary import Clock, Work
from remit.ledger.actions import rebuilding
from tests.support.government import Government, by_day
from tests.support.refused import refused

asks_no_more = importlib.import_module(
    "remit.commitments.migrations.0008_what_is_claimed_asks_no_more"
)
DUE = dt.date(2024, 6, 28)
ASKED = {"reason": "The supplier is late.", "progress": "Two of three parts are done."}
GRANTED = {"reason": "The supplier is late indeed."}
WHY = {"reason": "The ministry has not answered."}


def row_of(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


def clocks_on(commitment: int, day: str, known: int | None = None) -> tuple[Clock, Clock]:
    on = dt.date.fromisoformat(day)
    spans = models.Span.objects.filter(commitment=commitment, on_from__lte=on)
    spans = spans.exclude(on_until__lte=on)
    if known is None:
        span = spans.get(known_until=None)
    else:
        span = spans.filter(known_from__lte=known).exclude(known_until__lte=known).get()
    bucket = buckets.unpack(span.bucket)
    return bucket.original, bucket.revised


def asked_for(city: Government, commitment: int, day: str, wanted: str) -> int:
    act = city.does(
        "officer",
        day,
        actions.ask_extension,
        commitment=commitment,
        wanted=dt.date.fromisoformat(wanted),
        **ASKED,
    )
    return act.seq


def granted(city: Government, commitment: int, day: str, due: str) -> int:
    act = city.does(
        "secretary",
        day,
        actions.extend,
        commitment=commitment,
        due=dt.date.fromisoformat(due),
        **GRANTED,
    )
    return act.seq


def test_the_lead_unit_asks_for_more_time_before_the_date(city: Government) -> None:
    commitment = city.accepted()
    act = city.does(
        "officer",
        "2024-06-20",
        actions.ask_extension,
        commitment=commitment,
        wanted=dt.date(2024, 8, 30),
        **ASKED,
    )
    assert (act.tag, act.data, act.texts) == (
        Tag.COMMITMENT_EXTENSION_ASKED,
        {"wanted": "2024-08-30"},
        ASKED,
    )
    row = row_of(commitment)
    assert (row.extension_asked, row.revised) == (True, DUE)


def test_what_is_claimed_asks_for_no_more_time_and_the_timeline_says_so(city: Government) -> None:
    commitment = city.accepted()
    asked = asked_for(city, commitment, "2024-06-20", "2024-08-30")
    claim = city.does(
        "officer", "2024-06-25", actions.claim, commitment=commitment, summary="All parts are done."
    )
    assert not row_of(commitment).extension_asked
    said = {one.seq: one.withdraws for one in timeline.entries(city.viewer("officer"), commitment)}
    assert said[claim.seq] == asked
    assert [seq for seq, withdrawn in said.items() if withdrawn] == [claim.seq]
    with refused("EXTENSION_NOT_ASKED"):
        granted(city, commitment, "2024-06-26", "2024-08-30")
    why = {"reason": "Part three is missing."}
    city.does("secretary", "2024-06-26", actions.return_, commitment=commitment, **why)
    assert not row_of(commitment).extension_asked
    asked_for(city, commitment, "2024-06-26", "2024-08-30")
    assert row_of(commitment).extension_asked


def test_a_claim_that_is_annulled_leaves_the_request_as_it_stood(city: Government) -> None:
    commitment = city.accepted()
    asked_for(city, commitment, "2024-06-20", "2024-08-30")
    claim = city.does(
        "officer", "2024-06-25", actions.claim, commitment=commitment, summary="Done."
    )
    city.does(
        "secretary",
        "2024-06-26",
        actions.annul,
        commitment=commitment,
        act=claim.seq,
        reason="Wrong one.",
    )
    assert row_of(commitment).extension_asked


def test_an_upgrade_withdraws_what_was_claimed_before(city: Government) -> None:
    over, asking = city.accepted(), city.accepted()
    for one in (over, asking):
        asked_for(city, one, "2024-06-20", "2024-08-30")
    city.does("officer", "2024-06-25", actions.claim, commitment=over, summary="Done.")
    before = rebuilding.digests()
    models.Commitment.objects.filter(pk=over).update(extension_asked=True)
    asks_no_more.withdraw(apps, None)
    assert rebuilding.digests() == before
    assert row_of(asking).extension_asked


def test_only_the_lead_unit_asks_for_more_time(city: Government) -> None:
    commitment = city.accepted()
    allowed = city.who_may(
        "2024-06-20",
        actions.ask_extension,
        commitment=commitment,
        wanted=dt.date(2024, 8, 30),
        **ASKED,
    )
    assert allowed == {"head", "officer"}


@pytest.mark.parametrize(
    ("day", "wanted", "rule"),
    [
        ("2024-06-29", "2024-08-30", "EXTENSION_ASKED_LATE"),
        ("2024-06-20", "2024-06-28", "EXTENSION_NOT_LATER"),
    ],
)
def test_more_time_is_asked_for_in_time_and_for_a_later_day(
    city: Government, day: str, wanted: str, rule: str
) -> None:
    commitment = city.accepted()
    with refused(rule):
        asked_for(city, commitment, day, wanted)


def test_asking_says_why_and_how_far_the_work_is(city: Government) -> None:
    commitment = city.accepted()
    for missing in ASKED:
        with refused(f"{missing.upper()}_MISSING"):
            city.does(
                "officer",
                "2024-06-20",
                actions.ask_extension,
                commitment=commitment,
                wanted=dt.date(2024, 8, 30),
                **{**ASKED, missing: " "},
            )


def test_more_time_is_asked_for_once_at_a_time_and_only_where_there_is_a_date(
    city: Government,
) -> None:
    commitment, undated = city.accepted(), city.accepted(due=None)
    asked_for(city, commitment, "2024-06-20", "2024-08-30")
    with refused("EXTENSION_ALREADY_ASKED"):
        asked_for(city, commitment, "2024-06-21", "2024-09-30")
    with refused("EXTENSION_WITHOUT_DATE"):
        asked_for(city, undated, "2024-06-21", "2024-09-30")


def test_more_time_takes_effect_on_the_day_on_which_it_was_asked_for(city: Government) -> None:
    commitment = city.accepted()
    asked = asked_for(city, commitment, "2024-06-26", "2024-08-30")
    act = city.does(
        "secretary",
        "2024-07-05",
        actions.extend,
        commitment=commitment,
        due=dt.date(2024, 8, 15),
        letter="55/VP",
        **GRANTED,
    )
    assert (act.effective_on, act.data) == (
        dt.date(2024, 6, 26),
        {"due": "2024-08-15", "granted": "2024-08-15", "asked": asked},
    )
    assert act.texts == {**GRANTED, "letter": "55/VP"}
    known_then = act.seq - 1
    assert clocks_on(commitment, "2024-07-01", known_then) == (Clock.OVERDUE, Clock.OVERDUE)
    assert clocks_on(commitment, "2024-07-01") == (Clock.OVERDUE, Clock.IN_TIME)
    row = row_of(commitment)
    assert (row.original, row.revised, row.extension_asked) == (DUE, dt.date(2024, 8, 15), False)


def test_only_the_issuer_grants_or_refuses_more_time(city: Government) -> None:
    commitment = city.accepted()
    asked_for(city, commitment, "2024-06-20", "2024-08-30")
    granting = city.who_may(
        "2024-06-21", actions.extend, commitment=commitment, due=dt.date(2024, 8, 30), **GRANTED
    )
    refusing = city.who_may(
        "2024-06-21", actions.refuse_extension, commitment=commitment, reason="No."
    )
    assert granting == refusing == {"leader", "secretary"}


def test_more_time_is_granted_only_when_asked_for_and_for_a_later_day(city: Government) -> None:
    commitment = city.accepted()
    with refused("EXTENSION_NOT_ASKED"):
        granted(city, commitment, "2024-06-21", "2024-08-30")
    with refused("EXTENSION_NOT_ASKED"):
        city.does(
            "secretary", "2024-06-21", actions.refuse_extension, commitment=commitment, reason="No."
        )
    asked_for(city, commitment, "2024-06-21", "2024-08-30")
    with refused("EXTENSION_NOT_LATER"):
        granted(city, commitment, "2024-06-22", "2024-06-28")


def test_a_date_is_moved_at_most_twice(city: Government) -> None:
    commitment = city.accepted()
    for month in ("07", "08"):
        asked_for(city, commitment, f"2024-{int(month) - 1:02}-20", f"2024-{month}-30")
        granted(city, commitment, f"2024-{int(month) - 1:02}-21", f"2024-{month}-30")
    asked_for(city, commitment, "2024-08-20", "2024-09-30")
    with refused("EXTENSION_CAP_TIMES"):
        granted(city, commitment, "2024-08-21", "2024-09-30")


def test_a_date_is_not_moved_by_more_than_a_year(city: Government) -> None:
    commitment = city.accepted()
    asked_for(city, commitment, "2024-06-20", "2025-12-30")
    with refused("EXTENSION_CAP_DAYS"):
        granted(city, commitment, "2024-06-21", "2025-12-30")


def test_refused_time_leaves_the_date_and_may_be_asked_for_again(city: Government) -> None:
    commitment = city.accepted()
    asked_for(city, commitment, "2024-06-20", "2024-08-30")
    with refused("REASON_MISSING"):
        city.does(
            "secretary", "2024-06-21", actions.refuse_extension, commitment=commitment, reason=""
        )
    act = city.does(
        "secretary", "2024-06-21", actions.refuse_extension, commitment=commitment, reason="No."
    )
    assert (act.tag, act.texts) == (Tag.COMMITMENT_EXTENSION_REFUSED, {"reason": "No."})
    row = row_of(commitment)
    assert (row.revised, row.extension_asked) == (DUE, False)
    asked_for(city, commitment, "2024-06-24", "2024-08-30")


def test_the_correction_of_a_mistyped_date_changes_both(city: Government) -> None:
    commitment = city.accepted()
    act = city.does(
        "secretary",
        "2024-04-02",
        actions.correct_due,
        commitment=commitment,
        due=by_day("2024-07-28", wording="28/7/2024"),
        reason="A slip of the pen.",
    )
    assert act.effective_on == dt.date(2024, 3, 1)
    assert act.texts == {"reason": "A slip of the pen.", "wording": "28/7/2024"}
    row = row_of(commitment)
    assert row.original == row.revised == dt.date(2024, 7, 28)
    assert row.due_wording == "28/7/2024"


def test_a_correction_reaches_the_date_that_was_redefined(city: Government) -> None:
    commitment = city.in_state(Work.CONTESTED)
    city.does(
        "secretary",
        "2024-03-08",
        actions.redefine,
        commitment=commitment,
        title="Publish one dataset",
        due=by_day("2024-09-03"),
        reason="One is enough.",
    )
    city.does(
        "secretary",
        "2024-03-11",
        actions.correct_due,
        commitment=commitment,
        due=by_day("2024-09-30"),
        reason="A slip of the pen.",
    )
    row = row_of(commitment)
    assert row.original == row.revised == dt.date(2024, 9, 30)


def test_a_correction_leaves_the_extension_that_was_granted(city: Government) -> None:
    commitment = city.accepted()
    asked_for(city, commitment, "2024-06-20", "2024-08-30")
    granted(city, commitment, "2024-06-21", "2024-08-30")
    city.does(
        "secretary",
        "2024-06-24",
        actions.correct_due,
        commitment=commitment,
        due=by_day("2024-06-27"),
        reason="A slip of the pen.",
    )
    row = row_of(commitment)
    assert (row.original, row.revised) == (dt.date(2024, 6, 27), dt.date(2024, 8, 30))


@pytest.mark.parametrize("work", [Work.VERIFIED, Work.CLOSED])
def test_the_mistyped_date_of_done_work_is_corrected_and_done_in_time_follows(
    city: Government, work: Work
) -> None:
    commitment = city.in_state(work)
    claimed_on = row_of(commitment).claimed_on
    assert claimed_on is not None
    for due, clock_of_done in (
        (claimed_on - dt.timedelta(days=1), Clock.DONE_LATE),
        (claimed_on, Clock.DONE_ON_TIME),
    ):
        city.does(
            "secretary",
            "2024-07-29",
            actions.correct_due,
            commitment=commitment,
            due=by_day(due.isoformat()),
            reason="A slip of the pen.",
        )
        row = row_of(commitment)
        assert (row.work, row.original) == (work, due)
        assert clocks_on(commitment, "2024-07-29") == (clock_of_done, clock_of_done)


@pytest.mark.parametrize("work", [Work.REJECTED, Work.CANCELLED, Work.SUPERSEDED])
def test_the_date_of_what_is_out_stays_as_it_was(city: Government, work: Work) -> None:
    commitment = city.in_state(work)
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does(
            "secretary",
            "2024-07-29",
            actions.correct_due,
            commitment=commitment,
            due=by_day("2024-08-30"),
            reason="A slip of the pen.",
        )


def test_a_day_that_had_passed_when_the_work_was_ordered_is_asked_back_of_a_correction(
    city: Government,
) -> None:
    commitment = city.accepted()
    said = {"commitment": commitment, "reason": "A slip of the pen.", "meant": frozenset()}
    with refused("DUE_DAY_PASSED"):
        city.does("secretary", "2024-07-29", actions.correct_due, due=by_day("2024-02-29"), **said)
    city.does("secretary", "2024-07-29", actions.correct_due, due=by_day("2024-03-01"), **said)
    assert row_of(commitment).original == dt.date(2024, 3, 1)


def test_only_the_issuer_corrects_with_a_reason(city: Government) -> None:
    commitment = city.accepted()
    allowed = city.who_may(
        "2024-04-02", actions.correct_due, commitment=commitment, due=None, reason="No date."
    )
    assert allowed == {"leader", "secretary"}
    with refused("REASON_MISSING"):
        city.does(
            "secretary",
            "2024-04-02",
            actions.correct_due,
            commitment=commitment,
            due=None,
            reason="",
        )


def test_suspension_stops_the_revised_clock_and_not_the_original(city: Government) -> None:
    commitment = city.accepted()
    act = city.does(
        "secretary",
        "2024-06-10",
        actions.suspend,
        commitment=commitment,
        waiting_for=city.units["MIC"],
        **WHY,
    )
    assert (act.tag, act.data, act.texts) == (
        Tag.COMMITMENT_SUSPENDED,
        {"waiting_for": city.units["MIC"]},
        WHY,
    )
    assert clocks_on(commitment, "2024-06-28") == (Clock.IN_TIME, Clock.STOPPED)
    assert clocks_on(commitment, "2024-07-15") == (Clock.OVERDUE, Clock.STOPPED)


def test_resuming_moves_the_revised_date_by_the_days_stopped(city: Government) -> None:
    commitment = city.accepted()
    city.does("secretary", "2024-06-10", actions.suspend, commitment=commitment, **WHY)
    act = city.does(
        "secretary", "2024-07-20", actions.resume, commitment=commitment, reason="It answered."
    )
    assert (act.tag, act.data) == (Tag.COMMITMENT_RESUMED, {"days": 40})
    row = row_of(commitment)
    assert (row.work, row.original, row.revised) == (
        Work.IN_PROGRESS,
        DUE,
        DUE + dt.timedelta(days=40),
    )
    assert clocks_on(commitment, "2024-07-20") == (Clock.OVERDUE, Clock.IN_TIME)


def test_work_that_is_overdue_stays_overdue_when_suspended(city: Government) -> None:
    commitment = city.accepted()
    city.does("secretary", "2024-07-10", actions.suspend, commitment=commitment, **WHY)
    assert clocks_on(commitment, "2024-07-15") == (Clock.OVERDUE, Clock.OVERDUE)
    city.does("secretary", "2024-07-20", actions.resume, commitment=commitment, reason="Go on.")
    assert row_of(commitment).revised == DUE


@pytest.mark.parametrize("work", [Work.ASSIGNED, Work.CONTESTED, Work.IN_PROGRESS, Work.CLAIMED])
def test_resuming_restores_the_state_before(city: Government, work: Work) -> None:
    commitment = city.in_state(work)
    city.does("secretary", "2024-06-20", actions.suspend, commitment=commitment, **WHY)
    city.does("secretary", "2024-06-26", actions.resume, commitment=commitment, reason="Go on.")
    assert row_of(commitment).work == work


def test_only_the_issuer_stops_and_starts_the_clock(city: Government) -> None:
    commitment = city.accepted()
    stopping = city.who_may("2024-06-10", actions.suspend, commitment=commitment, **WHY)
    city.does("secretary", "2024-06-10", actions.suspend, commitment=commitment, **WHY)
    starting = city.who_may("2024-06-12", actions.resume, commitment=commitment, reason="Go on.")
    assert stopping == starting == {"leader", "secretary"}


@pytest.mark.parametrize("action", [actions.suspend, actions.resume])
def test_stopping_and_starting_need_a_reason_and_the_right_state(
    city: Government, action: object
) -> None:
    running, stopped = city.in_state(Work.IN_PROGRESS), city.in_state(Work.SUSPENDED)
    right, wrong = (running, stopped) if action is actions.suspend else (stopped, running)
    with refused("REASON_MISSING"):
        city.does("secretary", "2024-06-10", action, commitment=right, reason=" ")
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does("secretary", "2024-06-10", action, commitment=wrong, **WHY)


def test_work_is_not_resumed_before_it_was_suspended(city: Government) -> None:
    commitment = city.accepted()
    city.does("secretary", "2024-06-10", actions.suspend, commitment=commitment, **WHY)
    with refused("RESUMED_BEFORE_SUSPENDED"):
        city.does(
            "secretary",
            "2024-06-12",
            actions.resume,
            commitment=commitment,
            on=dt.date(2024, 6, 7),
            **WHY,
        )


def test_a_day_before_the_work_stood_so_is_refused_with_the_first_that_fits(
    city: Government,
) -> None:
    """The commitment may be suspended now, so that only the day is at fault."""
    commitment = city.assigned("2024-03-05")
    assigned, before = dt.date(2024, 3, 5), dt.date(2024, 3, 4)
    with refused("DAY_STOOD_OTHERWISE") as caught:
        city.does(
            "secretary", "2024-03-20", actions.suspend, commitment=commitment, on=before, **WHY
        )
    assert caught.value.params["since"] == assigned.isoformat()
    assert caught.value.params["state"] == "NONE"
    assert row_of(commitment).work == Work.ASSIGNED
    city.does("secretary", "2024-03-20", actions.suspend, commitment=commitment, on=assigned, **WHY)
    assert row_of(commitment).work == Work.SUSPENDED
