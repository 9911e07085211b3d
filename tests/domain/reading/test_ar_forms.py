"""Forms of official Arabic: who is charged, by when, under which number; told case by case."""

import pytest

from remit.domain.reading import reader
from remit.domain.reading.records import Obligation, Reading
from remit.texts import packs

ORDER = "قرار وزاري رقم 12 لسنة 2024\nبتاريخ 3 مارس 2024\nقرر\n"


def _read(text: str) -> Reading:
    return reader.read(text, packs.packs())


def _ruled(text: str) -> tuple[Obligation, ...]:
    """The drafts that a rule speaks for."""
    return tuple(one for one in _read(text).obligations if not one.only_resembles)


def _only(text: str) -> Obligation:
    (one,) = _read(text).obligations
    return one


CHARGED = [
    ("قيام وزارة الصحة بوضع ضوابط جديدة لترخيص المختبرات.", "وزارة الصحة"),
    ("قيام هيئة الطرق -وفق اختصاصها- بتحديث الدليل الفني.", "هيئة الطرق"),
    ("تلتزم شركات التوزيع بتركيب العدادات في المباني القديمة.", "شركات التوزيع"),
    ("يتولى قطاع النقل إعداد دليل للمستفيدين.", "قطاع النقل"),
    ("على البلديات المختصة إزالة المخالفات من الشواطئ.", "البلديات المختصة"),
    (
        "على وزارة العمل، بالتنسيق مع وزارة المالية، دراسة الأثر المالي للمشروع.",
        "وزارة العمل",
    ),
    ("وجه المحافظ أمانة المنطقة بحصر المواقع الخطرة.", "أمانة المنطقة"),
    ("أوعز رئيس الوزراء إلى وزير الصحة بتوفير الأدوية.", "وزير الصحة"),
    ("كلف المجلس ديوان الخدمة بإعداد دراسة شاملة.", "ديوان الخدمة"),
    ("طلب الوزير من إدارة التخطيط تقديم كشف بالمشاريع.", "إدارة التخطيط"),
    ("يُطلب إلى دائرة الجباية متابعة تحصيل المستحقات.", "دائرة الجباية"),
    ("أكد الوالي ضرورة أن تقوم البلديات بتنظيف المجاري.", "البلديات"),
    ("دعا المدير المقاولين إلى احترام الآجال.", "المقاولين"),
    ("وناشدت الوزارة أصحاب العمل الإسراع في تسجيل العمال.", "أصحاب العمل"),
    ("تُدعى الهيئة إلى الإسراع في إنجاز الدراسة.", "الهيئة"),
    ("قرر المجلس تكليف وزارة الأشغال بإصلاح الجسر.", "وزارة الأشغال"),
    ("أمر الوزير بتشكيل لجنة تحقيق ترفع نتائجها إليه.", "لجنة تحقيق"),
    ("ويحسن بالبلديات أن تستأنس بالدليل عند إعداد ميزانياتها.", "البلديات"),
    ("وتتعهد الوكالة الوطنية للطاقة بوضع منصة رقمية.", "الوكالة الوطنية للطاقة"),
    ("تعهدت الحكومة للشركات الناقلة بتأمين الطرق المؤدية إلى الميناء.", "الحكومة"),
    ("وحثت الدول المانحة على الإسراع في دفع مساهماتها.", "الدول المانحة"),
    ("طالبت الوزارة كافة المصانع بتركيب أجهزة الرصد.", "كافة المصانع"),
    ("أبدت المصانع العاملة بالجهة حرصها على تطبيق المعايير.", "المصانع العاملة بالجهة"),
    (
        "قيام الجهات الخاضع موظفوها لنظام الخدمة بشغل الوظائف الشاغرة.",
        "الجهات الخاضع موظفوها لنظام الخدمة",
    ),
    ("كلف الاجتماع وزير الطاقة بالتنسيق مع وزير المالية لإحالة المشروع.", "وزير الطاقة"),
    ("وكلف وزيرة الأسرة بإعداد برنامج لفائدة المسنين.", "وزيرة الأسرة"),
    ("ووجه الوزارات المعنية كلا فيما يخصه بالتنفيذ الكامل للخطة.", "الوزارات المعنية"),
    ("وحث، في السياق ذاته، جميع الإدارات على الالتزام بالآجال.", "جميع الإدارات"),
    ("دعا وكيل الوزارة للتفتيش وتطوير البيئة، المنشآت إلى المسارعة بالتسجيل.", "المنشآت"),
    ("دعا رئيس الحكومة أعضاءها إلى الإسراع في إعداد النصوص.", "أعضاءها"),
    ("أهاب محافظ المنطقة بالمواطنين عدم الاقتراب من مجاري الأودية.", "المواطنين"),
    ("نبهت الوزارة على مديري المستشفيات بعدم تأخير الحالات الحرجة.", "مديري المستشفيات"),
    ("أوصت لجنة الاستثمار الحكومة بمراجعة قانون الجمارك.", "الحكومة"),
    ("ألزم القرار المنشآت بتركيب عدادات ذكية.", "المنشآت"),
    ("خول المجلس اللجنة المختصة استكمال إجراءات التعاقد.", "اللجنة المختصة"),
    ("الطلب من وزير الأشغال تأمين المعدات اللازمة.", "وزير الأشغال"),
    ("الإيعاز إلى أمانة العاصمة بإزالة التجاوزات.", "أمانة العاصمة"),
    ("دعوة الجهات المانحة إلى زيادة مساهماتها.", "الجهات المانحة"),
    ("الدولة مدعوة إلى العمل على التوزيع العادل للثروات.", "الدولة"),
    ("ترفع الهيئة لمجلس الوزراء تقريرا نصف سنوي عن أعمالها.", "الهيئة"),
    ("تتولى النيابة العامة التحقيق في المخالفات.", "النيابة العامة"),
    ("يباشر أعضاء الهيئة الاختصاص المنصوص عليه في المادة السابقة.", "أعضاء الهيئة"),
    (
        "قيام وزارة الشؤون البلدية والقروية بحصر المركبات المهملة.",
        "وزارة الشؤون البلدية والقروية",
    ),
    ("وأكد المجلس أنه سيعمل على بلورة تقرير ختامي.", "المجلس"),
    ("وأعلنت الوزارة أنها ستشرع في صرف المنح.", "الوزارة"),
    ("ينبغي للبلديات أن تسارع إلى تحديث سجلاتها.", "بلديات"),
    ("يلتزم مقدم الخدمة بتوفير نظام إلكتروني للشكاوى.", "مقدم الخدمة"),
    ("التقارير: يلتزم المرخص له بإرسال كشوف شهرية إلى الهيئة.", "المرخص له"),
    ("على صاحب العمل تسجيل العمال لدى المؤسسة.", "صاحب العمل"),
    ("إذا أخل المقاول بالتزاماته، فعليه أن يدفع غرامة.", "المقاول"),
    ("وإذا تعذر الإصلاح، فعلى مزود الخدمة إبلاغ المستهلك.", "مزود الخدمة"),
]


