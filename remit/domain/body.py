"""What the data of an act holds, read with its type: ids, codes, days, names. Absent is None."""

import datetime as dt
from collections.abc import Mapping

Data = Mapping[str, object]


def number(data: Data, key: str) -> int | None:
    """An id."""
    value = data.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def code(data: Data, key: str) -> str | None:
    """A code."""
    value = data.get(key)
    return value if isinstance(value, str) else None


def the_number(data: Data, key: str) -> int:
    """An id that such an act always holds."""
    value = number(data, key)
    if value is None:
        raise LookupError(f"the act holds no {key}")
    return value


def the_code(data: Data, key: str) -> str:
    """A code that such an act always holds."""
    value = code(data, key)
    if value is None:
        raise LookupError(f"the act holds no {key}")
    return value


def day(data: Data, key: str) -> dt.date | None:
    """A day."""
    value = data.get(key)
    return dt.date.fromisoformat(value) if isinstance(value, str) else None


def numbers(data: Data, key: str) -> tuple[int, ...]:
    """Several ids."""
    value = data.get(key)
    if not isinstance(value, list | tuple):
        return ()
    return tuple(item for item in value if isinstance(item, int))


def names(data: Data, key: str) -> dict[str, str]:
    """A name in several languages."""
    value = data.get(key)
    if not isinstance(value, Mapping):
        return {}
    return {str(language): str(text) for language, text in value.items()}
