"""How pages look to this person: the language and the light or dark theme. Both are kept in a
cookie, so that they hold before sign-in too, and lead back to the page they were changed on."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.organisation import actions as organisation

THEMES = ("auto", "light", "dark")


def theme(request: HttpRequest) -> str:
    """The theme the person chose, else what the machine prefers."""
    chosen = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return chosen if chosen in THEMES else THEMES[0]


@require_POST
@rights.needs(rights.PUBLIC)
def choose_theme(request: Asking) -> HttpResponseBase:
    """Light, dark, or as the machine is set."""
    response = requests.back(request)
    chosen = str(request.POST.get("theme", ""))
    if chosen in THEMES:
        _keep(response, settings.THEME_COOKIE_NAME, chosen)
    return response


@require_POST
@rights.needs(rights.PUBLIC)
def choose_language(request: Asking) -> HttpResponseBase:
    """One of the languages of the site; for whoever is signed in, notices follow."""
    response = requests.back(request)
    chosen = str(request.POST.get("language", ""))
    if chosen in dict(settings.LANGUAGES) and check_for_language(chosen):
        speak(response, chosen)
        if request.by.person is not None:
            organisation.choose_language(person=request.by.person, language=chosen)
    return response


def speak(response: HttpResponseBase, language: str) -> None:
    """From the next page on the site speaks this language to this browser."""
    _keep(response, settings.LANGUAGE_COOKIE_NAME, language)


def _keep(response: HttpResponseBase, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
