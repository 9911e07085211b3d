"""Claim is not result: claimed by the lead unit, returned, verified or refuted by another party."""

import datetime as dt

import pytest

from remit.commitments import actions, models
from remit.commitments.queries import openings
from remit.domain import buckets
from remit.domain.acts import By, Tag
from remit.domain.vocabulary import Basis, Clock, Evidence, How, Outcome, Role, Work
from remit.organisation import actions as organisation
from tests.support.government import Government, instant
from tests.support.refused import refused

CLAIM = {"summary": "It is published."}
CHECK = {"evidence": Evidence.DOCUMENT_CHECKED, "note": "The catalogue was seen."}
NO_OTHER_PARTY = (
    *("RIGHT_MISSING", "VERIFIER_CLAIMED", "VERIFIER_INSIDE_LEAD", "VERIFIER_BELOW_LEAD"),
)


def row_of(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


def bucket_on(commitment: int, day: str) -> buckets.Bucket:
    on = dt.date.fromisoformat(day)
    spans = models.Span.objects.filter(commitment=commitment, known_until=None, on_from__lte=on)
    return buckets.unpack(spans.exclude(on_until__lte=on).get().bucket)


def test_the_lead_unit_claims_its_result(city: Government) -> None:
    commitment = city.accepted()
    act = city.does("officer", "2024-06-20", actions.claim, commitment=commitment, **CLAIM)
    assert (act.tag, act.texts) == (Tag.COMMITMENT_CLAIMED, CLAIM)
    assert act.data == {"claimed_on": "2024-06-20", "awaits_approval": False}
    row = row_of(commitment)
    assert (row.work, row.claimed_on) == (Work.CLAIMED, dt.date(2024, 6, 20))


def test_a_unit_that_does_not_lead_cannot_claim(city: Government) -> None:
    commitment = city.accepted(cooperating=(city.units["DOH"],))
    allowed = city.who_may("2024-06-20", actions.claim, commitment=commitment, **CLAIM)
    assert allowed == {"head", "officer"}


def test_a_claim_says_what_was_done(city: Government) -> None:
    commitment = city.accepted()
    with refused("SUMMARY_MISSING"):
        city.does("officer", "2024-06-20", actions.claim, commitment=commitment, summary=" ")


@pytest.mark.parametrize("work", [Work.ASSIGNED, Work.CLAIMED, Work.SUSPENDED, Work.CLOSED])
def test_only_work_in_progress_is_claimed(city: Government, work: Work) -> None:
    commitment = city.in_state(work)
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does("officer", "2024-06-27", actions.claim, commitment=commitment, **CLAIM)


def test_nothing_is_claimed_for_a_day_to_come(city: Government) -> None:
    commitment = city.accepted()
    with refused("EFFECT_IN_FUTURE"):
        city.does(
            "officer",
            "2024-06-20",
            actions.claim,
            commitment=commitment,
            on=dt.date(2024, 6, 21),
            **CLAIM,
        )


def test_a_claim_two_working_days_back_counts_from_its_day(city: Government) -> None:
    commitment = city.accepted()
    act = city.does(
        "officer",
        "2024-07-02",
        actions.claim,
        commitment=commitment,
        on=dt.date(2024, 6, 28),
        **CLAIM,  # a Friday, recorded on the Tuesday after
    )
    assert act.effective_on == dt.date(2024, 6, 28)
    assert bucket_on(commitment, "2024-07-10").revised is Clock.IN_TIME


def test_an_older_claim_counts_from_its_recording_until_the_issuer_approves(
    city: Government,
) -> None:
    commitment = city.accepted()
    act = city.does(
        "officer",
        "2024-07-10",
        actions.claim,
        commitment=commitment,
        on=dt.date(2024, 6, 27),
        **CLAIM,
    )
    assert act.effective_on == dt.date(2024, 7, 10)
    assert act.data == {"claimed_on": "2024-06-27", "awaits_approval": True}
    assert bucket_on(commitment, "2024-07-15").revised is Clock.OVERDUE
    allowed = city.who_may(
        "2024-07-12", actions.approve_backdating, commitment=commitment, reason="Seen in the file."
    )
    assert allowed == {"leader", "secretary"}
    approved = city.does(
        "secretary",
        "2024-07-12",
        actions.approve_backdating,
        commitment=commitment,
        reason="Seen in the file.",
    )
    assert (approved.effective_on, approved.data) == (dt.date(2024, 6, 27), {"act": act.seq})
    bucket = bucket_on(commitment, "2024-07-15")
    assert (bucket.revised, bucket.recorded_late) == (Clock.IN_TIME, True)
    with refused("NO_CLAIM_AWAITS_APPROVAL"):
        city.does(
            "secretary",
            "2024-07-13",
            actions.approve_backdating,
            commitment=commitment,
            reason="Again.",
        )


def test_a_claim_in_time_awaits_no_approval(city: Government) -> None:
    commitment = city.claimed()
    with refused("NO_CLAIM_AWAITS_APPROVAL"):
        city.does(
            "secretary",
            "2024-06-25",
            actions.approve_backdating,
            commitment=commitment,
            reason="Seen.",
        )


def test_approval_needs_a_reason_and_a_day_on_which_the_work_was_in_progress(
    city: Government,
) -> None:
    commitment = city.accepted()
    late = {"commitment": commitment, **CLAIM}
    for before in (dt.date(2024, 2, 1), dt.date(2024, 3, 2)):
        with refused("CLAIM_DAY_NOT_IN_PROGRESS"):
            city.does("officer", "2024-07-10", actions.claim, on=before, **late)
    claim = city.does("officer", "2024-07-10", actions.claim, on=dt.date(2024, 3, 20), **late)
    with refused("REASON_MISSING"):
        city.does(
            "secretary", "2024-07-12", actions.approve_backdating, commitment=commitment, reason=""
        )
    approved = city.does(
        "secretary",
        "2024-07-12",
        actions.approve_backdating,
        commitment=commitment,
        reason="They say so.",
    )
    assert approved.data == {"act": claim.seq}


def test_a_day_that_a_later_act_forbids_is_refused_when_it_is_claimed(city: Government) -> None:
    commitment = city.accepted()
    asked = city.does(
        "officer",
        "2024-05-02",
        actions.ask_extension,
        commitment=commitment,
        wanted=dt.date(2024, 8, 30),
        reason="Data are late.",
        progress="Half.",
    )
    with refused("HISTORY_IMPOSSIBLE") as caught:
        city.does(
            "officer",
            "2024-07-10",
            actions.claim,
            commitment=commitment,
            on=dt.date(2024, 3, 20),
            **CLAIM,
        )
    assert caught.value.params["act"] == str(asked.seq)


def test_who_may_not_claim_is_not_told_how_the_work_stood(city: Government) -> None:
    commitment = city.accepted()
    with refused("RIGHT_MISSING"):
        city.does(
            "health_head",
            "2024-07-10",
            actions.claim,
            commitment=commitment,
            on=dt.date(2024, 2, 1),
            **CLAIM,
        )


def test_a_returned_claim_makes_the_work_go_on_and_be_overdue(city: Government) -> None:
    commitment = city.claimed()
    assert bucket_on(commitment, "2024-07-05").revised is Clock.IN_TIME
    act = city.does(
        "leader", "2024-07-05", actions.return_, commitment=commitment, reason="Half is missing."
    )
    assert (act.tag, act.texts) == (Tag.COMMITMENT_RETURNED, {"reason": "Half is missing."})
    row = row_of(commitment)
    assert (row.work, row.claimed_on, row.evidence) == (Work.IN_PROGRESS, None, Evidence.NONE)
    assert bucket_on(commitment, "2024-07-04").revised is Clock.IN_TIME
    assert bucket_on(commitment, "2024-07-05").revised is Clock.OVERDUE


def test_who_may_return_may_verify(city: Government) -> None:
    commitment = city.claimed()
    returning = city.who_may(
        "2024-06-25",
        actions.return_,
        commitment=commitment,
        refusals=NO_OTHER_PARTY,
        reason="Half is missing.",
    )
    verifying = city.who_may(
        "2024-06-25", actions.verify, commitment=commitment, refusals=NO_OTHER_PARTY, **CHECK
    )
    assert returning == verifying == {"leader", "secretary", "inspector"}


def test_a_claim_is_returned_with_a_reason_and_only_while_it_stands(city: Government) -> None:
    commitment = city.claimed()
    with refused("REASON_MISSING"):
        city.does("leader", "2024-06-25", actions.return_, commitment=commitment, reason=" ")
    done = city.in_state(Work.VERIFIED)
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does("leader", "2024-06-26", actions.return_, commitment=done, reason="Late thought.")


def test_another_party_verifies_with_evidence(city: Government) -> None:
    commitment = city.claimed()
    act = city.does(
        "inspector",
        "2024-07-20",
        actions.verify,
        commitment=commitment,
        evidence=Evidence.SITE_VERIFIED,
        note="It was opened before our eyes.",
    )
    assert (act.tag, act.data) == (Tag.COMMITMENT_VERIFIED, {"evidence": "SITE_VERIFIED"})
    assert act.texts == {"note": "It was opened before our eyes."}
    bucket = bucket_on(commitment, "2024-07-20")
    assert (bucket.work, bucket.revised, bucket.evidence) == (
        Work.VERIFIED,
        Clock.DONE_ON_TIME,
        Evidence.SITE_VERIFIED,
    )


def test_nothing_is_verified_without_evidence_check_and_note(city: Government) -> None:
    commitment = city.accepted()
    city.does("officer", "2024-06-20", actions.claim, commitment=commitment, **CLAIM)
    with refused("VERIFICATION_WITHOUT_EVIDENCE"):
        city.does("inspector", "2024-06-25", actions.verify, commitment=commitment, **CHECK)
    city.does(
        "officer",
        "2024-06-25",
        actions.attach_link,
        commitment=commitment,
        url="https://data.example.org/catalogue",
    )
    with refused("VERIFICATION_NOT_A_CHECK"):
        city.does(
            "inspector",
            "2024-06-25",
            actions.verify,
            commitment=commitment,
            evidence=Evidence.CLAIMED,
            note="Seen.",
        )
    with refused("NOTE_MISSING"):
        city.does(
            "inspector",
            "2024-06-25",
            actions.verify,
            commitment=commitment,
            evidence=Evidence.DOCUMENT_CHECKED,
            note=" ",
        )


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("officer", "VERIFIER_CLAIMED"),
        ("head", "VERIFIER_INSIDE_LEAD"),
        ("data_head", "VERIFIER_BELOW_LEAD"),
        ("finance_head", "RIGHT_MISSING"),
        ("stranger", "RIGHT_MISSING"),
    ],
)
@pytest.mark.parametrize("verb", ["verify", "return_", "refute"])
def test_who_is_no_other_party_is_told_by_what(
    city: Government, who: str, why: str, verb: str
) -> None:
    commitment = city.verified() if verb == "refute" else city.claimed()
    said = CHECK if verb == "verify" else {"reason": "Half is missing."}
    with refused(why):
        city.does(who, "2024-07-30", getattr(actions, verb), commitment=commitment, **said)
    tags = {
        "verify": Tag.COMMITMENT_VERIFIED,
        "return_": Tag.COMMITMENT_RETURNED,
        "refute": Tag.COMMITMENT_REFUTED,
    }
    asked = {"by": city.by[who], "at": instant("2024-07-30"), "tag": tags[verb]}
    with refused(why):
        openings.check_open(commitment=commitment, **asked)


