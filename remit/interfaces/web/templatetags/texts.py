"""The words of the templates of documents. `{% load texts %}` brings them."""

from django import template
from django.utils.safestring import SafeString

from remit.interfaces.web import numbers
from remit.interfaces.web.charts import isolating

register = template.Library()


@register.filter
def isolated(text: str | None) -> SafeString:
    """A title in which document numbers keep their order of signs."""
    return numbers.isolated(text or "")


@register.filter
def isolated_words(text: str | None) -> str:
    """The same where no element can stand: in the title of a page, in an answer to choose."""
    return isolating.named(text or "")
