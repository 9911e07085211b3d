"""How the drafts of a document stand at one moment: what each needs, which of them are asked for,
and how far the confirmation is. Asked once for a page, or for the answer to a decision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from remit.commitments.queries import provisions
from remit.domain.rights import Object, Permission, may
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.texts import announced, course, coverage, drafts, placing
from remit.interfaces.web.texts import provisions as related
from remit.interfaces.web.texts.drafts import Card
from remit.interfaces.web.texts.marking import Span
from remit.interfaces.web.texts.provisions import Line
from remit.kernel import clock
from remit.texts import queries as texts
from remit.texts.confirming import needs as asked
from remit.texts.confirming import queries as confirming
from remit.texts.confirming import sorting
from remit.texts.confirming.resolving import Meant
from remit.texts.confirming.sorting import Show, Sorted
from remit.texts.pairs import queries as pairs
from remit.texts.provisions import queries
from remit.texts.queries import DocumentCard, DraftCard

FOUND = ("signers", "references", "statistics", "findings", "checks")


@dataclass(frozen=True, slots=True)
class Standing:
    """The drafts of a document with what they need, and those that are shown."""

    document: DocumentCard
    found: Mapping[str, Any]
    needs: Sequence[Sorted]
    show: Show
    listed: Sequence[Sorted]
    whole: provisions.Whole
    provision_links: Sequence[Line] = ()
    changing: Sequence[announced.Line] = ()

    @property
    def drafts(self) -> list[DraftCard]:
        """The drafts that stand, in the order of the text."""
        return [one.draft for one in self.needs]


def of(request: Asking, document: DocumentCard, work: frozenset[int] | None = None) -> Standing:
    """How the drafts of a document stand now; `work` are the documents of its work, if known."""
    found, show = texts.reading_of(document.id), course.show_of(request)
    kept = [one for one in texts.drafts(document.id) if one.status != sorting.REPLACED]
    edits = confirming.half_edits(document.id)
    needs = asked.sorted_out(
        request.viewer, document, kept=kept, found=found, edits=edits, work=work
    )
    whole = provisions.whole(request.viewer, document.id, kept, work)
    links = related.lines(request, queries.links(request.viewer, document.id))
    listed = sorting.shown(needs, show)
    said = announced.ours(request, document, found)
    return Standing(document, found, needs, show, listed, whole, links, said)


def cards(request: Asking, standing: Standing, listed: Iterable[Sorted]) -> list[Card]:
    """The cards of some drafts, in the order in which they are asked for."""
    shown = [one.draft for one in listed]
    made = drafts.cards(shown, standing.document, pairs.coverings(request.viewer, shown))
    return placing.placed(request, standing, made)


def spans(standing: Standing) -> Iterator[Span]:
    """What is marked in the text: its drafts, and what else the reader found."""
    for one in standing.drafts:
        kinds = ("draft", one.status.lower(), *(["folded"] if drafts.is_folded(one) else []))
        yield Span(one.start, one.end, f"draft-{one.id}", kinds)
    for kind, many in {**standing.found, "signers": signers(standing.found)}.items():
        for found in many if kind in FOUND else ():
            for place in found.get("spans", [found]):
                start, end = place["start"], place["end"]
                yield Span(start, end, f"{kind}-{start}-{end}", (kind,))


def signers(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The post that signs, as a list of one or none."""
    signer = found.get("document", {}).get("signer")
    return [dict(signer)] if signer else []


def context(request: Asking, standing: Standing, decided: int = 0) -> dict[str, object]:
    """What stands above the drafts, what the viewer may do, and where to go on."""
    document, needs = standing.document, standing.needs
    place = texts.place_of(document.issuer, document.confidentiality, clock.today())
    at = _following(standing, decided) if decided else 0
    return {
        "document": document,
        "at": at,
        "waiting": sum(one.is_asked for one in needs),
        "may_begin": rights.opens(Permission.PROPOSE, request.viewer),
        "may_assign": _may_assign(request, document, place),
        "may_confirm": may(Permission.REGISTER_TEXTS, request.viewer, place),
        **course.context(request, document, needs, standing.show),
        **coverage.context(request, standing.whole),
        **course.beside(request, document.id, clock.now()),
    }


def _following(standing: Standing, decided: int) -> int:
    """Where to go on; what was merged or split stands no more, but keeps its place in the text."""
    kept = [one for one in standing.needs if one.draft.id == decided]
    place = kept[0] if kept else Sorted(texts.draft(decided), Meant(), ())
    return course.following(standing.listed, place, standing.show)


def _may_assign(request: Asking, document: DocumentCard, place: Object) -> bool:
    """Where nobody knows who issued a text, one assigns for an issuer of one's own."""
    if document.issuer is None:
        return rights.opens(Permission.ASSIGN, request.viewer)
    return may(Permission.ASSIGN, request.viewer, place)
