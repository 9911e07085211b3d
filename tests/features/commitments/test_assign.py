"""How a commitment begins: proposed, assigned, registered, rejected, and allotted to a post."""

import datetime as dt

import pytest

from remit.commitments import actions, models
from remit.domain.acts import Tag
from remit.domain.vocabulary import Basis, Confidentiality, Role, Type, Work
from remit.ledger import queries as ledger
from remit.notices import queries as notices
from remit.organisation import actions as organisation
from tests.support.government import Government, by_day
from tests.support.refused import refused

DAY = "2024-03-01"


def body_of(commitment: int) -> str:
    return str(ledger.body_of(commitment))


def test_an_assignment_is_an_act_with_codes_and_the_computed_date(city: Government) -> None:
    due = by_day("2024-Q2", "IN", wording="trong quý II năm 2024")
    terms = city.terms(due=due, cooperating=(city.units["DOH"],), type=Type.PUBLICATION)
    act = city.does("secretary", DAY, actions.assign, terms=terms)
    assert (act.tag, act.subject, act.effective_on) == (
        Tag.COMMITMENT_ASSIGNED,
        act.seq,
        dt.date(2024, 3, 1),
    )
    assert act.by == city.by["secretary"]
    told = {key: act.data[key] for key in ("lead", "issuer", "cooperating", "due", "type", "basis")}
    assert told == {
        "lead": city.units["DOIC"],
        "issuer": city.units["CITY-PC"],
        "cooperating": [city.units["DOH"]],
        "due": "2024-06-30",
        "type": "PUBLICATION",
        "basis": "PROVISION",
    }
    assert act.data["due_said"]["value"] == "2024-Q2"


def test_words_are_sealed_beside_the_act_and_not_inside(city: Government) -> None:
    terms = city.terms(due=by_day("2024-Q2", "IN", wording="in the second quarter"), letter="77/VP")
    act = city.does("secretary", DAY, actions.assign, terms=terms)
    assert act.texts == {
        "title": terms.title,
        "wording": "in the second quarter",
        "reference": "12/CT-UBND",
        "letter": "77/VP",
    }
    body = body_of(act.seq)
    assert not [text for text in act.texts.values() if str(text) in body]
    assert ledger.act(act.seq) == act


def test_the_row_of_an_assigned_commitment_says_what_is_owed(city: Government) -> None:
    commitment = city.assigned(cooperating=(city.units["DOH"],))
    row = models.Commitment.objects.get(pk=commitment)
    assert (row.work, row.lead_id, row.issuer_id) == (
        Work.ASSIGNED,
        city.units["DOIC"],
        city.units["CITY-PC"],
    )
    assert row.original == row.revised == dt.date(2024, 6, 28)
    assert [*row.cooperations.values_list("unit", flat=True)] == [city.units["DOH"]]


def test_only_the_issuer_assigns(city: Government) -> None:
    assert city.who_may(DAY, actions.assign, terms=city.terms()) == {"leader", "secretary"}


def test_the_steward_assigns_for_a_body_outside(city: Government) -> None:
    terms = city.terms(issuer=city.units["MIC"], basis=Basis.LETTER, letter="1234/BTTTT")
    assert city.who_may(DAY, actions.assign, terms=terms) == {"steward"}


def test_whoever_owes_issues_or_cooperates_is_told(city: Government) -> None:
    act = city.does(
        "secretary", DAY, actions.assign, terms=city.terms(cooperating=(city.units["DOH"],))
    )
    told = {
        who
        for who, by in city.by.items()
        if by.person and [one.act for one in notices.told(by.person)] == [act.seq]
    }
    assert told == {"head", "officer", "health_head", "leader", "steward", "administrator"}


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"title": "  "}, "TITLE_MISSING"),
        ({"reference": " "}, "BASIS_WITHOUT_REFERENCE"),
        ({"lead": None}, "LEAD_MISSING"),
        ({"lead": 999_999}, "UNIT_UNKNOWN"),
        ({"cooperating": (999_999,)}, "UNIT_UNKNOWN"),
        ({"due": by_day("MONTH-BEFORE-25", "EVERY")}, "SERIES_NOT_ONE_COMMITMENT"),
    ],
)
def test_incomplete_terms_are_refused(
    city: Government, changed: dict[str, object], rule: str
) -> None:
    with refused(rule):
        city.does("secretary", DAY, actions.assign, terms=city.terms(**changed))


def test_the_lead_unit_does_not_cooperate_with_itself(city: Government) -> None:
    with refused("LEAD_COOPERATES_WITH_ITSELF"):
        city.assigned(cooperating=(city.units["DOIC"],))


def test_nothing_is_assigned_to_a_dissolved_unit(city: Government) -> None:
    merged = organisation.NewSuccession(
        city.units["DOH"], [city.units["DOIC"]], dt.date(2024, 2, 1), organisation.How.MERGED
    )
    city.does("administrator", "2024-02-01", organisation.succeed_units, successions=[merged])
    with refused("UNIT_DISSOLVED"):
        city.assigned(lead=city.units["DOH"])


def test_an_assignment_may_begin_later_and_counts_only_then(city: Government) -> None:
    act = city.does("secretary", DAY, actions.assign, terms=city.terms(), on=dt.date(2024, 5, 1))
    assert act.effective_on == dt.date(2024, 5, 1)
    [span] = models.Span.objects.filter(commitment=act.seq).order_by("on_from")[:1]
    assert span.on_from == dt.date(2024, 5, 1)


