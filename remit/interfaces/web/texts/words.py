"""What the words of a reading are called: kinds of drafts and findings, grounds, checks."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from remit.domain.vocabulary import DocumentType

KINDS: Mapping[str, Promise] = MappingProxyType(
    {
        "directive": pgettext_lazy("kind of draft", "Order"),
        "task": pgettext_lazy("kind of draft", "Task"),
        "commitment": pgettext_lazy("kind of draft", "Promise"),
        "recommendation": pgettext_lazy("kind of draft", "Recommendation"),
        "exhortation": pgettext_lazy("kind of draft", "Exhortation"),
    }
)
GROUNDS: Mapping[str, Promise] = MappingProxyType(
    {
        "stated": _("stated in the text"),
        "url": _("from the address of the source"),
        "inferred": _("inferred from other dates"),
        "inherited": _("from the sentence before"),
        "asked": _("given by a person"),
    }
)
FINDINGS: Mapping[str, Promise] = MappingProxyType(
    {
        "limitation": _("Limitation"),
        "cause": _("Cause"),
        "bottleneck": _("Bottleneck"),
    }
)
CHECKS: Mapping[str, Promise] = MappingProxyType(
    {
        "PART_WHOLE_PERCENT": _("The percentage does not follow from the part and the whole."),
        "COUNT_VS_LIST": _("The list is not as long as the text announces."),
        "PERIOD_CONFLICT": _("Two periods of one report contradict each other."),
        "PERIOD_NOT_OVER": _("A period is reported that was not over on that day."),
    }
)
# The reader also knows kinds of text that are registered under a wider type.
TYPES: Mapping[str, DocumentType] = MappingProxyType(
    {
        **{member.value.lower(): member for member in DocumentType},
        "article": DocumentType.NEWS,
        "circular": DocumentType.DECISION,
        "decree": DocumentType.DECISION,
        "dispatch": DocumentType.NOTICE,
        "instruction": DocumentType.DIRECTIVE,
        "law": DocumentType.DECISION,
        "memorandum": DocumentType.NOTICE,
        "minutes": DocumentType.CONCLUSION,
        "order": DocumentType.DIRECTIVE,
        "program": DocumentType.PLAN,
        "regulation": DocumentType.DECISION,
        "report": DocumentType.NOTICE,
    }
)


def said(words: Mapping[str, Promise], code: str) -> str:
    """The word for a code; a code that has none yet is shown as it is."""
    return str(words.get(code, code))
