"""What a text is read into, and how its tests speak of it: what is shown, and who owes it."""

from remit.domain import reading
from remit.domain.reading.records import SHOWN, Obligation, Reading
from remit.texts import packs


def read(text: str) -> Reading:
    """A text as the rules read it."""
    return reading.read(text, packs.packs())


def shown(text: str) -> list[Obligation]:
    """The drafts of a text that a person sees at once."""
    return [one for one in read(text).obligations if one.confidence >= SHOWN]


def actor(one: Obligation) -> str | None:
    """Who owes a draft, in the words of the text."""
    return one.actor.span.quote if one.actor else None
