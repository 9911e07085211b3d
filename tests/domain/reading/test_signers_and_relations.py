"""Who signs a document, by post, and what it does to the documents that it names."""

import pytest

from remit.domain.reading import reader
from remit.domain.reading.json_form import reading as published
from remit.texts import packs

ORDER = {
    "vi": "CHỈ THỊ\nGiao Sở Y tế rà soát danh mục trước ngày 15/4/2024.\n",
    "en": "MEMORANDUM\nThe Ministry of Works shall publish the list by 15 April 2024.\n",
    "ko": "훈령\n보건복지부는 2024년 4월 15일까지 결과를 제출할 것.\n",
    "ar": "قرار\nيجب على وزارة الصحة نشر القائمة قبل 15 أبريل 2024.\n",
}


@pytest.mark.parametrize(
    ("language", "foot", "post"),
    [
        ("vi", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)", "PHÓ CHỦ TỊCH"),
        ("vi", "TL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ PHÁP CHẾ", "VỤ TRƯỞNG VỤ PHÁP CHẾ"),
        ("vi", "Nơi nhận:\n- Các sở, ngành", None),
        ("en", "(Signed)\nPermanent Secretary", "Permanent Secretary"),
        ("en", "Director of the Board of Works", "Director of the Board of Works"),
        ("en", "Officers may ask the Board of Works for help.", None),
        ("ko", "행정안전부장관 직인", "행정안전부장관"),
        ("ko", "한강시장 직무대행", "한강시장 직무대행"),
        ("ko", "과장 회의 결과", None),
        ("ar", "رئيس مجلس الوزراء", "رئيس مجلس الوزراء"),
        ("ar", "على رئيس البلدية متابعة ذلك.", None),
        ("en", "Minister of Finance John Roe", "Minister of Finance"),
        ("en", "The Minister of Finance, Jane Roe", "The Minister of Finance"),
        ("ar", "وزير المالية سالم بن ناصر", "وزير المالية"),
        ("vi", "Giám đốc Sở Y tế Lê Văn An", "Giám đốc Sở Y tế"),
        ("vi", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn An", "PHÓ CHỦ TỊCH"),
        ("vi", "Chánh Văn phòng Chính phủ", "Chánh Văn phòng Chính phủ"),
        ("en", "Permanent Secretary\nCopy to:\nMinister of Finance", "Permanent Secretary"),
        ("ar", "والي المدينة\nنسخة إلى:\nوزير الداخلية", "والي المدينة"),
    ],
)
def test_the_last_post_at_the_foot_signs_and_a_person_never(
    language: str, foot: str, post: str | None
) -> None:
    text = ORDER[language] + foot
    found = reader.read(text, packs.packs()).document.signer
    assert (found.quote if found else None) == post
    if found:
        assert text[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Căn cứ Nghị quyết số 91-NQ/TW của Bộ Chính trị.", "cites"),
        ("Kế hoạch này triển khai thực hiện Nghị quyết số 91-NQ/TW.", "implements"),
        ("Sửa đổi, bổ sung một số điều của Quyết định số 12/2020/QĐ-UBND.", "amends"),
        ("Quyết định này thay thế Quyết định số 12/2020/QĐ-UBND.", "replaces"),
        ("This circular supersedes Executive Order 13642.", "replaces"),
        ("Pursuant to Executive Order 13642, agencies report.", "cites"),
        ("For the implementation of Executive Order 13642, agencies report.", "implements"),
        ("This order amends Executive Order 13642.", "amends"),
        ("The list as amended by Executive Order 13642 stays.", "cites"),
        ("Having regard to the Act amending Executive Order 13642, it is ordered:", "cites"),
        ("「공용차량 관리지침」(예규 제187호)을 대체한다.", "replaces"),
        ("「공용차량 관리지침」(예규 제187호)에 따라 점검한다.", "cites"),
        ("يلغى القرار الوزاري رقم (٧٧) لسنة 2016.", "replaces"),
        ("يحل هذا القرار محل القرار الوزاري رقم (٧٧) لسنة 2016.", "replaces"),
        ("يعتبر القرار الوزاري رقم (٧٧) لسنة 2016 ملغى.", "replaces"),
        ("As of today Executive Order 13642 is hereby repealed.", "replaces"),
        ("From now on Executive Order 13642 ceases to have effect.", "replaces"),
        ("From now on Executive Order 13642 is replaced by a law of Parliament.", "cites"),
        ("Bãi bỏ quy định trước: Quyết định số 12/2020/QĐ-UBND hết hiệu lực từ nay.", "replaces"),
        ("Nay Quyết định số 12/2020/QĐ-UBND được thay thế bằng Quyết định này.", "replaces"),
        ("Nay Quyết định số 12/2020/QĐ-UBND được thay thế bằng một luật mới.", "cites"),
        ("وبناء على القرار الوزاري رقم (٧٧) لسنة 2016.", "cites"),
    ],
)
def test_the_words_beside_a_document_say_what_this_one_does_to_it(text: str, relation: str) -> None:
    found = reader.read(text, packs.packs())
    assert [one["relation"] for one in published(found)["references"]] == [relation]


def test_of_several_words_before_a_name_the_nearest_counts() -> None:
    text = (
        "This order amends Executive Order 13642, repeals Executive Order 13643 and "
        "implements Executive Order 13644."
    )
    found = reader.read(text, packs.packs()).references
    assert [one.relation for one in found] == ["amends", "replaces", "implements"]


def test_a_document_named_twice_keeps_the_closer_relation() -> None:
    text = (
        "Căn cứ Nghị quyết số 91-NQ/TW.\nKế hoạch này triển khai thực hiện Nghị quyết số 91-NQ/TW."
    )
    (one,) = reader.read(text, packs.packs()).references
    assert (one.number, one.relation) == ("91-NQ/TW", "implements")