@pytest.mark.parametrize(("sentence", "actor"), CHARGED)
def test_the_unit_that_is_charged_is_named_and_nothing_more(sentence: str, actor: str) -> None:
    named = _only(sentence).actor
    assert named is not None
    assert named.span.quote == actor


def test_the_object_of_the_order_is_no_part_of_the_name_of_the_unit() -> None:
    text = (
        ORDER + "1- تبلغ اللجنة الجهات المعنية بنتائج الفحص.\n2- تعتمد الهيئة الضوابط المقترحة.\n"
    )
    named = [one.actor.span.quote for one in _ruled(text) if one.actor]
    assert named == ["اللجنة", "الهيئة"]


def test_a_unit_named_among_inner_items_owes_nothing_of_the_outer_ones() -> None:
    text = (
        ORDER
        + "أولا: تحديث السجل الوطني للمنشآت.\nثانيا: ما يتعلق بالتدريب:\n"
        + "1- تعد هيئة التدريب دليلا للمدربين.\n2- تنشر هيئة التدريب الدليل.\n"
        + "ثالثا: يرفع مركز البحوث تقريرا عن النتائج.\nرابعا: تعزيز الاعتمادات المالية للبرنامج.\n"
    )
    last = _ruled(text)[-1]
    assert last.span.quote.startswith("تعزيز")
    assert last.actor is None


