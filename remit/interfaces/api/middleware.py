"""What the framework itself answers below /api/ (a method that is not taken) is a problem too."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from remit.domain.refusals import Refusal
from remit.interfaces.api import problems

HOME = "/api/"
NOT_TAKEN = 405


class ProblemMiddleware:
    """Programs read problems, not pages."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Everything else passes."""
        response = self.respond(request)
        if request.path.startswith(HOME) and response.status_code == NOT_TAKEN:
            refused = problems.answer(request, Refusal("METHOD_NOT_ALLOWED"))
            refused.headers["Allow"] = response.headers.get("Allow", "")
            return refused
        return response
