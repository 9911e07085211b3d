"""Tables of texts. A source is kept as received and never changed; documents and their relations
follow from acts; readings and drafts are ordinary rows, for nothing rests on them until a person
confirms."""

from remit.texts.models.documents import (
    Document,
    DocumentRelation,
    Passage,
    ProvisionRelation,
    Reading,
    Source,
)
from remit.texts.models.drafts import Draft, DraftNote, HalfEdit
from remit.texts.models.intake import Batch, HandedIn
from remit.texts.models.learning import Alias, Example, HeadingExample
from remit.texts.models.pairs import Mark, Marking, ToldApart, Twin

__all__ = [
    "Alias",
    "Batch",
    "Document",
    "DocumentRelation",
    "Draft",
    "DraftNote",
    "Example",
    "HalfEdit",
    "HandedIn",
    "HeadingExample",
    "Mark",
    "Marking",
    "Passage",
    "ProvisionRelation",
    "Reading",
    "Source",
    "ToldApart",
    "Twin",
]
