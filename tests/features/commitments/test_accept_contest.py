"""Accept or contest, and the issuer's answers: keep, reassign, redefine."""

import datetime as dt

import pytest
from django.utils import translation

from remit.commitments import actions, models
from remit.commitments.queries import openings
from remit.domain.acts import Tag
from remit.domain.vocabulary import Evidence, Work
from remit.interfaces import sentences
from remit.notices import queries as notices
from tests.support.government import Government, by_day, instant
from tests.support.refused import refused

DAY = "2024-03-05"


def row_of(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


def test_the_lead_unit_accepts_and_the_work_is_in_progress(city: Government) -> None:
    commitment = city.assigned()
    act = city.does("officer", DAY, actions.accept, commitment=commitment)
    assert (act.tag, act.subject, act.data, act.texts) == (
        Tag.COMMITMENT_ACCEPTED,
        commitment,
        {},
        {},
    )
    assert row_of(commitment).work == Work.IN_PROGRESS


def test_only_head_and_officers_of_the_lead_unit_accept(city: Government) -> None:
    commitment = city.assigned()
    assert city.who_may(DAY, actions.accept, commitment=commitment) == {"head", "officer"}


@pytest.mark.parametrize("work", [work for work in Work if work is not Work.ASSIGNED])
def test_only_what_is_assigned_is_accepted(city: Government, work: Work) -> None:
    commitment = city.in_state(work)
    with refused("TRANSITION_NOT_ALLOWED") as caught:
        city.does("officer", "2024-06-27", actions.accept, commitment=commitment)
    told = {"act": Tag.COMMITMENT_ACCEPTED, "state": work}
    assert told.items() <= caught.value.params.items()
    # In the state to which it leads it was done already, where somebody did it.
    assert ("done" in caught.value.params) is (work is Work.IN_PROGRESS)


def test_what_was_contested_is_said_to_be_contested_by_whom_and_when(city: Government) -> None:
    commitment = city.assigned()
    why = {"commitment": commitment, "reason": "It is not ours."}
    first = city.does("head", DAY, actions.contest, **why)
    with refused("TRANSITION_NOT_ALLOWED") as caught:
        city.does("head", "2024-03-06", actions.contest, **why)
    params = caught.value.params
    assert (params["done"], params["on"], params["post"]) == (str(first.seq), DAY, "head")
    with translation.override("en"):
        said = sentences.sentence(caught.value)
    assert "was recorded already on" in said
    assert "is not possible while" not in said
    with refused("TRANSITION_NOT_ALLOWED") as caught:
        openings.check_open(
            by=city.by["head"],
            at=instant("2024-03-06"),
            commitment=commitment,
            tag=Tag.COMMITMENT_CONTESTED,
        )
    assert caught.value.params == params


def test_an_earlier_turn_of_the_same_kind_is_not_said_to_be_this_one(city: Government) -> None:
    commitment = city.in_state(Work.IN_PROGRESS)
    again = {"commitment": commitment, "reason": "The list lacks a ward."}
    city.does("officer", "2024-06-27", actions.claim, commitment=commitment, summary="Done.")
    first = city.does("inspector", "2024-06-28", actions.return_, **again)
    with refused("TRANSITION_NOT_ALLOWED") as caught:
        city.does("inspector", "2024-06-28", actions.return_, **again)
    assert caught.value.params["done"] == str(first.seq)
    link = {"commitment": commitment, "url": "https://example.org/list"}
    city.does("officer", "2024-06-29", actions.attach_link, **link)
    city.does("officer", "2024-06-29", actions.claim, commitment=commitment, summary="Done.")
    checked = {"commitment": commitment, "evidence": Evidence.SITE_VERIFIED, "note": "Seen."}
    city.does("inspector", "2024-06-29", actions.verify, **checked)
    city.does("inspector", "2024-06-30", actions.refute, **again)
    with refused("TRANSITION_NOT_ALLOWED") as caught:
        city.does("inspector", "2024-06-30", actions.return_, **again)
    assert "done" not in caught.value.params


def test_a_unit_does_not_accept_in_the_future_nor_far_back(city: Government) -> None:
    commitment = city.assigned()
    with refused("EFFECT_IN_FUTURE"):
        city.does("officer", DAY, actions.accept, commitment=commitment, on=dt.date(2024, 3, 6))
    with refused("BACKDATED"):
        city.does(
            "officer", "2024-03-07", actions.accept, commitment=commitment, on=dt.date(2024, 3, 4)
        )
    act = city.does(
        "officer", "2024-03-07", actions.accept, commitment=commitment, on=dt.date(2024, 3, 5)
    )
    assert act.effective_on == dt.date(2024, 3, 5)


def test_nothing_is_accepted_before_it_was_assigned(city: Government) -> None:
    commitment = city.assigned("2024-03-05")
    with refused("DAY_STOOD_OTHERWISE") as caught:
        city.does("officer", DAY, actions.accept, commitment=commitment, on=dt.date(2024, 3, 4))
    assert caught.value.params["state"] == "NONE"


def test_the_head_contests_with_a_reason_and_may_say_whose_it_is(city: Government) -> None:
    commitment = city.assigned()
    act = city.does(
        "head",
        DAY,
        actions.contest,
        commitment=commitment,
        reason="Health keeps these data.",
        belongs_to=city.units["DOH"],
    )
    assert (act.tag, act.data) == (Tag.COMMITMENT_CONTESTED, {"belongs_to": city.units["DOH"]})
    assert act.texts == {"reason": "Health keeps these data."}
    assert row_of(commitment).work == Work.CONTESTED


def test_only_the_head_of_the_lead_unit_contests(city: Government) -> None:
    commitment = city.assigned()
    allowed = city.who_may(DAY, actions.contest, commitment=commitment, reason="Not ours.")
    assert allowed == {"head"}
    with refused("REASON_MISSING"):
        city.does("head", DAY, actions.contest, commitment=commitment, reason="")


def test_accepted_work_is_not_contested(city: Government) -> None:
    commitment = city.accepted()
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does("head", DAY, actions.contest, commitment=commitment, reason="Not ours.")


def test_the_issuer_keeps_the_assignment_as_it_is(city: Government) -> None:
    commitment = city.in_state(Work.CONTESTED)
    before = row_of(commitment)
    act = city.does(
        "secretary", "2024-03-08", actions.keep, commitment=commitment, reason="It is yours."
    )
    assert (act.tag, act.texts) == (Tag.COMMITMENT_KEPT, {"reason": "It is yours."})
    after = row_of(commitment)
    assert (after.work, after.lead_id, after.revised) == (
        Work.ASSIGNED,
        before.lead_id,
        before.revised,
    )


def test_the_issuer_gives_contested_work_to_another_unit(city: Government) -> None:
    commitment = city.assigned(cooperating=(city.units["DOH"], city.units["DOF"]))
    city.does("head", DAY, actions.contest, commitment=commitment, reason="Not ours.")
    act = city.does(
        "secretary",
        "2024-03-08",
        actions.reassign,
        commitment=commitment,
        lead=city.units["DOH"],
        reason="Health keeps these data.",
    )
    assert act.data == {"lead": city.units["DOH"], "cooperating": [city.units["DOF"]]}
    row = row_of(commitment)
    assert (row.work, row.lead_id) == (Work.ASSIGNED, city.units["DOH"])
    assert [*row.cooperations.values_list("unit", flat=True)] == [city.units["DOF"]]
    person = city.by["health_head"].person
    assert person
    assert act.seq in [one.act for one in notices.told(person)]


def test_reassigning_names_another_unit_that_stands(city: Government) -> None:
    commitment = city.in_state(Work.CONTESTED)
    for lead, rule in ((city.units["DOIC"], "LEAD_THE_SAME"), (999_999, "UNIT_UNKNOWN")):
        with refused(rule):
            city.does(
                "secretary",
                "2024-03-08",
                actions.reassign,
                commitment=commitment,
                lead=lead,
                reason="It is theirs.",
            )


def test_the_issuer_redefines_what_is_owed_and_by_when(city: Government) -> None:
    commitment = city.in_state(Work.CONTESTED)
    act = city.does(
        "secretary",
        "2024-03-08",
        actions.redefine,
        commitment=commitment,
        title="Publish one dataset",
        due=by_day("2024-09-30"),
        reason="One is enough.",
    )
    assert act.data["due"] == "2024-09-30"
    assert set(act.texts) == {"title", "reason", "wording"}
    row = row_of(commitment)
    assert (row.title, row.folded) == ("Publish one dataset", "publish one dataset")
    assert row.original == row.revised == dt.date(2024, 9, 30)
    assert row.due_wording == "by 2024-09-30"


def test_a_redefinition_without_date_leaves_no_wording_behind(city: Government) -> None:
    commitment = city.in_state(Work.CONTESTED)
    city.does(
        "secretary",
        "2024-03-08",
        actions.redefine,
        commitment=commitment,
        title="Publish one dataset",
        due=None,
        reason="Whenever it is ready.",
    )
    row = row_of(commitment)
    assert (row.original, row.due_said, row.due_wording) == (None, None, "")


@pytest.mark.parametrize(
    ("action", "what"),
    [
        (actions.keep, {"reason": "It is yours."}),
        (actions.redefine, {"reason": "Less.", "title": "Publish one", "due": None}),
    ],
)
def test_only_the_issuer_answers_a_contest(
    city: Government, action: object, what: dict[str, object]
) -> None:
    commitment = city.in_state(Work.CONTESTED)
    allowed = city.who_may("2024-03-08", action, commitment=commitment, **what)
    assert allowed == {"leader", "secretary"}
    for missing in what:
        if what[missing]:
            with refused(f"{missing.upper()}_MISSING"):
                city.does(
                    "secretary",
                    "2024-03-08",
                    action,
                    commitment=commitment,
                    **{**what, missing: " "},
                )


def test_a_contest_is_answered_only_while_it_stands(city: Government) -> None:
    commitment = city.accepted()
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does("secretary", "2024-03-08", actions.keep, commitment=commitment, reason="Yours.")


def test_a_day_that_has_passed_is_asked_back_of_a_redefinition(city: Government) -> None:
    said = {
        "commitment": city.in_state(Work.CONTESTED),
        "title": "Publish one dataset",
        "due": by_day("2024-03-07"),
        "reason": "One is enough.",
    }
    with refused("DUE_DAY_PASSED"):
        city.does("secretary", "2024-03-08", actions.redefine, meant=frozenset(), **said)
    act = city.does("secretary", "2024-03-08", actions.redefine, **said)
    assert act.data["due"] == "2024-03-07"
