"""What a decision rests on stays under it: the date that was granted, the evidence of a claim, the
unit that leads."""

import datetime as dt
from typing import Any

from remit.commitments import actions, models
from remit.commitments.queries import lists, wanting
from remit.domain.vocabulary import Basis, Evidence, How, Work
from remit.interfaces import sentences
from remit.organisation import actions as organisation
from tests.support.government import Government, by_day
from tests.support.refused import refused

WHY = {"reason": "As was said in the meeting."}
CHECK: dict[str, Any] = {"evidence": Evidence.DOCUMENT_CHECKED, "note": "Seen."}
AUGUST = dt.date(2024, 8, 30)


def row_of(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


def asked(city: Government, commitment: int, day: str = "2024-05-01") -> None:
    city.does(
        "officer",
        day,
        actions.ask_extension,
        commitment=commitment,
        wanted=AUGUST,
        progress="Half.",
        **WHY,
    )


def stopped(city: Government, commitment: int, day: str, until: str) -> None:
    city.does("secretary", day, actions.suspend, commitment=commitment, **WHY)
    city.does("secretary", until, actions.resume, commitment=commitment, **WHY)


def test_the_date_that_was_granted_is_the_date_that_holds_whatever_stopped_before(
    city: Government,
) -> None:
    commitment = city.accepted()
    asked(city, commitment)
    stopped(city, commitment, "2024-05-06", "2024-05-16")
    act = city.does(
        "secretary", "2024-05-20", actions.extend, commitment=commitment, due=AUGUST, **WHY
    )
    assert (act.effective_on, act.data["granted"], act.data["due"]) == (
        dt.date(2024, 5, 1),
        "2024-08-30",
        "2024-08-20",
    )
    assert row_of(commitment).revised == AUGUST
    stopped(city, commitment, "2024-06-03", "2024-06-05")
    assert row_of(commitment).revised == dt.date(2024, 9, 1)


def test_a_date_that_was_set_anew_after_the_asking_is_extended_as_well(city: Government) -> None:
    commitment = city.assigned()
    asked(city, commitment)
    city.does("head", "2024-05-02", actions.contest, commitment=commitment, **WHY)
    city.does(
        "secretary",
        "2024-05-10",
        actions.redefine,
        commitment=commitment,
        title="Less",
        due=by_day("2024-07-15"),
        **WHY,
    )
    city.does("secretary", "2024-05-20", actions.extend, commitment=commitment, due=AUGUST, **WHY)
    row = row_of(commitment)
    assert (row.original, row.revised) == (dt.date(2024, 7, 15), AUGUST)


def test_no_date_is_granted_that_lies_within_the_days_that_were_stopped(city: Government) -> None:
    commitment = city.accepted()
    asked(city, commitment, "2024-06-28")
    stopped(city, commitment, "2024-07-05", "2024-07-25")
    with refused("EXTENSION_WHILE_STOPPED"):
        city.does(
            "secretary",
            "2024-07-26",
            actions.extend,
            commitment=commitment,
            due=dt.date(2024, 7, 10),
            **WHY,
        )


def test_a_second_claim_needs_evidence_of_its_own(city: Government) -> None:
    commitment = city.claimed()
    city.does("leader", "2024-06-21", actions.return_, commitment=commitment, **WHY)
    city.does("officer", "2024-06-22", actions.claim, commitment=commitment, summary="Again.")
    with refused("VERIFICATION_WITHOUT_NEW_EVIDENCE") as caught:
        city.does("inspector", "2024-06-25", actions.verify, commitment=commitment, **CHECK)
    assert "since it was returned" in sentences.sentence(caught.value)
    _attach(city, commitment)
    city.does("inspector", "2024-06-25", actions.verify, commitment=commitment, **CHECK)
    assert row_of(commitment).work == Work.VERIFIED


def test_evidence_stays_while_a_verification_rests_on_it(city: Government) -> None:
    commitment = city.accepted()
    act = _attach(city, commitment, "2024-06-20")
    city.does("officer", "2024-06-20", actions.claim, commitment=commitment, summary="Done.")
    city.does("inspector", "2024-06-25", actions.verify, commitment=commitment, **CHECK)
    later = _attach(city, commitment)
    annul: dict[str, Any] = {"commitment": commitment, **WHY}
    with refused("EVIDENCE_UNDER_VERIFICATION"):
        city.does("secretary", "2024-06-26", actions.annul, act=act, **annul)
    city.does("secretary", "2024-06-26", actions.annul, act=later, **annul)
    city.does("inspector", "2024-06-26", actions.refute, commitment=commitment, **WHY)
    city.does("secretary", "2024-06-26", actions.annul, act=act, **annul)


def test_annulled_evidence_is_no_evidence(city: Government) -> None:
    commitment = city.accepted()
    act = _attach(city, commitment, "2024-06-20")
    city.does("officer", "2024-06-20", actions.claim, commitment=commitment, summary="Done.")
    city.does("secretary", "2024-06-21", actions.annul, commitment=commitment, act=act, **WHY)
    with refused("VERIFICATION_WITHOUT_EVIDENCE"):
        city.does("inspector", "2024-06-25", actions.verify, commitment=commitment, **CHECK)


def test_nothing_but_closed_work_stays_with_a_dissolved_unit(city: Government) -> None:
    states = {work: city.in_state(work) for work in (Work.PROPOSED, Work.VERIFIED, Work.CLOSED)}
    july = dt.date(2024, 7, 1)
    gone = organisation.NewSuccession(city.units["DOIC"], [city.units["DOH"]], july, How.MERGED)
    city.does("administrator", "2024-07-01", organisation.succeed_units, successions=[gone])
    city.does(
        "administrator",
        "2024-07-01",
        actions.transfer_all,
        from_unit=city.units["DOIC"],
        to_unit=city.units["DOH"],
        on=july,
        **WHY,
    )
    leads = {work: row_of(commitment).lead_id for work, commitment in states.items()}
    heir, old = city.units["DOH"], city.units["DOIC"]
    assert leads == {Work.PROPOSED: heir, Work.VERIFIED: heir, Work.CLOSED: old}


def test_no_assignment_takes_effect_before_its_lead_unit_exists(city: Government) -> None:
    april = dt.date(2024, 4, 1)
    [unit] = city.does(
        "administrator",
        "2024-04-01",
        organisation.create_units,
        units=[
            organisation.NewUnit("NEW", "DEPARTMENT", {"en": "New"}, april, city.units["CITY-PC"])
        ],
        tree=city.tree,
    )
    with refused("UNIT_NOT_YET"):
        city.does(
            "secretary",
            "2024-04-02",
            actions.assign,
            terms=city.terms(lead=unit),
            on=dt.date(2024, 3, 29),
        )
    city.does("secretary", "2024-04-02", actions.assign, terms=city.terms(lead=unit), on=april)


def test_an_issuer_and_a_document_that_nobody_knows_are_refused(city: Government) -> None:
    with refused("UNIT_UNKNOWN"):
        city.does("officer", "2024-04-02", actions.propose, terms=city.terms(issuer=999_999))
    with refused("DOCUMENT_UNKNOWN"):
        city.does("secretary", "2024-04-02", actions.assign, terms=city.terms(document=999_999))


def test_a_unit_registers_what_it_owes_to_itself_or_to_a_unit_above(city: Government) -> None:
    for issuer in ("DOH", "MIC", "DOIC-DATA"):
        terms = city.terms(issuer=city.units[issuer], basis=Basis.REGISTRATION)
        with refused("REGISTERED_FOR_ANOTHER"):
            city.does("head", "2024-04-02", actions.register, terms=terms)
    for issuer in ("DOIC", "CITY-PC"):
        terms = city.terms(issuer=city.units[issuer], basis=Basis.REGISTRATION)
        city.does("head", "2024-04-02", actions.register, terms=terms)


def test_a_part_is_not_transferred_to_the_unit_that_leads_the_whole(city: Government) -> None:
    whole = city.accepted()
    part = actions.Part("A part", city.units["DOF"])
    [made] = city.does("head", "2024-04-02", actions.break_down, commitment=whole, parts=[part])
    city.does("finance_head", "2024-04-02", actions.contest, commitment=made.subject, **WHY)
    with refused("PART_TO_ITSELF"):
        city.does(
            "head",
            "2024-04-02",
            actions.reassign,
            commitment=made.subject,
            lead=city.units["DOIC"],
            **WHY,
        )
    with refused("PART_TO_ITSELF"):
        city.does(
            "head",
            "2024-04-02",
            actions.transfer,
            commitment=made.subject,
            lead=city.units["DOIC"],
            **WHY,
        )


def test_work_that_was_claimed_late_stands_among_the_overdue(city: Government) -> None:
    late, in_time = city.claimed(day="2024-07-05"), city.accepted()
    city.told("officer", "2024-07-05", actions.report, commitment=in_time, progress="Half.")
    wanted = wanting.Wanted(overdue_on=dt.date(2024, 7, 10))
    page = lists.current(city.viewer("officer"), wanted)
    assert {card.id for card in page.cards} == {late, in_time}


def _attach(city: Government, commitment: int, day: str = "2024-06-25") -> int:
    url = "https://data.example.org/catalogue"
    return city.does("officer", day, actions.attach_link, commitment=commitment, url=url).seq
