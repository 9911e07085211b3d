"""The forms in which Vietnamese offices order, and what of them the reader must see."""

import unicodedata

import pytest

from remit.domain import reading
from remit.domain.reading import folding
from remit.domain.reading.records import Obligation, Reading
from remit.texts import packs

HEAD = """ỦY BAN NHÂN DÂN TỈNH LẠC SƠN
Số: 14/CT-UBND
Lạc Sơn, ngày 03 tháng 6 năm 2024
CHỈ THỊ
Về tăng cường phòng cháy, chữa cháy rừng
Chủ tịch Ủy ban nhân dân tỉnh yêu cầu thực hiện các nội dung sau:
"""


def _read(text: str) -> Reading:
    return reading.read(text, packs.packs())


def _ruled(text: str) -> tuple[Obligation, ...]:
    """The drafts that a rule speaks for."""
    return tuple(one for one in _read(text).obligations if not one.only_resembles)


def _ordered(item: str) -> tuple[Obligation, ...]:
    return _ruled(HEAD + item)


def _only(item: str) -> Obligation:
    found = _ordered(item)
    assert len(found) == 1, [one.span.quote for one in found]
    return found[0]


ONE = (
    "1. Giao Sở Nội vụ rà soát biên chế; kịp thời báo cáo. Đề cao trách nhiệm nêu gương.",
    "a) Hoàn thành phân bổ vốn; quá thời hạn, vốn chưa phân bổ phải thu hồi.",
    "- Chỉ đạo Chi cục Kiểm lâm duy trì lực lượng; cập nhật bản đồ cháy rừng.",
    "2. Sở Xây dựng, Công ty Cấp nước nghiên cứu tuyến ống mới. Báo cáo UBND tỉnh trong tháng 8.",
)
SEVERAL = (
    ("1. Giao Sở Y tế mua thuốc; giao Sở Tài chính bố trí kinh phí.", 2),
    ("1. Sở Y tế mua thuốc. Sở Tài chính bố trí kinh phí trước ngày 5/7/2024.", 2),
    ("Chủ tịch tỉnh mong muốn Nhân dân đồng thuận; kêu gọi các doanh nghiệp tham gia góp ý.", 2),
)


@pytest.mark.parametrize("item", ONE)
def test_an_item_with_one_actor_is_one_obligation(item: str) -> None:
    _only(item)


@pytest.mark.parametrize(("item", "count"), SEVERAL)
def test_every_actor_named_anew_has_an_obligation_of_its_own(item: str, count: int) -> None:
    assert len(_ordered(item)) == count


SILENT = (
    "1. Đồng ý chủ trương đầu tư tuyến đường theo đề xuất của Sở Giao thông vận tải.",
    "1. Thời gian qua, các sở, ngành đã tập trung chữa cháy kịp thời.",
    "1. Tuy nhiên, tiến độ còn chậm so với yêu cầu.",
    "1. Phó Chủ tịch UBND tỉnh - Tổ trưởng;",
    "1. Tốc độ tăng trưởng kinh tế đạt từ 8,5% trở lên.",
    "1. Trong 4 tháng đầu năm, giải ngân đạt 17,46% kế hoạch.",
    "1. Công tác bảo vệ rừng là nhiệm vụ hết sức quan trọng.",
    "Văn phòng UBND tỉnh thông báo để các ngành được biết.",
    "Chỉ thị này có hiệu lực kể từ ngày ký.",
    "- Thời gian: Quý II năm 2024.",
    "Trước đó, Chủ tịch tỉnh đã chỉ đạo thành lập tổ liên ngành.",
    "Chủ tịch UBND tỉnh kiểm tra hồ chứa nước xã Tân Lập. Ảnh: B.T",
    "Phó Chủ tịch UBND tỉnh (bìa phải) trao quà, động viên các hộ dân.",
    "Đại biểu dự Hội nghị tại điểm cầu tỉnh.",
    "Hiện huyện Thanh Hà tiếp tục triển khai 8 nhóm nhiệm vụ.",
    "1. Không đồng ý gia hạn tiến độ tuyến kè sông Lạc.",
    "1. Trạm Y tế xã là tuyến đầu thực hiện tiêm chủng.",
    "1. Số lượng ủy viên của các ban chỉ đạo cấp huyện.",
    "1. Trách nhiệm của Sở Y tế và các đơn vị phối hợp.",
    "(Ban hành kèm theo Quyết định số 12/QĐ-UBND)",
    "[Xem chi tiết](https://a.vn/b) Chủ tịch yêu cầu các sở rà soát.",
)


