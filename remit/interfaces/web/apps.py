"""The web face as a Django application."""

from django.apps import AppConfig


class Web(AppConfig):
    """Pages, templates, static files."""

    name = "remit.interfaces.web"
    label = "web"
