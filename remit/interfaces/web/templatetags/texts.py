"""The words of the templates of documents. `{% load texts %}` brings them."""

from django import template
from django.utils.safestring import SafeString

from remit.interfaces.web import numbers

register = template.Library()


@register.filter
def isolated(text: str | None) -> SafeString:
    """A title in which document numbers keep their order of signs."""
    return numbers.isolated(text or "")
