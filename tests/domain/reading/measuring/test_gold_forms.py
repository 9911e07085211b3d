"""Both formats of annotations mean the same; quotes become places, and lost quotes are told."""

from typing import Any

import pytest

from remit.domain.reading.measuring import QuoteLost, agreement, gold_forms, places
from remit.domain.reading.measuring.records import Body, Due, Stretch

TEXT = "Sở Y tế lập danh mục trước ngày 31/12/2025. Sở Y tế báo cáo, căn cứ Chỉ thị 24-CT/TU."
WIDE: dict[str, Any] = {
    "document": {"type": "directive", "number": None, "date": "2025-10-01", "issuer": "UBND"},
    "references": [{"quote": "Chỉ thị 24-CT/TU", "number": "24-CT/TU", "date": None}],
    "obligations": [
        {
            "quote": "Sở Y tế lập danh mục trước ngày 31/12/2025",
            "kind": "task",
            "actor": "Sở Y tế",
            "actor_names": ["Sở Y tế"],
            "deadline": {
                "value": "2025-12-31",
                "operator": "before",
                "quote": "trước ngày 31/12/2025",
            },
        },
        {"quote": "Sở Y tế", "nth": 1, "kind": "directive", "actor": None, "deadline": None},
    ],
    "statistics": [],
    "findings": [],
    "checks": [{"code": "count_list", "quotes": ["Sở Y tế lập", "Sở Y tế báo cáo"]}],
}
FIRST: dict[str, Any] = {
    "event_date": {"value": "2025-10-01"},
    "doc_refs": [
        {"start": 68, "end": 84, "number": "24-CT/TU"},
        {"start": 0, "end": 7, "number": "14th congress"},
    ],
    "organisations": [{"name": "Health (a department)", "quote": "Sở Y tế", "start": 0, "end": 7}],
    "obligations": [
        {
            "start": 0,
            "end": 42,
            "kind": "task",
            "actor": "Health",
            "deadline": "2025-12-31",
            "deadline_op": "before",
        },
        {"start": 44, "end": 59, "kind": "task", "actor": None, "deadline_vague": "sớm"},
    ],
    "limitations": [{"start": 0, "end": 7}],
    "inconsistencies": [
        {"type": "name_variant", "spans": [{"start": 0, "end": 7}]},
        {"type": "mistranslation", "spans": [{"start": 0, "end": 7}]},
    ],
}


def test_quotes_become_places_and_the_number_of_the_quote_is_kept() -> None:
    sheet = gold_forms.sheet(WIDE, TEXT)
    first, second = sheet.duties
    assert places.quoted(first.place, TEXT) == WIDE["obligations"][0]["quote"]
    assert second.place == Stretch(44, 51)
    assert first.due == Due("2025-12-31", "before")
    assert sheet.head.facts == {"type": "directive", "number": None, "date": "2025-10-01"}
    assert [one.code for one in sheet.contradictions] == ["count_list"]


def test_the_first_format_is_mapped_to_the_same_form() -> None:
    sheet = gold_forms.sheet(FIRST, TEXT, {"Health": ["Sở Y tế tỉnh"]})
    first, second = sheet.duties
    assert first.body == Body("Health", frozenset({"Health", "Sở Y tế", "Sở Y tế tỉnh"}))
    assert (first.due, second.due) == (Due("2025-12-31", "before"), Due(vague=True))
    assert sheet.head.facts == {"event_date": "2025-10-01"}
    assert [one.scored for one in sheet.citations] == [True, False]
    assert [one.code for one in sheet.contradictions] == ["names"]


def test_names_may_be_places_so_that_no_words_are_kept() -> None:
    entry = {**WIDE["obligations"][0], "actor": {"start": 0, "end": 7}}
    entry["actor_names"] = [{"start": 44, "end": 51}]
    sheet = gold_forms.sheet({**WIDE, "obligations": [entry]}, TEXT)
    assert sheet.duties[0].body == Body("Sở Y tế", frozenset({"Sở Y tế"}))


@pytest.mark.parametrize(
    "entry",
    [
        {"quote": "Sở Tài chính"},
        {"quote": "Sở Y tế", "nth": 2},
        {"quote": ""},
        {"start": 80, "end": 999},
    ],
)
def test_a_quote_that_does_not_stand_in_the_text_is_told(entry: dict[str, object]) -> None:
    with pytest.raises(QuoteLost):
        places.place(entry, TEXT)


def test_two_annotators_agree_by_place_kind_and_deadline() -> None:
    one = gold_forms.sheet(WIDE, TEXT)
    other = {**WIDE, "obligations": [{**WIDE["obligations"][0], "kind": "directive"}]}
    found = agreement.agreement(one, gold_forms.sheet(other, TEXT))
    assert (found.first, found.second, found.both) == (2, 1, 1)
    assert (found.same_deadline, found.dated, found.same_actor) == (1, 1, 1)
    assert found.f1 == pytest.approx(2 / 3)
    assert found.kappa == 0.0


def test_kappa_is_agreement_beyond_chance() -> None:
    same = [("task", "task"), ("directive", "directive")]
    assert agreement.kappa(same) == 1.0
    assert agreement.kappa([*same, ("task", "directive"), ("directive", "task")]) == 0.0
    assert agreement.kappa([]) is None
