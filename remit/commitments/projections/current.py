"""What is known now: one row per commitment."""

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from remit.commitments import models
from remit.commitments.projections import evidence
from remit.commitments.projections.histories import PREFIX, History, fact
from remit.domain.acts import Tag
from remit.domain.history import Fact, annulled, in_force
from remit.kernel import collating, filling, folding, search_indexes, writes
from remit.ledger import queries as ledger
from remit.ledger.records import Act

NAMING = frozenset({Tag.COMMITMENT_PROPOSED, Tag.COMMITMENT_ASSIGNED, Tag.COMMITMENT_REDEFINED})
ROW = "commitment"
_ONE = "SELECT * FROM commitments_commitment WHERE id = %s"
_DATING = NAMING | {Tag.COMMITMENT_DUE_CORRECTED}
_TAKING = _DATING | {Tag.COMMITMENT_ACT_ANNULLED}


def known(commitment: int) -> models.Commitment | None:
    """The row of a commitment; within a write transaction it is read once."""
    return writes.remembered(_key(commitment), lambda: _read(commitment))


def look_up(commitments: Iterable[int]) -> None:
    """Read the rows that a batch of acts is about together, and keep them in its transaction."""
    rows = models.Commitment.objects
    writes.remembered_each(ROW, commitments, lambda some: rows.in_bulk(some))


def begin(begun: Sequence[tuple[Act, History]]) -> list[models.Commitment]:
    """The rows of commitments that begin together."""
    rows = [_taken(_created(act), act, history) for act, history in begun]
    filling.add_records(models.Commitment, rows)
    for row in rows:
        writes.keep(_key(row.pk), row)
    return rows


def follow(act: Act, history: History) -> models.Commitment:
    """Bring the row of the commitment up to date with an act."""
    before = _loaded(act.subject) if act.subject != act.seq else None
    # Whoever opened the case goes on seeing what stood before the act.
    row = _taken(copy.copy(before) if before else _created(act), act, history)
    if before is None:
        row.save(force_insert=True)
    else:
        row.save(force_update=True, update_fields=_changed(before, row))
    writes.keep(_key(row.pk), row)
    return row


def begun(act: Act) -> models.Commitment:
    """The row of a commitment as its first act makes it, remembered for its parts."""
    row = _created(act)
    writes.keep(_key(row.pk), row)
    return row


def stand(row: models.Commitment, acts: Sequence[Act], history: History) -> None:
    """The row after all that is recorded; its sentences are of the last act that took some."""
    standing = _read_of(history.facts)
    row.last_act = acts[-1].seq
    _take_state(row, history)
    _take_due(row, standing)
    last = max(place for place, act in enumerate(acts) if act.tag in _TAKING)
    _take_sentences(row, acts[: last + 1])
    _take_confidence(row, standing)


def blank(act: Act) -> None:
    """An erased sentence is blank on the rows too, where it is the one that stands."""
    about = ledger.act(int(str(act.data["act"])))
    if about is None or not about.tag.startswith(PREFIX):
        return
    if about.tag is Tag.COMMITMENT_EVIDENCED:
        evidence.blank(about)
    elif about.tag in _DATING:
        row = copy.copy(_loaded(about.subject))
        _take_sentences(row, ledger.acts_of([about.subject], prefix=PREFIX, before=act.seq))
        row.save(force_update=True)
        writes.keep(_key(row.pk), row)
        search_indexes.forget(models.Commitment)


def _changed(before: models.Commitment, row: models.Commitment) -> list[str]:
    fields = models.Commitment._meta.concrete_fields
    names = [field.attname for field in fields]
    return [name for name in names if getattr(before, name) != getattr(row, name)]


def _taken(row: models.Commitment, act: Act, history: History) -> models.Commitment:
    standing = _read_of(history.facts)
    row.last_act = act.seq
    _take_state(row, history)
    _take_due(row, standing)
    if act.tag in _TAKING:
        _take_sentences(row, _acts_until(act))
    _take_confidence(row, standing)
    return row


def _created(act: Act) -> models.Commitment:
    data = cast(Mapping[str, Any], act.data)
    parent = _loaded(data["parent"]) if data.get("parent") else None
    return models.Commitment(
        id=act.subject,
        type=data["type"],
        basis=data["basis"],
        confidentiality=data["confidentiality"],
        own_registration=bool(data.get("own_registration")),
        document_id=data.get("document"),
        start=data.get("start"),
        end=data.get("end"),
        series=_series(act),
        issuer_id=data.get("issuer"),
        parent=parent,
        ancestors=[parent.pk, *parent.ancestors] if parent else [],
    )


def _series(act: Act) -> int | None:
    """The first of a series: what comes back is begun in one go, one act after another."""
    place = act.data.get("occurrence")
    return act.seq - int(str(place)) + 1 if place else None


def _loaded(commitment: int) -> models.Commitment:
    row = known(commitment)
    if row is None:
        raise models.Commitment.DoesNotExist(commitment)
    return row


def _key(commitment: int) -> tuple[str, int]:
    return (ROW, commitment)


def _read(commitment: int) -> models.Commitment | None:
    # Written out: whoever records an act would put these thirty columns together anew each time.
    return next(iter(models.Commitment.objects.raw(_ONE, [commitment])), None)


def _take_state(row: models.Commitment, history: History) -> None:
    state = history.steps[-1].state if history.steps else annulled(history.facts)
    row.begins_on = history.steps[0].on if history.steps else None
    row.work, row.lead_id, row.post_id = state.work.value, state.lead, state.post
    row.original, row.revised = state.original, state.revised
    row.evidence = state.evidence.value
    row.outcome = state.outcome.value if state.outcome else ""
    row.blocked, row.blocked_by_id = state.blocked or "", state.blocked_by
    row.extension_asked = state.extension_asked
    row.claimed_on = state.claimed_on


def _read_of(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts of which a commitment is read: those in force; of one that was taken back whole,
    the first, so that people see what was taken back."""
    return in_force(facts) or in_force(facts[:1])


def _take_due(row: models.Commitment, standing: tuple[Fact, ...]) -> None:
    said = [fact for fact in standing if fact.tag in _DATING]
    row.due_said = said[-1].data.get("due_said") if said else None


def _take_sentences(row: models.Commitment, known: Sequence[Act]) -> None:
    """Title, wording and reference are those of the latest act in force that gave them."""
    texts = {act.seq: act.texts for act in known}
    standing = _read_of([fact(act) for act in known])
    named = [texts[one.seq].get("title") for one in standing if "title" in texts[one.seq]]
    dated = [texts[one.seq].get("wording") for one in standing if one.tag in _DATING]
    row.title = (named[-1] or "") if named else ""
    row.folded = folding.fold(row.title) if row.title else ""
    row.filed = collating.place(row.title)
    row.due_wording = (dated[-1] or "") if dated else ""
    rests = [texts[one.seq].get("reference") for one in standing if "reference" in texts[one.seq]]
    row.reference = (rests[-1] or "") if rests else ""
    row.sought = folding.lines(row.title, row.due_wording, row.reference)


def _acts_until(act: Act) -> Sequence[Act]:
    if act.subject == act.seq:
        return [act]
    return ledger.acts_of([act.subject], prefix=PREFIX, before=act.seq + 1)


def _take_confidence(row: models.Commitment, standing: tuple[Fact, ...]) -> None:
    assessed = [fact for fact in standing if fact.tag is Tag.COMMITMENT_ASSESSED]
    row.confidence = (assessed[-1].code("confidence") or "") if assessed else ""
