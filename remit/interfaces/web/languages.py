"""The language in which a request is answered: that of whoever asks, by their choice or their
browser; and for a part of a page the language of that page, whatever another tab chose since."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class PageLanguageMiddleware(LocaleMiddleware):
    """Activates it for the time of the request."""

    def process_request(self, request: HttpRequest) -> None:
        """A page that asks for a part of itself names its language."""
        super().process_request(request)
        of_page = request.headers.get("X-Page-Language", "")
        if of_page in dict(settings.LANGUAGES):
            translation.activate(of_page)
            request.LANGUAGE_CODE = of_page
