"""A due date is written so that it is read back as it was."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import due as dues
from remit.domain.due import Operator, saying

OPERATORS = st.sampled_from([Operator.BY, Operator.BEFORE, Operator.IN, Operator.FROM, Operator.ON])
LANGUAGES = st.sampled_from(["vi", "en", "ar", "ko"])


@st.composite
def values(draw: st.DrawFn) -> str:
    year = draw(st.integers(1990, 2099))
    day = draw(st.dates(dt.date(year, 1, 1), dt.date(year, 12, 31)))
    clock = f"{draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02}"
    forms = [
        f"{year}",
        f"{year}-H{draw(st.integers(1, 2))}",
        f"{year}-Q{draw(st.integers(1, 4))}",
        f"{day:%Y-%m}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y-%m-%d}T{clock}",
    ]
    return draw(st.sampled_from(forms))


@given(values(), OPERATORS, LANGUAGES)
def test_what_is_written_is_read_back(value: str, operator: Operator, language: str) -> None:
    due = dues.compute(value=value, operator=operator)
    entry = dues.parse_entry(saying.entry_text(due, language))
    back = dues.compute(value=entry.value, operator=entry.operator, granularity=entry.granularity)
    assert (back.value, back.last_day, back.last_instant) == (
        due.value,
        due.last_day,
        due.last_instant,
    )


@pytest.mark.parametrize(
    ("due", "language", "text"),
    [
        (dues.compute(value="2024-06-28", operator=Operator.BY), "vi", "2024-06-28"),
        (dues.compute(value="2024-07-01", operator=Operator.BEFORE), "vi", "trước 2024-07-01"),
        (dues.compute(value="2024-07-01", operator=Operator.BEFORE), "ko", "2024-07-01 전"),
        (dues.compute(value="2024-Q2", operator=Operator.IN), "ar", "2024-Q2"),
        (dues.compute(value=None, operator=Operator.BY, wording="soon"), "en", ""),
        (
            dues.compute(
                value=None,
                operator=Operator.WITHIN,
                within=(10, dues.TimeUnit.DAYS),
                trigger_on=dt.date(2024, 6, 1),
            ),
            "en",
            "2024-06-11",
        ),
    ],
)
def test_how_a_date_is_written(due: dues.Due, language: str, text: str) -> None:
    assert saying.entry_text(due, language) == text
