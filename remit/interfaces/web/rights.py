"""The door of every page: who may open it. A stranger is asked to sign in; who lacks the right
reads which one it is. Rights over one commitment or document are decided where it is known."""

from collections.abc import Callable, Mapping
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

from remit.domain.refusals import Refusal
from remit.interfaces import doors
from remit.interfaces.web import acting, after_writing, signed_out
from remit.interfaces.web.acting import Asking
from remit.kernel import inputs

Parameters = ParamSpec("Parameters")
Page = Callable[Concatenate[Asking, Parameters], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]
Right = doors.Right
PUBLIC, SIGNED_IN = doors.PUBLIC, doors.SIGNED_IN
OF_THE_SITE, opens = doors.OF_THE_SITE, doors.opens


def needs(right: Right) -> Callable[[Page[Parameters]], View[Parameters]]:
    """A page says which right it needs."""

    def decorate(page: Page[Parameters]) -> View[Parameters]:
        def view(
            request: HttpRequest, /, *args: Parameters.args, **kwargs: Parameters.kwargs
        ) -> HttpResponseBase:
            if right is not PUBLIC and not request.user.is_authenticated:
                return signed_out.answer(request)
            _check_readable(request, kwargs)
            asking = acting.resolve(request)
            if not opens(right, asking.viewer):
                raise Refusal("RIGHT_MISSING", permission=right.value)
            return after_writing.answered(asking, lambda: page(asking, *args, **kwargs))

        update_wrapper(view, page)
        vars(view)["right"] = right
        return view

    return decorate


def _check_readable(request: HttpRequest, named: Mapping[str, object]) -> None:
    """Whatever is sent to a page is text that people can read."""
    lists = (*request.GET.lists(), *request.POST.lists())
    for words in (*named.values(), *(one for name, many in lists for one in (name, *many))):
        inputs.text(str(words))
