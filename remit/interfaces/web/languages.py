"""A part of a page is answered in the language of that page, whatever was chosen in another tab
since. Whole pages follow the choice of whoever asks."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation


class PageLanguageMiddleware:
    """Follows the middleware that activates the chosen language."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """A page that asks for a part of itself names its language."""
        of_page = request.headers.get("X-Page-Language", "")
        if of_page in dict(settings.LANGUAGES):
            translation.activate(of_page)
            request.LANGUAGE_CODE = of_page
        return self.respond(request)
