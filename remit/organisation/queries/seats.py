"""Posts as people look for them: by words of the post and of its unit, in any language and without
their accents, or by their code."""

from collections.abc import Iterable

from django.db.models import Case, Q, Value, When

from remit.domain.refusals import Refusal
from remit.kernel import folding
from remit.organisation import models, queries
from remit.organisation.queries.delegations import Seat

CANDIDATES = 5


def of_codes(codes: Iterable[str]) -> list[Seat]:
    """The posts with these codes, each with its unit."""
    rows = models.Post.objects.filter(code__in=list(codes)).order_by("code")
    return _seats(rows.values_list("id", flat=True))


def found(words: str, *, limit: int = 20) -> list[Seat]:
    """Open posts in whose code, name or unit all the words stand; a whole code comes first."""
    sought = folding.sought(words)
    if not sought:
        return []
    rows = models.Post.objects.filter(_bearing(sought), closed_on__isnull=True)
    called = Case(When(code__iexact=words.strip(), then=Value(0)), default=Value(1))
    numbers = rows.order_by(called, "code").values_list("id", flat=True)[:limit]
    return sorted(_seats(list(numbers)), key=lambda one: not _is_called(one, words))


def meant(words: str) -> Seat:
    """The only post that typed words can mean: its code, or words of its name and unit."""
    seats = found(words, limit=CANDIDATES)
    exact = [one for one in seats if _is_called(one, words)]
    if len(exact or seats) == 1:
        return (exact or seats)[0]
    if not seats:
        raise Refusal("POST_UNKNOWN", code=words)
    names = "; ".join(f"{one.post.name} ({one.unit.name})" for one in seats)
    raise Refusal("POST_NOT_CLEAR", words=words, candidates=names)


def _is_called(one: Seat, words: str) -> bool:
    return one.post.code.casefold() == words.strip().casefold()


def _bearing(sought: Iterable[str]) -> Q:
    """Each word stands in the code or a name of the post, or in those of its unit."""
    having = Q()
    for word in sought:
        having &= Q(folded__bears=word) | Q(unit__folded__bears=word)
    return having


def _seats(numbers: Iterable[int]) -> list[Seat]:
    posts = queries.posts(numbers)
    units = queries.units(post.unit for post in posts.values())
    ordered = sorted(posts.values(), key=lambda post: post.code)
    return [Seat(post, units[post.unit]) for post in ordered]
