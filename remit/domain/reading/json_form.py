"""The published form of a reading, schema remit.read/1: keys are added, never changed."""

from __future__ import annotations

from typing import Any

from remit.domain.reading.records import (
    Actor,
    Check,
    Deadline,
    Document,
    Finding,
    Obligation,
    Reading,
    Reference,
    Repeats,
    Span,
    Statistic,
)

SCHEMA = "remit.read/1"


def reading(one: Reading) -> dict[str, Any]:
    """A whole reading."""
    return {
        "schema": SCHEMA,
        "text": one.text,
        "text_sha256": one.text_sha256,
        "document": document(one.document),
        "references": [reference(item) for item in one.references],
        "obligations": [obligation(item) for item in one.obligations],
        "statistics": [statistic(item) for item in one.statistics],
        "findings": [finding(item) for item in one.findings],
        "checks": [check(item) for item in one.checks],
    }


def span(one: Span) -> dict[str, Any]:
    """Where, and in which words."""
    return {"start": one.start, "end": one.end, "quote": one.quote}


def document(one: Document) -> dict[str, Any]:
    """What the text says about itself."""
    return {
        "type": one.type,
        "language": one.language,
        "number": one.number,
        "date": one.date,
        "date_basis": one.date_basis,
        "issuer": one.issuer,
        "source_url": one.source_url,
        "event_date": {"value": one.event_date.value, "basis": one.event_date.basis},
        "signer": span(one.signer) if one.signer else None,
    }


def reference(one: Reference) -> dict[str, Any]:
    """Another document."""
    return {
        "number": one.number,
        "type": one.type,
        "date": one.date,
        "relation": one.relation,
        **span(one.span),
    }


def actor(one: Actor) -> dict[str, Any]:
    """Who owes the result."""
    return {
        "text": one.span.quote,
        "start": one.span.start,
        "end": one.span.end,
        "basis": one.basis,
    }


def deadline(one: Deadline) -> dict[str, Any]:
    """By when."""
    return {
        "value": one.value,
        "granularity": one.granularity,
        "operator": one.operator,
        **span(one.span),
        "vague": one.vague,
        "trigger": one.trigger,
        "period": one.period,
        "from_document": one.own,
        "passed": one.passed,
    }


def repeats(one: Repeats) -> dict[str, Any]:
    """How often, and until which day."""
    return {"rule": one.rule, "until": one.until, **span(one.span)}


def obligation(one: Obligation) -> dict[str, Any]:
    """One draft."""
    return {
        "id": one.id,
        **span(one.span),
        "kind": one.kind,
        "actor": actor(one.actor) if one.actor else None,
        "cooperating": [
            {"text": unit.quote, "start": unit.start, "end": unit.end} for unit in one.cooperating
        ],
        "action": one.action,
        "deliverables": [span(item) for item in one.deliverables],
        "condition": one.condition,
        "recurrence": one.recurrence,
        "repeats": repeats(one.repeats) if one.repeats else None,
        "deadline": deadline(one.deadline) if one.deadline else None,
        "confidence": one.confidence,
        "lacks": list(one.lacks),
        "cues": list(one.cues),
        "source": one.source,
    }


def statistic(one: Statistic) -> dict[str, Any]:
    """Figures stated together."""
    return {
        **span(one.span),
        "values": list(one.values),
        "unit": one.unit,
        "meaning": one.meaning,
    }


def finding(one: Finding) -> dict[str, Any]:
    """A limitation, a cause or a bottleneck."""
    return {**span(one.span), "kind": one.kind}


def check(one: Check) -> dict[str, Any]:
    """Statements that cannot all be right."""
    return {"code": one.code, "message": one.message, "spans": [span(item) for item in one.spans]}
