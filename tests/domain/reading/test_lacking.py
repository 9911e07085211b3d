"""What a draft lacks: a time that became no deadline, a body that is not clear."""

from dataclasses import replace
from pathlib import Path

import pytest

from remit.domain.reading import lacking, reader
from remit.domain.reading.records import Reading
from remit.texts import packs

LETTERS = Path(__file__).resolve().parents[2] / "gold" / "rules"
HEADS = {
    "en": "DIRECTIVE No. 24-CT/TU\n7 August 2023\n\n",
    "vi": "CHỈ THỊ\nSố: 24-CT/TU\nSông Xanh, ngày 07 tháng 8 năm 2023\n\n",
    "ar": "توجيه\nرقم: 24-CT/TU\n7 أغسطس 2023\n\n",
    "ko": "지침\n제24-CT/TU호\n2023년 8월 7일\n\n",
}
DATED = {
    "en": "1. The Harbour Board shall publish the chart by 30 June 2024.\n",
    "vi": "1. Sở Y tế công bố danh mục phòng khám trước ngày 30/6/2024.\n",
    "ar": "1. على إدارة الصحة نشر سجل العيادات قبل 30 يونيو 2024.\n",
    "ko": "1. 보건국은 2024년 6월 30일까지 의원 목록을 공표하여야 한다.\n",
}


def _read(text: str) -> Reading:
    return reader.read(text, packs.packs())


@pytest.mark.parametrize("language", DATED)
def test_a_time_from_which_no_deadline_was_made_is_lacking(language: str) -> None:
    text = HEADS[language] + DATED[language]
    by = reader.grounded(text, packs.packs())
    assert by is not None
    (owed,) = _read(text).obligations
    assert owed.lacks == ()
    (without,) = lacking.told(by.ground, [replace(owed, deadline=None)])
    assert without.lacks == (lacking.DEADLINE,)


def test_a_day_of_another_document_and_a_bare_year_are_no_deadline_that_is_lacking() -> None:
    text = HEADS["en"] + (
        "1. The Harbour Board shall carry out Decision No. 12/QD-TTg of 5 January 2023.\n"
        "2. The Harbour Board shall publish the index of 2022.\n"
    )
    assert [(one.deadline, one.lacks) for one in _read(text).obligations] == [(None, ())] * 2


def test_an_order_that_names_nobody_lacks_its_owner() -> None:
    text = HEADS["en"] + "1. Keep the wells of this part of the town clean.\n"
    (owed,) = _read(text).obligations
    assert (owed.actor, owed.lacks) == (None, (lacking.ACTOR,))


def test_a_body_that_is_hardly_likelier_than_another_is_not_clear() -> None:
    text = (LETTERS / "en-06.txt").read_text(encoding="utf-8")
    reports = [one for one in _read(text).obligations if one.span.quote.startswith("Progress rep")]
    assert [(one.actor is not None, one.lacks) for one in reports] == [(True, (lacking.ACTOR,))]
    (plain,) = _read(HEADS["en"] + DATED["en"]).obligations
    assert plain.lacks == ()
