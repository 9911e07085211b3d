"""Who acts: the person who is signed in, at one post. Whoever holds several posts chooses one, and
everything that is recorded names it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, Viewer
from remit.interfaces import doors
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard, UnitCard

POST = "acting_as"
_KEPT = "_remit_standing"


class Asking(HttpRequest):
    """A request that came through the door: who acts, and what that person may rest on."""

    by: By
    viewer: Viewer


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post of the person, with its unit."""

    post: PostCard
    unit: UnitCard


@dataclass(frozen=True, slots=True)
class Standing:
    """The person's posts today, the chosen one first, and what follows from the choice."""

    by: By
    viewer: Viewer
    posts: Sequence[HeldPost] = ()

    @property
    def chosen(self) -> HeldPost | None:
        """The post acted from."""
        return next((held for held in self.posts if held.post.id == self.by.post), None)


NOBODY = Standing(By(), Viewer())


def standing(request: HttpRequest) -> Standing:
    """Who acts in this request; asked once."""
    kept = vars(request)
    if _KEPT not in kept:
        kept[_KEPT] = _standing(request)
    return cast(Standing, kept[_KEPT])


def resolve(request: HttpRequest) -> Asking:
    """The request with who acts in it."""
    who = standing(request)
    vars(request).update(by=who.by, viewer=who.viewer)
    return cast(Asking, request)


def choose(request: HttpRequest, post: int) -> None:
    """From now on the person acts from another of the own posts."""
    if post not in {held.post.id for held in standing(request).posts}:
        raise Refusal("POST_NOT_HELD")
    request.session[POST] = post
    vars(request).pop(_KEPT, None)


def begin(request: HttpRequest, post: int) -> None:
    """Whoever has just signed in acts from this post, if it is one of the own."""
    anew(request)
    choose(request, post)


def anew(request: HttpRequest) -> None:
    """Somebody else asks from now on, since this request signed a person in."""
    vars(request).pop(_KEPT, None)


def stay(request: Asking) -> None:
    """The person goes on acting from this post, whatever posts come to the person by this act."""
    if request.by.post is not None:
        request.session[POST] = request.by.post


def posts_with(request: HttpRequest, permission: Permission) -> Sequence[HeldPost]:
    """The own posts, but for the chosen one, at which the right that is missing would be there."""
    who, today = standing(request), clock.today()
    return [
        held
        for held in who.posts
        if held.post.id != who.by.post
        and doors.opens(permission, organisation.viewer(By(who.by.person, held.post.id), today))
    ]


def _standing(request: HttpRequest) -> Standing:
    person = request.user.pk if request.user.is_authenticated else None
    if person is None:
        return NOBODY
    today = clock.today()
    posts = organisation.posts_of_person(person, today)
    held = {post.id for post in posts}
    wanted = request.session.get(POST)
    first = posts[0].id if posts else None
    by = By(person, wanted if wanted in held else first)
    units = organisation.units(post.unit for post in posts)
    return Standing(
        by=by,
        viewer=organisation.viewer(by, today),
        posts=tuple(HeldPost(post, units[post.unit]) for post in posts),
    )
