"""Tokens of the API as a Django application, below the faces that make them and ask for them."""

from django.apps import AppConfig


class ApiTokens(AppConfig):
    """Tokens with which programs ask."""

    name = "remit.interfaces.api_tokens"
    label = "api_tokens"
