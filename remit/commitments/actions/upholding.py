"""Uphold: the basis of a commitment was replaced or amended, and its issuer lets it stand."""

import datetime as dt

from remit.commitments.actions import case as cases
from remit.commitments.actions.reaching import Ground
from remit.domain import bases
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.kernel import writes
from remit.ledger.records import Act
from remit.texts.changes import queries as changes


def uphold(*, by: By, at: dt.datetime, commitment: int, reason: str, letter: str = "") -> Act:
    """The issuer lets a commitment stand whose basis was replaced or amended, with a reason."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        found = unsettled(case)
        if not found:
            raise Refusal("BASIS_UNCHANGED")
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_UPHELD,
            data={"changes": found},
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def unsettled(case: cases.Case) -> list[int]:
    """The acts that changed the basis of a commitment and that nothing has settled since."""
    if case.row.document_id is None:
        return []
    settled = bases.settled_in(case.facts)
    done = changes.known(case.row.document_id)
    ground = Ground(done, [case.row])
    return [one.act for one in done if one.act > settled and ground.touches(one, case.row)]
