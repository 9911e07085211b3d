"""More time, stopped time, and corrected dates: what moves the revised date and what does not."""

import datetime as dt

from remit.commitments.actions import case as cases
from remit.commitments.actions import due_form, passing
from remit.domain import due as dues
from remit.domain import extensions, lifecycle
from remit.domain.acts import By, Tag
from remit.domain.asking_back import EVERYTHING, Meant, Slip
from remit.domain.due import Due
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, check_may
from remit.kernel import writes
from remit.ledger.records import Act

# Acts that set a due date anew; a correction takes effect with the latest of them.
DATING = (Tag.COMMITMENT_PROPOSED, Tag.COMMITMENT_ASSIGNED, Tag.COMMITMENT_REDEFINED)


def ask_extension(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    wanted: dt.date,
    reason: str,
    progress: str,
) -> Act:
    """The lead unit asks for more time: before the date, with reason, progress and a new date."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        extensions.check_can_ask(
            asked_on=case.today,
            revised=case.now.revised,
            wanted=wanted,
            pending=case.now.extension_asked,
        )
        return cases.act(
            case,
            Permission.ASK_EXTENSION,
            Tag.COMMITMENT_EXTENSION_ASKED,
            data={"wanted": wanted.isoformat()},
            texts={
                "reason": cases.said(reason, "REASON_MISSING"),
                "progress": cases.said(progress, "PROGRESS_MISSING"),
            },
        )


def extend(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    due: dt.date,
    reason: str,
    letter: str = "",
    meant: Meant = EVERYTHING,
) -> Act:
    """The issuer grants more time; it takes effect on the day on which it was asked for."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        asked = case.latest(Tag.COMMITMENT_EXTENSION_ASKED)
        if asked is None or not case.now.extension_asked:
            raise Refusal("EXTENSION_NOT_ASKED")
        extensions.check_can_grant(
            original=case.now.original,
            revised=case.now.revised,
            granted=due,
            times=times_extended(case),
            cap=extensions.CAP,
        )
        if Slip.PAST_DUE not in meant:
            passing.check_new(due, today=case.today)
        # A date that was set anew after the asking is moved from the day of that.
        on = max(asked.on, _said_on(case) or asked.on)
        recorded = extensions.due_to_record(case.facts, on=on, granted=due)
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_EXTENDED,
            on=on,
            data={
                "due": recorded.isoformat(),
                "granted": due.isoformat(),
                "asked": asked.seq,
            },
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def refuse_extension(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    letter: str = "",
) -> Act:
    """The issuer refuses more time, with a reason."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        if not case.now.extension_asked:
            raise Refusal("EXTENSION_NOT_ASKED")
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_EXTENSION_REFUSED,
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def correct_due(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    due: Due | None,
    reason: str,
    letter: str = "",
    meant: Meant = EVERYTHING,
) -> Act:
    """The issuer corrects a mistyped date, the original one and the revised one, of done work too.

    It takes effect on the day on which the date was said; whether it is possible is a question of
    where the work stands now.
    """
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        check_may(Permission.DECIDE, case.viewer, case.place)
        lifecycle.check_can(Tag.COMMITMENT_DUE_CORRECTED, case.now.work)
        if Slip.PAST_DUE not in meant:
            passing.check_due(case, due, day=_said_on(case))
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_DUE_CORRECTED,
            on=_said_on(case),
            data=due_form.data(due),
            texts={"reason": cases.said(reason, "REASON_MISSING"), **due_form.texts(due)},
            letter=letter,
        )


def suspend(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    waiting_for: int | None = None,
    on: dt.date | None = None,
    letter: str = "",
) -> Act:
    """The issuer stops the revised clock, visibly: the work waits for the other side."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_SUSPENDED,
            on=on,
            data={"waiting_for": waiting_for},
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def resume(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    on: dt.date | None = None,
    letter: str = "",
) -> Act:
    """The work goes on; the revised date moves by the days that were stopped."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        day = on or case.today
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_RESUMED,
            on=day,
            data={"days": _days_stopped(case, day)},
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def times_extended(case: cases.Case) -> int:
    """How often the date was moved already."""
    return sum(fact.tag is Tag.COMMITMENT_EXTENDED for fact in case.standing)


def _days_stopped(case: cases.Case, day: dt.date) -> int:
    suspended = case.latest(Tag.COMMITMENT_SUSPENDED)
    return dues.days_stopped(suspended.on, day) if suspended else 0


def _said_on(case: cases.Case) -> dt.date | None:
    """The day from which the date stands that is to be corrected."""
    said = case.latest(*DATING)
    return said.on if said else None
