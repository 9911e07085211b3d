"""One-time links as a Django application, below the faces that make them and open them."""

from django.apps import AppConfig


class SignInLinks(AppConfig):
    """One-time links for signing in."""

    name = "remit.interfaces.sign_in_links"
    label = "sign_in_links"
