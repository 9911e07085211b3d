"""A page is made by calls within calls within calls: they are given room before all else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from remit.kernel import room


class RoomMiddleware:
    """Every request is answered in a room of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of all that stands behind."""
        return room.given(lambda: self.get_response(request))
