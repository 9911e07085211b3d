"""Sparse answers: `fields` names the members that are wanted, and the rest is left out."""

from collections.abc import Mapping
from typing import Any, Final

from ninja import Schema

from remit.domain.refusals import Refusal

# How `fields` is written, as the description says it.
NAMES: Final = "^([a-z0-9_]+(, ?[a-z0-9_]+)*)?$"


def wanted(shape: type[Schema], fields: str) -> frozenset[str] | None:
    """The members that are wanted; None: all of them."""
    names = frozenset(name.strip() for name in fields.split(",") if name.strip())
    unknown = names - set(shape.model_fields)
    if unknown:
        known = ", ".join(shape.model_fields)
        raise Refusal("MEMBER_UNKNOWN", name=min(unknown)[:60], known=known)
    return names or None


def dumped(one: Schema, names: frozenset[str] | None = None) -> Mapping[str, Any]:
    """A shape as plain values, with the members that are wanted."""
    return one.model_dump(mode="json", include=set(names) if names else None)
