"""What of a form is kept while it is half written: the fields in which a person writes, and nothing
by which the site knows its own forms."""

from collections.abc import Mapping, Sequence

from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import beginning, reading, showing

WORDS = tuple(f"{one.name}_words" for one in beginning.FIELDS if one.kind in showing.OF_UNITS)
FIELDS: Mapping[str, Sequence[str]] = {
    "accept": (*(one.name for one in beginning.FIELDS), *WORDS, "due_wording"),
    "reject": ("reason",),
}


def fields(request: Asking) -> dict[str, list[str]]:
    """What was written, by the names of the form; a form that was only opened has nothing."""
    names = FIELDS.get(reading.text(request.POST, "form"), ())
    return {name: [str(one) for one in request.POST.getlist(name)] for name in names}
