"""Choices about lists as a Django application, below the faces that show lists."""

from django.apps import AppConfig


class ListChoices(AppConfig):
    """Columns and saved lists of persons."""

    name = "remit.interfaces.list_choices"
    label = "list_choices"
