"""The rules on which the API refuses, as a page that the `type` of each problem leads to: what each
says, and what to do, in the reader's language. It is the same for everybody."""

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from remit.domain.refusals import Refusal
from remit.interfaces import doors, sentences

PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title></head>
<body><main><h1>{title}</h1><p>{intro}</p><dl>{rules}</dl></main></body></html>
"""
RULE = '<dt id="{}"><code dir="ltr">{}</code></dt><dd>{}</dd>\n'


@require_safe
def rules(_request: HttpRequest) -> HttpResponse:
    """Every rule by its code, with the sentence of its refusals and what to do next."""
    said = ((code, code, sentences.sentence(Refusal(code))) for code in sorted(sentences.SENTENCES))
    page = format_html(
        PAGE,
        language=get_language() or "en",
        direction="rtl" if get_language_bidi() else "ltr",
        title=_("What is refused, and why"),
        intro=_("A dash stands where an answer names what it is about."),
        rules=format_html_join("", RULE, said),
    )
    return HttpResponse(page)


vars(rules)["right"] = doors.PUBLIC