def test_where_nothing_is_claimed_nobody_is_told_of_a_claim(city: Government) -> None:
    commitment = city.accepted()
    link = {"commitment": commitment, "url": "https://data.example.org/catalogue"}
    city.does("officer", "2024-06-20", actions.attach_link, **link)
    for verb, said in ((actions.verify, CHECK), (actions.return_, {"reason": "Too early."})):
        with refused("RIGHT_MISSING"):
            city.does("officer", "2024-06-21", verb, commitment=commitment, **said)


def test_who_holds_another_post_inside_is_told_so_and_not_of_a_claim(city: Government) -> None:
    head = city.by["head"].person or 0
    city.does(
        "administrator",
        "2024-01-02",
        organisation.grant_role,
        person=head,
        post=city.posts["secretary"],
        role=Role.SECRETARIAT,
        on=dt.date(2024, 1, 2),
    )
    commitment = city.claimed()
    city.by["both"] = By(person=head, post=city.posts["secretary"])
    with refused("VERIFIER_INSIDE_ELSEWHERE"):
        city.does("both", "2024-06-25", actions.verify, commitment=commitment, **CHECK)
    doors = openings.doors(by=city.by["both"], at=instant("2024-06-25"), commitment=commitment)
    assert doors.shut[Tag.COMMITMENT_VERIFIED].rule == "VERIFIER_INSIDE_ELSEWHERE"


