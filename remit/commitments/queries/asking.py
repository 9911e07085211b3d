"""From the words of a question (a day, an instant or a seq, codes, numbers) to a scope."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from remit.commitments.queries.scopes import Scope
from remit.domain.buckets import ClockName
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Level, Type
from remit.kernel import clock, inputs
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation
from remit.texts import queries as texts

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as typed; empty words ask for everything, as known now, in that day's tree.

    A tree of another day is the one that was known then too.
    """

    on: str = ""
    known_at: str = ""
    unit: str = ""
    document: str = ""
    issuer_level: str = ""
    type: str = ""
    tree: str = ""
    clock: str = ClockName.REVISED.value


def scope(question: Question, viewer: Viewer | None = None) -> Scope:
    """The scope that a question means, or a refusal that says which word is not understood.

    A document that the viewer may not read is unknown; None: whoever runs the site.
    """
    on = inputs.day(question.on) if question.on.strip() else clock.today()
    known = known_seq(question.known_at)
    code, tree_on = _tree(question.tree, on)
    # A list behind a number of an earlier day names the tree, and has to find it as it was counted.
    edition = organisation.edition_of(organisation.tree_id(code), tree_on, known)
    return Scope(
        on=on,
        known_seq=known,
        edition=edition,
        tree=f"{code}@{tree_on.isoformat()}",
        unit=organisation.unit_by_code(question.unit).id if question.unit.strip() else None,
        document=document(viewer, question.document) if question.document.strip() else None,
        issuer_level=_choice(Level, question.issuer_level, "LEVEL_UNKNOWN"),
        type=_choice(Type, question.type, "TYPE_UNKNOWN"),
        clock=_choice(ClockName, question.clock, "CLOCK_UNKNOWN") or ClockName.REVISED,
    )


def known_seq(text: str) -> int:
    """The act up to which is known: a seq, an instant, the end of a day, or now."""
    head = ledger.head()
    latest = head.seq if head else 0
    if not text.strip():
        return latest
    if inputs.is_number(text):
        return _known_act(text, latest)
    if inputs.is_day(text):
        following = clock.start_of(inputs.day(text) + dt.timedelta(days=1))
        return ledger.seq_known_at(following - dt.timedelta(microseconds=1))
    return ledger.seq_known_at(inputs.instant(text))


def _known_act(text: str, latest: int) -> int:
    """An act of the ledger by its number. Before the first act of all nothing is known."""
    seq = inputs.number(text, least=min(latest, 1))
    if seq is None or seq > latest:
        raise Refusal("KNOWN_AT_NO_ACT", act=text.strip(), latest=str(latest))
    return seq


def document(viewer: Viewer | None, text: str) -> int:
    """The one document that is meant; its id, as NUMBER@ISSUER/YEAR#id, tells the same apart."""
    said, _, id_ = text.strip().rpartition("#")
    wanted = inputs.number(id_) if "#" in text else None
    if wanted is not None and texts.references(viewer, [wanted]).get(wanted) == said.strip():
        return wanted
    return texts.referred(viewer, text)


def _tree(text: str, on: dt.date) -> tuple[str, dt.date]:
    code, _, at = text.strip().partition("@")
    when = {"": on, "today": clock.today()}.get(at) or inputs.day(at)
    return code.upper() or organisation.HOME_TREE, when


def _choice(words: type[Word], text: str, rule: str) -> Word | None:
    chosen = text.strip().lower()
    if not chosen:
        return None
    for member in words:
        if chosen == member.value.lower():
            return member
    raise Refusal(rule, text=text)
