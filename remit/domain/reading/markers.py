"""The marks at the head of a line that make it an item: numbers, letters, signs, articles."""

from __future__ import annotations

import re

ARABIC_FIRSTLY = (
    "اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا"
    "|(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع) ?عشرا?"
)
ARABIC_PLACE = (
    r"(?:\d{1,3}|(?:ال)?(?:اولي?|واحد|حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ة?"
    r"(?:\s(?:عشرة?|وال(?:عشرون|عشرين|ثلاثون|ثلاثين|اربعون|اربعين)))?)"
)
MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "article",
        re.compile(
            r"(?:(?:Sec(?:tion)?\.?|Article|Điều|Mục|Chương|Phần)\s(?:\d+|[IVXLC]+)[.:]?|제\d+(?:조|장|절)|(?:ال)?مادة\s\(?\d+\)?\s?[:.-]?"
            rf"|(?:ال)?(?:مادة|بند|فصل|فقرة|قرار|توصية)\s(?:رقم\s)?\(?{ARABIC_PLACE}\)?\s?[:.-](?!\d))\s?",
            re.I,
        ),
    ),
    ("roman", re.compile(r"(?:[IVX]{1,5}\s?[.)-]|[\u2160-\u216b]\s?[.)-]?)\s")),
    (
        "word",
        re.compile(rf"(?:{ARABIC_FIRSTLY})\s?[:،.)/-]\s?"),
    ),
    ("dotted", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s")),
    ("number", re.compile(r"\d{1,2}(?:\\?\.|\s?-(?=\s?[^\d\s])|\s?/\s)\s?(?=\D)")),
    ("half-bracket", re.compile(r"(?:\d{1,2}|[가나다라마바사아자차카타파하])\)\s?(?=\D)")),
    ("bracket", re.compile(r"\\?\(\d{1,2}\\?\)\s?")),
    (
        "low-roman",
        re.compile(
            r"\\?\((?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})\\?\)\s?|(?:i{2,3}|iv|vi{1,3}|ix|xi{1,2})[.)]\s"
        ),
    ),
    (
        "letter",
        re.compile(
            r"(?:\\?\([a-zA-Z가나다라마바사아자차카타파하]\\?\)|[a-zđ가나다라마바사아자차카타파하][.)]"
            r"|[ا-ي]\s?[-./)]|\([ا-ي]{1,2}\))\s"
        ),
    ),
    ("circled", re.compile(r"[\u2460-\u2473\u2776-\u277f\u24d0-\u24e9]\s?")),
    ("square", re.compile(r"[□■◆◇▣◈▶►▷☐☑▲△▴▸▹❏❑◎☞⇒➔➡❖]\s?")),
    ("circle", re.compile(r"(?:[○◯◦●⦁•∙▪▫➢ㅇ]|[o0]\s)\s?")),
    ("dash", re.compile(r"[-*·ㆍ⁃‣✓✔][^\S\n]{0,8}(?=[^\s\d])|[-*·]\s(?=\d)")),
    ("plus", re.compile(r"\+\s?")),
    ("note", re.compile(r"※\s?")),
)
# Whether any marker stands at the head of a line; most lines have none.
MARKED = re.compile(
    "|".join(
        f"(?i:{pattern.pattern})" if pattern.flags & re.IGNORECASE else f"(?:{pattern.pattern})"
        for _, pattern in MARKERS
    )
)
# Markers that count nothing.
SIGNS = frozenset({"circled", "square", "circle", "dash", "plus"})
# Markers behind which the first item of the next level may stand on the same line.
OUTER = frozenset({"article", "word"})
# A marker alone on its line belongs to the line below it.
BARE_MARKER = re.compile(
    r"(?:\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,5}|[가-하]|[ا-ي])[.)]{1,2}|[\u2460-\u2473\u2776-\u277f]"
    rf"|[-*•·●○□■▪]|(?:{ARABIC_FIRSTLY}|(?:ال)?(?:مادة|بند|فصل)\s\(?{ARABIC_PLACE}\)?)\s?:?)"
)


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
COUNTED = re.compile(
    r"\\?\(?(?:(?P<number>\d{1,2})|(?P<letter>[a-z]{1,4}))(?=\\?[.)])", re.IGNORECASE
)


def place_of(marker: str, line: str) -> int:
    """Which item of its list a marked line is, counted from one; zero where nothing counts."""
    counted = COUNTED.match(line)
    if counted is None or marker == "dotted":
        return 0
    if counted.group("number"):
        return int(counted.group("number"))
    sign = counted.group("letter").lower()
    if marker in ("roman", "low-roman"):
        return ROMAN.index(sign) + 1 if sign in ROMAN else 0
    return ord(sign) - ord("a") + 1 if len(sign) == 1 else 0


def marker_of(line: str) -> tuple[str, int]:
    """The style and the length of the list marker at the head of a line."""
    if not MARKED.match(line):
        return "", 0
    for style, pattern in MARKERS:
        match = pattern.match(line)
        if match and match.end() < len(line):
            return style, len(line) - len(line[match.end() :].lstrip())
    return "", 0