def test_who_was_inside_on_the_day_of_the_claim_stays_inside(city: Government) -> None:
    commitment = city.claimed()
    city.does(
        "administrator",
        "2024-07-01",
        organisation.place_unit,
        unit=city.units["DOIC-DATA"],
        tree=city.tree,
        parent=city.units["CITY-PC"],
        on=dt.date(2024, 7, 1),
    )
    with refused("VERIFIER_BELOW_LEAD"):
        city.does("data_head", "2024-07-02", actions.verify, commitment=commitment, **CHECK)


def test_the_steward_records_the_verification_of_a_body_outside_by_its_letter(
    city: Government,
) -> None:
    terms = city.terms(issuer=city.units["MIC"], basis=Basis.LETTER, letter="1234/BTTTT")
    commitment = city.does("steward", "2024-03-01", actions.assign, terms=terms).subject
    city.does("officer", "2024-03-04", actions.accept, commitment=commitment)
    city.does(
        "officer",
        "2024-06-20",
        actions.attach_link,
        commitment=commitment,
        url="https://data.example.org/catalogue",
    )
    city.does("officer", "2024-06-20", actions.claim, commitment=commitment, **CLAIM)
    with refused("LETTER_MISSING"):
        city.does("steward", "2024-06-28", actions.verify, commitment=commitment, **CHECK)
    act = city.does(
        "steward", "2024-06-28", actions.verify, commitment=commitment, letter="99/BTTTT", **CHECK
    )
    assert act.texts["letter"] == "99/BTTTT"


