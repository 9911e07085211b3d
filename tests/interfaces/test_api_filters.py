"""Filters: what none of them can mean is refused and named, never answered with an empty list; what
no endpoint takes is refused everywhere."""

import re
from typing import Any

import pytest

from remit.domain.vocabulary import Confidentiality
from remit.interfaces.api import rates
from remit.interfaces.api.commitments.reading import Filters
from remit.interfaces.api.site import api
from tests.architecture import source
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.support.government import Government

PATHS: dict[str, dict[str, Any]] = api.get_openapi_schema()["paths"]
NOBODY = "NOBODY-99"
# What names a unit, a document, a day or a word of the rule-book, and is in no site.
MEANT_NOTHING: list[tuple[str, dict[str, Any], str, str]] = [
    ("commitments", {"lead": NOBODY}, "lead", "UNIT_UNKNOWN"),
    ("commitments", {"issuer": NOBODY}, "issuer", "UNIT_UNKNOWN"),
    ("commitments", {"document": 999_999}, "document", "DOCUMENT_UNKNOWN"),
    ("commitments", {"overdue_on": "soon"}, "overdue_on", "DAY_NOT_UNDERSTOOD"),
    ("commitments", {"work": "SLEEPING"}, "work.0", "VALUE_NOT_A_WORD_OF"),
    ("commitments", {"sort": "sorrow"}, "sort", "VALUE_NOT_A_WORD_OF"),
    ("commitments", {"descending": "sideways"}, "descending", "VALUE_NOT_YES_OR_NO"),
    ("commitments", {"state": "SLEEPING"}, "state", "FILTER_WORD_UNKNOWN"),
    ("commitments", {"type": "SLEEP"}, "type", "VALUE_NOT_A_WORD_OF"),
    ("commitments", {"language": "tlh"}, "language", "LANGUAGE_UNKNOWN"),
    ("commitments", {"due_from": "soon"}, "due_from", "DAY_NOT_UNDERSTOOD"),
    (
        "commitments",
        {"due_from": "2024-06-30", "due_to": "2024-06-01"},
        "due_from",
        "DAYS_TURNED_ROUND",
    ),
    ("documents", {"type": "NOVEL"}, "type", "VALUE_NOT_A_WORD_OF"),
    ("documents", {"issuer": NOBODY}, "issuer", "UNIT_UNKNOWN"),
    ("documents", {"language": "tlh"}, "language", "LANGUAGE_UNKNOWN"),
    ("documents", {"issued_to": "soon"}, "issued_to", "DAY_NOT_UNDERSTOOD"),
    ("documents", {"drafts": "ASLEEP"}, "drafts", "VALUE_NOT_A_WORD_OF"),
    *(
        (path, {name: word}, name, rule)
        for path in ("figures", "figures/records", "figures/changes", "figures/undecided")
        for name, word, rule in (
            ("unit", NOBODY, "UNIT_UNKNOWN"),
            ("document", "99/NOBODY", "DOCUMENT_UNKNOWN"),
            ("type", "SLEEP", "TYPE_UNKNOWN"),
            ("issuer_level", "MOON", "LEVEL_UNKNOWN"),
            ("tree", "WOOD@today", "TREE_UNKNOWN"),
            ("clock", "cuckoo", "VALUE_NOT_A_WORD_OF"),
            ("on", "soon", "DAY_NOT_UNDERSTOOD"),
            ("known_at", "99999", "KNOWN_AT_NO_ACT"),
            ("known_at", "0", "KNOWN_AT_NO_ACT"),
            ("known_at", "-1", "KNOWN_AT_NO_ACT"),
        )
    ),
    ("figures/changes", {"since": "soon"}, "since", "DAY_NOT_UNDERSTOOD"),
    ("figures/records", {"row": NOBODY}, "row", "UNIT_UNKNOWN"),
    ("figures/records", {"by": "type", "row": "SLEEP"}, "row", "ROW_UNKNOWN"),
    ("figures/records", {"by": "issuer-level", "row": "MOON"}, "row", "ROW_UNKNOWN"),
    ("figures/records", {"by": "due-month", "row": "2024-13"}, "row", "ROW_UNKNOWN"),
    ("figures/records", {"by": "document", "row": "99/NOBODY"}, "row", "DOCUMENT_UNKNOWN"),
    ("figures/records", {"sort": "sorrow"}, "sort", "VALUE_NOT_A_WORD_OF"),
    ("trees/ADMIN", {"unit": NOBODY}, "unit", "UNIT_UNKNOWN"),
    ("trees/ADMIN", {"on": "soon"}, "on", "DAY_NOT_UNDERSTOOD"),
    ("trees/ADMIN", {"known_at": "99999"}, "known_at", "KNOWN_AT_NO_ACT"),
    ("units/DOIC", {"on": "soon"}, "on", "DAY_NOT_UNDERSTOOD"),
    ("units/DOIC", {"known_at": "99999"}, "known_at", "KNOWN_AT_NO_ACT"),
    ("ledger/acts", {"subject": 999_999}, "subject", "SUBJECT_UNKNOWN"),
    ("ledger/acts", {"after": -1}, "after", "VALUE_TOO_SMALL"),
    ("ledger/acts", {"tag": "commitment.slept"}, "tag", "VALUE_NOT_A_WORD_OF"),
    ("ledger/acts", {"recorded_on": "soon"}, "recorded_on", "DAY_NOT_UNDERSTOOD"),
    ("me/queues", {"sort": "sorrow"}, "sort", "VALUE_NOT_A_WORD_OF"),
    ("me/queues/to_do", {"sort": "sorrow"}, "sort", "VALUE_NOT_A_WORD_OF"),
    ("exports/commitments", {"unit": NOBODY}, "unit", "UNIT_UNKNOWN"),
    ("exports/commitments", {"document": "99/NOBODY"}, "document", "DOCUMENT_UNKNOWN"),
    ("search", {"words": "clinics", "kind": "DREAM"}, "kind", "VALUE_NOT_A_WORD_OF"),
]