@pytest.mark.parametrize("item", SILENT)
def test_approval_report_and_form_oblige_nobody(item: str) -> None:
    assert _ordered(item) == ()


ACTORS = (
    (
        "1. Giao Công ty Quản lý công trình đô thị xử lý sự cố.",
        "Công ty Quản lý công trình đô thị",
    ),
    ("1. Các thành viên Ban Chỉ đạo xây dựng chương trình riêng.", "Các thành viên Ban Chỉ đạo"),
    (
        "1. Phòng Công nghệ thông tin phối hợp với Phòng Kế toán triển khai.",
        "Phòng Công nghệ thông tin",
    ),
    ("1. Ban cán sự đảng UBND tỉnh lãnh đạo xây dựng đề án.", "Ban cán sự đảng UBND tỉnh"),
    ("Về nước sạch, Chủ tịch tỉnh giao Sở Tài nguyên chủ trì khoan giếng.", "Sở Tài nguyên"),
    ("Khi có mặt bằng, trong 20 ngày huyện Thanh Hà phải xây xong cống.", "huyện Thanh Hà"),
    ("1. Nhằm cắt giảm thủ tục, Công an tỉnh nghiên cứu phân cấp.", "Công an tỉnh"),
    ("1. Đề nghị các nhà thầu huy động thêm máy.", "các nhà thầu"),
    (
        "1. UBND các tỉnh, thành phố trực thuộc Trung ương rà soát biên chế.",
        "UBND các tỉnh, thành phố trực thuộc Trung ương",
    ),
    ("Chỉ thị nêu rõ, Chủ tịch tỉnh yêu cầu Sở Y tế tập trung tiêm chủng.", "Sở Y tế"),
    (
        "1. Công an tỉnh tổ chức tuyên truyền, vận động, yêu cầu chủ phương tiện chấp hành.",
        "Công an tỉnh",
    ),
    ("1. Các cấp ủy, tổ chức đảng phải nêu cao kỷ luật.", "Các cấp ủy, tổ chức đảng"),
    ("1. Các TCTD cần rà soát dư nợ của khách hàng.", "Các TCTD"),
    ("1. Chủ phương tiện thực hiện gắn thẻ đầu cuối.", "Chủ phương tiện"),
    (
        "Đối với Sở Y tế, Chủ tịch tỉnh yêu cầu khẩn trương mua thuốc.",
        "Sở Y tế",
    ),
    ("1. Giao nhiệm vụ Ban Quản lý khu kinh tế trồng cây xanh.", "Ban Quản lý khu kinh tế"),
    ("1. Giao các Sở: Y tế, Nội vụ, Tài chính rà soát quy chế.", "các Sở: Y tế, Nội vụ, Tài chính"),
    ("1. Sở Y tế tỉnh Cao Bằng rà soát danh mục thuốc.", "Sở Y tế tỉnh Cao Bằng"),
)


@pytest.mark.parametrize(("item", "name"), ACTORS)
def test_the_actor_is_the_name_of_the_body(item: str, name: str) -> None:
    actor = _only(item).actor
    assert actor is not None
    assert actor.span.quote == name


def test_a_connecting_word_does_not_reach_over_an_order_to_a_unit_in_it() -> None:
    found = _ordered(
        "Giao Sở Y tế mua thuốc.\n"
        "Bên cạnh đó, chủ trì, phối hợp với UBND các huyện, thành phố tổ chức tiêm chủng."
    )
    assert [one.actor.span.quote for one in found if one.actor] == ["Sở Y tế"] * 2


def test_items_below_a_header_are_owed_by_the_unit_it_names_last() -> None:
    found = _ordered(
        "1. Đề nghị UBND huyện chỉ đạo Công an huyện:\n- Tuần tra ban đêm;\n- Xử lý vi phạm."
    )
    assert [one.actor.span.quote for one in found if one.actor] == ["Công an huyện"] * 2


