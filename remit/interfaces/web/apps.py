"""The web face as a Django application."""

from django.apps import AppConfig

from remit.interfaces import particles


class Web(AppConfig):
    """Pages, templates, static files."""

    name = "remit.interfaces.web"
    label = "web"

    def ready(self) -> None:
        """Sentences in Korean choose their particles, on every face."""
        particles.learn()
