"""The words of a table of commitments in four languages: headings, and words inside the cells.

Data. A file may use any of them, and the codes; the first word of a language is the one that an
export writes, so whatever was exported can be imported again. The words of the pages stand here
too, so whatever a person copies from a page is understood.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from remit.domain.vocabulary import Basis, Confidentiality, Type
from remit.kernel import folding


class State(StrEnum):
    """How far a row says that the work is."""

    PROPOSED = "PROPOSED"
    REJECTED = "REJECTED"
    ASSIGNED = "ASSIGNED"
    CONTESTED = "CONTESTED"
    IN_PROGRESS = "IN_PROGRESS"
    SUSPENDED = "SUSPENDED"
    CLAIMED = "CLAIMED"
    VERIFIED = "VERIFIED"
    CLOSED = "CLOSED"
    MET = "MET"
    PARTLY_MET = "PARTLY_MET"
    NOT_MET = "NOT_MET"
    REFERRED = "REFERRED"
    NO_LONGER_APPLICABLE = "NO_LONGER_APPLICABLE"
    CANCELLED = "CANCELLED"
    SUPERSEDED = "SUPERSEDED"
    ANNULLED = "ANNULLED"


Words = Mapping[str, tuple[str, ...]]
LANGUAGES = ("vi", "en", "ar", "ko")


def _words(vi: str, en: str, ar: str, ko: str) -> Words:
    """Each language gives its words parted by |, the one for exports first."""
    given = zip(LANGUAGES, (vi, en, ar, ko), strict=True)
    return MappingProxyType({language: tuple(words.split("|")) for language, words in given})


HEADINGS: Mapping[str, Words] = MappingProxyType(
    {
        "number": _words("Mã số", "Number|No", "الرقم", "번호"),
        "title": _words(
            "Nội dung nhiệm vụ|Nhiệm vụ|Nội dung", "Task|Title|Commitment", "المهمة|العنوان",
            "과제명|과제|제목",
        ),
        "type": _words("Loại", "Type", "النوع", "유형"),
        "issuer": _words(
            "Cơ quan giao|Đơn vị giao", "Issuing unit|Issuer",
            "الجهة المُصدِرة|الجهة المكلِّفة", "지시 기관",
        ),
        "lead": _words(
            "Đơn vị chủ trì|Cơ quan chủ trì|Chủ trì", "Lead unit|Lead", "الجهة المسؤولة",
            "주관 부서|주관",
        ),
        "cooperating": _words(
            "Đơn vị phối hợp|Cơ quan phối hợp|Phối hợp", "Cooperating units|Cooperating",
            "الجهات المشاركة", "협조 부서|협조",
        ),
        "document": _words("Văn bản|Số văn bản", "Document", "الوثيقة", "문서"),
        "basis": _words("Căn cứ", "Basis", "الأساس", "근거"),
        "reference": _words("Dẫn chiếu|Số hiệu", "Reference", "المرجع", "근거 번호"),
        "confidentiality": _words("Độ mật", "Confidentiality", "درجة السرية", "보안 등급"),
        "due": _words("Hạn hoàn thành|Thời hạn|Hạn", "Due|Deadline", "الموعد النهائي", "기한"),
        "due_wording": _words(
            "Thời hạn theo văn bản", "Due as written", "الموعد كما ورد", "기한 원문"
        ),
        "assigned_on": _words("Ngày giao", "Assigned on", "تاريخ التكليف", "지시일"),
        "state": _words("Tình trạng|Trạng thái", "State|Status", "الحالة", "상태"),
        "done_on": _words("Ngày hoàn thành", "Done on", "تاريخ الإنجاز", "완료일"),
        "original_due": _words(
            "Hạn ban đầu", "Original due", "الموعد الأصلي", "당초 기한"
        ),
        "extended_on": _words("Ngày gia hạn", "Extended on", "تاريخ التمديد", "연장일"),
    }
)  # fmt: skip

TYPES: Mapping[StrEnum, Words] = MappingProxyType(
    {
        Type.TASK: _words("Nhiệm vụ", "Task", "مهمة", "과제"),
        Type.TARGET: _words("Chỉ tiêu", "Target", "هدف", "목표"),
        Type.ANSWER: _words(
            "Trả lời kiến nghị", "Answer|Answer to a request", "رد|رد على طلب",
            "답변|요청에 대한 답변",
        ),
        Type.REMEDY: _words(
            "Khắc phục|Khắc phục tồn tại, hạn chế", "Remedy|Remedy of a finding",
            "معالجة|معالجة ملاحظة", "시정|지적 사항 시정",
        ),
        Type.PUBLICATION: _words(
            "Công khai dữ liệu|Công bố dữ liệu", "Publication|Publication of data",
            "نشر|نشر بيانات", "공개|자료 공개",
        ),
        Type.REPORT: _words("Báo cáo", "Report", "تقرير", "보고"),
    }
)  # fmt: skip
BASES: Mapping[StrEnum, Words] = MappingProxyType(
    {
        Basis.PROVISION: _words(
            "Điều khoản văn bản|Nội dung giao trong văn bản", "Provision|Provision of a document",
            "نص|حكم في وثيقة", "조항|문서 조항",
        ),
        Basis.MINUTES: _words(
            "Biên bản|Biên bản họp", "Minutes|Minutes of a meeting", "محضر|محضر اجتماع", "회의록"
        ),
        Basis.LETTER: _words("Công văn", "Letter|Official letter", "خطاب|كتاب رسمي", "공문"),
        Basis.ORAL: _words(
            "Chỉ đạo miệng|Chỉ đạo trực tiếp (bằng lời)", "Oral instruction|Oral",
            "تعليمات شفوية|تعليمات شفهية", "구두 지시",
        ),
        Basis.REGISTRATION: _words(
            "Tự đăng ký", "Own registration|Registration", "تسجيل ذاتي", "자체 등록"
        ),
    }
)  # fmt: skip
LEVELS: Mapping[StrEnum, Words] = MappingProxyType(
    {
        Confidentiality.PUBLIC: _words("Công khai", "Public", "عام|علني", "공개"),
        Confidentiality.INTERNAL: _words("Nội bộ", "Internal", "داخلي", "내부|내부용"),
        Confidentiality.RESTRICTED: _words("Hạn chế", "Restricted", "مقيد", "제한"),
        Confidentiality.SECRET: _words("Mật", "Secret", "سري", "비밀"),
    }
)
STATES: Mapping[StrEnum, Words] = MappingProxyType(
    {
        State.PROPOSED: _words("Đề xuất", "Proposed", "مقترح", "제안"),
        State.REJECTED: _words("Không chấp nhận", "Rejected", "مرفوض", "반려"),
        State.ASSIGNED: _words(
            "Đã giao|Chưa thực hiện|Đã giao, chưa tiếp nhận",
            "Assigned|Not started|Assigned, not yet accepted",
            "مكلَّف|مكلَّف به ولم يُقبل بعد", "지시됨|미착수|지시됨, 미접수",
        ),
        State.CONTESTED: _words(
            "Có ý kiến khác|Đề nghị xem xét lại", "Contested", "معترض عليه", "이의 제기"
        ),
        State.IN_PROGRESS: _words(
            "Đang thực hiện|Đang triển khai", "In progress", "قيد التنفيذ", "진행 중|추진 중"
        ),
        State.SUSPENDED: _words("Tạm dừng", "Suspended", "معلق", "중단|중지"),
        State.CLAIMED: _words(
            "Báo cáo đã hoàn thành|Đã hoàn thành|Hoàn thành|Đã báo cáo hoàn thành, chờ xác nhận",
            "Reported done|Done|Completed|Reported done, not yet verified",
            "أُبلغ بإنجازه|منجز|مكتمل|أُبلغ بإنجازه وينتظر التحقق",
            "완료 보고|완료|완료 보고, 확인 대기",
        ),
        State.VERIFIED: _words(
            "Đã xác minh|Đã xác nhận", "Verified", "متحقق منه|تم التحقق منه", "확인됨"
        ),
        State.CLOSED: _words("Đã kết thúc", "Closed", "مغلق", "종결"),
        State.MET: _words("Đóng: đạt", "Closed: met", "مغلق: تحقق", "종결: 달성"),
        State.PARTLY_MET: _words(
            "Đóng: đạt một phần", "Closed: partly met", "مغلق: تحقق جزئيا", "종결: 일부 달성"
        ),
        State.NOT_MET: _words(
            "Đóng: không đạt", "Closed: not met", "مغلق: لم يتحقق", "종결: 미달성"
        ),
        State.REFERRED: _words("Đóng: chuyển", "Closed: referred", "مغلق: أحيل", "종결: 이송"),
        State.NO_LONGER_APPLICABLE: _words(
            "Đóng: không còn áp dụng", "Closed: no longer applicable", "مغلق: لم يعد ساريا",
            "종결: 해당 없음",
        ),
        State.CANCELLED: _words("Đã hủy", "Cancelled", "ملغى", "취소됨"),
        State.SUPERSEDED: _words("Đã được thay thế", "Superseded", "مستبدَل", "대체됨"),
        State.ANNULLED: _words("Đã hủy hiệu lực", "Annulled", "مبطَل", "무효화됨"),
    }
)  # fmt: skip

COLUMNS = tuple(HEADINGS)


def heading(column: str, language: str) -> str:
    """What a column is called in a language."""
    return HEADINGS[column][_known(language)][0]


def word(table: Mapping[StrEnum, Words], member: StrEnum, language: str) -> str:
    """What an export writes for a code in a language."""
    return table[member][_known(language)][0]


def meanings(table: Mapping[str, Words] | Mapping[StrEnum, Words]) -> dict[str, str]:
    """From the searchable form of every word, and of the codes, to the code."""
    found: dict[str, str] = {}
    for code, words in table.items():
        for spoken in (code, *(one for given in words.values() for one in given)):
            found.setdefault(folding.fold(spoken), str(code))
    return found


def _known(language: str) -> str:
    short = language.split("-")[0]
    return short if short in LANGUAGES else "en"
