"""What several made-up records of the pages of components share: units, posts, days, a document."""

import datetime as dt
import hashlib

from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.interfaces.web import samples
from remit.interfaces.web.design.showing import NOWHERE
from remit.organisation.queries import PostCard
from remit.texts.queries import DocumentCard

DAY = samples.DAY
WEEK = dt.timedelta(days=7)
AT = dt.datetime(2024, 4, 15, 8, 30, tzinfo=dt.UTC)
SCIENCE, GOVERNMENT, ENDED = samples.UNITS
NUMBER, OTHER_NUMBER = samples.NUMBERS[:2]
HASH = hashlib.sha256(NUMBER.encode()).hexdigest()
DIRECTOR = PostCard(
    NOWHERE,
    "D-SCIENCE.director",
    SCIENCE.id,
    {"vi": "Giám đốc Sở", "en": "Director", "ar": "المدير", "ko": "국장"},
)


def document(number: str = NUMBER, language: str = "vi", title: str = "") -> DocumentCard:
    """A directive that somebody may have registered."""
    return DocumentCard(
        id=NOWHERE,
        type=DocumentType.DIRECTIVE,
        number=number,
        title=title or SCIENCE.names[language],
        issued_on=DAY,
        issuer=GOVERNMENT.id,
        language=language,
        confidentiality=Confidentiality.INTERNAL,
        drafts={"PENDING": 3, "ACCEPTED": 2, "REJECTED": 1},
    )
