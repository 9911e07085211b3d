"""The door of every page: who may open it. A stranger is asked to sign in; who lacks the right
reads which one it is. Rights over one commitment or document are decided where it is known."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, Viewer, may
from remit.interfaces.web import acting
from remit.interfaces.web.acting import Asking
from remit.kernel import inputs

Parameters = ParamSpec("Parameters")
Page = Callable[Concatenate[Asking, Parameters], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]


class Open(StrEnum):
    """Doors that need no permission of the table."""

    PUBLIC = "PUBLIC"
    SIGNED_IN = "SIGNED_IN"


PUBLIC = Open.PUBLIC
SIGNED_IN = Open.SIGNED_IN
Right = Permission | Open

# Permissions that are decided without an object. Any other opens the page to whoever holds a
# post; the action then decides on the commitment or the document itself.
OF_THE_SITE = frozenset(
    {
        Permission.SEE_FIGURES,
        Permission.READ_TEXTS,
        Permission.PROPOSE,
        Permission.VERIFY_LEDGER,
        Permission.ADMINISTER,
        Permission.ERASE,
    }
)

# Permissions that open a page to whoever has them for one issuer at least.
BY_STANDING = frozenset({Permission.ASSIGN, Permission.TELL_EARLIER, Permission.REGISTER_TEXTS})


def needs(right: Right) -> Callable[[Page[Parameters]], View[Parameters]]:
    """A page says which right it needs."""

    def decorate(page: Page[Parameters]) -> View[Parameters]:
        def view(
            request: HttpRequest, /, *args: Parameters.args, **kwargs: Parameters.kwargs
        ) -> HttpResponseBase:
            if right is not PUBLIC and not request.user.is_authenticated:
                return _to_sign_in(request)
            _check_readable(request, kwargs)
            asking = acting.resolve(request)
            if not opens(right, asking.viewer):
                raise Refusal("RIGHT_MISSING", permission=right.value)
            return page(asking, *args, **kwargs)

        update_wrapper(view, page)
        vars(view)["right"] = right
        return view

    return decorate


def opens(right: Right, viewer: Viewer) -> bool:
    """Whether the door of a page that needs this right opens."""
    if isinstance(right, Open):
        return right is PUBLIC or viewer.person is not None
    if right in BY_STANDING:
        return any(may(right, viewer, place) for place in _own_places(viewer))
    return may(right, viewer, Object()) if right in OF_THE_SITE else bool(viewer.held)


def _own_places(viewer: Viewer) -> Iterator[Object]:
    """Where the viewer may stand as an issuer: nowhere, at the own units, at the bodies outside."""
    posts = tuple(held.post for held in viewer.held)
    yield Object()
    yield from (Object(issuer=held.unit, issuer_path=held.path) for held in viewer.held)
    yield from (Object(issuer=one, stewards=posts, issuer_outside=True) for one in viewer.stewarded)


def _check_readable(request: HttpRequest, named: Mapping[str, object]) -> None:
    """Whatever is sent to a page is text that people can read."""
    lists = (*request.GET.lists(), *request.POST.lists())
    for words in (*named.values(), *(one for name, many in lists for one in (name, *many))):
        inputs.text(str(words))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):  # a part of a page cannot hold the sign-in page
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect_to_login(request.get_full_path())
