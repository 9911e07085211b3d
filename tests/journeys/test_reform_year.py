"""The year of reform in the province: 133 tasks assigned, 39 done, the rest still in time."""

import pytest

from remit.commitments.queries import timeline
from remit.domain.acts import Tag
from remit.texts import queries as texts
from tests.support import example

DAY = {"on": "2023-09-06", "unit": "TV"}


@pytest.mark.parametrize("clock", ["revised", "original"])
def test_133_assigned_39_done_29_32_percent_and_none_overdue(clock: str) -> None:
    total = example.total(clock=clock, **DAY)
    assert (total["assigned"], total["done_on_time"] + total["done_late"]) == (133, 39)
    assert (total["open_in_time"], total["open_overdue"]) == (94, 0)
    assert example.percent(total) == "29.32"


def test_the_document_says_the_same_figures_as_the_ledger() -> None:
    found = texts.reading_of(example.document("412/TB-UBND"))
    stated = {value for statistic in found["statistics"] for value in statistic["values"]}
    assert {133, 39, 29.32, 94, 80} <= stated
    assert found["checks"] == []


def test_every_task_is_a_sentence_of_its_own() -> None:
    cards = example.behind("assigned", post="TV-PC.leader", **DAY)
    titles = {card.title for card in cards}
    assert len(cards) == len(titles) == 133
    assert all(len(title.split()) >= 5 for title in titles)


def test_what_is_claimed_is_not_yet_done() -> None:
    total = example.total(**DAY)
    assert total["claimed"] == 5
    later = example.total(on="2023-09-30", unit="TV")
    assert later["done_on_time"] >= 39 + 5


def test_the_year_end_is_seen_with_late_work_and_work_not_done() -> None:
    total = example.total(on="2024-12-31", unit="TV", document="131/QĐ-TTg")
    assert total["assigned"] == 132  # one order was taken back
    assert (total["closed_not_done"], total["open_overdue"]) == (2, 4)
    assert total["done_late"] >= 12


def test_an_external_issuer_verifies_by_letter() -> None:
    record = example.titled("Triển khai hồ sơ sức khỏe điện tử", post="TV-PC.leader")
    entries = timeline.whole(example.viewer("TV-PC.leader"), record.id).entries
    verified = next(entry for entry in entries if entry.tag is Tag.COMMITMENT_VERIFIED)
    assert verified.texts["letter"] == "2214/VPCP-CCHC"