DEADLINES = (
    ("trước ngày 15/6/2024", "before", "2024-06-15"),
    ("xong trong tháng 10/2024", "in", "2024-10"),
    ("chậm nhất ngày 20 tháng 11", "by", "2024-11-20"),
    ("vào ngày 30/9/2024", "on", "2024-09-30"),
    ("trong quý III năm 2024", "in", "2024-Q3"),
    ("trong năm nay", "in", "2024"),
    ("đến hết năm 2025", "by", "2025"),
    ("tại phiên họp thường kỳ tháng 7/2024", "in", "2024-07"),
    ("trước ngày 30.9", "before", "2024-09-30"),
    ("dự kiến giữa tháng 8", "in", "2024-08"),
    ("từ ngày 01/8/2024", "from", "2024-08-01"),
)


@pytest.mark.parametrize(("words", "operator", "value"), DEADLINES)
def test_a_deadline_is_read_as_it_is_said(words: str, operator: str, value: str) -> None:
    due = _only(f"1. Sở Y tế báo cáo kết quả kiểm tra {words}.").deadline
    assert due is not None
    assert (due.operator, due.value) == (operator, value)


NO_DEADLINE = (
    "1. Sở Y tế công bố bảng giá áp dụng từ ngày 01/01/2025.",
    "1. Sở Y tế xây dựng kế hoạch năm 2025.",
    "1. Sở Y tế thực hiện Chiến lược đến năm 2030, tầm nhìn đến năm 2045.",
    "1. Sở Y tế khẩn trương rà soát danh mục thuốc.",
    "1. Sở Y tế rút ngắn thời gian trả kết quả còn không quá 02 ngày làm việc.",
    "1. Sở Y tế bố trí vốn trong năm 2025 và những năm tiếp theo.",
)


@pytest.mark.parametrize("item", NO_DEADLINE)
def test_the_start_of_a_rule_and_the_year_of_a_plan_are_no_deadlines(item: str) -> None:
    assert _only(item).deadline is None


def test_a_period_after_an_event_keeps_its_trigger() -> None:
    due = _only("1. Khi nhận đủ hồ sơ, trong 15 ngày Sở Y tế phải trả lời.").deadline
    assert due is not None
    assert (due.period, due.trigger) == ("P15D", "Khi nhận đủ hồ sơ")


EVENTS = (
    "trước khi sáp nhập các xã",
    "tại kỳ họp gần nhất",
    "tại Kỳ họp thứ Sáu",
    "ngay sau khi kết thúc thanh tra",
)


@pytest.mark.parametrize("words", EVENTS)
def test_an_event_that_is_to_come_is_the_limit(words: str) -> None:
    due = _only(f"1. Sở Y tế báo cáo kết quả {words}.").deadline
    assert due is not None
    assert due.trigger


KINDS = (
    ("1. Đề nghị Tòa án nhân dân tỉnh hướng dẫn nghiệp vụ.", "recommendation"),
    ("1. Sở Y tế xây dựng phương án ứng phó.", "task"),
    ("1. Công an tỉnh tăng cường tuần tra.", "directive"),
    ("1. Đề nghị Chính phủ bố trí thêm vốn.", "recommendation"),
    ("Cử tri đề nghị ngành điện nâng cấp lưới điện.", "recommendation"),
    ("Giám đốc Sở Y tế cam kết giải quyết đơn thư.", "commitment"),
    ("Chủ tịch tỉnh kêu gọi các doanh nghiệp tham gia góp ý.", "exhortation"),
)


@pytest.mark.parametrize(("item", "kind"), KINDS)
def test_the_kind_follows_from_whom_and_what_is_asked(item: str, kind: str) -> None:
    assert _only(item).kind == kind


