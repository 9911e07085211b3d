"""An act of the ledger is found by its number, as papers and pages name it; by whoever may read
what it is about."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from remit.commitments.queries import worded
from remit.domain.rights import Permission, Viewer
from remit.interfaces import doors, labels
from remit.interfaces.web.ledger import subjects
from remit.kernel import inputs
from remit.ledger import queries as ledger


@dataclass(frozen=True, slots=True)
class ActFound:
    """An act: its number, what it is called, what it is about, when it was recorded, its page."""

    seq: int
    name: str
    about: str
    recorded_at: dt.datetime
    url: str


def numbered(viewer: Viewer, words: str) -> ActFound | None:
    """The act whose number was typed and nothing else."""
    number = worded.alone(words)
    if (
        number is None
        or number > inputs.GREATEST
        or not doors.opens(Permission.SEE_FIGURES, viewer)
    ):
        return None
    act = ledger.act(number)
    subject = subjects.subjects(viewer, [act])[act.seq] if act else None
    if act is None or subject is None or subject.hidden:
        return None
    url = reverse("act", args=[act.seq])
    return ActFound(act.seq, labels.label(act.tag), subject.name, act.recorded_at, url)
