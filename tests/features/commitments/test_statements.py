"""What an act asks of the database: as many statements, whatever happened before and however many
parts and cooperating units there are. Begin and end of the transaction are counted."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from remit.commitments import actions
from remit.domain.vocabulary import Confidence, Evidence, Outcome
from tests.support.government import Government

MOST = 14
LOCKS = {"sqlite": 0, "postgresql": 1}  # SQLite is locked by the beginning itself
ACCEPTED, CLAIMED, VERIFIED = "2024-03-05", "2024-06-20", "2024-06-25"
LATER = dt.date(2024, 7, 30)
# How each commitment is brought there, then who acts on which day, how, and with how many
# statements.
Verb = tuple[str, str, str, Callable[..., Any], dict[str, Any], int]
VERBS: tuple[Verb, ...] = (
    ("assigned", "officer", ACCEPTED, actions.accept, {}, 12),
    ("assigned", "head", ACCEPTED, actions.contest, {"reason": "Not ours."}, 13),
    ("accepted", "officer", ACCEPTED, actions.report, {"progress": "Half of it."}, 10),
    (
        "accepted",
        "officer",
        ACCEPTED,
        actions.ask_extension,
        {"wanted": LATER, "reason": "It is much.", "progress": "Half of it."},
        10,
    ),
    ("asked", "leader", "2024-03-06", actions.extend, {"due": LATER, "reason": "Granted."}, 13),
    ("accepted", "secretary", "2024-03-06", actions.suspend, {"reason": "They wait."}, 13),
    (
        "accepted",
        "officer",
        ACCEPTED,
        actions.attach_link,
        {"url": "https://data.example.org/catalogue"},
        11,
    ),
    ("claimable", "officer", CLAIMED, actions.claim, {"summary": "It is published."}, 13),
    ("claimed", "secretary", VERIFIED, actions.return_, {"reason": "It is empty."}, 13),
    (
        "claimed",
        "inspector",
        VERIFIED,
        actions.verify,
        {"evidence": Evidence.DOCUMENT_CHECKED, "note": "It was seen."},
        13,
    ),
    (
        "verified",
        "leader",
        "2024-06-27",
        actions.close,
        {"outcome": Outcome.MET, "note": "Well done."},
        13,
    ),
    ("assigned", "secretary", ACCEPTED, actions.cancel, {"reason": "No longer."}, 13),
)


def brought(city: Government, state: str, **what: Any) -> int:
    """A commitment in a state of the usual days."""
    if state not in ("asked", "claimable"):
        return getattr(city, state)(**what)
    commitment = city.accepted(**what)
    if state == "asked":
        asked = {"wanted": LATER, "reason": "It is much.", "progress": "Half of it."}
        city.told("officer", ACCEPTED, actions.ask_extension, commitment=commitment, **asked)
    else:
        link = {"url": "https://data.example.org/catalogue"}
        city.told("officer", ACCEPTED, actions.attach_link, commitment=commitment, **link)
    return commitment


def statements(
    city: Government, who: str, day: str, action: Callable[..., Any], **what: Any
) -> int:
    """How many statements it takes; nothing of it stays."""
    with CaptureQueriesContext(connection) as captured, transaction.atomic():
        city.does(who, day, action, **what)
        transaction.set_rollback(True)
    around = 3  # a savepoint is set, gone back to and given up again
    return len(captured) - around - LOCKS[connection.vendor]


def busy(city: Government, commitment: int) -> None:
    for _ in range(12):
        city.told(
            "leader",
            "2024-03-01",
            actions.assess,
            commitment=commitment,
            confidence=Confidence.AMBER,
            reason="It is slow.",
        )


def broken_down(city: Government, commitment: int) -> None:
    codes = ["DOIC-DATA", "DOH", "DOF", "INSP", "D1", "W2"]
    parts = [actions.Part(f"The part of {code}", city.units[code]) for code in codes]
    whole = {"commitment": commitment, "parts": parts}
    made = city.told("head", "2024-03-01", actions.break_down, **whole)
    deeper = [actions.Part("A part of a part", city.units["W1"])]
    below = {"commitment": made[0].subject, "parts": deeper}
    city.told("data_head", "2024-03-01", actions.break_down, **below)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[3].__name__)
def test_a_verb_takes_few_statements(city: Government, verb: Verb) -> None:
    state, who, day, action, what, expected = verb
    commitment = brought(city, state)
    found = statements(city, who, day, action, commitment=commitment, **what)
    assert found == expected
    assert found + LOCKS["postgresql"] <= MOST


@pytest.mark.parametrize("verb", [VERBS[0], VERBS[2], VERBS[7]], ids=lambda verb: verb[3].__name__)
def test_history_parts_and_cooperating_units_add_none(city: Government, verb: Verb) -> None:
    state, who, day, action, what, expected = verb
    joined = tuple(city.units[code] for code in ("DOH", "DOF", "INSP", "D1"))
    commitment = brought(city, state, cooperating=joined)
    busy(city, commitment)
    broken_down(city, commitment)
    assert statements(city, who, day, action, commitment=commitment, **what) == expected


@pytest.mark.parametrize(
    ("codes", "expected"), [((), 11), (("DOH",), 12), (("DOH", "DOF", "INSP", "D1"), 12)]
)
def test_assigning_takes_few_statements(
    city: Government, codes: tuple[str, ...], expected: int
) -> None:
    city.assigned()
    terms = city.terms(cooperating=tuple(city.units[code] for code in codes))
    found = statements(city, "secretary", "2024-03-01", actions.assign, terms=terms)
    assert found == expected


def test_an_order_to_many_units_takes_few_more_statements_than_to_two(city: Government) -> None:
    city.assigned()

    def ordered(*codes: str) -> int:
        return statements(
            city,
            "secretary",
            "2024-03-01",
            actions.begin_each,
            terms=city.terms(),
            begin=actions.assign,
            also=[city.units[code] for code in codes],
        )

    assert ordered("DOH", "DOF", "INSP", "D1", "W1", "W2") == ordered("DOH") <= MOST
