"""A program that wrote reads what it wrote: beside a standby its token keeps how far the primary
had come, and until the standby is as far, it is answered by the primary."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from remit.interfaces.api.asking import Asking
from remit.interfaces.api_tokens import actions as tokens
from remit.kernel import standby, writes

READING = frozenset({"GET", "HEAD"})


def answering(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """Every endpoint, once who asks is known, and before its answer is checked."""

    @wraps(endpoint)
    def asked(request: Asking, *args: Any, **kwargs: Any) -> Any:
        def read() -> Any:
            with writes.reading():
                return endpoint(request, *args, **kwargs)

        token = vars(request).get("token")
        reads = request.method in READING
        if not standby.is_named() or token is None:
            return read() if reads else endpoint(request, *args, **kwargs)
        if reads:
            return standby.answered(read, after=token.wrote_at)
        answer = endpoint(request, *args, **kwargs)
        tokens.wrote(token=token.id, at=standby.position())
        return answer

    return cast(Callable[..., Any], asked)
