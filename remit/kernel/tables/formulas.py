"""Text that a spreadsheet would take for a formula and carry out; in a text file it is guarded."""

SIGN = "'"
STARTS = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """A cell that no spreadsheet carries out: a sign before what looks like a formula.

    A cell that begins with such a sign already gets another one, so that nothing is lost.
    """
    return SIGN + text if text.startswith(STARTS) or _is_guarded(text) else text


def unguarded(text: str) -> str:
    """The cell without the sign before it."""
    return text[len(SIGN) :] if _is_guarded(text) else text


def _is_guarded(text: str) -> bool:
    return text.lstrip(SIGN).startswith(STARTS) and text.startswith(SIGN)
