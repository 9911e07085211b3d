"""The words of the templates: what `written` writes, labels, bars of figures and fields of forms.
`{% load remit %}` brings them."""

from enum import StrEnum

from django import forms, template
from django.forms import BoundField
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from remit.commitments.queries.lists import Card
from remit.interfaces import labels, writing
from remit.interfaces.labels import fields, texts
from remit.interfaces.sign_in_links import jobs
from remit.interfaces.web import bars, requests, samples_sign_in, sessions, sign_on, written
from remit.interfaces.web import first_steps as steps
from remit.interfaces.web.board import drawn
from remit.interfaces.web.commitments import verbs
from remit.interfaces.web.organisation import going
from remit.interfaces.web.tours import panel

register = template.Library()
_CLASSES = {
    forms.Select: "form-select",
    forms.SelectMultiple: "form-select",
    forms.RadioSelect: "",
    forms.CheckboxSelectMultiple: "",
}

for word in (
    written.docno,
    written.day,
    writing.typed_day,
    writing.hour,
    written.instant,
    written.unit,
    going.goes_over,
    going.stands_below,
    written.original,
    written.badge,
    written.percent,
    written.icon,
    written.browser,
):
    register.simple_tag(word)
register.filter("spoken", written.spoken)
register.filter("count", writing.count)
register.filter("last_day", writing.last_day)
register.filter("shortened", writing.shortened)
register.filter("titled", texts.titled)
register.filter("in_digits", writing.day)
register.filter("in_words", writing.long_day)
register.simple_tag(labels.column, name="column")
register.simple_tag(writing.comma)
register.simple_tag(writing.semicolon)
register.simple_tag(samples_sign_in.offered, name="samples")
register.simple_tag(sign_on.named, name="sign_on")
register.simple_tag(jobs.can_send, name="links_by_mail")
register.simple_tag(jobs.sends_mail, name="sends_mail")
register.simple_tag(sessions.lasts, name="session_lasts")
register.simple_tag(labels.kind, name="kind")
register.simple_tag(texts.of_act, name="text_called")
register.simple_tag(fields.field, name="field_called")
register.simple_tag(bars.drawn, name="status_bar")
register.simple_tag(drawn.of_board, name="board_row")
register.simple_tag(drawn.of_progress, name="progress_row")


@register.simple_tag
def label(member: StrEnum | None) -> str:
    """The word for a code."""
    return labels.label(member) if member is not None else ""


@register.simple_tag(takes_context=True)
def tour(context: Context) -> panel.Panel | None:
    """The step of the tour that stands on this page of an example."""
    request = context.get("request")
    if request is None:
        return None
    choice = context.get("choice")
    can = choice.open if isinstance(choice, verbs.Choice) else frozenset()
    card = context.get("card")
    lead = card.lead if isinstance(card, Card) else None
    return panel.shown(request, context.get("work"), can, lead)


@register.simple_tag(takes_context=True)
def called(context: Context) -> str:
    """What the person who is signed in is called."""
    request = context.get("request")
    return samples_sign_in.called(request) if request is not None else ""


@register.simple_tag(takes_context=True)
def tour_offered(context: Context) -> bool:
    """Whether the person can be shown round."""
    request = context.get("request")
    return request is not None and panel.is_offered(request)


@register.inclusion_tag("web/first_steps.html", takes_context=True)
def first_steps(context: Context) -> dict[str, object]:
    """The first steps of a new site, to whoever keeps it."""
    viewer = getattr(context.get("request"), "viewer", None)
    return {"steps": steps.shown(viewer) if viewer is not None else []}


@register.simple_tag
def request_key() -> SafeString:
    """The hidden key by which a form that writes is carried out once."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', requests.KEY, requests.new_key()
    )


@register.inclusion_tag("web/form_field.html")
def form_field(field: BoundField) -> dict[str, object]:
    """A field of a form with its label, hint and errors, each tied to it."""
    widget = field.field.widget
    widget.attrs.pop("placeholder", None)  # the label says it, and stays
    is_tick = isinstance(widget, forms.CheckboxInput)
    style = "form-check-input" if is_tick else _CLASSES.get(type(widget), "form-control")
    own: dict[str, str | bool] = {"class": style}
    if not is_tick:
        own["dir"] = "auto"
    return {"field": field, "widget": field.as_widget(attrs=own), "is_tick": is_tick}
