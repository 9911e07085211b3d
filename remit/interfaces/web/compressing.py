"""Pages travel compressed; what a program asks for, and files, travel as they are.

A page holds what an attacker might try to guess from its length. The form token is masked anew in
each answer, and Django adds bytes of random number to whatever it compresses (Heal the BREACH).
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PagesMiddleware(GZipMiddleware):
    """Compresses HTML for browsers that take it."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, compressed if it is a page."""
        if response.get("Content-Type", "").startswith("text/html"):
            return super().process_response(request, response)
        return response
