"""What was found as it is shown: each kind with its name, each row with its address, its words and
what tells it from others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from remit.commitments.queries.lists import Card
from remit.commitments.queries.searching import CommitmentFound, Everything, Found, Kind
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Work
from remit.interfaces import labels, writing
from remit.interfaces.labels.texts import titled
from remit.interfaces.web.commitments import names
from remit.interfaces.web.commitments.names import Names
from remit.interfaces.web.search import marking
from remit.interfaces.web.texts import provisions
from remit.kernel import clock, folding
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.texts import queries as texts
from remit.texts.searching.queries import DocumentFound

NAMES: Mapping[Kind, Promise] = {
    Kind.COMMITMENT: gettext_lazy("Commitments"),
    Kind.DOCUMENT: gettext_lazy("Documents"),
    Kind.UNIT: gettext_lazy("Units"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was found: its address, its title, other words of it that have a mark, the
    passage of its text with the address of that, and what a page or a short list says beside it."""

    url: str
    title: str
    also: Sequence[tuple[str, str]] = ()
    number: str = ""
    passage: str = ""
    place: str = ""
    beside: Sequence[str] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind, and how many there are, or at the least."""

    kind: Kind
    total: int
    rows: Sequence[Row]
    is_least: bool = False

    @property
    def name(self) -> str:
        """The name of the kind."""
        return str(NAMES[self.kind])

    @property
    def counted(self) -> str:
        """How many there are, in words where they are more than were counted."""
        said = str(writing.Count(self.total))
        return _("more than %(n)s") % {"n": said} if self.is_least else said


def groups(viewer: Viewer, found: Everything, words: str) -> list[Group]:
    """What was found, kind by kind; a kind that was not asked for is not there."""
    sought = folding.sought(words)
    made: list[Group] = []
    if found.commitments is not None:
        rows = _commitments(viewer, found.commitments.rows, sought)
        made.append(_group(Kind.COMMITMENT, found.commitments, rows))
    if found.documents is not None:
        rows = _documents(found.documents.rows)
        made.append(_group(Kind.DOCUMENT, found.documents, rows))
    if found.units is not None:
        rows = [_unit(card, sought) for card in found.units.rows]
        made.append(_group(Kind.UNIT, found.units, rows))
    return made


def _group(kind: Kind, found: Found[Any], rows: Sequence[Row]) -> Group:
    return Group(kind, found.total, rows, found.is_least)


def _commitments(
    viewer: Viewer, found: Sequence[CommitmentFound], sought: Sequence[str]
) -> list[Row]:
    cards = [one.card for one in found]
    known = names.of_cards(cards)
    titles = texts.titles(viewer, [card.document for card in cards if card.document])
    return [
        Row(
            url=reverse("commitment", args=[one.card.id]),
            title=titled(one.card.title),
            also=_also(one, sought),
            number=titles.get(one.card.document or 0, ("", ""))[0],
            beside=_beside(one.card, known),
            facts=_facts(one.card, known),
        )
        for one in found
    ]


def _facts(card: Card, known: Names) -> dict[str, Any]:
    waits = card.work in {Work.ASSIGNED, Work.CONTESTED, Work.IN_PROGRESS}
    return {
        "card": card,
        "work": Work(card.work),
        "lead": known.unit(card.lead),
        "overdue": waits and card.revised is not None and card.revised < clock.today(),
    }


def _also(one: CommitmentFound, sought: Sequence[str]) -> list[tuple[str, str]]:
    """Where else a word stands, if not in the title."""
    further = ((_("Due"), one.wording), (_("Reference"), one.reference))
    return [(name, text) for name, text in further if marking.has(text, sought)]


def _beside(card: Card, known: Names) -> list[str]:
    lead = known.unit(card.lead)
    return [f"#{card.id}", *([lead.name] if lead else []), labels.label(Work(card.work))]


def _documents(found: Sequence[DocumentFound]) -> list[Row]:
    issuers = organisation.units(one.card.issuer for one in found if one.card.issuer)
    return [
        Row(
            url=reverse("text", args=[one.card.id]),
            title=titled(one.card.title),
            number=one.card.number,
            passage=one.passage.quote if one.passage else "",
            place=provisions.address(one.passage.place) if one.passage else "",
            beside=[labels.label(one.card.type)],
            facts={"card": one.card, "issuer": issuers.get(one.card.issuer or 0)},
        )
        for one in found
    ]


def _unit(card: UnitCard, sought: Sequence[str]) -> Row:
    others = {*card.names.values(), card.formerly} - {card.name, ""}
    also = [(_("Also called"), name) for name in sorted(others) if marking.has(name, sought)]
    return Row(
        url=reverse("unit", args=[card.code]),
        title=card.name,
        also=[("", card.code), *also] if marking.has(card.code, sought) else also,
        beside=[labels.kind(card.kind)],
        facts={"card": card},
    )