def test_a_list_of_what_a_paper_holds_is_no_list_of_orders() -> None:
    text = (
        ORDER
        + "1- تقوم وزارة العمل بإعداد دليل للبرنامج، على أن يشتمل على الآتي:\n"
        + "أ- تحديد الفئات المستهدفة.\nب- تقديم نماذج الطلبات.\n"
    )
    shown = [one for one in _read(text).obligations if one.confidence >= 0.5]
    assert [one.actor.span.quote for one in shown if one.actor] == ["وزارة العمل"]
    assert len(shown) == 1


PARTS = [
    "وذلك للفئات التالية:",
    "يشترط في المتقدم للوظيفة ما يلي:",
    "تعديل المادة الثالثة لتصبح بالنص الآتي:",
    "يعاقب بغرامة لا تقل عن ألف دينار كل من:",
    "يكون تشكيل اللجنة على النحو الآتي:",
]


@pytest.mark.parametrize("line", PARTS)
def test_lines_below_a_list_of_cases_members_or_wordings_are_not_owed(line: str) -> None:
    text = f"{ORDER}أولا: {line}\n1- إقامة دائمة في البلاد.\n2- إتلاف السجلات الرسمية.\n"
    assert [one for one in _read(text).obligations if one.confidence >= 0.5] == []


def test_what_a_text_does_by_its_words_is_owed_where_a_unit_is_charged_with_it() -> None:
    text = (
        ORDER
        + "أولا: تتولى اللجنة الإشراف على البرنامج، وبخاصة ما يأتي:\n"
        + "1- متابعة التنفيذ.\n2- الموافقة على الخطط السنوية.\n"
    )
    named = [one.actor.span.quote for one in _ruled(text) if one.actor]
    assert named == ["اللجنة"] * 2


def test_an_item_that_orders_from_its_first_word_is_kept_whole() -> None:
    text = ORDER + "1- تدفع الشركة تعويضات لأصحاب الحقوق، ويتم صرف التعويض خلال سنتين.\n"
    (one,) = _ruled(text)
    assert one.span.quote.startswith("تدفع الشركة")
    assert one.actor is not None
    assert one.actor.span.quote == "الشركة"


def test_lines_below_a_task_say_who_owes_it_and_by_when() -> None:
    text = (
        "خطة العمل السنوية\nالإجراء: تحديث قاعدة بيانات المستفيدين\n"
        "الجهة المسؤولة: إدارة التقنية\nالموعد: 30/6/2024\n"
    )
    (one,) = [each for each in _read(text).obligations if each.confidence >= 0.5]
    assert one.actor is not None
    assert one.actor.span.quote == "إدارة التقنية"
    assert one.deadline is not None
    assert one.deadline.value == "2024-06-30"


def test_an_admission_is_told_without_the_words_that_lead_to_it() -> None:
    text = "ويعزى ذلك أساسا إلى تقادم أجهزة التكييف وإلى ضعف المتابعة الميدانية."
    told = [one.span.quote for one in _read(text).findings]
    assert told == ["تقادم أجهزة التكييف", "ضعف المتابعة الميدانية"]


def test_a_full_stop_without_a_blank_behind_it_ends_the_sentence() -> None:
    text = "وطالبت الوزارة البلديات بتنظيف المجاري .ودعا الوالي المقاولين إلى احترام الآجال."
    assert [one.actor.span.quote for one in _ruled(text) if one.actor] == ["البلديات", "المقاولين"]


def test_parties_that_nobody_commands_are_urged() -> None:
    assert _only("وطالبت اللجنة جميع أطراف النزاع بتسهيل مرور القوافل.").kind == "exhortation"
    assert _only("جددت الهيئة دعوتها إلى الدول المانحة للوفاء بتعهداتها.").kind == "exhortation"


