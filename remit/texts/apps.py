"""Texts as a Django application."""

from django.apps import AppConfig


class Texts(AppConfig):
    """Documents, readings, drafts and their confirmation."""

    name = "remit.texts"
    label = "texts"

    def ready(self) -> None:
        """Its derived tables follow the acts."""
        from remit.texts import projections

        projections.register()
