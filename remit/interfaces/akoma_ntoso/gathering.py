"""The facts of one document, as far as whoever asks may read them: what is closed to them is not
there, and nothing tells that it is missing."""

import base64
import hashlib
from collections.abc import Collection

from django.conf import settings

from remit.commitments.queries import beside, lists
from remit.domain.rights import Viewer
from remit.interfaces.akoma_ntoso import pieces
from remit.interfaces.akoma_ntoso.facts import Crossing, Facts, Owed, Related, Work
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.ledger.queries import trees
from remit.organisation import queries as organisation
from remit.texts import queries as texts
from remit.texts.provisions import queries as provisions
from remit.texts.provisions.queries import ProvisionLink
from remit.texts.queries import DocumentCard


def gathered(viewer: Viewer, number: int) -> Facts:
    """A document with its commitments and relations, as known now."""
    card = texts.document(viewer, number)
    related = texts.relations(viewer, number)
    work = _original(viewer, card)
    links = provisions.links(viewer, number)
    others = (*(other for _how, _out, other in related), *(link.other for link in links))
    cards = {one.id: one for one in (card, work, *others)}
    works = _works(list(cards.values()))
    text, head = texts.text_of(number), ledger.head()
    return Facts(
        work=works[work.id],
        title=card.title,
        language=card.language,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        on=clock.today(),
        known_seq=head.seq if head else 0,
        known_root=base64.b64encode(trees.root(head.seq)).decode() if head else "",
        owed=_owed(viewer, number),
        related=[
            Related(how.value if outgoing else f"{how.value}_BY", works[other.id], other.title)
            for how, outgoing, other in related
            if other.id != work.id
        ],
        crossings=[_crossing(link, text, works[link.other.id]) for link in links],
    )


def _crossing(link: ProvisionLink, text: str, work: Work) -> Crossing:
    there = link.there.place
    return Crossing(
        act=link.act,
        relation=link.relation.value,
        outgoing=link.outgoing,
        paragraph=pieces.paragraph_at(text, link.here.place.start),
        work=work,
        there=pieces.paragraph_at(texts.text_of(there.document), there.start),
    )


def _original(viewer: Viewer, card: DocumentCard) -> DocumentCard:
    """The document that this one translates, else itself: languages of one work share its name."""
    original = texts.originals([card.id]).get(card.id)
    return next(iter(texts.documents_named(viewer, [original] if original else [])), card)


def _works(cards: Collection[DocumentCard]) -> dict[int, Work]:
    units = organisation.units(one.issuer for one in cards if one.issuer)
    registered = ledger.days_of(one.id for one in cards if one.issued_on is None)
    found = {}
    for card in cards:
        issuer = units.get(card.issuer or 0)
        found[card.id] = Work(
            country=settings.REMIT_COUNTRY,
            type=card.type.value,
            number=card.number,
            on=card.issued_on or registered[card.id],
            is_issued=card.issued_on is not None,
            issuer_code=issuer.code if issuer else "",
            issuer_name=issuer.name if issuer else "",
            document=card.id,
        )
    return found


def _owed(viewer: Viewer, document: int) -> list[Owed]:
    places = beside.by_place(viewer, document)
    numbers = [number for some in places.values() for number in some]
    rows = lists.readable(viewer, numbers)
    units = organisation.units({row.lead_id for row in rows.values() if row.lead_id})
    found = []
    for (start, end), some in sorted(places.items()):
        for row in (rows[number] for number in some if number in rows):
            lead = units.get(row.lead_id or 0)
            found.append(
                Owed(
                    number=row.pk,
                    title=row.title,
                    start=start,
                    end=end,
                    lead_code=lead.code if lead else "",
                    lead_name=lead.name if lead else "",
                    work=row.work,
                    due=row.revised or row.original,
                )
            )
    return found
