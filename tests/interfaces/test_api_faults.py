"""Whoever sends a body with several faults is told all of them, each with its place; and a rule
that says no to a member names that member."""

from typing import Any

import pytest

from remit.domain.vocabulary import How
from remit.interfaces import about
from remit.interfaces.api.site import api
from remit.interfaces.sentences import SENTENCES
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation import actions as organisation
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, Program, said
from tests.support.government import Government, by_day

ORDER: dict[str, Any] = {
    "title": "Publish the catalogue",
    "issuer": "CITY-PC",
    "lead": "DOIC",
    "due": {"said": "31/12/2031"},
    "basis": "MINUTES",
}
FAR = {"issuer": "D1", "step": "PROPOSE"}
UNREAD = "a\x07b"
PART = {"title": "A part", "lead": "DOIC-DATA"}
Found = dict[str, str]


@pytest.fixture
def chair(asks: Asking) -> Program:
    """A program of the secretariat of the city."""
    return asks("secretary")


def found(who: Program, path: str, body: Any) -> tuple[str, Found]:
    """By which rule a body is refused, and what is said of each place; nothing is recorded."""
    before = ledger.head()
    answered = who.post(path, body)
    assert answered.status_code in {403, 409, 422}, answered.content
    assert ledger.head() == before
    told = said(answered)
    assert all(one["detail"].strip() for one in told.get("findings", ()))
    return told["rule"], {one["place"]: one["code"] for one in told.get("findings", ())}


def ended(government: Government) -> None:
    """The department of finance went over to that of health."""
    going = organisation.NewSuccession(
        government.units["DOF"],
        (government.units["DOH"],),
        clock.day_of(paper_site.DAY),
        How.MERGED,
    )
    organisation.succeed_units(
        by=government.by["administrator"], at=paper_site.DAY, successions=[going]
    )


def test_members_that_are_missing_and_members_that_mean_nothing_are_named_together(
    chair: Program,
) -> None:
    sent = {"issuer": "NOWHERE", "lead": "NOBODY", "due": {"said": "soon"}, "also": ["W1", "X9"]}
    rule, places = found(chair, "commitments", sent | {"on": "yesterday", "colour": "red"})
    assert rule == "REQUEST_NOT_UNDERSTOOD"
    assert places == {
        "body.title": "VALUE_MISSING",
        "body.colour": "VALUE_NOT_ASKED",
        "body.issuer": "UNIT_UNKNOWN",
        "body.lead": "UNIT_UNKNOWN",
        "body.also": "UNIT_UNKNOWN",
        "body.due": "DUE_NOT_UNDERSTOOD",
        "body.on": "DAY_NOT_UNDERSTOOD",
        "body.reference": "BASIS_WITHOUT_REFERENCE",
    }


def test_members_of_a_good_form_that_mean_nothing_are_named_together(chair: Program) -> None:
    sent = ORDER | {"lead": "NOBODY", "due": {"said": "soon"}, "until": "31/31/2031"}
    rule, places = found(chair, "commitments", sent)
    assert rule == "UNIT_UNKNOWN"
    assert places == {
        "body.lead": "UNIT_UNKNOWN",
        "body.due": "DUE_NOT_UNDERSTOOD",
        "body.until": "DAY_NOT_UNDERSTOOD",
    }


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        (
            {},
            {
                "title": "VALUE_MISSING",
                "issuer": "VALUE_MISSING",
                "lead": "LEAD_MISSING",
                "reference": "BASIS_WITHOUT_REFERENCE",
            },
        ),
        (
            ORDER | {"title": "", "lead": "NOPE", "due": {"said": "x"}},
            {"title": "TITLE_MISSING", "lead": "UNIT_UNKNOWN", "due": "DUE_NOT_UNDERSTOOD"},
        ),
        (
            {"title": " ", "issuer": "CITY-PC"},
            {
                "title": "TITLE_MISSING",
                "lead": "LEAD_MISSING",
                "reference": "BASIS_WITHOUT_REFERENCE",
            },
        ),
        ({"issuer": 1, "step": "PROPOSE"} | {"title": "A", "document": 7}, {"issuer": "?"}),
        (ORDER | {"lead": None, "also": ["W1"], "on": "x"}, {"on": "DAY_NOT_UNDERSTOOD"}),
    ],
)
def test_what_an_order_lacks_is_named_with_the_rest(
    chair: Program, sent: dict[str, Any], named: Found
) -> None:
    _rule, places = found(chair, "commitments", sent)
    wanted = {f"body.{name}": code for name, code in named.items()}
    assert places == {place: wanted[place].replace("?", code) for place, code in places.items()}
    assert set(places) == set(wanted)


def test_a_text_that_must_be_written_is_named_with_the_rest(
    government: Government, chair: Program, asks: Asking
) -> None:
    path = f"commitments/{paper_site.accepted(government)}"
    assert found(chair, f"{path}/suspend", {"reason": " ", "waiting_for": "X9"})[1] == {
        "body.reason": "REASON_MISSING",
        "body.waiting_for": "UNIT_UNKNOWN",
    }
    parts = {"parts": [{"title": "", "lead": "X9"}, PART]}
    assert found(asks("head"), f"{path}/break-down", parts)[1] == {
        "body.parts.0.lead": "UNIT_UNKNOWN",
        "body.parts.0.title": "TITLE_MISSING",
    }