def test_the_only_year_that_a_text_names_is_the_year_of_its_days() -> None:
    text = "يجب على المدرسة فتح أبوابها قبل 15 مايو المقبل. ويجب عليها نشر برنامج سنة 2019."
    first = _read(text).obligations[0]
    assert first.deadline is not None
    assert first.deadline.value == "2019-05-15"


DUE = [
    ("خلال مدة لا تتجاوز (٦٠) يوما من تاريخ نفاذ النظام", None, "P60D", "من تاريخ نفاذ النظام"),
    ("خلال (١٥) خمسة عشر يوما من تاريخ الإنذار", None, "P15D", "من تاريخ الانذار"),
    ("في غضون ستة أشهر من تاريخ العمل به", None, "P6M", "من تاريخ العمل به"),
    ("خلال شهرين من تاريخ الزيارة", None, "P2M", "من تاريخ الزيارة"),
    ("خلال أسبوعين", None, "P2W", None),
    ("في مدة لا تتجاوز (سنة) من تاريخ النشر", None, "P1Y", "من تاريخ النشر"),
    ("خلال 72 ساعة", None, "PT72H", None),
    ("خلال عشرة أيام من تاريخه", "2024-03-13", "P10D", "من تاريخه"),
    ("قبل نفاذ النظام", None, None, "نفاذ النظام"),
    ("في موعد أقصاه 30/6/2024", "2024-06-30", None, None),
    ("في أجل لا يتجاوز 23 جوان 2024", "2024-06-23", None, None),
    ("قبل نهاية شهر تشرين الأول 2024", "2024-10", None, None),
    ("قبل موفى الثلاثي الثاني من سنة 2024", "2024-Q2", None, None),
    ("قبل موفى السداسي الأول من سنة 2025", "2025-H1", None, None),
    ("قبل متم شتنبر 2024", "2024-09", None, None),
    ("حتى نهاية الشهر الجاري", "2024-03", None, None),
    ("قبل نهاية العام الحالي", "2024", None, None),
    ("قبل 20 ماي 2024", "2024-05-20", None, None),
    ("في الربع الثالث 2024", "2024-Q3", None, None),
    ("قبل الخامس عشر من أبريل 2024", "2024-04-15", None, None),
    ("مطلع شهر أيار 2024", "2024-05", None, None),
    ("كأقصى حد يوم 5 جويلية 2024", "2024-07-05", None, None),
    ("قبل الساعة الثانية عشرة من يوم 20 أيار 2024", "2024-05-20", None, None),
    ("قبل نهاية الأسدس الأول من 2025", "2025-H1", None, None),
    ("خلال (ثلاثمائة وستين) يوما من تاريخ النشر", None, "P360D", "من تاريخ النشر"),
    ("قبل انطلاق الموسم الفلاحي", None, None, "انطلاق الموسم الفلاحي"),
    ("قبل موعد السفر بيومين على الأقل", None, None, "موعد السفر بيومين علي الاقل"),
    ("ابتداء من 3 ماي 2024 والانتهاء من ذلك في 30 جوان 2024", "2024-06-30", None, None),
]


@pytest.mark.parametrize(("words", "value", "period", "trigger"), DUE)
def test_a_limit_is_a_date_or_a_length_of_time_with_its_start(
    words: str, value: str | None, period: str | None, trigger: str | None
) -> None:
    due = _only(f"{ORDER}تلتزم الشركات بتركيب العدادات {words}.").deadline
    assert due is not None
    assert (due.value, due.period, due.trigger, due.vague) == (value, period, trigger, False)


OPERATORS = [
    ("قبل نهاية شهر ماي 2024", "by"),
    ("لغاية 30/6/2024", "by"),
    ("بحلول عام 2025", "by"),
    ("قبل 1 أيار 2024", "before"),
    ("في شهر سبتمبر 2024", "in"),
    ("اعتبارا من غرة جويلية 2024", "from"),
    ("خلال ثلاثين يوما", "within"),
]


@pytest.mark.parametrize(("words", "operator"), OPERATORS)
def test_the_word_before_a_date_says_how_it_binds(words: str, operator: str) -> None:
    due = _only(f"{ORDER}تلتزم الشركات بتركيب العدادات {words}.").deadline
    assert due is not None
    assert due.operator == operator


