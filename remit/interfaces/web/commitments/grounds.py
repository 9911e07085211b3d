"""What a verdict rests on stands beside the form in which it is given: what the unit says, both due
dates, and the evidence; beside an answer to a request for more time the request. Whoever reports a
whole as done, or verifies it, is told which of its parts are not done."""

import datetime as dt
from dataclasses import dataclass

from remit.commitments.queries import parts_left
from remit.commitments.queries.parts_left import PartsLeft
from remit.commitments.queries.timeline import Entry, Whole
from remit.domain.acts import Tag
from remit.domain.buckets import Bucket
from remit.domain.history import ANSWERS
from remit.interfaces.web.commitments import page

VERDICTS = frozenset({Tag.COMMITMENT_VERIFIED, Tag.COMMITMENT_RETURNED, Tag.COMMITMENT_REFUTED})
OF_THE_WHOLE = frozenset({Tag.COMMITMENT_CLAIMED, Tag.COMMITMENT_VERIFIED})


@dataclass(frozen=True, slots=True)
class Grounds:
    """The claim that is judged, and where the commitment stands by both clocks today."""

    whole: Whole
    claim: Entry
    bucket: Bucket | None


def grounds(whole: Whole, tag: Tag | None, today: dt.date) -> Grounds | None:
    """What is shown beside a verdict; nothing beside other acts, or where nothing is claimed."""
    claim = page.sides(whole.entries).claim if tag in VERDICTS else None
    return Grounds(whole, claim, page.bucket(whole, today)) if claim else None


@dataclass(frozen=True, slots=True)
class Wish:
    """The request for more time that is answered, with the day that it asks for."""

    entry: Entry
    until: dt.date


def wish(whole: Whole, tag: Tag | None) -> Wish | None:
    """The open request beside its answer; nothing beside other acts, or where nobody asks."""
    if tag not in ANSWERS or not whole.card.extension_asked:
        return None
    asked = [
        one for one in whole.entries if one.in_force and one.tag is Tag.COMMITMENT_EXTENSION_ASKED
    ]
    latest = max(asked, key=lambda one: (one.effective_on, one.seq), default=None)
    return Wish(latest, dt.date.fromisoformat(str(latest.data["wanted"]))) if latest else None


def open_parts(whole: Whole, tag: Tag | None) -> PartsLeft | None:
    """The parts that are not done, told to whoever reports or verifies the whole."""
    found = parts_left.left(whole.parts) if tag in OF_THE_WHOLE else None
    return found if found and found.total else None
