"""The words of the four languages for a date that a person types. Data, read by `entry`.

Words are compared without case, accents and marks, so each is written as its language writes it.
이전 includes the day it names and 전 does not; that is why the one means `by`, the other `before`.
"""

from remit.domain.due.facts import Operator

LEADING: dict[Operator, tuple[str, ...]] = {
    Operator.BEFORE: (
        "before", "prior to", "earlier than",
        "trước", "trước thời điểm",
        "قبل",
    ),
    Operator.BY: (
        "by", "until", "till", "up to", "no later than", "not later than", "on or before", "due",
        "đến", "chậm nhất", "chậm nhất là", "chậm nhất vào", "muộn nhất", "muộn nhất là",
        "không muộn hơn", "hạn", "hạn chót",
        "بحلول", "حتى", "في موعد أقصاه", "في موعد لا يتجاوز",
    ),
    Operator.IN: ("in", "on", "during", "trong", "vào", "في", "خلال"),
    Operator.WITHIN: ("within",),
    Operator.FROM: (
        "from", "since", "starting",
        "từ", "kể từ", "bắt đầu từ",
        "من", "منذ", "اعتبارا من", "ابتداء من",
    ),
}  # fmt: skip
TRAILING: dict[Operator, tuple[str, ...]] = {
    Operator.BEFORE: ("전", "전에", "전까지"),
    Operator.BY: ("까지", "이전", "이전에", "이전까지"),
    Operator.IN: ("에", "중", "중에", "안에", "내", "내에"),
    Operator.FROM: ("부터",),
}
LEADING_END = ("end of", "the end of", "cuối", "hết", "نهاية", "آخر")
TRAILING_END = ("말",)
IDLE = ("the", "day", "date", "ngày", "lúc", "يوم", "تاريخ", "شهر")
JOINING = ("of", "year", "the", "năm", "من", "عام", "سنة", "لعام", "لسنة")
MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "يناير", "كانون الثاني"),
    ("february", "feb", "فبراير", "شباط"),
    ("march", "mar", "مارس", "آذار"),
    ("april", "apr", "أبريل", "إبريل", "نيسان"),
    ("may", "مايو", "أيار"),
    ("june", "jun", "يونيو", "حزيران"),
    ("july", "jul", "يوليو", "تموز"),
    ("august", "aug", "أغسطس", "آب"),
    ("september", "sep", "sept", "سبتمبر", "أيلول"),
    ("october", "oct", "أكتوبر", "تشرين الأول"),
    ("november", "nov", "نوفمبر", "تشرين الثاني"),
    ("december", "dec", "ديسمبر", "كانون الأول"),
)
QUARTERS: tuple[tuple[str, ...], ...] = (
    ("1", "i", "first", "1st", "một", "الأول"),
    ("2", "ii", "second", "2nd", "hai", "الثاني"),
    ("3", "iii", "third", "3rd", "ba", "الثالث"),
    ("4", "iv", "fourth", "4th", "bốn", "tư", "الرابع"),
)
HALVES: tuple[tuple[str, ...], ...] = (
    ("1", "first", "1st", "đầu", "الأول", "상"),
    ("2", "second", "2nd", "cuối", "الثاني", "하"),
)
QUARTER = ("q", "quý", "الربع")
HALF = ("h", "6 tháng", "sáu tháng", "nửa", "النصف")
AFTER_QUARTER = ("분기", "quarter")
AFTER_HALF = ("반기", "half")
