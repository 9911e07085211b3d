"""The rows of a form in which parts of a whole are written; some stay empty between others."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import QueryDict

from remit.domain.refusals import Refusal
from remit.interfaces.web.commitments import reading


@contextmanager
def named(sent: QueryDict) -> Iterator[None]:
    """What is refused of a part, by its place among the parts, is told of its row in the form."""
    try:
        yield
    except Refusal as refusal:
        rows = _filled(sent)
        for one in (refusal, *refusal.others):
            if one.params.get("place", "").isdigit() and rows:
                one.params["place"] = rows[int(one.params["place"]) - 1]
        raise


def _filled(sent: QueryDict) -> list[str]:
    """The rows in which something was said, by their numbers."""
    names = ("title_{}", "lead_{}", "lead_{}_words", "due_{}")
    rows = map(str, range(1, reading.MOST_PARTS + 1))
    return [row for row in rows if any(reading.text(sent, name.format(row)) for name in names)]
