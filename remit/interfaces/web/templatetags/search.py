"""The words of the templates of search. `{% load search %}` brings them."""

from django import template

from remit.interfaces.web.search import marking

register = template.Library()
register.filter("marked", marking.marked)
register.filter("marked_number", marking.number)