def test_a_draft_rests_on_its_text_and_lacks_no_reference(
    government: Government, chair: Program
) -> None:
    draft = paper_site.drafts(paper_site.registered(government))[0]
    assert found(chair, f"drafts/{draft.pk}/accept", {"title": "", "issuer": 1})[1] == {
        "body.title": "TITLE_MISSING",
        "body.lead": "LEAD_MISSING",
        "body.issuer": "VALUE_NOT_WORDS",
    }


def test_a_verification_takes_only_what_was_checked(government: Government, chair: Program) -> None:
    number = paper_site.claimed(government)
    answered = chair.post(f"commitments/{number}/verify", {"evidence": "NONE", "note": "Seen."})
    (fault,) = said(answered)["findings"]
    assert (fault["place"], fault["code"]) == ("body.evidence", "VALUE_NOT_A_WORD_OF")
    assert "DOCUMENT_CHECKED" in fault["detail"]
    assert "SITE_VERIFIED" in fault["detail"]
    assert "CLAIMED" not in fault["detail"]


def test_a_day_outside_the_years_of_the_site_is_told_these_years(chair: Program) -> None:
    answered = said(chair.post("commitments", ORDER | {"due": {"said": "31/12/9999"}}))
    assert answered["rule"] == "DUE_DATE_IMPOSSIBLE"
    assert "1900" in answered["detail"]
    assert "2199" in answered["detail"]


def test_every_text_that_cannot_be_read_is_named(chair: Program) -> None:
    rule, places = found(
        chair, "commitments", ORDER | {"title": UNREAD, "due": {"said": UNREAD}, "lead": "X9"}
    )
    assert rule == "TEXT_NOT_READABLE"
    assert places == {
        "body.title": "TEXT_NOT_READABLE",
        "body.due.said": "TEXT_NOT_READABLE",
        "body.lead": "UNIT_UNKNOWN",
    }


def test_rules_that_do_not_rest_on_each_other_are_all_named(chair: Program) -> None:
    sent = {"title": " ", "due": {"said": "15/01/2020"}, "basis": "PROVISION"}
    rule, places = found(chair, "commitments", ORDER | sent | {"cooperating": ["DOH", "DOIC"]})
    assert rule == "TITLE_MISSING"
    assert places == {
        "body.title": "TITLE_MISSING",
        "body.due": "DUE_DAY_PASSED",
        "body.reference": "BASIS_WITHOUT_REFERENCE",
        "body.cooperating.1": "LEAD_COOPERATES_WITH_ITSELF",
    }


@pytest.mark.parametrize(
    ("changed", "rule", "place"),
    [
        ({"lead": None}, "LEAD_MISSING", "body.lead"),
        ({"title": "x" * 600}, "WORDS_TOO_LONG", "body.title"),
        ({"reference": "x" * 600}, "WORDS_TOO_LONG", "body.reference"),
        ({"letter": "x" * 600}, "WORDS_TOO_LONG", "body.letter"),
        ({"due": {"said": "15/01/2020"}}, "DUE_DAY_PASSED", "body.due"),
        ({"repeat": "MONTH"}, "SERIES_WITHOUT_END", "body.until"),
        ({"until": "2032-01-01"}, "SERIES_WITHOUT_PERIOD", "body.repeat"),
        (FAR | {"lead": "DOIC-DATA"}, "LEAD_OUTSIDE_ISSUER", "body.lead"),
        (FAR | {"lead": "W1", "also": ["DOIC-DATA"]}, "LEAD_OUTSIDE_ISSUER", "body.also.0"),
        ({"also": ["NOBODY"]}, "UNIT_UNKNOWN", "body.also"),
    ],
)
def test_a_rule_about_a_member_of_an_order_names_it(
    chair: Program, changed: dict[str, Any], rule: str, place: str
) -> None:
    assert found(chair, "commitments", ORDER | changed) == (rule, {place: rule})


def test_a_unit_that_ended_is_named_where_it_stands(government: Government, chair: Program) -> None:
    ended(government)
    sent = ORDER | {"also": ["W1", "DOF"], "due": {"said": "15/01/2020"}}
    assert found(chair, "commitments", sent) == (
        "UNIT_DISSOLVED",
        {"body.also.1": "UNIT_DISSOLVED", "body.due": "DUE_DAY_PASSED"},
    )


