"""The tone in which a status is shown. Colour never speaks alone: the word stands beside it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from remit.domain import vocabulary as v

GOOD, CALM, WAIT, WARN, BAD, MUTED = "good", "calm", "wait", "warn", "bad", "muted"

TONES: Mapping[StrEnum, str] = MappingProxyType(
    {
        v.Work.PROPOSED: MUTED,
        v.Work.REJECTED: MUTED,
        v.Work.ASSIGNED: CALM,
        v.Work.CONTESTED: WARN,
        v.Work.IN_PROGRESS: CALM,
        v.Work.CLAIMED: WAIT,
        v.Work.VERIFIED: GOOD,
        v.Work.CLOSED: GOOD,
        v.Work.SUSPENDED: MUTED,
        v.Work.CANCELLED: MUTED,
        v.Work.SUPERSEDED: MUTED,
        v.Work.ANNULLED: MUTED,
        v.Clock.NO_DATE: MUTED,
        v.Clock.IN_TIME: CALM,
        v.Clock.OVERDUE: BAD,
        v.Clock.DONE_ON_TIME: GOOD,
        v.Clock.DONE_LATE: WARN,
        v.Clock.DONE_NO_DATE: GOOD,
        v.Clock.STOPPED: MUTED,
        v.Evidence.NONE: MUTED,
        v.Evidence.CLAIMED: WAIT,
        v.Evidence.DOCUMENT_CHECKED: GOOD,
        v.Evidence.SITE_VERIFIED: GOOD,
        v.Evidence.REFUTED: BAD,
        v.Outcome.MET: GOOD,
        v.Outcome.PARTLY_MET: WARN,
        v.Outcome.NOT_MET: BAD,
        v.Outcome.REFERRED: MUTED,
        v.Outcome.DUPLICATE: MUTED,
        v.Outcome.NO_LONGER_APPLICABLE: MUTED,
        v.Confidence.GREEN: GOOD,
        v.Confidence.AMBER: WARN,
        v.Confidence.RED: BAD,
        v.Confidentiality.RESTRICTED: WARN,
        v.Confidentiality.SECRET: BAD,
    }
)


def tone(member: StrEnum) -> str:
    """The tone of a status; muted for a word that is no status."""
    return TONES.get(member, MUTED)