def test_a_proposal_counts_only_when_it_is_assigned(city: Government) -> None:
    proposed = city.in_state(Work.PROPOSED)
    assert not models.Span.objects.filter(commitment=proposed, counted=True).exists()
    act = city.does(
        "secretary",
        "2024-03-05",
        actions.assign_proposed,
        commitment=proposed,
        lead=city.units["DOH"],
        due=by_day("2024-08-01"),
    )
    assert (act.tag, act.subject) == (Tag.COMMITMENT_ASSIGNED, proposed)
    row = models.Commitment.objects.get(pk=proposed)
    assert (row.work, row.lead_id, row.revised) == (
        Work.ASSIGNED,
        city.units["DOH"],
        dt.date(2024, 8, 1),
    )


def test_whoever_is_to_owe_what_was_proposed_is_told(city: Government) -> None:
    act = city.does(
        "secretary",
        "2024-03-05",
        actions.assign_proposed,
        commitment=city.in_state(Work.PROPOSED),
        lead=city.units["DOH"],
    )
    person = city.by["health_head"].person
    assert person
    assert [one.act for one in notices.told(person)] == [act.seq]


def test_whoever_does_more_at_a_post_than_audit_may_propose(city: Government) -> None:
    proposing = city.who_may(DAY, actions.propose, terms=city.terms())
    assert proposing == set(city.by) - {"stranger", "auditor"}


def test_only_the_issuer_assigns_what_was_proposed(city: Government) -> None:
    proposed = city.in_state(Work.PROPOSED)
    allowed = city.who_may(
        "2024-03-05", actions.assign_proposed, commitment=proposed, lead=city.units["DOH"]
    )
    assert allowed == {"leader", "secretary"}


def test_a_rejected_proposal_stays_rejected(city: Government) -> None:
    proposed = city.in_state(Work.PROPOSED)
    with refused("REASON_MISSING"):
        city.does("secretary", "2024-03-05", actions.reject, commitment=proposed, reason=" ")
    act = city.does(
        "secretary", "2024-03-05", actions.reject, commitment=proposed, reason="Done already."
    )
    assert (act.tag, act.texts) == (Tag.COMMITMENT_REJECTED, {"reason": "Done already."})
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does(
            "secretary",
            "2024-03-06",
            actions.assign_proposed,
            commitment=proposed,
            lead=city.units["DOH"],
        )


def test_a_unit_registers_what_it_owes_by_itself(city: Government) -> None:
    terms = city.terms(issuer=city.units["DOIC"], reference="", basis=Basis.REGISTRATION)
    act = city.does("head", DAY, actions.register, terms=terms)
    assert act.data["own_registration"] is True
    assert act.data["basis"] == "REGISTRATION"
    assert city.who_may(DAY, actions.register, terms=terms) == {"head"}


def test_a_registration_names_the_unit_that_owes(city: Government) -> None:
    with refused("LEAD_MISSING"):
        city.does("head", DAY, actions.register, terms=city.terms(lead=None))


def test_the_head_allots_the_work_to_a_post_of_the_unit(city: Government) -> None:
    commitment = city.assigned()
    post = city.posts["officer"]
    act = city.does("head", "2024-03-02", actions.allot, commitment=commitment, post=post)
    assert (act.tag, act.data) == (Tag.COMMITMENT_ALLOTTED, {"post": post})
    assert models.Commitment.objects.get(pk=commitment).post_id == post
    assert city.who_may("2024-03-02", actions.allot, commitment=commitment, post=post) == {"head"}


def test_work_is_not_allotted_to_a_post_of_another_unit(city: Government) -> None:
    commitment = city.assigned()
    with refused("POST_OUTSIDE_LEAD"):
        city.does(
            "head",
            "2024-03-02",
            actions.allot,
            commitment=commitment,
            post=city.posts["health_head"],
        )


def test_closed_work_is_not_allotted(city: Government) -> None:
    commitment = city.in_state(Work.CLOSED)
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does(
            "head", "2024-07-02", actions.allot, commitment=commitment, post=city.posts["officer"]
        )


def test_a_commitment_that_nobody_knows_is_refused(city: Government) -> None:
    with refused("COMMITMENT_UNKNOWN"):
        city.does("head", DAY, actions.accept, commitment=4711)


def test_a_secret_commitment_is_acted_on_only_by_who_is_cleared(city: Government) -> None:
    commitment = city.assigned(confidentiality=Confidentiality.SECRET)
    assert city.who_may("2024-03-02", actions.accept, commitment=commitment) == set()
    person = city.by["officer"].person
    organisation.models.Person.objects.filter(pk=person).update(is_cleared=True)
    assert city.who_may("2024-03-02", actions.accept, commitment=commitment) == {"officer"}


def test_a_role_that_ended_gives_no_right(city: Government) -> None:
    held = organisation.models.RoleHeld.objects.get(post=city.posts["secretary"])
    assert held.role == Role.SECRETARIAT
    city.does(
        "administrator", "2024-02-28", organisation.end_role, held=held.pk, on=dt.date(2024, 2, 28)
    )
    assert city.who_may(DAY, actions.assign, terms=city.terms()) == {"leader"}


def test_a_day_that_passed_while_the_proposal_waited_is_asked_back(city: Government) -> None:
    proposed = city.in_state(Work.PROPOSED)
    said = {"commitment": proposed, "lead": city.units["DOH"]}
    with refused("DUE_DAY_PASSED"):
        city.does("secretary", "2024-07-29", actions.assign_proposed, meant=frozenset(), **said)
    later = by_day("2024-08-01")
    city.does(
        "secretary",
        "2024-07-29",
        actions.assign_proposed,
        meant=frozenset(),
        due=later,
        **said,
    )
    assert models.Commitment.objects.get(pk=proposed).original == dt.date(2024, 8, 1)
