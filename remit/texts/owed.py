"""What is owed, in the words of a text, as the title of a commitment: without the words that only
make it a duty or tie it to who owes it, and without those of a deadline that is kept as a date."""

import re
from collections.abc import Mapping
from typing import Any

from remit.texts import duties, phrases

SHORTEST = 8
LONGEST_TITLE = 300
# “In coordination with …,” before what is owed; Korean says it behind the names.
GAP = 12
PARTNERED = re.compile(
    r"^(?:in (?:close |full )?(?:coordination|co-ordination|cooperation|consultation|collaboration)"
    r" with|together with|jointly with"
    r"|(?:chủ trì,? )?phối hợp(?: chặt chẽ)?(?: với| cùng)?"
    r"|ب(?:التنسيق|التعاون|الاشتراك|التشاور)(?: الكامل| الوثيق)? مع)\s",
    re.IGNORECASE,
)
TAKING_PART = re.compile(
    r"^(?: 등)?(?:와|과)\s(?:\S{1,8}\s)?(?:협력|협조|협의|합동|공동)\S{0,6}\s|^(?=[,،\s])"
)
# What is left of “completed by 5 May” once the day is gone.
FINISHED = re.compile(
    r"[,;،]?\s*(?:(?:and |to be |and be )?(?:completed?|finished)"
    r"|(?:và |phải )?(?:hoàn thành|xong)"
    r"|على أن (?:[يت]تم|[يت]نجز|[يت]كتمل|[يت]نتهي)(?: \S+){0,3})?[,;،\s]*$"
)


def words(found: Mapping[str, Any]) -> str:
    """What a draft owes; all words of it where nothing would be left."""
    said = " ".join(str(found.get("action") or found.get("quote", "")).split())
    bare = duties.lifted(_without_deadline(_without_partners(said, found), found))
    return phrases.untied(bare if _says_enough(bare) else said)


def _says_enough(bare: str) -> bool:
    """A syllable that is one sign counts as the two letters that it is at least."""
    return len(bare) + sum("가" <= sign <= "힣" for sign in bare) >= SHORTEST


def title(found: Mapping[str, Any]) -> str:
    """What a draft owes as a title, cut at a word if it is long."""
    said = phrases.closed(words(found))
    if len(said) <= LONGEST_TITLE:
        return said[:1].upper() + said[1:]
    cut = said[:LONGEST_TITLE].rpartition(" ")[0] or said[:LONGEST_TITLE]
    return f"{cut[:1].upper()}{cut[1:]} …"


def is_whole(found: Mapping[str, Any]) -> bool:
    """Whether what a draft owes reads as a whole phrase; what does not is looked at by itself."""
    return phrases.is_whole(words(found))


def _without_deadline(said: str, found: Mapping[str, Any]) -> str:
    deadline = found.get("deadline") or {}
    limit = " ".join(str(deadline.get("quote") or "").split())
    if not deadline.get("value") or not limit or limit not in said:
        return said
    before, _, after = said.partition(limit)
    rest = after.strip(" ,;،")
    kept = FINISHED.sub("", before) if not rest.strip(".") else before.rstrip(" ")
    # The comma behind the day parts what stands on both sides of it.
    mark = after[:1] if rest and after[:1] in (",", "،") and kept[-1:] not in (",", "،") else ""
    return f"{kept}{mark} {rest}".strip(" ,;،")


def _without_partners(said: str, found: Mapping[str, Any]) -> str:
    """Without the row of units at its head that take part; they are kept beside the title."""
    head = PARTNERED.match(said)
    named = [" ".join(str(one.get("text", "")).split()) for one in found.get("cooperating", ())]
    end = head.end() if head else 0
    for name in named:
        at = said.find(name, end)
        if at < 0 or at - end > GAP:
            break
        end = at + len(name)
    else:
        behind = TAKING_PART.match(said[end:])
        if named and (head or behind):
            return said[end + (behind.end() if behind else 0) :].strip(" ,:;،")
    return said
