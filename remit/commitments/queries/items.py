"""The commitments of a scope one by one, from the spans, with the counted ancestors that could
leave them out of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from remit.commitments import models
from remit.commitments.queries.scopes import By, Scope
from remit.domain.buckets import ClockName
from remit.kernel.among import among
from remit.texts.pairs.queries import works

Place = tuple[int, str]
FACETS = ("issuer_level", "document", "type", "original", "revised")


@dataclass(frozen=True, slots=True)
class Item:
    """n commitments of a bucket at a unit and under a key; `above` are their counted ancestors."""

    unit: int
    key: str
    bucket: int
    n: int
    above: tuple[Place, ...] = ()
    commitment: int | None = None


def single(scope: Scope, by: By, buckets: Iterable[int] | None = None) -> Iterator[Item]:
    """Each commitment of a scope by itself, from the spans."""
    rows = spans(scope)
    if buckets is not None:
        rows = rows.filter(bucket__in=list(buckets))
    loaded = _of_works(rows.values("commitment", "lead", "bucket", "parent", *FACETS), scope, by)
    ancestors = _ancestors(scope, by, [row["commitment"] for row in loaded if row["parent"]])
    for row in loaded:
        yield Item(
            unit=row["lead"],
            key=key_of(row, by, scope.clock),
            bucket=row["bucket"],
            n=1,
            above=ancestors.get(row["commitment"], ()),
            commitment=row["commitment"],
        )


def spans(scope: Scope) -> QuerySet[models.Span]:
    """The spans of a scope: one row for each counted commitment on that day, as known then."""
    rows = standing(scope).filter(counted=True)
    return limited(rows, scope)


def standing(scope: Scope) -> QuerySet[models.Span]:
    """All spans that hold on the day of a scope, as known at its act."""
    return models.Span.objects.filter(
        Q(on_until__isnull=True) | Q(on_until__gt=scope.on),
        Q(known_until__isnull=True) | Q(known_until__gt=scope.known_seq),
        on_from__lte=scope.on,
        known_from__lte=scope.known_seq,
        lead__isnull=False,
    )


def limited(rows: QuerySet[models.Span], scope: Scope, lead: str = "lead") -> QuerySet[models.Span]:
    """Spans within the unit range and every filter of a scope."""
    if scope.unit is not None:
        rows = rows.filter(among(lead, scope.edition.subtree(scope.unit) or [scope.unit]))
    if scope.document is not None:
        rows = rows.filter(document__in=works.of(scope.document, scope.known_seq))
    if scope.issuer_level is not None:
        rows = rows.filter(issuer_level=scope.issuer_level.value)
    if scope.type is not None:
        rows = rows.filter(type=scope.type.value)
    return rows


def _of_works(rows: Iterable[dict[str, Any]], scope: Scope, by: By) -> list[dict[str, Any]]:
    """A commitment counts under its work, whatever the language from which it was made."""
    heads = works.heads(scope.known_seq) if by is By.DOCUMENT else {}
    return [{**row, "document": heads.get(row["document"], row["document"])} for row in rows]


def key_of(row: Mapping[str, object], by: By, clock: ClockName) -> str:
    """The row of a table in which a span stands."""
    if by is By.DUE_MONTH:
        due = row["original" if clock is ClockName.ORIGINAL else "revised"]
        return str(due)[:7] if due else ""
    column = {By.ISSUER_LEVEL: "issuer_level", By.DOCUMENT: "document", By.TYPE: "type"}.get(by)
    value = row[column] if column else None
    return "" if value is None else str(value)


def _ancestors(scope: Scope, by: By, parts: Sequence[int]) -> dict[int, tuple[Place, ...]]:
    """The counted ancestors of parts that are in the same scope, by part."""
    if not parts:
        return {}
    chains = dict(models.Commitment.objects.filter(pk__in=parts).values_list("id", "ancestors"))
    wanted = {ancestor for chain in chains.values() for ancestor in chain}
    found = spans(scope).filter(commitment__in=wanted).values("commitment", "lead", *FACETS)
    rows = _of_works(found, scope, by)
    places = {row["commitment"]: (row["lead"], key_of(row, by, scope.clock)) for row in rows}
    return {
        part: tuple(places[ancestor] for ancestor in chain if ancestor in places)
        for part, chain in chains.items()
    }
