"""Reading what was learnt: examples of the documents that a viewer may read, and what persons chose
before for the same words. None as a viewer is whoever runs the site."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from remit.domain.naming import Learnt
from remit.domain.reading.learning import Decision, Evidence
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Confidentiality
from remit.kernel import folding
from remit.texts import models
from remit.texts import queries as texts
from remit.texts.learning.terms import Outcome

OPEN = (Confidentiality.PUBLIC.value, Confidentiality.INTERNAL.value)
Counts = dict[int, tuple[int, dt.datetime]]


@dataclass(frozen=True, slots=True)
class Kept:
    """An example: a passage, what was proposed of it, and what a person decided."""

    id: int
    document: int
    draft: int
    language: str
    start: int
    end: int
    proposed: Mapping[str, Any] | None
    outcome: Outcome
    changed: Sequence[str]
    unit: int | None
    due: str
    type: str
    reason: str
    decided_at: dt.datetime
    post: int | None


@dataclass(frozen=True, slots=True)
class AliasCard:
    """Words by which documents of an issuer call a unit: how often chosen, how often otherwise.

    `written` are the words as they stood in the document in which they were chosen last.
    """

    id: int
    words: str
    written: str
    issuer: int | None
    unit: int
    times: int
    against: int
    last_at: dt.datetime | None
    struck_out: bool


def examples(viewer: Viewer | None, *, language: str = "", document: int = 0) -> list[Kept]:
    """Decisions that stand, in documents that a viewer may read, the earliest first."""
    rows = _standing(viewer)
    if language:
        rows = rows.filter(language=language)
    if document:
        rows = rows.filter(document=document)
    return [_kept(row) for row in rows.order_by("decided_at", "id")]


@dataclass(frozen=True, slots=True)
class Studied:
    """A document with the decisions on it, and the places of drafts without one."""

    document: int
    language: str
    text: str
    decisions: Sequence[Decision]
    waiting: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A unit that a person chose for words of a text, with the passage."""

    words: str
    unit: int
    evidence: Evidence


def chosen(language: str) -> list[Chosen]:
    """The choices in open documents of a language, for whoever runs the site."""
    rows = _standing(None).filter(
        alias__isnull=False, language=language, document__confidentiality__in=OPEN
    )
    return [
        Chosen(
            words=row.alias.words if row.alias else "",
            unit=row.unit_id or 0,
            evidence=Evidence(
                row.document_id,
                row.start,
                row.end,
                row.document.source.text[row.start : row.end],
            ),
        )
        for row in rows.select_related("alias", "document__source").order_by("id")
    ]


def studied() -> tuple[list[Studied], int]:
    """The documents from which is learnt, for the keeper of the site; and how many are closed."""
    decided: dict[int, dict[int, Kept]] = {}
    for one in examples(None):
        decided.setdefault(one.document, {})[one.draft] = _later(
            decided.get(one.document, {}).get(one.draft), one
        )
    rows = models.Document.objects.filter(pk__in=decided).select_related("source").order_by("pk")
    open_to_learn = [row for row in rows if row.confidentiality in OPEN]
    return [
        Studied(
            document=row.pk,
            language=row.language,
            text=row.source.text,
            decisions=[_decision(one) for one in decided[row.pk].values()],
            waiting=_undecided(row.pk, decided[row.pk]),
        )
        for row in open_to_learn
    ], len(decided) - len(open_to_learn)


def _later(before: Kept | None, one: Kept) -> Kept:
    """The later decision on a draft; a passage that was added stays one when it is accepted."""
    added = before is not None and before.outcome is Outcome.ADDED
    is_accepted = one.outcome in (Outcome.ACCEPTED, Outcome.EDITED)
    return before if before is not None and added and is_accepted else one


def _decision(one: Kept) -> Decision:
    said = one.proposed or {}
    return Decision(
        document=one.document,
        start=one.start,
        end=one.end,
        binds=one.outcome is not Outcome.REJECTED,
        added=one.proposed is None,
        kind=str(said.get("kind", "")),
        confidence=float(said.get("confidence", 1.0)),
    )


def _undecided(document: int, decided: Collection[int]) -> list[tuple[int, int]]:
    """The places of drafts of which no decision is known; they speak neither for nor against."""
    drafts = models.Draft.objects.filter(document=document).exclude(pk__in=list(decided))
    return list(drafts.values_list("start", "end"))


