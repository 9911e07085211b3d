"""What is owed reads as a whole phrase, or is not among what may be accepted unopened."""

import pytest

from remit.texts import owed, phrases
from remit.texts.confirming import sorting
from remit.texts.confirming.resolving import Meant
from remit.texts.queries import DraftCard


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("لاستكمال هذه المبادئ التوجيهية", "استكمال هذه المبادئ التوجيهية"),
        ("بإعداد خطة رئيسية للمؤتمرات", "إعداد خطة رئيسية للمؤتمرات"),
        ("على تطوير إرشادات التحول الرقمي", "تطوير إرشادات التحول الرقمي"),
        ("إلى نشر أرقام الهواتف بشكل استباقي", "نشر أرقام الهواتف بشكل استباقي"),
        ("أيضًا التركيز على تحسين الجودة", "التركيز على تحسين الجودة"),
        ("ومواصلة تعزيز الإصلاح الإداري", "مواصلة تعزيز الإصلاح الإداري"),
        ("والتركيز على تكرار النماذج", "التركيز على تكرار النماذج"),
        ("وضع خطة للمدينة", "وضع خطة للمدينة"),
        ("بناء المدارس في الأحياء", "بناء المدارس في الأحياء"),
        ('كسر "العقلية الانفصالية', 'كسر "العقلية الانفصالية"'),
        ("publish the list of clinics", "Publish the list of clinics"),
    ],
)
def test_a_title_begins_with_what_is_to_be_done(said: str, whole: str) -> None:
    found = {"action": said, "quote": said}
    assert owed.title(found) == whole
    assert owed.is_whole(found)


@pytest.mark.parametrize(
    "said",
    [
        "في أبريل 2024 القادم",
        "على دراية بذلك، كما طلب الوزير",
        "إلى مساعدين خاصين بها لمساعدة موظفيها",
        "الوزير أن يكون لدى الوحدات تعليمات محددة",
        "أكثر حزمًا وقوة في تقديم المشورة للمدينة",
        "تركيزًا عاليًا ومشاركةً فاعلة",
        "نشر قائمة البيانات المشتركة إلى",
    ],
)
def test_what_begins_or_ends_amid_a_sentence_is_never_certain(said: str) -> None:
    draft = DraftCard(
        id=1,
        document=1,
        start=0,
        end=len(said),
        kind="task",
        confidence=0.99,
        found={"action": said, "quote": said},
        added=False,
        status="PENDING",
        reason="",
        commitment=None,
    )
    one = sorting.Sorted(draft, Meant(7), ())
    assert not phrases.is_whole(owed.words(draft.found))
    assert one.needs_title
    assert not one.is_certain


def test_a_limit_that_is_kept_as_a_date_takes_its_tie_with_it() -> None:
    said = "قيادة العمل مع الجهات، على أن ينجز الفتح والربط في 31 ديسمبر 2025"
    deadline = {"value": "2025-12-31", "quote": "في 31 ديسمبر 2025"}
    assert owed.title({"action": said, "deadline": deadline}) == "قيادة العمل مع الجهات"
