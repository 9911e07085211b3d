"""On 1 July 2025 districts are dissolved, wards and communes merged, two departments made one."""

from remit.organisation import queries as organisation
from tests.support import example

BEFORE = {"on": "2025-06-30", "unit": "SX-PC"}


def test_the_reorganisation_does_not_touch_the_figures_of_yesterday() -> None:
    known_then = example.rows("unit", known_at="2025-06-30", **BEFORE)
    known_after = example.rows("unit", known_at="2025-07-02", **BEFORE)
    assert known_then == known_after
    assert {"SX-DIC", "SX-DOS", "SX-D-BENLUA"} <= set(known_after)
    assert "SX-DST" not in known_after


def test_the_same_day_may_be_seen_in_the_tree_of_today() -> None:
    today = example.rows("unit", tree="@today", **BEFORE)
    then = example.rows("unit", **BEFORE)
    together = then["SX-DIC"]["assigned"] + then["SX-DOS"]["assigned"]
    assert today["SX-DST"]["assigned"] == together
    assert "SX-DIC" not in today
    assert example.total(tree="@today", **BEFORE) == example.total(**BEFORE)


def test_what_was_transferred_is_owed_by_the_heir() -> None:
    assert example.total(on="2025-07-09", unit="SX-W-BENLUA")["assigned"] == 2
    identity = example.titled("Cấp định danh điện tử cho toàn bộ tổ chức")
    assert identity.lead == organisation.unit_by_code("SX-DST").id


def test_what_is_not_yet_transferred_stays_with_the_dissolved_unit_below_its_heirs() -> None:
    day = {"on": "2026-10-30", "unit": "SX-PC"}
    waiting = example.titled("Giải quyết hồ sơ nhà đất tồn đọng")
    district = organisation.unit_by_code("SX-D-BENLUA")
    assert (waiting.lead, str(district.exists_until)) == (district.id, "2025-07-01")
    assert example.rows("unit", **day)["SX-D-BENLUA"]["open_overdue"] == 1


def test_a_late_transfer_moves_the_work_and_not_the_past() -> None:
    fund = "Lập quỹ đầu tư mạo hiểm"
    assert example.titled(fund).lead == organisation.unit_by_code("SX-DST").id
    before = [
        card.lead
        for card in example.behind("open_overdue", on="2026-04-01", unit="SX-DST")
        if card.title.startswith(fund)
    ]
    assert before == [organisation.unit_by_code("SX-DOS").id]
