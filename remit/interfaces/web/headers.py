"""What every answer tells the browser beside its content: which powers of the machine no page asks
for, that nobody else embeds what is here, and what to forget when somebody leaves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

UNUSED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
HEADERS = {
    "Permissions-Policy": ", ".join(f"{power}=()" for power in UNUSED),
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Read again from the site whenever it is shown, also by the button that goes back; the typed words
# of a form stay with the browser.
FRESH = "private, no-cache"


class HeadersMiddleware:
    """Every answer has the headers of the site; a page of somebody is nobody else's to keep."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add what the answer does not say itself."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if "Cookie" in response.headers.get("Vary", "") or request.headers.get("Authorization"):
            response.headers.setdefault("Cache-Control", FRESH)
        if request.method == "POST" and request.path == reverse("account_logout"):
            response.headers["Clear-Site-Data"] = '"cache"'
        return response
