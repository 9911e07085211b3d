"""Commitments whose basis was replaced or amended, as the API answers them."""

from ninja import Field, Schema

from remit.interfaces.api.shapes.commitments import BasisChange, Commitment


class TouchedOut(Schema):
    """An open commitment, what was done to its basis since it began, and what the asker may do
    about it now."""

    commitment: Commitment
    changes: list[BasisChange]
    is_settled: bool
    may: list[str] = Field(examples=[["supersede", "uphold"]])


class TouchedList(Schema):
    """Open commitments whose basis was replaced or amended, the earliest due first."""

    items: list[TouchedOut]
    next: str | None
