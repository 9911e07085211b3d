"""The organisation as a Django application."""

from django.apps import AppConfig


class Organisation(AppConfig):
    """Units, trees, posts, persons, rights."""

    name = "remit.organisation"
    label = "organisation"

    def ready(self) -> None:
        """Its tables follow the acts."""
        from remit.organisation import projections

        projections.register()