HEADS = (
    (
        "Số: 233/TB-VPCP\nTHÔNG BÁO\nKết luận của Bộ trưởng tại hội nghị\n",
        "conclusion",
        "233/TB-VPCP",
    ),
    ("Số: 71/CĐ-TTg\nCÔNG ĐIỆN\nVề ứng phó mưa lũ\n", "directive", "71/CĐ-TTg"),
    ("Số: 412/SYT-KH\nV/v bảo đảm an toàn\nKính gửi: Các bệnh viện\n", "letter", "412/SYT-KH"),
    ("PHỤ LỤC\n(Kèm theo Kế hoạch số 45/KH-UBND ngày 3 tháng 2 năm 2025)\n", "plan", "45/KH-UBND"),
    (
        "Công điện 10 nói gì?\nNgày 16/7/2025, Thủ tướng đã ký Công điện 10/CĐ-TTg năm 2025.\n",
        "directive",
        "10/CĐ-TTg",
    ),
    (
        "Công văn 223/PB-KH\nNgày 5/11/2025, Cục Phòng bệnh ban hành Công văn 223/PB-KH.\n",
        "letter",
        "223/PB-KH",
    ),
    (
        "Đẩy mạnh tiêm chủng\nNgày 5/11/2025, Cục Phòng bệnh ban hành Công văn 223/PB-KH.\n",
        "report",
        None,
    ),
    ("Bộ họp bàn về lũ\nTheo Cổng thông tin điện tử Chính phủ\n", "report", None),
    ("(TTXVN) - Chiều 5/8/2024, tại Hà Nội, Bộ trưởng làm việc với các tỉnh.\n", "report", None),
)


@pytest.mark.parametrize(("head", "kind", "number"), HEADS)
def test_a_document_says_what_it_is(head: str, kind: str, number: str | None) -> None:
    document = _read(head + "1. Sở Y tế rà soát danh mục thuốc.\n2. Sở Nội vụ báo cáo.\n").document
    assert (document.type, document.number) == (kind, number)


def test_the_teaser_at_the_foot_makes_a_report_unless_the_headline_names_the_document() -> None:
    lines = [f"Sở thứ {number} rà soát danh mục." for number in range(14)]
    teaser = "Thủ tướng vừa ban hành Chỉ thị số 39/CT-TTg về thu phí đường bộ."
    told = _read("\n".join(["Dừng thu phí", *lines, teaser])).document
    given = _read("\n".join(["Chỉ thị 39 về thu phí", *lines, teaser])).document
    assert (told.type, told.number) == ("report", None)
    assert (given.type, given.number) == ("directive", "39/CT-TTg")


def test_a_resolution_is_dated_by_the_words_on_its_adoption() -> None:
    text = "NGHỊ QUYẾT\nVề giám sát đất đai\nĐiều 1. Giao Sở Nội vụ rà soát biên chế.\n"
    text += "Nghị quyết này đã được Hội đồng nhân dân tỉnh Lạc Sơn khóa VII, kỳ họp thứ tư thông "
    text += (
        "qua ngày 14 tháng 7 năm 2024 và có hiệu lực kể từ ngày 24 tháng 7 năm 2024 cho đến khi "
    )
    text += "có nghị quyết thay thế./."
    assert _read(text).document.date == "2024-07-14"


def test_whom_a_text_is_sent_to_owes_nothing() -> None:
    text = HEAD + "1. Giao Sở Nội vụ rà soát biên chế.\n*Nơi nhận:*\n- Văn phòng Quốc hội;\n"
    text += "- Các bộ, cơ quan ngang bộ;\n- Lưu: VT."
    assert [one.span.quote for one in _ruled(text)] == ["Giao Sở Nội vụ rà soát biên chế"]


def test_a_law_that_is_quoted_orders_nobody_here() -> None:
    text = HEAD + "1. Giao Sở Y tế mua thuốc.\n"
    text += "Căn cứ tại Điều 12 Luật Phòng bệnh 2023 quy định các hành vi bị cấm như sau:\n"
    text += "- Thực hiện hoạt động làm tăng nguy cơ lây bệnh;\n- Sử dụng sai kinh phí."
    assert [one.span.quote for one in _ruled(text)] == ["Giao Sở Y tế mua thuốc"]


ORDINALS = ("Thứ nhất, rà soát quy chế.", "Thứ hai, kiểm tra kho thuốc.", "Ba là, báo cáo kết quả.")


def test_points_told_in_words_are_owed_as_numbered_items_are() -> None:
    found = _ruled(
        HEAD.replace("yêu cầu thực hiện các nội dung sau:", "họp với các ngành.")
        + "Chủ tịch tỉnh yêu cầu Sở Y tế thực hiện tốt các nhiệm vụ sau:\n"
        + "\n".join(ORDINALS)
    )
    assert [one.actor.span.quote for one in found if one.actor] == ["Sở Y tế"] * 3


