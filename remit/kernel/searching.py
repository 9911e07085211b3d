"""The one door to searching: words are looked for as parts of folded text, alike on both databases.

What is found is decided by plain comparison, so the answers cannot differ; an index of trigrams
only makes it quick. Words of one or two letters are compared row by row, and so is everything where
PostgreSQL has no such index.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, TextField, When
from django.db.models.expressions import Combinable
from django.db.models.lookups import Contains, Lookup

from remit.kernel import folding, search_indexes

SHORTEST = 3  # letters of which an index of trigrams knows something
FURTHEST = 5  # how near at the least is what has the words
CALLED = 1  # how near is what is called so; only what a number means is nearer
IN_ORDER = 4  # how near is what has the words whole and in their order, others between them
_BETWEEN = '\n,.;:()"'  # what may stand at a word without being of it
MOST = 1000  # of so many rows each is counted; of more it is said that there are more
After = tuple[int, int]
LATELY = 5_000  # entries of an index of trigrams, the newest, that are looked at first
_NARROWED = "({compared} AND {key} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s{some}))"
_SOME = f" ORDER BY rowid DESC LIMIT {LATELY}"


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of what was found: behind a row, or from a place on, and how many."""

    after: After | None = None
    start: int = 0
    size: int = 10


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was found, the nearest first: each with its number and how near it is; how many
    there are in all, or at the least if there are more, and whether some follow."""

    found: Sequence[After]
    total: int
    more: bool
    is_least: bool = False

    @property
    def numbers(self) -> list[int]:
        """The numbers alone."""
        return [number for _near, number in self.found]

    @property
    def last(self) -> After | None:
        """Behind what the next page begins; none follows the last."""
        return self.found[-1] if self.more else None


def bearing(words: Sequence[str], name: str) -> Q:
    """What has all of these folded words in a column; without words, all."""
    every = Q()
    for word in words:
        every &= Q(**{f"{name}__bears": word})
    return every


def nearness(words: str, name: str, *, so: Q | None = None, first: Q | None = None) -> Case:
    """How near a text comes to what was typed: called so, beginning so, with a word so, with the
    whole words in their order, or else.

    What is named just so in another way is as near as what is called so; nothing is nearer than
    what comes first.
    """
    near = [
        When(**{f"{name}__contains": one}, then=rank)
        for rank, one in enumerate(_sought(words), start=CALLED)
    ]
    meant = [When(first, then=0)] if first else []
    named = [When(so, then=CALLED)] if so else []
    ordered = [When(**{f"{name}__in_order": one}, then=IN_ORDER) for one in _several(words)]
    return Case(*meant, *named, *near, *ordered, default=FURTHEST, output_field=IntegerField())


def _several(words: str) -> list[list[str]]:
    """The words in their order, where there are several; one alone is a word so, or a part."""
    typed = folding.fold(words).split()
    return [typed] if len(typed) > 1 else []


def _sought(words: str) -> tuple[str, ...]:
    """What stands in a text that is called so, that begins so, that has a word so."""
    typed = folding.fold(words)
    return f"\n{typed}\n", f"\n{typed}", f" {typed}"


@dataclass(frozen=True, slots=True)
class Tier:
    """What is equally near: how it is found, and what of it stands in a nearer tier; `lately` finds
    the newest of it alone, and quickly."""

    near: int
    found: Q
    nearer: Q
    lately: Q | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for in a column: these words, by what they are found there, what has them in
    another way and is as near as what is called so, and what comes first of all."""

    words: str
    name: str
    bearing: Q
    so: Q
    first: Q = field(default_factory=Q)

    @property
    def every(self) -> Q:
        """All that is found."""
        return self.bearing | self.so

    @property
    def tiers(self) -> list[Tier]:
        """The nearest first."""
        called, begins, has = (Q(**{f"{self.name}__bears": one}) for one in _sought(self.words))
        lines = [Q(**{f"{self.name}__contains": one}) for one in _sought(self.words)]
        lately = Q(**{f"{self.name}__bears_lately": _sought(self.words)[-1]})
        meant = [Tier(0, self.first, Q())] if self.first else []
        named = self.first | self.so
        begun = named | lines[0] | lines[1]
        near = begun | lines[2]
        ordered = [Q(**{f"{self.name}__in_order": one}) for one in _several(self.words)]
        return [
            *meant,
            Tier(CALLED, called | self.so, self.first),
            Tier(CALLED + 1, begins, named | lines[0]),
            Tier(CALLED + 2, has, begun, lately),
            *(Tier(IN_ORDER, self.bearing & one, near) for one in ordered),
            Tier(FURTHEST, self.every, near | ordered[0] if ordered else near),
        ]


