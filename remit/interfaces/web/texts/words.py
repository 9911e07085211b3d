"""What the words of a reading are called: kinds of drafts and findings, grounds, checks."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from remit.domain.vocabulary import Relation

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
        "mail": _("from the e-mail"),
        "inferred": _("inferred from other dates"),
        "inherited": _("from the sentence before"),
        "asked": _("given by a person"),
    }
)
SOURCES: Mapping[str, Promise] = MappingProxyType(
    {
        "rule": _("found by the rules"),
        "model": _("found by the language model"),
        "both": _("found by the rules and by the language model"),
    }
)
# What a cue is that was not seen in words of the passage itself.
CUES: Mapping[str, Promise] = MappingProxyType(
    {
        "": _("the heading above it"),
        "context": _("its place among orders"),
        "model": _("the language model pointed at it"),
        "resemblance": _("its likeness to orders"),
        "shared": _("another order stands in the same sentence"),
        "table": _("its row in a table of tasks"),
    }
)
FINDINGS: Mapping[str, Promise] = MappingProxyType(
    {
        "limitation": _("Limitation"),
        "cause": _("Cause"),
        "bottleneck": _("Bottleneck"),
    }
)
# What a document does to one that it names; that it merely names it needs no word.
RELATIONS: Mapping[str, Promise] = MappingProxyType(
    {
        "implements": _("this document implements it"),
        "amends": _("this document amends it"),
        "replaces": _("this document replaces it"),
    }
)
# How two documents stand to each other: said by the one that does it, and by the other one.
RELATED: Mapping[Relation, tuple[Promise, Promise]] = MappingProxyType(
    {
        Relation.IMPLEMENTS: (
            _("This document implements %(other)s"),
            _("%(other)s implements this document"),
        ),
        Relation.AMENDS: (
            _("This document amends %(other)s"),
            _("%(other)s amends this document"),
        ),
        Relation.REPLACES: (
            _("This document replaces %(other)s"),
            _("%(other)s replaces this document"),
        ),
        Relation.TRANSLATES: (
            _("This document translates %(other)s"),
            _("%(other)s translates this document"),
        ),
        Relation.SAME_EVENT: (
            _("This document is about the same event as %(other)s"),
            _("%(other)s is about the same event as this document"),
        ),
        Relation.CITES: (
            _("This document cites %(other)s"),
            _("%(other)s cites this document"),
        ),
    }
)
# What a text says of a document that it names, before anybody has recorded it.
ANNOUNCED: Mapping[Relation, tuple[Promise, Promise]] = MappingProxyType(
    {
        Relation.AMENDS: (
            _("This text says that it amends %(other)s."),
            _("%(other)s says that it amends this document."),
        ),
        Relation.REPLACES: (
            _("This text says that it replaces %(other)s."),
            _("%(other)s says that it replaces this document."),
        ),
    }
)
# How a provision stands to one of another document, in the order of words of each language.
PROVISIONS_RELATED: Mapping[Relation, Promise] = MappingProxyType(
    {
        Relation.IMPLEMENTS: _("%(one)s implements %(other)s"),
        Relation.AMENDS: _("%(one)s amends %(other)s"),
        Relation.REPLACES: _("%(one)s replaces %(other)s"),
    }
)
CHECKS: Mapping[str, Promise] = MappingProxyType(
    {
        "PART_WHOLE_PERCENT": _("The percentage does not follow from the part and the whole."),
        "COUNT_VS_LIST": _("The list is not as long as the text announces."),
        "PERIOD_CONFLICT": _("Two periods of one report contradict each other."),
        "PARTS_DO_NOT_SUM": _("The parts do not make the whole that the text states."),
        "FIGURE_GIVEN_TWICE": _("One figure is given in two ways."),
        "DATE_IMPOSSIBLE": _("No calendar has this day."),
        "DATE_WEEKDAY": _("The date does not fall on that day of the week."),
        "DATE_PAST": _("The date had passed when the document was issued."),
        "NAMES_NEARLY_ALIKE": _("Two names that may be one, written in two ways."),
        "LETTERS_MIXED": _("A word mixes letters of two alphabets."),
        "PERIOD_NOT_OVER": _("A period is reported that was not over on that day."),
        "DOCUMENT_REPLACED": _("Another document replaced this."),
        "DOCUMENT_AMENDED": _("Another document amended this."),
        "CHANGE_ANNOUNCED": _("Another text says that it replaces or amends this document."),
    }
)


def said(words: Mapping[str, Promise], code: str) -> str:
    """The word for a code; a code that has none yet is shown as it is."""
    return str(words.get(code, code))