FINDINGS = (
    "Cả tỉnh mới giải ngân được 27% kế hoạch.",
    "Trạm trung chuyển rác Tân Lập quá tải.",
    "Các ngành thiếu kiên quyết trong thu hồi dự án.",
    "Vốn bảo trì chưa đủ cho cả hai tuyến.",
)
NO_FINDINGS = (
    "Toàn tỉnh có 12 ca bệnh, chưa có tử vong.",
    "Kiên quyết xóa bỏ mọi rào cản với doanh nghiệp.",
    "Bên cạnh kết quả đạt được, vẫn còn một số tồn tại, như sau:",
)


@pytest.mark.parametrize("words", FINDINGS)
def test_what_falls_short_is_a_finding(words: str) -> None:
    assert len(_read(f"BÁO CÁO\nVề tình hình quý I\n{words}").findings) == 1


@pytest.mark.parametrize("words", NO_FINDINGS)
def test_a_cure_and_a_lead_in_are_no_findings(words: str) -> None:
    assert _read(f"BÁO CÁO\nVề tình hình quý I\n{words}").findings == ()


def test_the_announced_document_and_its_short_name_are_not_citations() -> None:
    text = "Nội dung Công điện 10\nNgày 3/2/2025, Thủ tướng ban hành Công điện 10/CĐ-TTg. "
    text += "Theo Công điện 10, các bộ thực hiện Tờ trình 72/TTr-BTC."
    assert [one.number for one in _read(text).references] == ["72/TTr-BTC"]


def test_a_heading_of_the_same_rank_ends_the_report() -> None:
    text = HEAD.replace("yêu cầu thực hiện các nội dung sau:", "họp với các ngành.")
    text += "I. Kết quả đạt được\n1. Sở Y tế tăng cường kiểm tra.\n"
    text += "II. Về an toàn hồ chứa\n1. Sở Y tế lập hồ sơ."
    assert [one.span.quote for one in _ruled(text)] == ["Sở Y tế lập hồ sơ"]


def test_the_list_of_bodies_before_a_duty_belongs_to_it() -> None:
    words = "Chánh Văn phòng, Giám đốc các sở: Tài chính, Nội vụ; Thủ trưởng các đơn vị"
    assert _only(f"{words} chịu trách nhiệm thi hành Chỉ thị này.").span.quote.startswith(
        "Chánh Văn phòng"
    )


FORMS = ("NFC", "NFD", "unmarked")


@pytest.mark.parametrize("form", FORMS)
def test_marks_may_be_composed_apart_or_missing(form: str) -> None:
    text = HEAD + "1. Giao Sở Nội vụ báo cáo kết quả trước ngày 15/6/2024."
    text = folding.unmarked(text) if form == "unmarked" else unicodedata.normalize(form, text)
    found = _read(text)
    assert found.document.language == "vi"
    (one,) = found.obligations
    assert one.actor is not None
    assert folding.unmarked(one.actor.span.quote) == "So Noi vu"
    assert one.deadline is not None
    assert one.deadline.value == "2024-06-15"
    assert text[one.span.start : one.span.end] == one.span.quote


def test_a_text_of_few_long_lines_that_breaks_in_words_is_joined() -> None:
    lines = ["Giao Sở Nội vụ rà soát toàn bộ biên chế của các đơn vị sự nghiệp công"]
    lines += ["lập và báo cáo " + "kết quả " * 15 + "về"]
    lines += ["đơn vị chủ quản và các cơ quan có liên quan trong toàn tỉnh để theo dõi"] * 24
    (one,) = _read(HEAD + "\n".join([*lines, "chung."])).obligations
    assert one.span.quote.startswith("Giao Sở Nội vụ")
    assert one.span.quote.endswith("chung")


FIELD_LINES = (
    "KẾ HOẠCH\nII. NỘI DUNG\n1.1. Xây dựng hướng dẫn về bầu tổ trưởng dân phố.\n"
    "- Văn bản phải đúng quy định.\n- Thời gian hoàn thành: Quý IV/2025 và Quý I/2026;\n"
    "- Đơn vị chủ trì: Phòng Nội vụ\n- Đơn vị phối hợp: Công an xã, các thôn.\n"
    "- Kết quả: Dự thảo hướng dẫn.\n1.2. Xây dựng lịch họp.\n- Đơn vị chủ trì: Văn phòng UBND\n"
)


