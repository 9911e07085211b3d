"""What became of the provisions of a document, and the same place in the other languages of its
work."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from ninja import Query, Schema

from remit.commitments.queries import provisions as queries
from remit.commitments.queries.provisions import Owed, Provision, Whole
from remit.domain.buckets import ClockName
from remit.domain.coverage import Became
from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import organisation as refs
from remit.interfaces.api.shapes import provisions as shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.texts import reading
from remit.interfaces.api.texts.router import router
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.texts import queries as texts
from remit.texts.pairs import queries as pairs
from remit.texts.pairs.queries import Counterpart

Units = Mapping[int, UnitCard]


class WantedPlace(Schema):
    """Which place, in signs from the beginning of the text."""

    at: taken.Place = 0


@router.get(
    "/documents/{number}/provisions",
    response=shapes.Provisions,
    auth=door.READ_TEXTS,
    summary="What became of its provisions",
)
def provisions(
    request: HttpRequest, number: taken.Number, paged: Query[paging.Paged]
) -> HttpResponse:
    """Each provision with its commitments as they stand today; the coverage; who owes which."""
    viewer = asking(request).viewer
    card = texts.document(viewer, number)
    whole = queries.whole(viewer, card.id)
    units = organisation.units({one.lead for one in whole.owed if one.lead})
    part = paging.part(whole.provisions, paged, {"of": number}, lambda one: one.draft.id)
    elsewhere = pairs.counterparts(viewer, [one.draft for one in part.rows])
    answer = shapes.Provisions(
        coverage=_coverage(whole),
        owners=_owners(whole, units),
        items=[_provision(one, units, elsewhere) for one in part.rows],
        elsewhere=[owed(one, units) for one in whole.elsewhere],
        next=part.next,
    )
    return keys.answered(answer)


@router.get(
    "/documents/{number}/expressions",
    response=shapes.Expressions,
    auth=door.READ_TEXTS,
    summary="The languages of its work",
)
def expressions(request: HttpRequest, number: taken.Number) -> shapes.Expressions:
    """The texts that are one work with this one and that the asker may read, and itself."""
    viewer = asking(request).viewer
    found = pairs.expressions(viewer, texts.document(viewer, number).id)
    lines = reading.lines(one.document for one in found)
    return shapes.Expressions(
        items=[
            shapes.ExpressionOut(**line.model_dump(), is_original=one.is_original)
            for one, line in zip(found, lines, strict=True)
        ]
    )


@router.get(
    "/documents/{number}/expressions/{other}",
    response=shapes.Placed,
    auth=door.READ_TEXTS,
    summary="The same place in another language",
)
def place(
    request: HttpRequest, number: taken.Number, other: taken.Number, wanted: Query[WantedPlace]
) -> shapes.Placed:
    """Where another language of the work says what stands at a place of this text."""
    there = pairs.place_in(asking(request).viewer, number, other, wanted.at)
    if there is None:
        return shapes.Placed(place=None)
    return shapes.Placed(
        place=shapes.TextPlaceOut(start=there.start, end=there.end, draft=there.draft)
    )


def owed(one: Owed, units: Units) -> shapes.OwedOut:
    """A commitment as it stands today."""
    card = one.card
    if card.hidden:
        return shapes.OwedOut(
            number=card.id, hidden=True, work="", clock_original=None, clock_revised=None
        )
    bucket = card.bucket if card.bucket and card.bucket.counted else None
    return shapes.OwedOut(
        number=card.id,
        title=card.title,
        lead=refs.unit(units.get(one.lead or 0)),
        work=one.work.value,
        due_original=card.original,
        due_revised=card.revised,
        clock_original=bucket.original.value if bucket else None,
        clock_revised=bucket.revised.value if bucket else None,
    )


def _coverage(whole: Whole) -> shapes.CoverageOut:
    found = whole.coverage
    counts = {became.value.lower(): found.counts[became] for became in Became}
    return shapes.CoverageOut(obliging=found.obliging, fallen=found.fallen, **counts)


def _owners(whole: Whole, units: Units) -> list[shapes.OwnerOut]:
    made = queries.by_lead(whole.owed)
    return [
        shapes.OwnerOut(
            unit=refs.UnitRef(code=units[unit].code, name=units[unit].name),
            all=len(some),
            open=sum(one.stands_in("open") for one in some),
            overdue=sum(one.stands_in("open_overdue") for one in some),
            overdue_originally=sum(
                one.stands_in("open_overdue", ClockName.ORIGINAL) for one in some
            ),
            done=sum(one.stands_in("done") for one in some),
        )
        for unit, some in sorted(made.items(), key=lambda one: units[one[0]].code)
    ]


def _provision(
    one: Provision, units: Units, elsewhere: Mapping[int, Sequence[Counterpart]]
) -> shapes.ProvisionOut:
    draft = one.draft
    return shapes.ProvisionOut(
        draft=draft.id,
        start=draft.start,
        end=draft.end,
        quote=str(draft.found.get("quote", "")),
        became=one.became.value,
        reason=draft.reason,
        commitments=[owed(made, units) for made in one.owed],
        counterparts=[_counterpart(said) for said in elsewhere.get(draft.id, ())],
    )


def _counterpart(one: Counterpart) -> shapes.CounterpartOut:
    passage = one.passage
    return shapes.CounterpartOut(
        document=passage.document.id,
        language=passage.document.language,
        draft=one.draft,
        start=passage.start,
        end=passage.end,
        quote=passage.quote,
    )
