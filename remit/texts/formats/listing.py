"""The number that stands before an item of a list: counted by the program that shows it, and here
written out, for a text that says "point 3" has one."""

from collections.abc import Callable, Mapping

BULLET = "-"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GANADA = "가나다라마바사아자차카타파하"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HIGHEST = 5000


class Counting:
    """A list of a page that is being counted: in which form, and how far."""

    def __init__(self, form: str, start: int) -> None:
        self.form = form
        self.next = start

    def mark(self, value: int | None) -> str:
        """What stands before the next item."""
        number = self.next if value is None else value
        self.next = number + 1
        return BULLET if self.form == "bullet" else f"{written(number, self.form)}."


def written(number: int, form: str) -> str:
    """A number in the form that a list counts in; a form that is not known counts 1, 2, 3."""
    if not 0 < number <= _HIGHEST or form not in _FORMS:
        return str(number)
    return _FORMS[form](number)


def _roman(number: int) -> str:
    made = ""
    for value, sign in _ROMAN:
        made += sign * (number // value)
        number %= value
    return made


def _letters(letters: str) -> Callable[[int], str]:
    """a to z, then aa to zz, as word processors count."""
    return lambda number: letters[(number - 1) % len(letters)] * (1 + (number - 1) // len(letters))


_FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "ganada": _letters(_GANADA),
    "arabicAbjad": _letters(_ABJAD),
}
# How HTML calls them.
OF_HTML = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
