"""How a program uses the client; mypy reads it as strictly as the client itself."""

import datetime as dt

from remit.client import ChangedMeanwhile, Client, Commitment, Done, Named, Sender, Unreachable


def accepted(address: str, token: str, number: int) -> tuple[int | None, str]:
    """Accept a commitment as it was read, or read it again."""
    remit = Client(
        address, token, language="vi", post="DEP-HEAD", sender=Sender(seconds=5, tries=2)
    )
    one: Commitment = remit.commitment(number)
    try:
        done: Done = remit.act(number, "accept", mark=one.mark)
    except ChangedMeanwhile as changed:
        return None, changed.problem.detail
    except Unreachable as away:
        return None, str(away)
    lead: Named | None = done.commitment.lead
    due: dt.date | None = done.commitment.due.revised
    return done.act, f"{lead.name if lead else ''} {due.isoformat() if due else ''}"


def late(address: str, token: str, on: dt.date) -> list[int]:
    """The numbers of what is overdue on a day."""
    remit = Client(address, token)
    return [one.number for one in remit.commitments(overdue_on=on)]
