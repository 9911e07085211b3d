"""Search: whatever the asker may read and that has the words, kind by kind, the nearest first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from remit.commitments.queries import searching
from remit.commitments.queries.searching import CommitmentFound, Found, Kind
from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments import showing
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import search as shapes
from remit.interfaces.api.shapes import units
from remit.interfaces.api.texts import reading as texts
from remit.kernel import folding
from remit.kernel.searching import After, Part
from remit.organisation.queries import UnitCard
from remit.texts.searching.queries import DocumentFound

router = Router(tags=["Search"])
Said = dict[str, Any]


class Sought(Schema):
    """What is looked for; with a kind, that one alone and page by page."""

    words: str = Field(
        max_length=folding.LONGEST,
        examples=["du lieu 24-CT/TU"],
        description="Every word, or part of one, in any spelling.",
    )
    kind: Kind | None = None
    limit: int = Field(10, ge=1, le=100)
    cursor: str = Field("", max_length=paging.LONGEST, description="Only with a kind.")


@router.get("/search", response=shapes.Search, auth=door.READ, summary="Search")
def search(request: HttpRequest, wanted: Query[Sought]) -> HttpResponse:
    """Commitments, documents and units that have all the words; a kind not asked for is null."""
    said = wanted.model_dump(mode="json", exclude={"limit", "cursor"})
    after = _after(paging.after(said, wanted.cursor, 2))
    kinds = [wanted.kind] if wanted.kind else list(Kind)
    part, asker = Part(after=after, size=wanted.limit), asking(request)
    found = searching.everything(asker.viewer, wanted.words, kinds=kinds, part=part)
    answer = shapes.Search(
        commitments=_commitments(asker, found.commitments, said),
        documents=_documents(found.documents, said),
        units=_units(found.units, said),
    )
    return keys.said(answer.model_dump(mode="json"))


def _commitments(
    asker: Asking, found: Found[CommitmentFound] | None, said: Said
) -> shapes.CommitmentsFound | None:
    if found is None:
        return None
    items = showing.listed(asker.viewer, [one.card for one in found.rows])
    return shapes.CommitmentsFound(items=items, **_rest(Kind.COMMITMENT, found, said))


def _documents(found: Found[DocumentFound] | None, said: Said) -> shapes.DocumentsFound | None:
    if found is None:
        return None
    lines = texts.lines(one.card for one in found.rows)
    items = [
        shapes.DocumentFound(**line.model_dump(), passage=_passage(one))
        for line, one in zip(lines, found.rows, strict=True)
    ]
    return shapes.DocumentsFound(items=items, **_rest(Kind.DOCUMENT, found, said))


def _passage(found: DocumentFound) -> shapes.PassageFound | None:
    if (said := found.passage) is None:
        return None
    return shapes.PassageFound(start=said.place.start, end=said.place.end, quote=said.quote)


def _units(found: Found[UnitCard] | None, said: Said) -> shapes.UnitsFound | None:
    if found is None:
        return None
    items = [units.line(card) for card in found.rows]
    return shapes.UnitsFound(items=items, **_rest(Kind.UNIT, found, said))


def _rest(kind: Kind, found: Found[Any], said: Said) -> dict[str, Any]:
    """How many there are, and the cursor with which this kind goes on."""
    of_kind = {**said, "kind": kind.value}
    following = paging.cursor(of_kind, list(found.last)) if found.last else None
    return {"total": found.total, "is_least": found.is_least, "next": following}


def _after(row: list[Any] | None) -> After | None:
    if row is None:
        return None
    near, number = row
    return paging.number(near), paging.number(number)
