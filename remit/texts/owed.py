"""What is owed, in the words of a text, as the title of a commitment: without the word that only
ties it to who owes it, and without the words of a deadline that is kept as a date beside it."""

import re
from collections.abc import Mapping
from typing import Any

SHORTEST = 8
LONGEST_TITLE = 300
LEADING = re.compile(r"^(?:to|should)\s(?=[a-z])", re.IGNORECASE)
# What is left of “completed by 5 May” once the day is gone.
FINISHED = re.compile(
    r"[,;،]?\s*(?:(?:and |to be |and be )?(?:completed?|finished)"
    r"|(?:và |phải )?(?:hoàn thành|xong))?[,;،\s]*$"
)


def words(found: Mapping[str, Any]) -> str:
    """What a draft owes; all words of it where nothing would be left."""
    said = " ".join(str(found.get("action") or found.get("quote", "")).split())
    bare = _without_deadline(LEADING.sub("", said), found)
    return bare if len(bare) >= SHORTEST else said


def title(found: Mapping[str, Any]) -> str:
    """What a draft owes as a title, cut at a word if it is long."""
    said = words(found)
    if len(said) <= LONGEST_TITLE:
        return said[:1].upper() + said[1:]
    cut = said[:LONGEST_TITLE].rpartition(" ")[0] or said[:LONGEST_TITLE]
    return f"{cut[:1].upper()}{cut[1:]} …"


def _without_deadline(said: str, found: Mapping[str, Any]) -> str:
    deadline = found.get("deadline") or {}
    limit = " ".join(str(deadline.get("quote") or "").split())
    if not deadline.get("value") or not limit or limit not in said:
        return said
    before, _, after = said.partition(limit)
    kept = FINISHED.sub("", before) if not after.strip(" .,;،") else before.rstrip(" ")
    return f"{kept} {after.strip(' ,;،')}".strip(" ,;،")
