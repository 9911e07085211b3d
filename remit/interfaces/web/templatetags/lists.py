"""The words of the templates of lists. `{% load lists %}` brings them."""

from django import template

from remit.interfaces.web.lists import drawn

register = template.Library()
register.simple_tag(drawn.rows)
register.simple_tag(drawn.cell)
