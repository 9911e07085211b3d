"""What a verdict rests on stands beside the form in which it is given: what the unit says, both due
dates, and the evidence."""

import datetime as dt
from dataclasses import dataclass

from remit.commitments.queries.timeline import Entry, Whole
from remit.domain.acts import Tag
from remit.domain.buckets import Bucket
from remit.interfaces.web.commitments import page

VERDICTS = frozenset({Tag.COMMITMENT_VERIFIED, Tag.COMMITMENT_RETURNED, Tag.COMMITMENT_REFUTED})


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
