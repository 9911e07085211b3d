"""How documents are numbered, and how people write those numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import document_numbers
from remit.domain.document_numbers import NumberParts, Reference
from remit.domain.refusals import Refusal

NUMBERS = ("24-CT/TU", "365/TB-VPCP", "08-QC/TW", "57-NQ/TW", "1207/QĐ-UBND", "47/2024/NĐ-CP")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("24-CT/TU", "24 - ct / tu"),
        ("24-CT/TU", "24–CT/TU"),
        ("24-CT/TU", "２４－ＣＴ／ＴＵ"),
        ("24-CT/TU", "٢٤-CT/TU"),
        ("24-CT/TU", "\u200f24-CT/TU\u200e"),
        ("1207/QĐ-UBND", "1207/QD-UBND"),
        ("1207/QĐ-UBND", "Số: 1207/qđ-ubnd"),
        ("08-QC/TW", "8-QC/TW"),
        ("Executive Order 13642", "EXECUTIVE  ORDER 13642 "),
        ("제24호", "24"),
        ("No. 57-NQ/TW", "№ 57-NQ/TW"),
    ],
)
def test_the_same_number_written_otherwise_folds_to_the_same(one: str, other: str) -> None:
    assert document_numbers.fold(one) == document_numbers.fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("24-CT/TU", "24/CT-TU"),
        ("24-CT/TU", "240-CT/TU"),
        ("1207/QĐ-UBND", "127/QĐ-UBND"),
        ("47/2024/NĐ-CP", "47/2023/NĐ-CP"),
        ("24-CT/TU", "24-CV/TU"),
    ],
)
def test_different_numbers_stay_different(one: str, other: str) -> None:
    assert document_numbers.fold(one) != document_numbers.fold(other)


@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/–][A-ZĐ]{1,4}[-/][A-ZĐ]{2,5}", fullmatch=True))
def test_folding_twice_changes_nothing(number: str) -> None:
    once = document_numbers.fold(number)
    assert document_numbers.fold(once) == once


@given(st.sampled_from(NUMBERS))
def test_showing_a_number_does_not_change_what_it_means(number: str) -> None:
    shown = document_numbers.normalise(f"Số  {number.replace('-', ' – ')}")
    assert shown == number
    assert document_numbers.fold(shown) == document_numbers.fold(number)


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("24-CT/TU", NumberParts("24", "CT", "TU")),
        ("08-QC/TW", NumberParts("08", "QC", "TW")),
        ("365/TB-VPCP", NumberParts("365", "TB", "VPCP")),
        ("1207/QĐ-UBND", NumberParts("1207", "QĐ", "UBND")),
        ("47/2024/NĐ-CP", NumberParts("47", "NĐ", "CP", 2024)),
        ("QCVN 102:2016/BTTTT", NumberParts("102", "QCVN", "BTTTT", 2016)),
        ("Executive Order 13642", NumberParts("13642", "Executive Order")),
        ("a letter", None),
        ("2024", None),
    ],
)
def test_a_number_tells_its_serial_kind_issuer_and_year(
    number: str, parts: NumberParts | None
) -> None:
    assert document_numbers.parse(number) == parts


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("24-CT/TU@TU-HN/2023", Reference("24-CT/TU", "TU-HN", 2023)),
        ("24-CT/TU@TU-HN", Reference("24-CT/TU", "TU-HN", None)),
        ("24-CT/TU@/2023", Reference("24-CT/TU", None, 2023)),
        ("24-CT/TU", Reference("24-CT/TU", None, None)),
        (" 24 - CT/TU @ TU-HN / 2023 ", Reference("24-CT/TU", "TU-HN", 2023)),
        ("Executive Order 13642@WH", Reference("Executive Order 13642", "WH", None)),
    ],
)
def test_a_reference_names_a_number_and_where_needed_issuer_and_year(
    text: str, reference: Reference
) -> None:
    assert document_numbers.split_reference(text) == reference


@pytest.mark.parametrize(
    "text", ["", "@TU-HN", "24-CT/TU@", "24-CT/TU@/", "a@b@c", "24-CT/TU@TU/23", "1@A/B/2023"]
)
def test_a_broken_reference_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        document_numbers.split_reference(text)
    assert refused.value.rule == "DOCUMENT_REFERENCE_MALFORMED"
