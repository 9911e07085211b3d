"""A refusal reaches the person as one sentence: beside the form when the form was sent by htmx, so
that nothing typed is lost, else as a page that shows again what had been typed."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import failures, statuses
from remit.interfaces.web import acting, misfilled, outages, ways_back

UNPROCESSABLE: Final = statuses.UNPROCESSABLE
STATUS: Final = statuses.STATUS
# What pages put into their forms themselves, or what is chosen there by a word of its own.
_NOT_SHOWN = frozenset(
    {
        *("csrfmiddlewaretoken", "request_key", "next", "seen", "show", "code"),
        *("step", "kept", "original", "language", "theme", "sort", "columns", "form", "move"),
        *("here", "there"),
    }
)
_SECRET = ("password", "token", "secret")
# What a form sends of something chosen: a number, a tick, or a word of the vocabulary.
_CHOSEN = re.compile(r"[0-9]+|on|[A-Z]+(?:_[A-Z]+)*")


class RefusalMiddleware:
    """Turns a refusal that a page lets through into an answer."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Everything else passes."""
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The sentence of a refusal, with the status that fits its rule; and of what the machine
        under the site refuses."""
        if isinstance(error, Refusal):
            return answer(request, error)
        outage = failures.outage(error)
        return outages.answer(request, outage, typed(request)) if outage else None


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal as a part of a page or as a page."""
    every = misfilled.every(refusal)
    named = request.resolver_match.kwargs.values() if request.resolver_match else ()
    reading = request.method == "GET" or statuses.is_addressed(named, refusal)
    status = statuses.status(refusal.rule, reading=reading)
    posts, places = _posts_with(request, refusal), misfilled.all_named(every)
    sentence = misfilled.said(every, leads=bool(request.headers.get("HX-Request")))
    return said(request, sentence, status, rule=refusal.rule, posts=posts, about=places)


def said(
    request: HttpRequest,
    sentence: str,
    status: int,
    *,
    rule: str = "",
    posts: Sequence[acting.HeldPost] = (),
    back: ways_back.WayBack | None = None,
    about: Sequence[misfilled.Named] = (),
) -> HttpResponse:
    """A sentence that says no, and the rule it rests on, as a part of a page or as a page; beside a
    form it leads to the fields that it is about."""
    context: dict[str, object] = {"sentence": sentence, "rule": rule}
    if request.headers.get("HX-Request"):
        # What was said of the act before is gone with the answer to this one.
        part = {**context, "part": True, "about": " ".join("|".join(one) for one in about)}
        return render(request, "web/refusal_alert.html", part, status=status)
    back = back or ways_back.way_back(request)
    context |= {"status": status, "typed": typed(request), "back": back}
    context |= {"posts": posts, "following": request.get_full_path()}
    return render(request, "web/refusal.html", context, status=status)


def _posts_with(request: HttpRequest, refusal: Refusal) -> Sequence[acting.HeldPost]:
    """The other posts of the person from which a page would open that the chosen one does not."""
    permission = refusal.params.get("permission", "")
    if refusal.rule != "RIGHT_MISSING" or request.method != "GET":
        return ()
    return acting.posts_with(request, Permission(permission)) if permission else ()


def typed(request: HttpRequest) -> list[str]:
    """What had been typed into a form, which would be a pity to lose: words, days and references;
    neither secrets nor the codes and numbers of what was chosen."""
    return [
        text
        for name, text in request.POST.items()
        if isinstance(text, str) and _is_typed(name, text.strip())
    ]


def _is_typed(name: str, text: str) -> bool:
    is_secret = name in _NOT_SHOWN or any(word in name for word in _SECRET)
    return bool(text) and not is_secret and _CHOSEN.fullmatch(text) is None