@pytest.mark.parametrize(
    "words", ["قبل نهاية شهر رجب", "حتى 15 من رمضان 1446هـ", "في موعد أقصاه 12/5/1445"]
)
def test_a_date_of_the_moon_calendar_is_kept_as_words(words: str) -> None:
    due = _only(f"{ORDER}تلتزم الشركات بتركيب العدادات {words}.").deadline
    assert due is not None
    assert (due.value, due.vague) == (None, True)


BINDS_NOBODY = [
    "الموافقة على تنظيم صندوق الرعاية بالصيغة المرافقة.",
    "يُلغى القرار رقم 5 لسنة 2010.",
    "يعمل بهذا القرار من اليوم التالي لتاريخ نشره.",
    "لا يخل ما ورد في هذا القرار بأحكام الاتفاقية.",
    "للجنة الاستعانة بمن تراه مناسبا.",
    "يجوز للوزير تمديد هذه المدة.",
    "عرض المقرر موقف تنفيذ القرارات السابقة.",
    "لاحظت اللجنة أن العمل متأخر في ثلاثة مواقع.",
    "أكد الوزير أن الموسم سجل نتائج جيدة على مستوى التصدير.",
    "اعتماد دليل الفحص بالصيغة المرافقة.",
    "يعاقب بالحبس كل من خالف هذا الحكم.",
    "ممثل عن وزارة المالية (عضوا).",
    "يصدر بتعيينه أمر من رئيس المجلس.",
    "وذلك لا يجب أن يتكرر.",
]


@pytest.mark.parametrize("sentence", BINDS_NOBODY)
def test_acts_done_permissions_and_accounts_bind_nobody(sentence: str) -> None:
    assert _ruled(f"{ORDER}{sentence}\n") == ()


HEADS = [
    ("قرار مجلس الوزراء رقم (٣١٢) بشأن المياه", "resolution", "312"),
    ("وزارة الصحة: قرار وزاري رقم ٨٨ / ٢٠٢١ بشأن الرسوم", "decision", "88 / 2021"),
    ("منشور عدد 11 لسنة 2023", "circular", "11"),
    ("تعميم رقم (١٢/٤)", "circular", "12/4"),
    ("محضر الاجتماع الدوري للجنة\nرقم المحضر: 7/خ/2024", "minutes", "7/خ/2024"),
    ("أمر إداري\nالعدد: 4431/ق", "order", "4431/ق"),
]


@pytest.mark.parametrize(("head", "kind", "number"), HEADS)
def test_the_head_says_type_and_number(head: str, kind: str, number: str) -> None:
    document = _read(f"{head}\nتلتزم الشركات بتركيب العدادات.").document
    assert (document.type, document.number) == (kind, number)


CITED = [
    ("بعد الاطلاع على المذكرتين رقم (٤٦٣) لعام 1444هـ، ورقم (٨٥٤) لعام 1444هـ.", {"463", "854"}),
    ("وعلى المحضر المعد في مجلس التنمية رقم (٤٤/١٦٠/م).", {"44/160/م"}),
    ("وعلى خطاب رئيس مجلس إدارة الهيئة الوطنية رقم ٥٤٩.", {"549"}),
    ("بالمرسوم الملكي رقم (م / ٣٨) المنظم للقطاع.", {"م / 38"}),
    ("إشارة إلى خطابكم رقم 118 بشأن الحسابات.", {"118"}),
    ("وفق البند رقم 5 من الجدول رقم 3.", set()),
]


@pytest.mark.parametrize(("sentence", "numbers"), CITED)
def test_other_documents_are_cited_by_their_numbers(sentence: str, numbers: set[str]) -> None:
    assert {one.number for one in _read(sentence).references} == numbers


