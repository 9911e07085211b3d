"""The one door to searching: words are looked for as parts of folded text, alike on both databases.

What is found is decided by plain comparison, so the answers cannot differ; an index of trigrams
only makes it quick. Words of one or two letters are compared row by row, and so is everything where
PostgreSQL has no such index.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, TextField, When
from django.db.models.expressions import Combinable
from django.db.models.lookups import Contains

from remit.kernel import folding, search_indexes

SHORTEST = 3  # letters of which an index of trigrams knows something
FURTHEST = 3  # how near at the least is what has the words
After = tuple[int, int]
_NARROWED = "({compared} AND {key} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s))"


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of what was found: behind a row, or from a place on, and how many."""

    after: After | None = None
    start: int = 0
    size: int = 10


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was found, the nearest first: each with its number and how near it is; how many
    there are in all, and whether some follow."""

    found: Sequence[After]
    total: int
    more: bool

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


def nearness(words: str, name: str, *, so: Q | None = None) -> Case:
    """How near a text comes to what was typed: called so, beginning so, with a word so, or else.

    What is named just so in another way is as near as what is called so.
    """
    typed = folding.fold(words)
    sought = (f"\n{typed}\n", f"\n{typed}", f" {typed}")
    near = [When(**{f"{name}__contains": one}, then=rank) for rank, one in enumerate(sought)]
    named = [When(so, then=0)] if so else []
    return Case(*named, *near, default=FURTHEST, output_field=IntegerField())


def page(rows: QuerySet[Any], near: Combinable, part: Part, *, newest: bool = True) -> Page:
    """One page of what was found: the nearest first, of these the newest, or the eldest, first."""
    rest = rows.annotate(near=near).order_by("near", "-pk" if newest else "pk")
    if part.after is not None:
        rest = rest.filter(_behind(part.after, newest=newest))
    end = part.start + part.size
    found = list(rest.values_list("near", "pk")[part.start : end + 1])
    more, is_first = len(found) > part.size, part.after is None and not part.start
    total = len(found) if is_first and not more else rows.values("pk").count()
    return Page(found[: part.size], total, more)


def _behind(after: After, *, newest: bool) -> Q:
    near, number = after
    beside = Q(pk__lt=number) if newest else Q(pk__gt=number)
    return Q(near__gt=near) | (Q(near=near) & beside)


class Bears(Contains):
    """The column has a folded word as a part: `folded__bears="word"`."""

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """By its trigrams first; what they bring is compared all the same."""
        compared, given = super().as_sql(compiler, connection)
        column = search_indexes.of(self.lhs.target.model._meta.db_table, self.lhs.target.column)
        if column is None or len(self.rhs) < SHORTEST:
            return compared, given
        key = f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{_quoted(column.key)}"
        index = _quoted(column.index)
        narrowed = _NARROWED.format(compared=compared, key=key, index=index)
        return narrowed, (*given, _quoted(self.rhs))


TextField.register_lookup(Bears, lookup_name="bears")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
