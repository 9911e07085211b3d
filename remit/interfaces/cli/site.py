"""What every command that needs the site does first: Django is set up, and the command speaks the
language of the terminal."""

import os

LANGUAGES = ("vi", "en", "ar", "ko")


def language() -> str:
    """REMIT_LANGUAGE when it is set, else the language of the terminal, else English."""
    for name in ("REMIT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"


def settings() -> str:
    """The module of the site's settings."""
    return os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")


def ready() -> None:
    """Set Django up under the site's settings, in the language of the terminal."""
    settings()
    import django
    from django.utils import translation

    django.setup()
    translation.activate(language())


def speak() -> None:
    """Texts come in the language of the terminal; this asks no database."""
    from django.apps import apps
    from django.utils import translation

    if not apps.ready:
        ready()
    translation.activate(language())
