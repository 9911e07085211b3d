"""A due date as it goes into an act: the last day, how it was said, and how it was computed."""

from remit.domain import due as dues
from remit.domain.due import Due


def data(due: Due | None) -> dict[str, object]:
    """The computed last day under `due`, and all that was said under `due_said`."""
    if due is None:
        return {"due": None, "due_said": None}
    last = due.last_day.isoformat() if due.last_day else None
    return {"due": last, "due_said": dues.as_data(due)}


def texts(due: Due | None) -> dict[str, str]:
    """The original wording, in a side row."""
    return {"wording": due.wording} if due is not None and due.wording else {}
