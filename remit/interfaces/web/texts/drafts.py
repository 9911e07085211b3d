"""A draft as a card: what the reader found, in words, and what it would become."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from remit.domain import due as dues
from remit.domain.due import Period, TimeUnit
from remit.domain.reading.records import SHOWN
from remit.domain.vocabulary import Basis, Type, Work
from remit.interfaces import due_sentences, labels, writing
from remit.interfaces.web.commitments import due_words, showing
from remit.interfaces.web.texts import owed as owed_lines
from remit.interfaces.web.texts import words
from remit.kernel import clock
from remit.organisation.queries import UnitCard
from remit.texts import dates, owed, returning
from remit.texts.confirming import grounds, sorting
from remit.texts.confirming.grounds import Cue
from remit.texts.confirming.sorting import Sorted
from remit.texts.pairs.queries import Covering
from remit.texts.queries import DocumentCard, DraftCard


@dataclass(frozen=True, slots=True)
class Course:
    """How a draft stands in the confirmation: how it was shown, what it needs, what follows it."""

    seen: str = ""
    needs: Sorted | None = None
    contested: Sequence[str] = ()
    lead: UnitCard | None = None
    cooperating: Sequence[UnitCard] = ()
    next: str = ""
    came_from: int = 0
    notes: Sequence[object] = ()
    owed: Sequence[owed_lines.Line] = ()
    counterparts: Sequence[owed_lines.Elsewhere] = ()
    provision_links: Sequence[object] = ()
    announced: Sequence[object] = ()

    @property
    def is_proposed(self) -> bool:
        """Whether all that was begun of it waits for its issuer."""
        return bool(self.owed) and all(one.work is Work.PROPOSED for one in self.owed)

    @property
    def named(self) -> str:
        """The draft and how it was shown, as a form sends it."""
        return f"{self.needs.draft.id}:{self.seen}" if self.needs else ""


@dataclass(frozen=True, slots=True)
class Card:
    """A draft beside its text."""

    draft: DraftCard
    kind: str
    quote: str
    actor: str
    actor_ground: str
    due_words: str
    due_said: str
    vague: bool
    source: str = ""
    why: Sequence[str] = ()
    covering: Covering | None = None
    course: Course | None = None

    @property
    def covering_language(self) -> str:
        """The language in which the commitment was made first."""
        return labels.language(self.covering.document.language) if self.covering else ""

    @property
    def key(self) -> str:
        """The key under which the text marks it."""
        return f"draft-{self.draft.id}"

    @property
    def folded(self) -> bool:
        """A draft of which the reader is not sure is folded until a person opens it."""
        return is_folded(self.draft)

    @property
    def confidence(self) -> str:
        """How sure the reader is, in words."""
        if self.draft.confidence >= sorting.CERTAIN:
            return _("sure")
        return _("fairly sure") if self.draft.confidence >= SHOWN else _("not sure")

    @property
    def sure(self) -> int:
        """How sure the reader is, in per cent."""
        return round(self.draft.confidence * 100)


def is_folded(draft: DraftCard) -> bool:
    """A draft that waits for nobody, because the reader is not sure of it."""
    return draft.status == "PENDING" and not draft.added and draft.confidence < SHOWN


def cards(
    drafts: Iterable[DraftCard],
    document: DocumentCard,
    coverings: Mapping[int, Covering] = MappingProxyType({}),
) -> list[Card]:
    """Drafts in the order of the text, with what another language made of them first."""
    return [
        replace(_card(draft, document.issued_on), covering=coverings.get(draft.id))
        for draft in drafts
    ]


def start(
    card: Card,
    document: DocumentCard,
    units: Mapping[str, Iterable[UnitCard]],
    own_unit: int | None,
) -> showing.Start:
    """With what the form starts: everything that the text says, and nothing that it does not."""
    lead = [str(unit.id) for unit in units.get("lead", ())]
    issuer, found = document.issuer or own_unit, card.draft.found
    return {
        "title": [owed.title(card.draft.found)],
        "lead": lead if len(lead) == 1 else [],
        "cooperating": [str(unit.id) for unit in units.get("cooperating", ())],
        "due": [_proposed(found, document.issued_on)],
        "due_wording": [card.due_words],
        **_comes_back(found, document),
        "basis": [Basis.PROVISION.value],
        "reference": [document.number],
        "type": [Type.TASK.value],
        "confidentiality": [document.confidentiality.value],
        "issuer": [str(issuer)] if issuer else [],
    }


def _comes_back(found: Mapping[str, Any], document: DocumentCard) -> showing.Start:
    """What comes back starts with its first date, and ends with the day that the text says, else
    with the year of the document; the form may say more."""
    known = returning.returning(found, document.issued_on)
    period = known.period.value if known else _period(found.get("deadline") or {})
    if not period:
        return {}
    year = (document.issued_on or clock.today()).year
    until = (known and known.until) or dt.date(year, 12, 31)
    first = due_words.typed(*known.first) if known and known.first else ""
    return {"repeat": [period], "until": [until.isoformat()], "due": [first]}


def _period(deadline: Mapping[str, Any]) -> str:
    """Every how often, as the words of a due date alone say it."""
    period = str(deadline.get("granularity") or "").upper()
    return period if deadline.get("operator") == "every" and period in set(Period) else ""


def _card(draft: DraftCard, issued_on: dt.date | None) -> Card:
    found = draft.found
    actor, deadline = found.get("actor") or {}, found.get("deadline") or {}
    typed, often = _proposed(found, issued_on), _often(found, issued_on)
    quoted = [str(one.get("quote", "")) for one in found.get("limits", ())]
    return Card(
        draft=draft,
        kind=words.said(words.KINDS, draft.kind),
        quote=str(found.get("quote", "")),
        actor=str(actor.get("text", "")),
        actor_ground=words.said(words.GROUNDS, actor["basis"]) if actor else "",
        due_words=str(deadline.get("quote", "")) or writing.parted(quoted),
        due_said=often or showing.explained(typed, str(deadline.get("quote", "")))[0],
        vague=bool(deadline or quoted) and not typed and not often,
        source=words.said(words.SOURCES, str(found.get("source", ""))) if found.get("cues") else "",
        why=list(dict.fromkeys(_why(cue) for cue in grounds.cues(found))),
    )


def _often(found: Mapping[str, Any], issued_on: dt.date | None) -> str:
    """How often it comes back and until when, and when it is owed first, in words."""
    known = returning.returning(found, issued_on)
    if known is None:
        return ""
    often = due_sentences.series_label(known.rule)
    if known.until is not None:
        words = {"often": often, "day": writing.long_day(known.until)}
        often = _("%(often)s, until %(day)s") % words
    first = due_words.typed(*known.first) if known.first else ""
    return (
        _("%(often)s; first due: %(first)s") % {"often": often, "first": first} if first else often
    )


def _why(cue: Cue) -> str:
    """A cue as the words in which it was seen, else as what it is."""
    if cue.words:
        return _("“%(words)s”") % {"words": cue.words}
    return words.said(words.CUES, cue.code if cue.code in words.CUES else "")


def _proposed(found: Mapping[str, Any], issued_on: dt.date | None) -> str:
    """The date that follows from the words of a draft, as a person would type it."""
    said = dates.stated(found)
    typed = due_words.typed(*said) if said else ""
    term = dates.counted(found, issued_on)
    return typed or (_counted(term) if term else "")


def _counted(term: dates.Term) -> str:
    """So many working days from the day of the document."""
    day = writing.typed_day(term.from_on)
    length = due_sentences.span_label(term.count, TimeUnit.WORKING_DAYS)
    said = _("%(length)s from %(day)s") % {"length": length, "day": day}
    return said if dues.is_length(said) else f"{term.count} working days from {day}"