def test_lines_below_the_parts_of_a_task_fill_the_task_and_its_parts() -> None:
    task, part, second = _ruled(FIELD_LINES)
    due = task.deadline
    assert due is not None
    assert (due.operator, due.value) == ("in", "2026-Q1")
    assert [one.quote for one in task.cooperating] == ["Công an xã", "các thôn"]
    assert task.deliverables[-1].quote == "Dự thảo hướng dẫn"
    named = [one.actor.span.quote for one in (task, part, second) if one.actor]
    assert named == ["Phòng Nội vụ", "Phòng Nội vụ", "Văn phòng UBND"]


def test_counted_paragraphs_without_marks_belong_to_the_header_until_another_is_addressed() -> None:
    text = "KẾT LUẬN\nGiám đốc giao Phòng Tổ chức - Hành chính chủ trì thực hiện các nhiệm vụ:\n"
    text += "Một là, khẩn trương xây dựng danh sách công chức.\n"
    text += "Giao Phòng Kế toán rà soát kinh phí.\nĐồng thời, tham mưu quy chế trước 15/6/2024."
    named = [one.actor.span.quote for one in _ruled(text) if one.actor]
    assert named == ["Phòng Tổ chức - Hành chính", "Phòng Kế toán", "Phòng Kế toán"]


LAST_LIMITS = (
    ("gửi Sở Tư pháp chậm nhất ngày 20/5/2025; trình UBND chậm nhất ngày 25/5/2025", "2025-05-25"),
    ("rà soát quy chế. Hoàn thành trước ngày 25/6/2025", "2025-06-25"),
)


@pytest.mark.parametrize(("words", "value"), LAST_LIMITS)
def test_the_last_limit_of_an_order_ends_it(words: str, value: str) -> None:
    (found,) = _ordered(f"Giao Sở Nội vụ {words}.")
    assert found.deadline is not None
    assert found.deadline.value == value


def test_the_day_on_which_a_purpose_begins_is_no_limit() -> None:
    (found,) = _ordered("Giao Sở Nội vụ rà soát để hệ thống đi vào vận hành từ ngày 01/7/2025.")
    assert found.deadline is None


PLAN = """ỦY BAN NHÂN DÂN TỈNH LẠC SƠN
Số:
77/KH-UBND
Lạc Sơn, ngày 04 tháng 3 năm 2025
KẾ HOẠCH
Phòng, chống hạn năm 2025

II. NHIỆM VỤ

"""


def test_a_title_above_lines_that_say_who_and_when_is_the_task() -> None:
    (one,) = _ruled(
        PLAN
        + """1. Sửa chữa các trạm bơm ven sông Lạc

- Cơ quan chủ trì: Sở Nông nghiệp và Môi trường.

- Cơ quan phối hợp: UBND các xã.

- Thời gian thực hiện: Hoàn thành trong tháng 5 năm 2025.
"""
    )
    assert one.actor
    assert one.actor.span.quote == "Sở Nông nghiệp và Môi trường"
    assert one.deadline
    assert one.deadline.value == "2025-05"
    assert one.span.quote.startswith("Sửa chữa các trạm bơm")


def test_lines_below_who_does_it_fill_every_point_of_the_task() -> None:
    found = _ruled(
        PLAN
        + """1. Về nguồn nước

a) Nhiệm vụ:

- Rà soát nguồn nước của từng hồ chứa.

- Tổ chức nạo vét các kênh dẫn.

b) Cơ quan thực hiện:

- Đơn vị chủ trì: Sở Xây dựng.

c) Thời gian thực hiện: Quý II năm 2025.
"""
    )
    assert [one.actor.span.quote for one in found if one.actor] == ["Sở Xây dựng"] * 2
    assert [one.deadline.value for one in found if one.deadline] == ["2025-Q2"] * 2


def test_the_number_of_a_plan_may_stand_below_the_word_for_it() -> None:
    assert _read(PLAN + "1. Sở Y tế báo cáo.").document.number == "77/KH-UBND"


