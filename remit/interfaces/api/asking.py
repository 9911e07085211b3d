"""Who asks: the person of the token, at one post, within the scopes of the token."""

from typing import cast

from django.http import HttpRequest

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.interfaces.api_tokens.queries import TokenCard
from remit.kernel import clock, inputs
from remit.organisation import queries as organisation

POST_HEADER = "Remit-Post"


class Asking(HttpRequest):
    """A request that came through the door with a good token."""

    token: TokenCard
    by: By
    viewer: Viewer


def resolve(request: HttpRequest, token: TokenCard) -> Asking:
    """The request with who acts in it: at the post of the token, the named one, or the first."""
    today = clock.today()
    by = By(token.person, _post(request, token))
    vars(request).update(token=token, by=by, viewer=organisation.viewer(by, today))
    return cast(Asking, request)


def _post(request: HttpRequest, token: TokenCard) -> int | None:
    held = organisation.posts_of_person(token.person, clock.today())
    named = request.headers.get(POST_HEADER, "").strip()
    if named:
        chosen = {post.code: post.id for post in held}.get(inputs.text(named))
    elif token.post is not None:
        chosen = token.post if token.post in {post.id for post in held} else None
    else:
        return held[0].id if held else None
    if chosen is None or token.post not in (None, chosen):
        raise Refusal("POST_NOT_HELD")
    return chosen
