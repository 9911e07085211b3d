"""How a document stands to others: saying it, and taking it back with a reason after one has read
what follows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from remit.domain import lengths
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, Viewer, may
from remit.domain.vocabulary import Relation
from remit.interfaces import labels, sentences
from remit.interfaces.web import numbers, refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.texts import words
from remit.kernel import clock, inputs
from remit.texts import actions, registrars
from remit.texts import queries as texts
from remit.texts.history import queries as history
from remit.texts.history.queries import Link
from remit.texts.pairs.queries import sides
from remit.texts.queries import DocumentCard

LONGEST_REASON = lengths.limit("reason")
FIELD = gettext_lazy("Relation")


@dataclass(frozen=True, slots=True)
class Line:
    """A relation in words; `source` is the document that says so, which may take it back."""

    link: Link
    word: str
    source: int
    may_part: bool

    @property
    def around(self) -> tuple[str, str]:
        """What is said before the name of the other document, and what after it."""
        said = words.RELATED[self.link.relation][not self.link.outgoing]
        before, after = str(said).split("%(other)s")
        return before, after


def shown(request: Asking, number: int) -> list[Line]:
    """How a document stands to others that the viewer may read."""
    return [_line(request, number, link) for link in history.links(request.viewer, number)]


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def relate(request: Asking, number: int) -> HttpResponseBase:
    """Say how this document stands to another one, which is named by its number."""
    document = texts.document(request.viewer, number)
    other = named(request)
    relation = reading.text(request.POST, "relation")
    if relation not in set(Relation):
        raise Refusal("FIELD_EMPTY", field=str(FIELD))
    done = carried_out(request, document.id, other, Relation(relation))
    if done is None:
        what = str(words.RELATED[Relation(relation)][0] % {"other": _called(request, other)})
        messages.success(request, numbers.isolated(_("Recorded: %(what)s.") % {"what": what}))
    return done or requests.sent_on(request, reverse("text", args=[number]))


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.REGISTER_TEXTS)
def part(request: Asking, number: int, link: int) -> HttpResponseBase:
    """What follows from taking a relation back is read first, and the reason is given."""
    document = texts.document(request.viewer, number)
    line = _standing(request, number, link)
    if request.method == "GET":
        return _form(request, document, line)
    reason = reading.text(request.POST, "reason")
    try:
        requests.once(request, lambda: _parted(request, line, reason))
    except Refusal as refusal:
        if request.headers.get("HX-Request"):
            raise
        return _form(request, document, line, refusal)
    messages.success(request, _("The relation was taken back."))
    return requests.sent_on(request, reverse("text", args=[number]))


def carried_out(
    request: Asking, document: int, other: int, relation: Relation
) -> HttpResponse | None:
    """Two documents are related; where both have a commitment of one passage, one is asked."""
    try:
        requests.once(request, lambda: {"act": _related(request, document, other, relation)})
    except Refusal as refusal:
        if refusal.rule != "PASSAGE_COMMITTED_TWICE":
            raise
        return _asked(request, document, other, relation, refusal)
    return None


def named(request: Asking) -> int:
    """The other document, by its number, or as #123 where it has none."""
    return meant(request.viewer, reading.text(request.POST, "other"))


def meant(viewer: Viewer, said: str) -> int:
    """The document that is called so."""
    number = inputs.number(said.removeprefix("#")) if said.startswith("#") else None
    if number is not None:
        return texts.document(viewer, number).id
    return texts.referred(viewer, said)


def _called(request: Asking, number: int) -> str:
    card = texts.document(request.viewer, number)
    return card.number or card.title or f"#{number}"


def _related(request: Asking, document: int, other: int, relation: Relation) -> int:
    return actions.relate(
        by=request.by,
        at=clock.now(),
        document=document,
        to=other,
        relation=relation,
        reason=reading.text(request.POST, "reason"),
        apart=bool(reading.text(request.POST, "apart")),
    ).seq


def _parted(request: Asking, line: Line, reason: str) -> dict[str, object]:
    act = actions.part(by=request.by, at=clock.now(), link=line.link.act, reason=reason)
    return {"act": act.seq}


def _line(request: Asking, number: int, link: Link) -> Line:
    source = number if link.outgoing else link.other.id
    place = texts.place_of_document(source, clock.today())
    is_free = may(Permission.REGISTER_TEXTS, request.viewer, place)
    return Line(link, labels.label(link.relation), source, is_free)


def _standing(request: Asking, number: int, link: int) -> Line:
    for line in shown(request, number):
        if line.link.act == link:
            return line
    raise Refusal("RELATION_UNKNOWN")


def _form(
    request: Asking, document: DocumentCard, line: Line, refusal: Refusal | None = None
) -> HttpResponse:
    place = texts.place_of_document(line.source, clock.today())
    registrars.check_registers(request.viewer, place)
    found = sides.of(line.link.act)
    context = {
        "document": document,
        "line": line,
        "is_work": line.link.relation is Relation.TRANSLATES,
        "sides": found,
        "waiting": len(found.linked) + len(found.covered),
        "drafts": _drafts(request, (*found.linked, *found.covered)),
        "reason": reading.text(request.POST, "reason"),
        "said": sentences.sentence(refusal) if refusal else "",
    }
    status = refusals.UNPROCESSABLE if refusal else 200
    return render(request, "texts/part.html", context, status=status)


def _drafts(request: Asking, numbers: Sequence[int]) -> list[tuple[DocumentCard, int, str]]:
    """The passages that wait again, of documents that the viewer may read."""
    found = [texts.draft(number) for number in numbers]
    cards = {one: _readable(request, one) for one in {draft.document for draft in found}}
    return [
        (card, draft.id, str(draft.found.get("quote", "")))
        for draft in found
        if (card := cards[draft.document]) is not None
    ]


def _readable(request: Asking, number: int) -> DocumentCard | None:
    try:
        return texts.document(request.viewer, number)
    except Refusal:
        return None


def _asked(
    request: Asking, document: int, other: int, relation: Relation, refusal: Refusal
) -> HttpResponse:
    """One of two commitments is closed as a duplicate, or the passages are told apart."""
    context = {
        "document": texts.document(request.viewer, document),
        "other": texts.document(request.viewer, other),
        "relation": relation,
        "word": labels.label(relation),
        "reason": reading.text(request.POST, "reason"),
        "answer": reading.text(request.POST, "answer"),
        "said": sentences.sentence(refusal),
        "commitments": [int(refusal.params["commitment"]), int(refusal.params["other"])],
    }
    is_part = bool(request.headers.get("HX-Request"))
    name = "texts/committed_twice.html" if is_part else "texts/committed_twice_page.html"
    return render(request, name, context, status=refusals.UNPROCESSABLE)