WHO = (
    ("3. Bộ Xây dựng chỉ đạo sửa chữa các cầu yếu.", "Bộ Xây dựng"),
    ("4. Bộ Ngoại giao thành lập tổ công tác.", "Bộ Ngoại giao"),
    ("5. Các Bộ: Y tế, Công an chủ động phối hợp.", "Các Bộ: Y tế, Công an"),
    ("6. Giao Ban Quản lý dự án đầu tư tỉnh rà soát.", "Ban Quản lý dự án đầu tư tỉnh"),
    ("7. Sở Tài chính cũng được giao xây dựng định mức.", "Sở Tài chính"),
    ("8. Bộ trưởng nhấn mạnh, các địa phương phải công khai giá.", "các địa phương"),
    ("9. Hội đồng thẩm định tỉnh hoàn thành báo cáo.", "Hội đồng thẩm định tỉnh"),
)


@pytest.mark.parametrize(("item", "unit"), WHO)
def test_a_unit_keeps_its_whole_name(item: str, unit: str) -> None:
    one = _only(item)
    assert one.actor
    assert one.actor.span.quote == unit


BELOW = (
    "- Tiếp tục chỉ đạo các phòng chuyên môn rà soát đất rừng.",
    "- Chỉ đạo hạt kiểm lâm hướng dẫn Ủy ban nhân dân cấp xã, các chủ rừng lập hồ sơ.",
    "- Theo dõi kết quả của địa phương, đơn vị, báo cáo trước ngày 25/12/2024.",
)


@pytest.mark.parametrize("item", BELOW)
def test_who_directs_owes_not_who_is_directed(item: str) -> None:
    one = _only(f"1. Sở Nông nghiệp và Môi trường:\n{item}")
    assert one.actor
    assert one.actor.span.quote == "Sở Nông nghiệp và Môi trường"


def test_this_ministry_is_the_one_named_last() -> None:
    found = _ordered("Giao Bộ Y tế lập đề án. Bên cạnh đó, Bộ này phải báo cáo hằng quý.")
    assert [one.actor.span.quote for one in found if one.actor] == ["Bộ Y tế", "Bộ Y tế"]


def test_a_row_of_a_table_that_lost_its_lines_is_a_task() -> None:
    (one,) = _ruled(
        """PHỤ LỤC
TT
Nhiệm vụ
Cơ quan chủ trì
Thời hạn
I
Hạ tầng
1
Lắp đặt trạm đo mưa
Đài Khí tượng tỉnh
Tháng 6/2025
"""
    )
    assert one.actor
    assert one.actor.span.quote == "Đài Khí tượng tỉnh"
    assert one.deadline
    assert one.deadline.value == "2025-06"


def test_a_title_of_markup_repeats_what_stands_below() -> None:
    assert not _ruled("## Bộ trưởng yêu cầu rà soát các hồ đập\n\nHồ đập là công trình lớn.")


def test_a_list_of_things_is_no_list_of_orders() -> None:
    found = _ordered("Danh sách các dự án dở dang như sau:\n1. Xây dựng cầu Lạc Thủy.")
    assert all(one.confidence < 0.5 for one in found)


def test_a_ministry_proposes_to_a_province_what_a_province_orders_its_departments() -> None:
    asked = _ruled("Bộ Y tế đề nghị UBND tỉnh Lạc Sơn rà soát các phòng khám tư nhân.")
    ordered = _ruled("UBND tỉnh yêu cầu Sở Y tế rà soát các phòng khám tư nhân.")
    assert [one.kind for one in (*asked, *ordered)] == ["recommendation", "directive"]


def test_petitions_that_are_received_recommend_nothing() -> None:
    one = _only("1. Tiếp nhận khiếu nại, tố cáo, kiến nghị phối hợp xử lý của công dân.")
    assert one.kind != "recommendation"


def test_a_promise_that_is_told_is_a_promise() -> None:
    found = _ruled("Bà Giám đốc cho biết thời gian tới Sở Y tế sẽ bổ sung quy định về kiểm tra.")
    assert [one.kind for one in found] == ["commitment"]


@pytest.mark.parametrize(
    ("item", "unit"),
    [
        ("Thứ tư,Sở Y tế cần ban hành bộ chỉ tiêu đánh giá.", "Sở Y tế"),
        ("Giao Quân ủy Trung ương chủ trì xây dựng phương án.", "Quân ủy Trung ương"),
        ("1. Bộ phận xử lý đơn thư phải báo cáo kết quả.", "Bộ phận xử lý đơn thư"),
    ],
)
def test_a_unit_is_known_behind_a_count_and_by_the_work_in_its_name(item: str, unit: str) -> None:
    actor = _only(item).actor
    assert actor
    assert actor.span.quote == unit
