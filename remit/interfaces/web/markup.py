"""Parts of a page put together outside templates: what is no markup yet is escaped.

A list of fifty rows is put together from some eight hundred such parts. Django's function of this
name looks at each of them five times, in case it were to be said later in another language.
"""

import html
from collections.abc import Iterable

from django.utils.safestring import SafeString


def format_html(form: str, *parts: object, **named: object) -> SafeString:
    """Parts in the places of a form; all but the form and what is marked as safe is escaped."""
    if named:
        called = {name: _escaped(part) for name, part in named.items()}
        return SafeString(form.format(*map(_escaped, parts), **called))
    return SafeString(form.format(*map(_escaped, parts)))


def joined(between: str, parts: Iterable[SafeString]) -> SafeString:
    """Several written parts as one."""
    return SafeString(between.join(parts))


def _escaped(part: object) -> str:
    if isinstance(part, SafeString):
        return part
    if hasattr(part, "__html__"):
        return str(part.__html__())
    return html.escape(str(part))
