"""Whoever is refused while a long body is still under way reads why only if the body is taken to
its end: a server that closes before makes the connection break in the hands of the sender."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseBase, UnreadablePostError

# What is sent beyond is not heard, and the connection breaks.
MOST: Final = 64 * 1024 * 1024
PIECE: Final = 64 * 1024


class HearOutMiddleware:
    """The rest of what is refused is read, kept nowhere, and forgotten."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of all that stands behind, once the sender is ready to read it."""
        response = self.get_response(request)
        # Who asked first whether to send waits for the answer, and has sent nothing.
        if response.status_code >= 400 and "Expect" not in request.headers:
            _hear_out(request)
        return response


def _hear_out(request: HttpRequest) -> None:
    heard = 0
    try:
        while heard < MOST and (piece := request.read(PIECE)):
            heard += len(piece)
    except UnreadablePostError:
        return  # the sender is gone
