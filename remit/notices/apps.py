"""Notices as a Django application."""

from django.apps import AppConfig


class Notices(AppConfig):
    """Outbox, channels, delivery log."""

    name = "remit.notices"
    label = "notices"
