"""Words that forbid: a draft is not cut right after them, for what follows would order what is
forbidden. Where a language sets them behind the verb, it is not cut right before them."""

import re

BEFORE = re.compile(
    r"(?:\b(?:not|never|cannot|no longer|không|chưa|đừng|chớ|cấm|nghiêm cấm)(?: được| phải)?"
    r"|(?:^|[\s،])(?:و|ف)?(?:لا|لم|لن|ألا|ليس|عدم|غير|دون|بدون)(?: يجوز)?)\s*$",
    re.IGNORECASE,
)
BEHIND = re.compile(r"^\s*(?:않|아니|못하|말 ?것|금지)")
NEAR = 24


def is_severed(text: str, at: int) -> bool:
    """Whether a cut at a place parts a word that forbids from what it forbids."""
    before = text[max(0, at - NEAR) : at]
    return bool(BEFORE.search(before)) or BEHIND.match(text[at : at + NEAR]) is not None
