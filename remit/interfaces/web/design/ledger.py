"""The ledger on a page of components: an act with its body and its place in the chain, checkpoints,
and a check of the whole while it runs and when it is over."""

import hashlib
import uuid

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from remit.domain.acts import By, Tag
from remit.interfaces.web.design import made
from remit.interfaces.web.design.showing import NOWHERE, Facts, Piece
from remit.interfaces.web.ledger.naming import Named
from remit.interfaces.web.ledger.pages import Line
from remit.interfaces.web.ledger.subjects import Subject
from remit.ledger.queries.checkpoints import Card
from remit.ledger.queries.records import Stored
from remit.ledger.records import Act

SIGNED = Card(4711, bytes.fromhex(made.HASH), "", made.AT)
BODY = '{"effective_on":"2024-04-15","subject":4711,"tag":"commitment.claimed"}'


def pieces() -> list[Piece]:
    """The components of the pages of the ledger."""
    return [
        Piece(
            gettext_lazy("Acts of the ledger"),
            gettext_lazy("Each act with what it is about; what was annulled is struck through."),
            "ledger/acts.html",
            (_acts(),),
        ),
        Piece(
            gettext_lazy("One act"),
            gettext_lazy("The words, the body as it is stored, and its place in the chain."),
            "ledger/act.html",
            (_act(),),
        ),
        Piece(
            gettext_lazy("Checkpoints of the ledger"),
            gettext_lazy("What was signed, to be kept outside this site."),
            "ledger/checkpoints.html",
            ({"origin": made.HASH[:16], "keys": [made.HASH, made.HASH], "cards": [SIGNED]},),
        ),
        Piece(
            gettext_lazy("A check of the ledger"),
            gettext_lazy("While it runs, when it found something, and when all is well."),
            "ledger/verifying.html",
            tuple(_checks()),
        ),
    ]


def _stored(seq: int = NOWHERE) -> Act:
    return Act(
        seq=seq,
        id=uuid.uuid5(uuid.NAMESPACE_OID, made.NUMBER),
        recorded_at=made.AT,
        effective_on=made.DAY,
        by=By(None),
        tag=Tag.COMMITMENT_CLAIMED,
        subject=NOWHERE,
        data={},
        texts={"summary": _("Result that is owed"), "note": None, "letter": ""},
        hash=hashlib.sha256(BODY.encode()).digest(),
    )


def _line(annulled_by: int | None = None, *, hidden: bool = False) -> Line:
    subject = Subject(NOWHERE, hidden=hidden, name=_("Result that is owed"))
    return Line(_stored(), subject, made.DIRECTOR, annulled_by)


def _acts() -> Facts:
    return {
        "typed": {},
        "tags": list(Tag)[:3],
        "lines": [_line(), _line(NOWHERE), _line(hidden=True)],
        "head": _stored(),
        "latest": SIGNED,
        "earlier": "#",
    }


def _act() -> Facts:
    act = _stored()
    fields = {
        "subject": Named(str(act.subject), _("Result that is owed")),
        "data": {"unit": Named("1", made.SCIENCE.name), "due": None, "past_due": True},
    }
    return {
        "stored": Stored(act, BODY, bytes(32), act.hash),
        "line": _line(),
        "head": act,
        "annulled": _line(),
        "fields": fields,
        "body": BODY,
        "covering": SIGNED,
        "checked": True,
    }


def _checks() -> list[Facts]:
    whole = {"id": NOWHERE, "acts": 5000, "head": made.HASH}
    begun = {**whole, "is_open": True, "step": "READING", "done": 1200, "percent": 24}
    over = {**whole, "is_open": False, "step": "DONE", "done": 5000, "percent": 100}
    return [
        {"one": begun, "is_own": False},
        {"one": {**over, "faults": 0}},
        {"one": {**over, "faults": 1}, "findings": [_("Text erased")]},
        {"one": begun, "stopped": True},
    ]
