"""Keeping what persons decided on drafts, in the transaction of the decision itself.

An example is no act: no figure and no right rests on it. A decision that is undone teaches nothing.
"""

import datetime as dt
from collections.abc import Iterable

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.kernel import folding, writes
from remit.organisation import queries as organisation
from remit.texts import models
from remit.texts.learning import terms
from remit.texts.learning.terms import Decided, Outcome

LONGEST_WORDS = 300


def keep_added(*, by: By, at: dt.datetime, draft: models.Draft) -> None:
    """A passage that a person marked is what the reader did not see."""
    _kept(by, at, draft, Outcome.ADDED).save(force_insert=True)


def keep_rejected(*, by: By, at: dt.datetime, draft: int, reason: str) -> None:
    """A draft that a person rejected is what the reader saw wrongly."""
    row = models.Draft.objects.select_related("document").get(pk=draft)
    example = _kept(by, at, row, Outcome.REJECTED)
    example.reason = reason
    example.save(force_insert=True)
    marked = models.Example.objects.filter(draft=draft, outcome=Outcome.ADDED.value)
    marked.update(undone_at=at)


def keep_accepted(
    *, by: By, at: dt.datetime, draft: int, commitment: int, decided: Decided | None
) -> None:
    """What a person made of a draft; without terms, the decision of before stands again."""
    if decided is None:
        before = models.Example.objects.filter(draft=draft, commitment=commitment)
        before.update(undone_at=None)
        return
    row = models.Draft.objects.select_related("document").get(pk=draft)
    example = _kept(by, at, row, Outcome.ACCEPTED)
    example.commitment = commitment
    _take(example, row, decided)
    example.save(force_insert=True)


def decide_again(*, by: By, at: dt.datetime, commitment: int, decided: Decided) -> None:
    """The issuer gives what was proposed to a unit, by a date: that is what counts."""
    standing = models.Example.objects.filter(commitment=commitment, undone_at__isnull=True)
    for example in standing.select_related("draft", "draft__document"):
        example.outcome = Outcome.ACCEPTED.value
        example.decided_at, example.post = at, by.post
        _take(example, example.draft, decided)
        example.save(force_update=True)


def hand_over(*, commitment: int, other: int) -> None:
    """What a decision taught is told of another commitment of the same order from now on."""
    models.Example.objects.filter(commitment=commitment).update(commitment=other)


def undo(*, at: dt.datetime, drafts: Iterable[int]) -> None:
    """Decisions on drafts were undone: they teach nothing; a marked passage still does."""
    decided = models.Example.objects.filter(draft__in=list(drafts), undone_at__isnull=True)
    decided.exclude(outcome=Outcome.ADDED.value).update(undone_at=at)
    again = models.Example.objects.filter(draft__in=list(drafts), outcome=Outcome.ADDED.value)
    again.update(undone_at=None)


def follow_issuer(*, document: int) -> None:
    """Words of a document count for the issuer that it has, once that was corrected."""
    rows = models.Example.objects.filter(document=document, alias__isnull=False)
    for example in rows.select_related("draft", "draft__document"):
        example.alias = _alias(example.draft, example.unit_id)
        example.save(update_fields=["alias"])


def strike_out(*, by: By, at: dt.datetime, alias: int) -> None:
    """Whoever keeps the site strikes an alias out: choices up to now count no more."""
    with writes.writing():
        struck = models.Alias.objects.filter(pk=alias)
        if not struck.update(struck_out_at=at, struck_out_by=by.post):
            raise Refusal("ALIAS_UNKNOWN", alias=str(alias))


def _kept(by: By, at: dt.datetime, row: models.Draft, outcome: Outcome) -> models.Example:
    # Of a passage that a person marked nothing had been proposed, whatever was read of it then.
    proposed = None if row.added_by_id is not None else terms.proposed(row.found)
    return models.Example(
        document_id=row.document_id,
        draft=row,
        language=row.document.language,
        start=row.start,
        end=row.end,
        proposed=proposed,
        outcome=outcome.value,
        decided_at=at,
        post=by.post,
    )


def _take(example: models.Example, row: models.Draft, decided: Decided) -> None:
    card = organisation.units([decided.unit] if decided.unit else []).get(decided.unit or 0)
    names = (card.code, *card.names.values()) if card else ()
    example.unit_id, example.type = decided.unit, decided.type.value
    example.due = terms.typed(decided.due)[:40]
    if example.proposed is None:
        return
    example.changed = [change.value for change in terms.changes(row.found, decided, names)]
    if example.changed:
        example.outcome = Outcome.EDITED.value
    example.alias = _alias(row, decided.unit)


def _alias(row: models.Draft, unit: int | None) -> models.Alias | None:
    words = folding.fold(str((row.found.get("actor") or {}).get("text", "")))
    if unit is None or not words or len(words) > LONGEST_WORDS:
        return None
    found, _made = models.Alias.objects.get_or_create(
        words=words, issuer_id=row.document.issuer_id, unit_id=unit
    )
    return found
