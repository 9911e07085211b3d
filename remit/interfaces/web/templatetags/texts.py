"""The words of the templates of documents. `{% load texts %}` brings them."""

from django import template
from django.utils.safestring import SafeString

from remit.interfaces.web import numbers
from remit.interfaces.web.charts import isolating

register = template.Library()
LONGEST_UNFOLDED, MOST_LINES = 480, 6


@register.filter
def isolated(text: str | None) -> SafeString:
    """A title in which document numbers keep their order of signs."""
    return numbers.isolated(text or "")


@register.filter
def isolated_words(text: str | None) -> str:
    """The same where no element can stand: in the title of a page, in an answer to choose."""
    return isolating.named(text or "")


@register.filter
def is_long(text: object) -> bool:
    """Whether words would take more than some six lines; what is markup already is left alone."""
    words = "" if text is None or isinstance(text, SafeString) else str(text)
    return len(words) > LONGEST_UNFOLDED or words.count("\n") >= MOST_LINES
