"""A made-up commitment: overdue, blocked, reported as done, returned, and talked about."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from remit.commitments.actions.conversation import To
from remit.commitments.queries.conversation import Note, Wording
from remit.commitments.queries.lists import Card
from remit.commitments.queries.timeline import Entry
from remit.domain import vocabulary as v
from remit.domain.acts import By, Tag
from remit.domain.buckets import Bucket
from remit.interfaces import labels
from remit.interfaces.web.charts import samples as charts
from remit.interfaces.web.commitments.conversation import Passage, Said, Talk
from remit.interfaces.web.commitments.lateness import Late
from remit.interfaces.web.commitments.page import Sides
from remit.interfaces.web.commitments.timeline import Line, Row
from remit.interfaces.web.design import made
from remit.interfaces.web.design.showing import NOWHERE, Facts
from remit.interfaces.web.lists import entries as entered
from remit.interfaces.web.lists import samples as lists

BUCKET = Bucket(
    v.Work.IN_PROGRESS, v.Clock.OVERDUE, v.Clock.IN_TIME, True, False, v.Evidence.NONE, None, False
)
LATER = made.DAY + made.WEEK
LONG = 60


def card(number: int = NOWHERE, *, hidden: bool = False) -> Card:
    """What a list shows of it."""
    if hidden:
        return Card(number, hidden=True)
    return Card(
        number,
        hidden=False,
        title=_("Result that is owed"),
        document=NOWHERE,
        work=v.Work.IN_PROGRESS.value,
        original=made.DAY,
        revised=LATER,
        extension_asked=True,
        bucket=BUCKET,
    )


def _words() -> str:
    """Words too long to stand there whole."""
    return " ".join([_("The unit that does not lead cannot report a commitment as done.")] * LONG)


def _act(seq: int, tag: Tag, *, in_force: bool = True, **texts: str | None) -> Entry:
    return Entry(
        NOWHERE + seq, tag, made.DAY, made.AT, By(), {}, texts, made.HASH, in_force=in_force
    )


def claim(*, long: bool = True) -> Entry:
    """What the unit says, at length or in a word."""
    return _act(3, Tag.COMMITMENT_CLAIMED, summary=_words() if long else _("Recorded."))


def whole() -> Facts:
    """What its page shows, as far as facts and forms ask for it."""
    return {
        "card": card(),
        "claimed_on": made.DAY,
        "due": {"wording": "Q2/2024"},
        "items": [one["item"] for one in _evidence()],
    }


def reopened() -> Facts:
    """Claim and result of before a reopening; the page itself shows a claim that was verified."""
    returned = _act(4, Tag.COMMITMENT_RETURNED, reason=None)
    again = _act(5, Tag.COMMITMENT_REOPENED)
    return {"whole": whole(), "sides": Sides(claim(), returned, again)}


def entries() -> Sequence[entered.Entry]:
    """The same as a list shows it: late and silent, and blocked."""
    return lists.table(made.DAY, made.SCIENCE, made.NUMBER).rows[:2]


def page() -> Facts:
    """All that stands on its page."""
    verified = _act(4, Tag.COMMITMENT_VERIFIED, note=_("Text erased"), letter=made.OTHER_NUMBER)
    return {**_facts(), **_said(), "sides": Sides(claim(), verified, None)}


def _facts() -> Facts:
    entry = entries()[0]
    return {
        "whole": whole(),
        "card": card(),
        "work": v.Work.IN_PROGRESS,
        "confidence": v.Confidence.AMBER,
        "returned": True,
        "blocked": v.Block.WAITS_FOR_UNIT,
        "blocked_by": made.GOVERNMENT,
        "confidentiality": v.Confidentiality.RESTRICTED,
        "bucket": BUCKET,
        "why": _("One result, one unit, one date."),
        "lead": made.SCIENCE,
        "issuer": made.GOVERNMENT,
        "post": made.DIRECTOR,
        "cooperating": [(made.ENDED, made.DAY), (made.GOVERNMENT, None)],
        "basis": v.Basis.PROVISION,
        "references": [made.NUMBER],
        "names": {"document": made.document()},
        "basis_changes": [_change(is_settled=False), _change(is_settled=True)],
        "type": v.Type.TASK,
        "late": Late(entry, LATER, False, 14, made.DAY),
        "choice": _choice(),
        "parts": [(card(), v.Work.ASSIGNED, made.SCIENCE), (card(hidden=True), None, None)],
        "ancestors": [NOWHERE],
        "history": charts.charts(made.DAY, made.SCIENCE.name)[-1],
        "latest": _act(9, Tag.COMMITMENT_CLAIMED),
    }


def _change(*, is_settled: bool) -> Facts:
    change: Facts = {
        "by": made.document(made.OTHER_NUMBER),
        "recorded_on": made.DAY,
        "act": NOWHERE,
    }
    return {"is_settled": is_settled, "word": _("Date in force"), "change": change}


def _choice() -> Facts:
    usual = {"code": "claim", "label": _("Record"), "asks": ""}
    grave = {"code": "cancel", "label": _("Take back"), "asks": _("Take back")}
    why = _("The unit that does not lead cannot report a commitment as done.")
    return {"first": usual, "beside": [usual], "rest": [usual, grave], "shut": [(usual, why)]}


def _said() -> Facts:
    return {
        "evidence": _evidence(),
        "talk": talk(),
        "timeline": _timeline(),
        "passages": [
            (
                {
                    "document": made.document(),
                    "quote": made.SCIENCE.names["vi"],
                    "start": 1,
                    "end": 9,
                },
                labels.language("vi"),
            ),
        ],
    }


def _evidence() -> list[dict[str, Any]]:
    file: dict[str, Any] = {
        "id": NOWHERE,
        "form": "FILE",
        "name": "24.pdf",
        "size": 2048,
        "sha256": made.HASH,
    }
    file |= {"note": _("Recorded."), "attached_at": made.AT, "added_on": made.DAY}
    link = {**file, "id": NOWHERE + 1, "form": "LINK", "name": "https://example.org/24"}
    back = {"at": made.AT, "seq": NOWHERE, "reason": _("Recorded.")}
    return [
        {"item": {**file, "damaged": True}, "post": made.DIRECTOR, "may_withdraw": True},
        {"item": {**link, "note": None}, "post": made.DIRECTOR},
        {"item": {**file, "id": NOWHERE + 2, "withdrawn": back}, "withdrawn_by": made.DIRECTOR},
    ]


def _note(seq: int, words: str | None, *, own: bool = False, **more: Any) -> Said:
    facts: dict[str, Any] = {"to": To(), "answers": None, "hash": made.HASH, **more}
    note = Note(seq=NOWHERE + seq, by=By(), written_at=made.AT, words=words, own=own, **facts)
    return Said(note, made.DIRECTOR, [made.SCIENCE], [])


def talk() -> Talk:
    """A conversation: an earlier note, one that names a unit, an own one that was reworded, one
    that was withdrawn and one that was erased."""
    asked = f"{_('Result that is owed')}? @{made.SCIENCE.code}"
    before = [Wording(NOWHERE + 25, made.AT, _("Recorded."))]
    latest = [
        _note(21, asked),
        _note(
            22, _("Recorded."), own=True, answers=NOWHERE + 21, before=before, reworded_at=made.AT
        ),
        _note(23, "", withdrawn_at=made.AT),
        _note(24, None),
    ]
    return Talk([_note(20, _("Recorded."))], latest, True, [made.SCIENCE], made.DIRECTOR)


def _timeline() -> list[object]:
    lines = (Line(_("Reason"), _words()), Line(_("Note"), "", erased=True))
    claimed = Row(claim(), _("Record"), made.DIRECTOR, lines, True)
    annulled = _act(2, Tag.COMMITMENT_CLAIMED, in_force=False)
    parting = {"seq": NOWHERE, "on": made.DAY, "parts": [card(), card(hidden=True)]}
    return [
        claimed,
        Passage(2, NOWHERE + 21, made.DAY, made.DAY + dt.timedelta(days=1)),
        {"breakdown": {**parting, "recorded_at": made.AT}, "post": made.DIRECTOR},
        Row(annulled, _("Record"), made.DIRECTOR, (), False),
    ]
