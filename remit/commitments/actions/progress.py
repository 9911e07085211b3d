"""Report progress, with what blocks the work; sign off a cooperating part; forecast."""

import datetime as dt

from remit.commitments.actions import case as cases
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.domain.vocabulary import Block, Confidence
from remit.kernel import writes
from remit.ledger.records import Act


def report(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    progress: str,
    blocked: Block | None = None,
    blocked_by: int | None = None,
    on: dt.date | None = None,
) -> Act:
    """The lead unit says how far it is, and what or who stands in the way."""
    if blocked is Block.WAITS_FOR_UNIT and blocked_by is None:
        raise Refusal("BLOCKING_UNIT_MISSING")
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        return cases.act(
            case,
            Permission.REPORT,
            Tag.COMMITMENT_REPORTED,
            on=on,
            data={
                "blocked": blocked.value if blocked else None,
                "blocked_by": _waited_for(case, blocked, blocked_by),
            },
            texts={"progress": cases.said(progress, "PROGRESS_MISSING")},
        )


def _waited_for(case: cases.Case, blocked: Block | None, unit: int | None) -> int | None:
    """The unit that is waited for; not the one of before, once nothing stands in the way."""
    return None if blocked is None and unit == case.now.blocked_by else unit


def sign_off(*, by: By, at: dt.datetime, commitment: int, unit: int, note: str = "") -> Act:
    """A cooperating unit signs off its own part."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        if unit not in case.place.cooperating or unit not in {
            held.unit for held in case.viewer.held
        }:
            raise Refusal("UNIT_NOT_COOPERATING", unit=str(unit))
        return cases.act(
            case,
            Permission.SIGN_OFF,
            Tag.COMMITMENT_SIGNED_OFF,
            data={"unit": unit},
            texts={"note": note} if note else {},
        )


def assess(*, by: By, at: dt.datetime, commitment: int, confidence: Confidence, reason: str) -> Act:
    """An assessor forecasts whether the result will come, with a reason."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        return cases.act(
            case,
            Permission.ASSESS,
            Tag.COMMITMENT_ASSESSED,
            data={"confidence": confidence.value},
            texts={"reason": cases.said(reason, "REASON_MISSING")},
        )
