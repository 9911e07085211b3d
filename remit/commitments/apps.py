"""Commitments as a Django application."""

from django.apps import AppConfig


class Commitments(AppConfig):
    """Assign, allot, accept, contest, extend, claim, verify, close."""

    name = "remit.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Its derived tables follow the acts."""
        from remit.commitments import projections

        projections.register()
