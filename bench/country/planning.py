"""Which story is told of which unit, from which day on, and the order of all acts: by the day on
which they are recorded. What a unit owes that is merged ends before, or goes over on that day."""

import random
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.country.founding import Country, Merger, acts_of
from bench.country.playing import Place
from bench.country.recorded import Recipe
from bench.country.stories import SLOTS

_INDEX, _FAMILY, _TIE = 6, 24, 16


class Family(NamedTuple):
    """One telling of a story: commitments that hang together."""

    number: int
    recipe: int
    begin: int  # days after the first one
    places: Sequence[Place]
    document: int | None
    reach: int  # so many of its acts are recorded by the last day


class Plan:
    """All tellings, and every act in its order with its number."""

    def __init__(self, families: Sequence[Family], recipes: Sequence[Recipe]) -> None:
        self.families = families
        self.recipes = recipes
        self.starts = array("q", [0])
        for family in families:
            self.starts.append(self.starts[-1] + family.reach)
        self.seqs = array("q", bytes(8 * self.starts[-1]))
        self.order = sorted(self._keys())
        self.a_day = Counter(key >> (_INDEX + _FAMILY + _TIE) for key in self.order)

    def _keys(self) -> Iterator[int]:
        tie = random.Random(11)
        for place, family in enumerate(self.families):
            among = tie.getrandbits(_TIE)
            for index, act in enumerate(self.recipes[family.recipe].acts[: family.reach]):
                day = family.begin + act.day
                yield ((day << _TIE | among) << _FAMILY | place) << _INDEX | index

    def number(self, head: int, mergers: Sequence[Merger]) -> None:
        """Number every act after those that stand, and after those of the mergers before it."""
        waiting = list(mergers)
        seq = head
        for day, family, index in self.acts():
            while waiting and waiting[0].day <= day:
                seq += acts_of(waiting.pop(0))
            seq += 1
            self.seqs[self.starts[family] + index] = seq

    def acts(self) -> Iterator[tuple[int, int, int]]:
        """The day, the family and the place in its story of each act, in order."""
        for key in self.order:
            rest = key >> _INDEX
            family = rest & ((1 << _FAMILY) - 1)
            yield rest >> (_FAMILY + _TIE), family, key & ((1 << _INDEX) - 1)

    def seqs_of(self, family: int) -> Sequence[int]:
        """The numbers of the acts of a family that are recorded."""
        return self.seqs[self.starts[family] : self.starts[family + 1]]


def planned(
    country: Country, recipes: Sequence[Recipe], *, commitments: int, days: int, seed: int
) -> Plan:
    """As many tellings as give so many commitments."""
    chooser = _Chooser(country, recipes, days, seed)
    families: list[Family] = []
    begun = 0
    while begun < commitments:
        family = chooser.family(len(families) + 1)
        if family is not None:
            families.append(family)
            acts = recipes[family.recipe].acts[: family.reach]
            begun += len({act.member for act in acts})
    return Plan(families, recipes)


class _Chooser:
    """Chooses units, days and documents, always the same ones for a seed."""

    def __init__(self, country: Country, recipes: Sequence[Recipe], days: int, seed: int) -> None:
        self.country, self.recipes, self.days = country, recipes, days
        self.chance = random.Random(seed)
        self.ends = country.ends()
        self.leads = [code for code, parent in country.parents.items() if parent and "-" in code]
        self.below: dict[str | None, list[str]] = {}
        for code, parent in country.parents.items():
            if code not in self.ends:
                self.below.setdefault(parent, []).append(code)

    def family(self, number: int) -> Family | None:
        """One telling, or none where story and unit do not fit."""
        lead = self.chance.choice(self.leads)
        recipe = self.chance.randrange(len(self.recipes))
        begin = self._begin(lead, recipe)
        codes = self._codes(lead)
        if begin is None or len(codes) < SLOTS:
            return None
        story, acts = self.recipes[recipe].story, self.recipes[recipe].acts
        reach = sum(begin + act.day < self.days for act in acts)
        document = self.chance.choice(self.country.documents) if story.document else None
        places = [self.country.places[code] for code in codes]
        return Family(number, recipe, begin, places, document, reach) if reach else None

    def _begin(self, lead: str, recipe: int) -> int | None:
        story = self.recipes[recipe].story
        if lead not in self.ends:
            return self.chance.randrange(self.days)
        end, _ = self.ends[lead]
        if story.moves is not None:
            return end - story.moves if end >= story.moves else None
        return self.chance.randrange(end - story.length) if end > story.length else None

    def _codes(self, lead: str) -> list[str]:
        """The issuer, the lead unit, its heir, one beside it, and two for parts."""
        parent = self.country.parents[lead]
        issuer = parent if parent in self.below.get(self._above(parent), ()) else "G"
        if self._above(parent) and self.chance.random() < 0.4:
            above = self._above(parent)
            issuer = above if above not in self.ends else "G"
        heir = [self.ends[lead][1]] if lead in self.ends else []
        others = [one for one in self.below[parent] if one != lead and one not in heir]
        # Whoever breaks work down gives it to the same two units; the others come as they come.
        after = sum(one < lead for one in others)
        parts = (others[after:] + others)[:2]
        rest = [one for one in others if one not in parts]
        beside = self.chance.sample(rest, min(len(rest), 2 - len(heir)))
        return [str(issuer), lead, *heir, *beside, *parts]

    def _above(self, code: str | None) -> str | None:
        return self.country.parents[code] if code else None