CIRCULAR = """وزارة البلديات
تعميم رقم (١٢/٤) لسنة 2022
إلى السادة / رؤساء البلديات المحترمين
التاريخ: 3 آذار 2022
حرصا على السلامة العامة يرجى التقيد بما يلي:
1. عدم منح أي تصريح حفر إلا بعد موافقة قسم الهندسة.
2. تزويد الوزارة بكشف شهري بالتصاريح الممنوحة.
3. إعادة تأهيل الشوارع المتضررة في موعد أقصاه 30/6/2022.
"""


def test_what_a_circular_asks_is_owed_by_its_addressees() -> None:
    asked = _read(CIRCULAR).obligations
    assert len(asked) == 3
    assert {one.actor.span.quote for one in asked if one.actor} == {"السادة / رؤساء البلديات"}
    assert [one.recurrence for one in asked] == [None, "بكشف شهري", None]


ARTICLES = """قرار وزاري رقم ٨٨ / ٢٠٢١ بشأن حماية الشواطئ
تقرر
المادة الأولى
تلتزم المنشآت السياحية بما يلي:
(أ) تركيب حاويات الفرز على الشاطئ.
(ب) صيانة الحواجز مرة كل ستة أشهر.
المادة الثانية: ينشر هذا القرار في الجريدة الرسمية.
الموافق: ٤ / ٣ / ٢٠٢١م
"""


def test_lettered_items_of_an_article_are_owed_by_the_unit_it_names() -> None:
    reading = _read(ARTICLES)
    assert [one.actor.span.quote for one in reading.obligations if one.actor] == [
        "المنشآت السياحية",
        "المنشآت السياحية",
    ]
    assert reading.document.date == "2021-03-04"


REPORT = """تفقد معالي الوزير مشروع الطريق صباح اليوم.
ولاحظ معاليه بطء العمل، ووجه المقاول بزيادة المعدات خلال شهرين من تاريخ الزيارة.
كما وجه معاليه بتنظيف مجاري الأودية.
"""


def test_an_order_told_without_its_addressee_names_nobody() -> None:
    told = _ruled(REPORT)
    assert [one.actor.span.quote if one.actor else None for one in told] == ["المقاول", None]


RECOMMENDED = """خرج المشاركون في المؤتمر بالتوصيات التالية:
- توحيد إجراءات العلاج في المراكز الريفية.
- إنشاء قاعدة بيانات وطنية للأمراض المزمنة.
"""


def test_what_stands_under_recommendations_is_recommended() -> None:
    assert [one.kind for one in _read(RECOMMENDED).obligations] == ["recommendation"] * 2


PRESS = [
    ("تقرر، خلال جلسة عمل بمقر الولاية، تكوين لجنة للمتابعة.", "directive", "لجنة"),
    ("وتقرر كذلك الرفع من طاقة استيعاب الملعب.", "commitment", None),
    ("وتم إقرار الانطلاق في تهيئة الشبكة بالحي الجنوبي.", "commitment", None),
    ("وتم الاتفاق، خلال الجلسة، على إحداث مكتب بالجهة.", "commitment", None),
    ("كما أعلن الوالي عن إحداث وحدة طبية متنقلة بالجهة.", "commitment", None),
    ("وشملت توجيهات المحافظ إعادة تأهيل السوق المركزي.", "directive", None),
    ("كما أمر سموه بتسريع سداد المستحقات.", "directive", None),
    ("وجرى تكليف إدارة الطرق بإصلاح الجسر القديم.", "directive", "إدارة الطرق"),
    ("أعطى الوالي الإذن إلى المدير الجهوي للتجهيز للانطلاق في الأشغال.", "directive", "المدير"),
    ("وطالبوا وزارة النقل بفتح الخط الجديد.", "directive", "وزارة النقل"),
    ("نؤكد استمرارنا في دعم المتضررين من السيول.", "commitment", None),
    ("وندعو المجتمع الدولي إلى تحمل مسؤولياته.", "exhortation", "المجتمع الدولي"),
    ("وأكد أن المصالح المختصة ستقوم بتنظيف المجاري.", "commitment", "المصالح المختصة"),
    ("ترفع كل جهة تقريرا عن التنفيذ إلى الأمانة.", "directive", "كل جهة"),
]