def test_an_own_registration_is_verified_by_the_superior_unit(city: Government) -> None:
    terms = city.terms(issuer=city.units["DOIC"], reference="", basis=Basis.REGISTRATION)
    commitment = city.does("head", "2024-03-01", actions.register, terms=terms).subject
    city.does("officer", "2024-03-04", actions.accept, commitment=commitment)
    city.does(
        "officer",
        "2024-06-20",
        actions.attach_link,
        commitment=commitment,
        url="https://data.example.org/catalogue",
    )
    city.does("officer", "2024-06-20", actions.claim, commitment=commitment, **CLAIM)
    allowed = city.who_may(
        "2024-06-25",
        actions.verify,
        commitment=commitment,
        refusals=NO_OTHER_PARTY,
        **CHECK,
    )
    assert allowed == {"leader", "secretary", "inspector"}


def test_what_was_verified_may_turn_out_not_to_be_so(city: Government) -> None:
    commitment = city.verified()
    act = city.does(
        "inspector", "2024-07-30", actions.refute, commitment=commitment, reason="It is offline."
    )
    assert (act.tag, act.texts) == (Tag.COMMITMENT_REFUTED, {"reason": "It is offline."})
    bucket = bucket_on(commitment, "2024-07-30")
    assert (bucket.work, bucket.revised, bucket.evidence) == (
        Work.IN_PROGRESS,
        Clock.OVERDUE,
        Evidence.REFUTED,
    )
    assert bucket_on(commitment, "2024-07-29").revised is Clock.DONE_ON_TIME


def test_only_verified_work_is_refuted_by_who_may_verify(city: Government) -> None:
    commitment = city.verified()
    allowed = city.who_may(
        "2024-07-30",
        actions.refute,
        commitment=commitment,
        refusals=NO_OTHER_PARTY,
        reason="Offline.",
    )
    assert allowed == {"leader", "secretary", "inspector"}
    with refused("REASON_MISSING"):
        city.does("inspector", "2024-07-30", actions.refute, commitment=commitment, reason="")
    city.does(
        "leader", "2024-07-30", actions.close, commitment=commitment, outcome=Outcome.MET, note="."
    )
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does("inspector", "2024-07-31", actions.refute, commitment=commitment, reason="Oh.")


def test_a_claim_of_a_unit_that_was_merged_since_is_still_verified(city: Government) -> None:
    commitment = city.claimed()
    merged = organisation.NewSuccession(
        city.units["DOIC"], [city.units["DOF"]], dt.date(2024, 7, 1), How.MERGED
    )
    city.does("administrator", "2024-07-01", organisation.succeed_units, successions=[merged])
    city.does("inspector", "2024-07-02", actions.verify, commitment=commitment, **CHECK)
    assert row_of(commitment).work == Work.VERIFIED


def test_another_post_of_the_same_person_is_not_another_party(city: Government) -> None:
    officer = city.by["officer"].person or 0
    city.does(
        "administrator",
        "2024-01-02",
        organisation.grant_role,
        person=officer,
        post=city.posts["secretary"],
        role=Role.SECRETARIAT,
        on=dt.date(2024, 1, 2),
    )
    commitment = city.claimed()
    city.by["both"] = By(person=officer, post=city.posts["secretary"])
    with refused("VERIFIER_CLAIMED"):
        city.does(
            "both",
            "2024-06-20",
            actions.verify,
            commitment=commitment,
            **CHECK,
        )
