"""What is known now: one row per commitment, its cooperating units, and its evidence."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db.models import Q

from remit.commitments import models
from remit.commitments.projections.histories import PREFIX, History, fact
from remit.domain.acts import Tag
from remit.domain.history import Fact, State, in_force
from remit.domain.vocabulary import Work
from remit.kernel import folding, search_indexes
from remit.ledger import queries as ledger
from remit.ledger.records import Act

NAMING = frozenset({Tag.COMMITMENT_PROPOSED, Tag.COMMITMENT_ASSIGNED, Tag.COMMITMENT_REDEFINED})
_DATING = NAMING | {Tag.COMMITMENT_DUE_CORRECTED}
_COOPERATING = NAMING | {Tag.COMMITMENT_REASSIGNED, Tag.COMMITMENT_TRANSFERRED}


def follow(act: Act, history: History) -> models.Commitment:
    """Bring the row of the commitment up to date with an act."""
    row = _created(act) if act.subject == act.seq else _loaded(act.subject)
    standing = in_force(history.facts)
    row.last_act = act.seq
    _take_state(row, history)
    _take_due(row, standing)
    if act.tag in _DATING | {Tag.COMMITMENT_ACT_ANNULLED}:
        _take_sentences(row, _acts_until(act))
    _take_confidence(row, standing)
    row.save(force_insert=act.subject == act.seq, force_update=act.subject != act.seq)
    _take_cooperation(row, act, standing)
    _take_evidence(row, act, standing)
    return row


def blank(act: Act) -> None:
    """An erased sentence is blank on the rows too, where it is the one that stands."""
    about = ledger.act(int(str(act.data["act"])))
    if about is None or not about.tag.startswith(PREFIX):
        return
    if about.tag is Tag.COMMITMENT_EVIDENCED:
        models.EvidenceItem.objects.filter(pk=about.seq).update(name=about.texts.get("name") or "")
    elif about.tag in _DATING:
        row = _loaded(about.subject)
        known = ledger.acts_of([about.subject], prefix=PREFIX, before=act.seq)
        _take_sentences(row, known)
        row.save(force_update=True)
        search_indexes.forget(models.Commitment)


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
        issuer_id=data.get("issuer"),
        parent=parent,
        ancestors=[parent.pk, *parent.ancestors] if parent else [],
    )


def _loaded(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


def _take_state(row: models.Commitment, history: History) -> None:
    # A commitment whose every act was annulled is as if it had been rejected.
    state = history.steps[-1].state if history.steps else State(Work.REJECTED)
    row.begins_on = history.steps[0].on if history.steps else None
    row.work, row.lead_id, row.post_id = state.work.value, state.lead, state.post
    row.original, row.revised = state.original, state.revised
    row.evidence = state.evidence.value
    row.outcome = state.outcome.value if state.outcome else ""
    row.blocked, row.blocked_by_id = state.blocked or "", state.blocked_by
    row.extension_asked = state.extension_asked
    row.claimed_on = state.claimed_on


def _take_due(row: models.Commitment, standing: tuple[Fact, ...]) -> None:
    said = [fact for fact in standing if fact.tag in _DATING]
    row.due_said = said[-1].data.get("due_said") if said else None


def _take_sentences(row: models.Commitment, known: Sequence[Act]) -> None:
    """Title, wording and reference are those of the latest act in force that gave them."""
    texts = {act.seq: act.texts for act in known}
    standing = in_force([fact(act) for act in known])
    named = [texts[one.seq].get("title") for one in standing if "title" in texts[one.seq]]
    dated = [texts[one.seq].get("wording") for one in standing if one.tag in _DATING]
    row.title = (named[-1] or "") if named else ""
    row.folded = folding.fold(row.title) if row.title else ""
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


def _take_cooperation(row: models.Commitment, act: Act, standing: tuple[Fact, ...]) -> None:
    if act.tag not in _COOPERATING | {Tag.COMMITMENT_SIGNED_OFF, Tag.COMMITMENT_ACT_ANNULLED}:
        return
    named = [fact for fact in standing if fact.tag in _COOPERATING and "cooperating" in fact.data]
    units = named[-1].numbers("cooperating") if named else ()
    signed = {
        fact.number("unit"): fact.on for fact in standing if fact.tag is Tag.COMMITMENT_SIGNED_OFF
    }
    row.cooperations.filter(~Q(unit__in=units)).delete()
    for unit in units:
        row.cooperations.update_or_create(
            unit_id=unit, defaults={"signed_off_on": signed.get(unit)}
        )


def _take_evidence(row: models.Commitment, act: Act, standing: tuple[Fact, ...]) -> None:
    if act.tag is Tag.COMMITMENT_EVIDENCED:
        _item(row, act).save(force_insert=True)
    elif act.tag is Tag.COMMITMENT_ACT_ANNULLED:
        _take_evidence_in_force(row, standing)


def _take_evidence_in_force(row: models.Commitment, standing: tuple[Fact, ...]) -> None:
    """Evidence leaves with its act, and is back when the annulment itself is annulled."""
    stands = {fact.seq for fact in standing if fact.tag is Tag.COMMITMENT_EVIDENCED}
    row.evidence_items.exclude(pk__in=stands).delete()
    for seq in sorted(stands - set(row.evidence_items.values_list("id", flat=True))):
        if (evidenced := ledger.act(seq)) is not None:
            _item(row, evidenced).save(force_insert=True)


def _item(row: models.Commitment, act: Act) -> models.EvidenceItem:
    data = cast(Mapping[str, Any], act.data)
    return models.EvidenceItem(
        id=act.seq,
        commitment=row,
        form=data["form"],
        sha256=data.get("sha256") or "",
        size=data.get("size") or 0,
        media=data.get("media") or "",
        name=act.texts.get("name") or "",
        added_on=act.effective_on,
    )