@pytest.mark.parametrize(
    ("verb", "body", "rule", "place"),
    [
        ("contest", {"reason": " "}, "REASON_MISSING", "body.reason"),
        ("contest", {"reason": "No", "belongs_to": "X9"}, "UNIT_UNKNOWN", "body.belongs_to"),
        ("allot", {"post": "X9"}, "POST_UNKNOWN", "body.post"),
        ("report", {"progress": " "}, "PROGRESS_MISSING", "body.progress"),
        ("report", {"progress": "x", "on": "2199-01-01"}, "EFFECT_IN_FUTURE", "body.on"),
        ("attach-link", {"url": "nothing"}, "LINK_NOT_AN_ADDRESS", "body.url"),
        ("claim", {"summary": " "}, "SUMMARY_MISSING", "body.summary"),
        (
            "ask-extension",
            {"wanted": "2024-01-01", "reason": "x", "progress": "x"},
            "EXTENSION_NOT_LATER",
            "body.wanted",
        ),
    ],
)
def test_a_rule_about_a_member_of_an_act_names_it(
    government: Government,
    asks: Asking,
    verb: str,
    body: dict[str, Any],
    rule: str,
    place: str,
) -> None:
    number = government.accepted(due=None) if verb != "ask-extension" else _owed(government)
    assert found(asks("head"), f"commitments/{number}/{verb}", body) == (rule, {place: rule})


def _owed(government: Government) -> int:
    """A commitment with a date that lies ahead."""
    return government.accepted(due=by_day("2031-06-30"))


def test_each_part_that_cannot_be_given_is_named(government: Government, asks: Asking) -> None:
    number = _owed(government)
    parts = [PART, PART | {"title": " "}, PART | {"lead": "DOIC", "due": {"said": "2031-12-31"}}]
    assert found(asks("head"), f"commitments/{number}/break-down", {"parts": parts}) == (
        "TITLE_MISSING",
        {
            "body.parts.1.title": "TITLE_MISSING",
            "body.parts.2.lead": "PART_TO_ITSELF",
            "body.parts.2.due": "PART_AFTER_WHOLE",
        },
    )
    parts = [PART | {"lead": "X8"}, PART, PART | {"lead": "X9", "due": {"said": "soon"}}]
    assert found(asks("head"), f"commitments/{number}/break-down", {"parts": parts}) == (
        "UNIT_UNKNOWN",
        {
            "body.parts.0.lead": "UNIT_UNKNOWN",
            "body.parts.2.lead": "UNIT_UNKNOWN",
            "body.parts.2.due": "DUE_NOT_UNDERSTOOD",
        },
    )


def test_an_act_among_many_is_told_all_of_its_faults(government: Government, asks: Asking) -> None:
    number = _owed(government)
    sent = {"commitment": number, "verb": "contest", "body": {"belongs_to": "X9", "of": 1}}
    again = {"commitment": number, "verb": "contest", "body": {"reason": " "}}
    outcomes = said(asks("head").post("bulk", {"items": [sent, again]}))["items"]
    told = [{one["place"]: one["code"] for one in out["problem"]["findings"]} for out in outcomes]
    assert told == [
        {
            "item.reason": "VALUE_MISSING",
            "item.of": "VALUE_NOT_ASKED",
            "item.belongs_to": "UNIT_UNKNOWN",
        },
        {"item.reason": "REASON_MISSING"},
    ]


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        (
            "administration/units",
            {"code": "a b", "kind": "DEPARTMENT", "names": {"en": "X"}, "tree": "ADMIN"},
            {"body.code": "CODE_MALFORMED"},
        ),
        (
            "administration/units",
            {"code": "DOH", "kind": "DEPARTMENT", "names": {"en": "X"}, "tree": "ADMIN"},
            {"body.code": "UNIT_CODE_TAKEN"},
        ),
        (
            "administration/units",
            {"code": "NEW", "kind": "DEPARTMENT", "names": {"en": "X"}, "tree": "NOTREE"},
            {"body.tree": "TREE_UNKNOWN"},
        ),
        (
            "administration/people",
            {"email": "no address", "name": "Somebody", "language": "en"},
            {"body.email": "EMAIL_NOT_UNDERSTOOD"},
        ),
        (
            "administration/posts",
            {"unit": "X9", "code": "NEW", "names": {"en": "X"}, "on": "never"},
            {"body.unit": "UNIT_UNKNOWN", "body.on": "DAY_NOT_UNDERSTOOD"},
        ),
    ],
)
def test_a_rule_about_the_organisation_names_the_member(
    asks: Asking, path: str, body: dict[str, Any], told: Found
) -> None:
    assert found(asks("administrator"), path, body)[1] == told


def test_a_rule_about_no_member_names_none(government: Government, asks: Asking) -> None:
    number = government.assigned()
    assert asks("officer").post(f"commitments/{number}/accept").status_code == 200
    assert found(asks("officer"), f"commitments/{number}/accept", {}) == (
        "TRANSITION_NOT_ALLOWED",
        {},
    )
    stranger = asks("officer").post("commitments", ORDER)
    assert (stranger.status_code, said(stranger).get("findings")) == (403, None)


def test_the_table_of_places_names_rules_and_members_that_are_there() -> None:
    shapes = api.described["components"]["schemas"].values()
    known = {name for shape in shapes for name in shape.get("properties", ())}
    assert set(about.MEMBERS) <= set(SENTENCES)
    assert {name for names in about.MEMBERS.values() for name in names} <= known
