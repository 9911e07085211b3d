"""A quotation stands in one place of the text, or nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import quoting

TEXT = "على الوزارة نشر ٢٥ ملفا.\nThe unit  shall\nreport. The unit may ask.\nTwo. Two."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("The unit may ask", "The unit may ask"),
        ("The unit shall report", "The unit  shall\nreport"),
        ("نشر 25 ملفا", "نشر ٢٥ ملفا"),
        ("  may ask. ", "may ask."),
        ("The unit", None),
        ("Two", None),
        ("The unit must report", None),
        ("", None),
        (" \n", None),
        ("x" * 5000, None),
    ],
)
def test_a_quotation_is_found_in_its_one_place_or_not_at_all(quote: str, found: str | None) -> None:
    span = quoting.located(TEXT, quote)
    assert (span.quote if span else None) == found


def test_a_quotation_is_looked_for_inside_its_paragraph_only() -> None:
    at = TEXT.index("The unit may")
    span = quoting.located(TEXT, "The unit", at)
    assert span is not None
    assert span.start == at
    assert quoting.located(TEXT, "Two", at, at + 20) is None


@given(st.text("ab 1٢\n", max_size=30), st.text("ab 1٢\n", max_size=6))
def test_what_is_found_stands_there(text: str, quote: str) -> None:
    span = quoting.located(text, quote)
    if span:
        assert text[span.start : span.end] == span.quote
        assert len(span.quote.split()) == len(quote.split())
