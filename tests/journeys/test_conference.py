"""A ministry's conference: recommendations get their answer, a unit and a date on the spot."""

from remit.commitments.queries import timeline
from remit.domain.vocabulary import Type
from tests.support import example


def test_a_recommendation_is_asked_answered_and_verified_in_the_meeting() -> None:
    answer = example.titled("Answer Sông Xanh on criteria for smart cities")
    whole = timeline.whole(example.viewer("SX-DIC-DATA.head"), answer.id)
    days = {entry.recorded_at.date().isoformat() for entry in whole.entries}
    assert (answer.type, answer.work, days) == (Type.ANSWER, "CLOSED", {"2024-03-11"})


def test_the_guidelines_promised_to_localities_come_by_15_april() -> None:
    guidelines = example.titled("Complete the guidelines on the national data strategy")
    assert str(guidelines.original) == "2024-04-15"
    assert example.total(on="2024-04-30", unit="MIC-STRAT")["done_on_time"] == 1


def test_a_quarter_keeps_its_words_and_ends_on_its_last_day() -> None:
    guidelines = example.titled("Complete the guidelines on digital transformation at commune")
    whole = timeline.whole(example.viewer("MIC.leader"), guidelines.id)
    assert whole.due is not None
    assert (whole.due.value, str(whole.due.last_day)) == ("2024-Q2", "2024-06-30")
    assert whole.due.wording == "in the second quarter of 2024"


def test_of_four_instructions_due_in_march_one_came_late() -> None:
    march = example.rows("due-month", on="2024-05-31", document="31/TB-BTTTT")["2024-03"]
    assert (march["assigned"], march["done_on_time"], march["done_late"]) == (4, 3, 1)


def test_a_vague_wish_has_no_date() -> None:
    indicators = example.titled("Publish a set of indicators")
    assert indicators.original is None
    assert example.total(on="2026-01-01", unit="MIC-PUB")["open_no_date"] == 1


def test_a_cooperating_locality_signs_off_its_own_part() -> None:
    guidelines = example.titled("Complete the guidelines on the national data strategy")
    whole = timeline.whole(example.viewer("MIC.leader"), guidelines.id)
    assert sorted(str(day) for day in whole.cooperating.values()) == ["2024-04-08", "None"]


def test_a_target_registered_from_below_is_verified_by_the_unit_above() -> None:
    target = example.titled("Đăng ký chỉ tiêu văn hóa đọc")
    whole = timeline.whole(example.viewer("SX-PC.leader"), target.id)
    assert whole.own_registration
    assert (whole.card.work, whole.evidence) == ("VERIFIED", "SITE_VERIFIED")
