"""The title of a text, from its head: the subject that it names, else the line that says what kind
of text it is and on what, else the first line that reads like a title. Letterheads, numbers, days
and greetings are none, an item never is, and the body gives one only where the head has nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any

from remit.kernel import folding

HEAD, HEAD_LINES = 20_000, 20
SHORTEST, LONGEST, LONGEST_PROSE = 12, 300, 150
MOST_WORDS = 5
# An item of a list, a section or an article: the head ends there.
ITEM = re.compile(
    r"(?:\d{1,2}|[a-zđ]|[IVX]{1,5})[.)]\s"
    r"|(?:Article|Section|Chapter|Điều|Chương)\s[\dIVX]{1,4}(?:[\s.:]|$)"
    r"|(?:ال)?مادة\s\S{1,12}(?:[\s.:]|$)|제\s?\d+\s?조|[-–—•+*○●]\s"
)
SUBJECT = re.compile(
    r"(?:(?:subject|subj|re|title|trích yếu|제\s?목|الموضوع|موضوع)\s?:|제\s?목\s|v/v\b\s?:?)"
    r"\s*(?P<title>.{5,})",
    re.IGNORECASE,
)
# The name of a kind of text: at the head of its title, in Korean at its end.
KIND = re.compile(
    r"(?:(?:executive |administrative |draft |joint |official )?(?:directives?|notices?|plans?"
    r"|conclusions?|decisions?|resolutions?|circulars?|minutes|orders?|instructions?|programmes?"
    r"|programs?|memorandum|announcement|dispatch|report|decree|letter)"
    r"|chỉ thị|thông báo|kế hoạch|kết luận|quyết định|nghị quyết|thông tư|biên bản|công điện"
    r"|công văn|chương trình|nghị định|báo cáo|hướng dẫn|tờ trình"
    r"|قرار|مقرر|تعميم|منشور|توجيهات|توجيه|خطة|محضر|إشعار|إعلان|تعليمات|مذكرة|تقرير|خلاصة"
    r"|بلاغ|مرسوم|أمر|برنامج|توصيات)(?![^\W\d_])",
    re.IGNORECASE,
)
KIND_LAST = re.compile(
    r"(?:통보|알림|안내|계획|지시|공고|고시|훈령|회의록|보고|요청|결정|의결|명령|방침|결과|지침|예규)"
    r"(?:서|사항|문|안)?$"
)
# The place, if any, and a day, and nothing more.
DAY = re.compile(
    r"(?:[^\d,،]{2,40}[,،]\s?)?(?:[^\d\s]{1,14}\s){0,2}[^\d\s]{0,8}"
    r"\d{1,4}\D{1,14}\d{1,4}(?:\D{1,14}\d{2,4})?\s?[^\d\s]{0,6}(?:\s?\([^()]{1,8}\))?\.?"
)
# A number with a stroke or a dash and a capital, as documents have it and titles do not.
NUMBERED = re.compile(r"(?<![\w/-])[0-9][\w.]*[/-](?:[\w.]*[/-])?[^\W\d_a-z]")
FRAME = re.compile(
    r"(?:to|from|c\.?c|date|source|sent|attention|kính gửi|nơi nhận"
    r"|수\s?신|참\s?조|발\s?신|경\s?유|التاريخ|المصدر|إلى|من|نسخة إلى)\s?:"
    r"|https?://|dear\s|độc lập\s?[-–]|بسم الله|السيد\s|السادة\s",
    re.IGNORECASE,
)
# The branch of a body below its name.
BRANCH = re.compile(
    r"(?:the )?(?:department|ministry|office|bureau|division|directorate|secretariat) (?:of|for)\b"
    r"|(?:ال)?(?:مديرية|وزارة|دائرة|إدارة|قسم|لجنة|هيئة|أمانة)\s",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[.!?؟。](?=\s|$)")


def title(text: str, header: Mapping[str, Any]) -> str:
    """The title that a text bears, cut at a word if it is long; its first words if it has none."""
    written = list(islice(_lines(text), HEAD_LINES))
    head = list(_head(written))
    named = _subject(head) or _titled(head, header)
    if named:
        return _cut(named, LONGEST)
    body = [line for line in written if not FRAME.match(line)] or written
    numbered = next((line for line in head if KIND.match(line)), "")
    prose = next((line for line in body if _is_prose(line)), next(iter(body), ""))
    item = ITEM.match(prose)
    return _cut(numbered or _sentence(prose[item.end() if item else 0 :]), LONGEST_PROSE)


def _lines(text: str) -> Iterator[str]:
    """The written lines, without signs of markup; a line cut off by the limit is none."""
    cut = text[:HEAD].rpartition("\n")[0] if len(text) > HEAD else text
    lines = (" ".join(line.split()) for line in (cut or text[:HEAD]).splitlines())
    return (line.strip("#*_ ") for line in lines if line.strip("#*_-= "))


def _head(written: Sequence[str]) -> Iterator[str]:
    for line in written:
        if ITEM.match(line):
            return
        yield line


def _subject(head: Sequence[str]) -> str:
    found = (SUBJECT.match(line) for line in head)
    named = next((one["title"].strip() for one in found if one), "")
    return named[:1].upper() + named[1:]


def _titled(head: Sequence[str], header: Mapping[str, Any]) -> str:
    """The line that begins with the kind of the text and says more, else the first that may."""
    possible = [line for line in head if not _is_letterhead(line, header)]
    below = {line: _below(kind, line) for kind, line in pairwise(possible) if _is_bare(kind)}
    lines = [line for line in possible if not _is_bare(line) and not _is_prose(line)]
    telling = [
        line for line in lines if line in below or KIND.match(line) or KIND_LAST.search(line)
    ]
    apt = [line for line in lines if len(line) > SHORTEST]
    plain = [line for line in apt if not line.isupper() and not BRANCH.match(line)]
    shouted = reversed(apt)
    named = next(iter([*telling, *plain, *shouted]), "")
    return below.get(named, named)


def _below(kind: str, line: str) -> str:
    """What stands below the bare name of a kind; words that go on with it follow it."""
    return f"{kind.capitalize()} {line}" if line[:1].islower() else line


def _is_bare(line: str) -> bool:
    """The name of a kind and nothing more, except a remark in brackets."""
    found = KIND.match(line) or KIND_LAST.match(line)
    return found is not None and not line[found.end() :].partition("(")[0].strip(" :.")


def _is_prose(line: str) -> bool:
    return len(line) > LONGEST or line.endswith((".", ":", "!", "?", "؟", ",", "،", ";", "؛"))


def _is_letterhead(line: str, header: Mapping[str, Any]) -> bool:
    number, issuer = header.get("number") or "", folding.fold(header.get("issuer") or "")
    numbered = (number and number in line) or NUMBERED.search(line)
    if FRAME.match(line) or (numbered and line.count(" ") < MOST_WORDS):
        return True
    return DAY.fullmatch(line) is not None or folding.fold(line) in issuer


def _sentence(prose: str) -> str:
    end = SENTENCE.search(prose)
    return prose[: end.start()] if end else prose


def _cut(words: str, longest: int) -> str:
    if len(words) <= longest:
        return words
    return words[:longest].rpartition(" ")[0] or words[:longest]