def aliases(viewer: Viewer | None) -> list[AliasCard]:
    """All words that were learnt for units, in the order of the words."""
    chosen, written = _by_alias(_standing(viewer)), _written(viewer)
    rows = list(models.Alias.objects.order_by("words", "issuer", "id"))
    total: dict[tuple[str, int | None], int] = {}
    for row in rows:
        key = (row.words, row.issuer_id)
        total[key] = total.get(key, 0) + _times(chosen, row)
    return [
        AliasCard(
            id=row.pk,
            words=row.words,
            written=written.get(row.pk, row.words),
            issuer=row.issuer_id,
            unit=row.unit_id,
            times=_times(chosen, row),
            against=total[row.words, row.issuer_id] - _times(chosen, row),
            last_at=chosen[row.pk][1] if row.pk in chosen else None,
            struck_out=row.struck_out_at is not None and row.pk not in chosen,
        )
        for row in rows
        if viewer is None or row.pk in chosen
    ]


def _written(viewer: Viewer | None) -> dict[int, str]:
    rows = models.Example.objects.filter(alias__isnull=False)
    if viewer is not None:
        rows = rows.filter(document__in=texts.visible_to(viewer))
    said = rows.order_by("decided_at", "id").values_list("alias", "draft__found__actor__text")
    return {alias: " ".join(words.split()) for alias, words in said if alias and words}


def choices(
    viewer: Viewer, words: str, *, issuer: int | None, near: Collection[int]
) -> dict[int, Learnt]:
    """The units that persons chose for these words: for this issuer, and for those of its place.

    A choice for this issuer speaks against every other unit, one of its place half as much.
    """
    return choices_of(viewer, [words], issuer=issuer, near=near)[words]


def choices_of(
    viewer: Viewer, said: Collection[str], *, issuer: int | None, near: Collection[int]
) -> dict[str, dict[int, Learnt]]:
    """The same for many words at once, with two questions."""
    folded = {words: folding.fold(words)[:300] for words in said}
    rows = _standing(viewer).filter(alias__words__in=set(folded.values()))
    of_issuer = _by_words(rows.filter(alias__issuer=issuer))
    others = rows.filter(alias__issuer__in=near).exclude(alias__issuer=issuer)
    of_place = _by_words(others) if near else {}
    return {
        words: _weighed(of_issuer.get(key, {}), of_place.get(key, {}))
        for words, key in folded.items()
    }


def _weighed(of_issuer: Counts, of_place: Counts) -> dict[int, Learnt]:
    total = sum(n for n, _ in of_issuer.values()) + sum(n for n, _ in of_place.values()) / 2
    return {
        unit: _learnt(of_issuer.get(unit), of_place.get(unit), total)
        for unit in of_issuer.keys() | of_place.keys()
    }


def _learnt(
    here: tuple[int, dt.datetime] | None, near: tuple[int, dt.datetime] | None, total: float
) -> Learnt:
    own, beside = here[0] if here else 0, near[0] if near else 0
    last = max(at for found in (here, near) if found for at in found[1:])
    return Learnt(own, beside, total - own - beside / 2, last)


def _by_words(rows: QuerySet[models.Example]) -> dict[str, Counts]:
    grouped = rows.values("alias__words", "unit")
    found: dict[str, Counts] = {}
    for row in grouped.annotate(times=Count("id"), last_at=Max("decided_at")):
        of_words = found.setdefault(row["alias__words"], {})
        of_words[row["unit"]] = (row["times"], row["last_at"])
    return found


def _standing(viewer: Viewer | None) -> QuerySet[models.Example]:
    """The one door: examples of documents that may be read, whose decision stands."""
    rows = models.Example.objects.filter(undone_at__isnull=True)
    rows = rows.filter(
        Q(alias__struck_out_at__isnull=True) | Q(decided_at__gt=F("alias__struck_out_at"))
    )
    return rows if viewer is None else rows.filter(document__in=texts.visible_to(viewer))


def _by_alias(rows: QuerySet[models.Example]) -> Counts:
    named = rows.filter(alias__isnull=False).values("alias")
    counted = named.annotate(times=Count("id"), last_at=Max("decided_at"))
    return {row["alias"]: (row["times"], row["last_at"]) for row in counted}


def _times(chosen: Counts, row: models.Alias) -> int:
    return chosen[row.pk][0] if row.pk in chosen else 0


def _kept(row: models.Example) -> Kept:
    return Kept(
        id=row.pk,
        document=row.document_id,
        draft=row.draft_id,
        language=row.language,
        start=row.start,
        end=row.end,
        proposed=row.proposed,
        outcome=Outcome(row.outcome),
        changed=tuple(row.changed),
        unit=row.unit_id,
        due=row.due,
        type=row.type,
        reason=row.reason,
        decided_at=row.decided_at,
        post=row.post,
    )