@pytest.mark.parametrize(
    ("path", "query", "member", "code"),
    MEANT_NOTHING,
    ids=[f"{path} {query}" for path, query, _, _ in MEANT_NOTHING],
)
def test_what_a_filter_cannot_mean_is_refused_and_named(
    asks: Asking, path: str, query: dict[str, Any], member: str, code: str
) -> None:
    refused = asks("secretary").get(path, query)
    assert refused.status_code == 422, refused.content
    findings = said(refused)["findings"]
    assert [(one["place"], one["code"]) for one in findings] == [(f"query.{member}", code)]
    assert len(findings[0]["detail"].split(".")) > 1


def test_a_document_that_may_not_be_read_is_in_a_filter_as_one_that_is_not_there(
    government: Government, asks: Asking
) -> None:
    restricted = {"confidentiality": Confidentiality.RESTRICTED}
    issuer = government.units["CITY-PC"]
    hidden = paper_site.registered(government, number="8/MAT", issuer=issuer, **restricted)
    for asked in ({"document": hidden}, {"document": 999_999}):
        refused = asks("health_head").get("commitments", asked)
        assert (refused.status_code, said(refused)["rule"]) == (422, "DOCUMENT_UNKNOWN")
    assert asks("secretary").get("commitments", {"document": hidden}).status_code == 200


def test_what_the_address_names_is_not_found_though_a_filter_says_the_same(asks: Asking) -> None:
    refused = asks("officer").get(f"units/{NOBODY}", {"on": "2024-03-01"})
    assert (refused.status_code, said(refused)["rule"]) == (404, "UNIT_UNKNOWN")
    assert "findings" not in said(refused) or not said(refused)["findings"]


def test_the_records_behind_each_row_are_found_by_its_published_key(
    government: Government, asks: Asking
) -> None:
    restricted = {"confidentiality": Confidentiality.RESTRICTED}
    issuer = government.units["CITY-PC"]
    hidden = paper_site.registered(government, number="8/MAT", issuer=issuer, **restricted)
    seen = paper_site.registered(government, "Another order.", number="9/CT", issuer=issuer)
    for document, more in ((hidden, restricted), (seen, {}), (None, {})):
        paper_site.assigned(government, document=document, **more)
    for by in ("unit", "issuer-level", "document", "type", "due-month"):
        table = said(asks("health_head").get("figures", {"by": by}))
        assert table["rows"], by
        for row in table["rows"]:
            asked = {"by": by, "row": row["key"], "own": row.get("own") or False}
            found = asks("health_head").get("figures/records", asked)
            assert said(found).get("total") == row["assigned"], (by, row["key"], said(found))


def _taken(path: str) -> tuple[str, bool]:
    url = re.sub(r"\{\w+\}", "1", path.replace("{code}", "ADMIN").replace("{queue}", "to_do"))
    filters = [one for one in PATHS[path]["get"].get("parameters", ()) if one["in"] == "query"]
    return url.replace("{kind}", "commitments"), bool(filters)


@pytest.mark.parametrize("path", [path for path, methods in PATHS.items() if "get" in methods])
def test_a_filter_that_is_not_known_is_refused_everywhere(asks: Asking, path: str) -> None:
    rates.forget()
    url, has_filters = _taken(path)
    refused = asks("administrator").get(url, {"colour": "red"})
    rule = "FILTER_UNKNOWN" if has_filters else "FILTER_NOT_TAKEN"
    assert (refused.status_code, said(refused)["rule"]) == (400, rule)
    assert said(refused)["facts"]["name"] == "colour"


@pytest.mark.parametrize("path", [path for path, methods in PATHS.items() if "post" in methods])
def test_a_write_takes_no_filter(asks: Asking, path: str) -> None:
    url = re.sub(r"\{\w+\}", "1", path)
    refused = asks("administrator").post(f"{url}?colour=red")
    assert (refused.status_code, said(refused)["rule"]) == (400, "FILTER_NOT_TAKEN")


def test_a_filter_is_said_once_unless_it_takes_many(asks: Asking) -> None:
    officer = asks("officer")
    refused = officer.get("/api/v1/commitments?lead=DOIC&lead=DOH")
    assert (refused.status_code, said(refused)["rule"]) == (400, "FILTER_TWICE")
    many = officer.get("/api/v1/commitments?work=ASSIGNED&work=CLAIMED")
    assert many.status_code == 200


def test_the_guide_names_every_filter_of_the_list() -> None:
    guide = (source.ROOT / "docs" / "howto" / "use-the-api.md").read_text()
    (row,) = [line for line in guide.splitlines() if line.startswith("| commitments |")]
    assert [name for name in Filters.model_fields if f"`{name}`" not in row] == []