def page(
    rows: QuerySet[Any],
    near: Combinable,
    part: Part,
    *,
    newest: bool = True,
    total: int | None = None,
) -> Page:
    """One page of what was found: the nearest first, of these the newest, or the eldest, first;
    they are counted where nobody has done so."""
    rest = rows.annotate(near=near).order_by("near", "-pk" if newest else "pk")
    if part.after is not None:
        rest = rest.filter(_behind(part.after, newest=newest))
    end = part.start + part.size
    found = list(rest.values_list("near", "pk")[part.start : end + 1])
    more, is_first = len(found) > part.size, part.after is None and not part.start
    if total is None:
        total = len(found) if is_first and not more else rows.values("pk").count()
    return Page(found[: part.size], total, more)


def wide(rows: QuerySet[Any], wanted: Wanted, part: Part) -> Page:
    """The same, the newest first, among more rows than can be put in order for each answer.

    Many are not counted to their end, and not compared with each other: what is nearest is looked
    for by itself, then what comes next, until the page is full.
    """
    total = _counted(rows, wanted)
    if total <= MOST:
        every = rows.filter(wanted.every)
        near = nearness(wanted.words, wanted.name, so=wanted.so, first=wanted.first)
        return page(every, near, part, total=total)
    end = part.start + part.size
    found = list(itertools.islice(_nearest(rows, wanted, part.after, end + 1), part.start, end + 1))
    return Page(found[: part.size], MOST, len(found) > part.size, is_least=True)


def _counted(rows: QuerySet[Any], wanted: Wanted) -> int:
    """How many there are, up to one more than is said; where many have a word so, the newest of
    them tell."""
    total = 0
    for some in (*(tier.lately for tier in wanted.tiers), wanted.every):
        if some is not None and total <= MOST:
            total = rows.filter(some).values("pk")[: MOST + 1].count()
    return total


def _nearest(
    rows: QuerySet[Any], wanted: Wanted, after: After | None, most: int
) -> Iterator[After]:
    for tier in wanted.tiers:
        if after is None or tier.near >= after[0]:
            behind = Q(pk__lt=after[1]) if after and tier.near == after[0] else Q()
            these = rows.filter(behind).exclude(tier.nearer) if tier.nearer else rows.filter(behind)
            yield from ((tier.near, number) for number in _newest(these, tier, most))


def _newest(rows: QuerySet[Any], tier: Tier, most: int) -> list[int]:
    numbers: list[int] = []
    for some in (tier.lately, tier.found):
        if some is not None and len(numbers) < most:
            these = rows.filter(some).order_by("-pk")
            numbers = list(these.values_list("pk", flat=True)[:most])
    return numbers


def _behind(after: After, *, newest: bool) -> Q:
    near, number = after
    beside = Q(pk__lt=number) if newest else Q(pk__gt=number)
    return Q(near__gt=near) | (Q(near=near) & beside)


class Bears(Contains):
    """The column has a folded word as a part: `folded__bears="word"`."""

    some = ""

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """By its trigrams first; what they bring is compared all the same."""
        compared, given = super().as_sql(compiler, connection)
        column = search_indexes.of(self.lhs.target.model._meta.db_table, self.lhs.target.column)
        if column is None or len(self.rhs) < SHORTEST:
            return compared, given
        key = f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{_quoted(column.key)}"
        index = _quoted(column.index)
        narrowed = _NARROWED.format(compared=compared, key=key, index=index, some=self.some)
        return narrowed, (*given, _quoted(self.rhs))


class BearsLately(Bears):
    """The same among the newest that have it, where an index of trigrams tells them."""

    some = _SOME


class InOrder(Lookup[Any]):
    """The column has these folded words whole and in their order; the last may be begun."""

    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Each word stands between two spaces of its own, once what may stand at it is a space."""
        column, given = self.process_lhs(compiler, connection)
        for _sign in _BETWEEN:
            column = f"REPLACE({column}, %s, ' ')"
        column = f"REPLACE({column}, ' ', '  ')"
        words = "% ".join(f"{connection.ops.prep_for_like_query(one)} " for one in self.rhs)
        pattern = f"% {words[:-1]}%"
        return rf"({column} LIKE %s ESCAPE '\')", [*given, *_BETWEEN, pattern]


TextField.register_lookup(InOrder, lookup_name="in_order")
TextField.register_lookup(Bears, lookup_name="bears")
TextField.register_lookup(BearsLately, lookup_name="bears_lately")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
