"""How a date is written so that `parse_entry` reads it back: 2024-06-28, before 2024-07.

The words are those of the language; a period that ran from an event is written as the day to which
it led.
"""

from remit.domain.due.facts import Due, Granularity, Operator

_OF_A_DAY = frozenset({Granularity.DAY, Granularity.HOUR})
_WORDS = {
    "vi": {Operator.BEFORE: "trước {}", Operator.FROM: "từ {}", Operator.BY: "đến {}"},
    "en": {Operator.BEFORE: "before {}", Operator.FROM: "from {}", Operator.BY: "by {}"},
    "ar": {Operator.BEFORE: "قبل {}", Operator.FROM: "من {}", Operator.BY: "حتى {}"},
    "ko": {Operator.BEFORE: "{} 전", Operator.FROM: "{}부터", Operator.BY: "{}까지"},
}
_ON = {"vi": "vào {}", "en": "on {}", "ar": "في {}", "ko": "{}에"}


def entry_text(due: Due, language: str) -> str:
    """What a person would type for this date; empty where no date follows from the words."""
    spoken = language if language in _WORDS else "en"
    if due.value is None or due.operator in (Operator.WITHIN, Operator.EVERY):
        return due.last_day.isoformat() if due.last_day else ""
    return _form(due, spoken).format(due.value)


def _form(due: Due, language: str) -> str:
    of_a_day = due.granularity in _OF_A_DAY
    if due.operator is Operator.ON:
        return _ON[language]
    # Alone, a day means by that day, and a period means in that period.
    alone = Operator.BY if of_a_day else Operator.IN
    return "{}" if due.operator is alone else _WORDS[language].get(due.operator, "{}")
