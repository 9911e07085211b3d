"""The review of 14 November 2025: twelve overdue from the centre, eighteen of the city itself."""

import pytest

from remit.commitments.queries import timeline
from remit.domain.acts import Tag
from tests.support import example

CITY = {"on": "2025-11-14", "unit": "SX"}


@pytest.mark.parametrize("known_at", ["2025-11-15", "2025-12-31", "2026-06-30", ""])
def test_twelve_central_and_eighteen_city_tasks_are_overdue_whenever_one_looks_back(
    known_at: str,
) -> None:
    rows = example.rows("issuer-level", known_at=known_at, **CITY)
    overdue = {level: row["open_overdue"] for level, row in rows.items() if row["open_overdue"]}
    assert overdue == {"CENTRAL": 12, "PROVINCIAL": 18}


@pytest.mark.parametrize(("level", "length"), [("CENTRAL", 12), ("PROVINCIAL", 18)])
def test_a_figure_opens_to_a_list_of_its_length(level: str, length: int) -> None:
    cards = example.behind("open_overdue", key=level, **CITY)
    assert len(cards) == len({card.id for card in cards}) == length
    assert all(card.revised and str(card.revised) < "2025-11-14" for card in cards)


def test_the_eighteen_are_no_parts_of_the_twelve() -> None:
    cards = example.behind("open_overdue", **CITY)
    assert len(cards) == 30
    assert all(card.parent is None for card in cards)


def test_three_departments_that_do_not_share_are_among_the_overdue_of_both_levels() -> None:
    for level in ("CENTRAL", "PROVINCIAL"):
        for unit in ("SX-DOH", "SX-DIT", "SX-DOJ"):
            on = CITY | {"unit": unit, "issuer_level": level}
            assert example.total(**on)["open_overdue"] == 1


def test_an_act_recorded_late_changes_what_is_known_and_not_what_was_known() -> None:
    day = {"on": "2025-11-13", "unit": "SX", "issuer_level": "CENTRAL"}
    assert example.total(known_at="2025-11-13", **day)["open_overdue"] == 13
    assert example.total(**day)["open_overdue"] == 12
    late = example.titled("Đưa dữ liệu di tích và bảo tàng")
    entries = timeline.whole(example.viewer("SX-PC.leader"), late.id).entries
    approved = next(entry for entry in entries if entry.tag is Tag.COMMITMENT_BACKDATED)
    assert str(approved.effective_on) == "2025-10-24"


def test_conclusions_become_dated_commitments_in_the_room() -> None:
    number = "112-TB/BCĐ57"
    cards = example.behind("open_in_time", on="2025-11-14", document=number)
    dates = [(str(card.original), card.type) for card in cards]
    assert dates == [("2025-11-30", "TASK"), ("2025-12-30", "PUBLICATION")]


def test_the_catalogue_promised_before_31_december_came_in_time() -> None:
    catalogue = example.titled("Công bố danh mục dữ liệu dùng chung")
    due = timeline.whole(example.viewer("SX-PC.leader"), catalogue.id).due
    assert due is not None
    assert (due.wording, str(due.last_day)) == ("trước ngày 31/12/2025", "2025-12-30")
    assert catalogue.work == "CLOSED"


def test_a_hidden_commitment_counts_and_shows_nothing() -> None:
    day = {"on": "2025-11-14", "unit": "SX-POL"}
    stranger = example.behind("assigned", post="TV-DHA.officer", **day)
    insider = example.behind("assigned", post="SX-POL.head", **day)
    assert len(stranger) == len(insider) == example.total(**day)["assigned"]
    assert [card.title for card in stranger if card.hidden] == [""] * 3
    assert not any(card.hidden for card in insider)
