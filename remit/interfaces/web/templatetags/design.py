"""The word of the pages of components. `{% load design %}` brings it."""

from django import template

from remit.interfaces.web.design import showing

register = template.Library()
register.simple_tag(showing.shown, takes_context=True, name="component")
