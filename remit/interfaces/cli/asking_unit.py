"""Which unit is asked for on the command line: one that was not there on the day is still answered,
with a warning beside the answer."""

import datetime as dt
import sys

from remit.domain.refusals import Refusal
from remit.interfaces import sentences
from remit.organisation.actions import checks


def warn(unit: int | None, on: dt.date) -> None:
    """A sentence on the error output when the unit did not exist on the day asked for."""
    if unit is None:
        return
    try:
        checks.unit(unit, on)
    except Refusal as not_there:
        sys.stderr.write(sentences.sentence(not_there) + "\n")