@pytest.mark.parametrize(("sentence", "kind", "actor"), PRESS)
def test_what_a_report_of_a_meeting_tells_is_owed(
    sentence: str, kind: str, actor: str | None
) -> None:
    one = max(_read(sentence).obligations, key=lambda each: each.confidence)
    named = one.actor.span.quote if one.actor else None
    assert one.confidence >= 0.5
    assert one.kind.replace("task", "directive") == kind
    assert named == actor if actor is None else named is not None and named.startswith(actor)


TOLD = [
    "وأوضح أن الوزارة كلفت مكتبا بالدراسة.",
    "وقال إنه تم إشعار الوزارة بضرورة التدخل.",
    "استقبل الوفد المجموعة التي ستتولى إنجاز المستشفى.",
    "وكان الرئيس قد قرر تأجيل الزيارة.",
    "زار ولي عهد الإمارة المعرض وأشاد بتنظيم الجناح.",
    "يبلغ هذا القرار لمن يلزم لتنفيذه والعمل بمقتضاه.",
]


@pytest.mark.parametrize("sentence", TOLD)
def test_what_a_report_tells_as_done_or_as_a_relation_is_not_shown(sentence: str) -> None:
    assert all(one.confidence < 0.5 for one in _read(sentence).obligations)


ANNOUNCED = (
    "تونس - اليوم 20 أفريل 2017\n"
    "وتم إقرار الانطلاق في تهيئة الحي قبل نهاية سنة 2018، وتوسيع محطة التطهير في ظرف 19 شهرا، "
    "وإحداث مكتب محلي قبل نهاية السنة الجارية.\n"
    "وأعلن الوالي عن بناء مركز جديد خلال شهر جوان المقبل.\n"
)


def test_each_announced_act_has_its_own_limit() -> None:
    told = [one for one in _read(ANNOUNCED).obligations if one.confidence >= 0.5]
    assert [one.kind for one in told] == ["commitment"] * len(told)
    assert [one.deadline.value for one in told if one.deadline and one.deadline.value] == [
        "2018",
        "2017",
        "2017-06",
    ]


COMMITTEE = """قرار رقم 12 لسنة 2024
يقرر:
تشكيل لجنة دائمة للتنسيق برئاسة وزارة التخطيط تتولى ما يلي:
1- تنفيذ خطة العمل السنوية.
2- الإشراف على مشاركات الجهات.
"""


def test_items_under_a_committee_are_owed_by_the_committee() -> None:
    named = [one.actor.span.quote for one in _read(COMMITTEE).obligations if one.actor]
    assert named[-2:] == ["لجنة دائمة للتنسيق"] * 2


def test_the_year_that_a_text_calls_its_own_dates_its_days() -> None:
    text = (
        "اتفقت الوزارة مع النقابة على قبول الملفات بداية من 3 مارس الجاري.\n"
        "وستفتح مناظرة 2031 في شهر ماي من السنة الجارية.\n"
        "وتعهدت الوزارة بنشر القائمة قبل 15 أفريل القادم."
    )
    reading = _read(text)
    assert reading.document.date is None
    assert "2031-04-15" in {one.deadline.value for one in reading.obligations if one.deadline}


def test_another_body_charged_in_the_same_item_owes_its_own_part() -> None:
    found = _ruled(ORDER + "أولا: قيام وزارة المياه بتنظيف المجرى، وقيام هيئة الرقابة بمتابعة ذلك.")
    named = [one.actor.span.quote for one in found if one.actor]
    assert named == ["وزارة المياه", "هيئة الرقابة"]


def test_decisions_listed_in_one_line_are_each_read() -> None:
    found = _ruled(
        "وتشمل هذه القرارات المجال الفلاحي : -بناء سد على الوادي. -تهيئة المسالك الريفية."
    )
    assert [one.kind for one in found] == ["commitment", "commitment"]
    assert not any(one.actor for one in found)


def test_a_council_resolves_and_a_minister_decides() -> None:
    assert _read("قرار رقم (12)\nإن مجلس الوزراء\nيقرر ما يلي:").document.type == "resolution"
    assert _read("قرار رقم (12)\nإن وزير العدل\nيقرر ما يلي:").document.type == "decision"
