"""Who only records for a body outside decides nothing: each decision names its letter."""

import datetime as dt
from typing import Any

import pytest

from remit.commitments import actions
from remit.domain.vocabulary import Basis, Evidence, Outcome, Work
from tests.support.government import Government, by_day
from tests.support.refused import refused

DAY = "2024-06-26"
LETTER = "99/BTTTT, 25/6/2024"
WHY = {"reason": "As the ministry wrote."}
DECISIONS: list[tuple[Work, str, dict[str, Any]]] = [
    (Work.PROPOSED, "assign_proposed", {}),
    (Work.PROPOSED, "reject", WHY),
    (Work.CONTESTED, "keep", WHY),
    (Work.CONTESTED, "reassign", WHY),
    (Work.CONTESTED, "redefine", {"title": "Less", "due": by_day("2024-12-31"), **WHY}),
    (Work.CLAIMED, "return_", WHY),
    (Work.VERIFIED, "refute", WHY),
    (Work.IN_PROGRESS, "correct_due", {"due": by_day("2024-07-31"), **WHY}),
    (Work.IN_PROGRESS, "suspend", WHY),
    (Work.SUSPENDED, "resume", WHY),
    (Work.IN_PROGRESS, "close", {"outcome": Outcome.NOT_MET, "note": "Not done."}),
    (Work.IN_PROGRESS, "cancel", WHY),
    (Work.IN_PROGRESS, "supersede", WHY),
    (Work.CLOSED, "reopen", WHY),
    (Work.IN_PROGRESS, "annul", WHY),
    (Work.IN_PROGRESS, "transfer", WHY),
]


def outside(city: Government, work: Work) -> int:
    """A commitment of the ministry in a state; the steward recorded what the ministry wrote."""
    terms = city.terms(issuer=city.units["MIC"], basis=Basis.LETTER, letter="1/BTTTT")
    if work is Work.PROPOSED:
        return city.told("officer", "2024-03-01", actions.propose, terms=terms).subject
    commitment = city.told("steward", "2024-03-01", actions.assign, terms=terms).subject
    if work is Work.CONTESTED:
        city.told("head", "2024-03-04", actions.contest, commitment=commitment, reason="No.")
        return commitment
    city.told("officer", "2024-03-04", actions.accept, commitment=commitment)
    for who, action, what in _STEPS.get(work, ()):
        city.told(who, "2024-06-20", action, commitment=commitment, **what)
    return commitment


_CLAIM: list[tuple[str, Any, dict[str, Any]]] = [
    ("officer", actions.attach_link, {"url": "https://data.example.org/catalogue"}),
    ("officer", actions.claim, {"summary": "Done."}),
]
_VERIFY: tuple[str, Any, dict[str, Any]] = (
    "steward",
    actions.verify,
    {"evidence": Evidence.DOCUMENT_CHECKED, "note": "Seen.", "letter": "2/BTTTT"},
)
_STEPS: dict[Work, list[tuple[str, Any, dict[str, Any]]]] = {
    Work.CLAIMED: _CLAIM,
    Work.VERIFIED: [*_CLAIM, _VERIFY],
    Work.CLOSED: [
        *_CLAIM,
        _VERIFY,
        ("steward", actions.close, {"outcome": Outcome.MET, "note": "So.", "letter": "3/BTTTT"}),
    ],
    Work.SUSPENDED: [("steward", actions.suspend, {"letter": "4/BTTTT", **WHY})],
}


@pytest.mark.parametrize(("work", "verb", "said"), DECISIONS)
def test_a_steward_records_a_decision_only_by_its_letter(
    city: Government, work: Work, verb: str, said: dict[str, Any]
) -> None:
    commitment = outside(city, work)
    what: dict[str, Any] = {"commitment": commitment, **said}
    if verb in {"reassign", "transfer", "assign_proposed"}:
        what["lead"] = city.units["DOH"]
    if verb == "supersede":
        what["other"] = city.accepted()
    if verb == "annul":
        what["act"] = city.told(
            "officer", DAY, actions.report, commitment=commitment, progress="1"
        ).seq
    action = getattr(actions, verb)
    with refused("LETTER_MISSING"):
        city.does("steward", DAY, action, letter="  ", **what)
    act = city.does("steward", DAY, action, letter=LETTER, **what)
    assert act.texts["letter"] == LETTER


def test_a_steward_assigns_only_by_a_letter(city: Government) -> None:
    with refused("LETTER_MISSING"):
        terms = city.terms(issuer=city.units["MIC"], basis=Basis.LETTER)
        city.does("steward", DAY, actions.assign, terms=terms)


def test_a_steward_answers_for_more_time_and_for_a_late_claim_by_letter(city: Government) -> None:
    commitment, claimed = outside(city, Work.IN_PROGRESS), outside(city, Work.IN_PROGRESS)
    wanted = dt.date(2024, 8, 30)
    city.does(
        "officer",
        "2024-06-20",
        actions.ask_extension,
        commitment=commitment,
        wanted=wanted,
        reason="Late.",
        progress="Half.",
    )
    on = dt.date(2024, 6, 3)
    city.does("officer", "2024-06-24", actions.claim, commitment=claimed, summary="Done.", on=on)
    decided: list[tuple[Any, dict[str, Any]]] = [
        (actions.refuse_extension, {"commitment": commitment}),
        (actions.extend, {"commitment": commitment, "due": wanted}),
        (actions.approve_backdating, {"commitment": claimed}),
    ]
    for action, what in decided:
        with refused("LETTER_MISSING"):
            city.does("steward", DAY, action, **what, **WHY)
    for action, what in decided[1:]:
        act = city.does("steward", DAY, action, letter=LETTER, **what, **WHY)
        assert act.texts["letter"] == LETTER


def test_who_decides_for_a_unit_of_the_site_needs_no_letter(city: Government) -> None:
    commitment = city.accepted()
    act = city.does("secretary", DAY, actions.cancel, commitment=commitment, **WHY)
    assert act.texts == WHY
