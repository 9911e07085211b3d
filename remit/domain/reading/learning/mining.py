"""From decisions to proposals: words that stand in what persons accepted and the reader missed, and
hardly anywhere else; and words that stand in what they rejected, and in nothing they accepted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from remit.domain.reading.learning import grams, heads, measure
from remit.domain.reading.learning.passages import Passage
from remit.domain.reading.learning.records import Family, Proposal
from remit.domain.reading.rules import Pack

LEAST_BOUND = 0.5
MOST = 20
TRIED = 5  # so many patterns are tried before it is given up that one changes the reading
EXAMPLES, NEIGHBOURS = 3, 2
USUAL_KIND = "task"
Judge = Callable[[Proposal], bool]
Found = tuple[str, str, float]  # the words of a pattern, the pattern, and its bound


class Seen(NamedTuple):
    """Passages that a pattern should hold in, those that it should not, and usual ones beside."""

    wanted: Sequence[Passage]
    others: Sequence[Passage]
    usual: Sequence[Passage]


def proposals(
    listing: Iterable[Passage],
    packs: Mapping[str, Pack],
    *,
    least: int = 3,
    helps: Judge = lambda _: True,
) -> list[Proposal]:
    """What is proposed for each language, the best supported first; a pattern of which the judge
    says that it does not help is none, however often it stands in what was missed."""
    known = list(listing)
    found = [
        one
        for language, pack in packs.items()
        for one in _of_language(
            [one for one in known if one.language == language], pack, least, helps
        )
    ]
    return sorted(found, key=lambda one: (-len(one.supporting), -one.bound, one.pattern))


def _of_language(known: list[Passage], pack: Pack, least: int, helps: Judge) -> Iterator[Proposal]:
    bound = [one for one in known if one.decision and one.decision.binds]
    missed = [
        one for one in bound if one.decision and one.decision.was_missed and not _cued(pack, one)
    ]
    rejected = [one for one in known if one.decision and not one.decision.binds]
    silent = [one for one in known if one.decision is None and not one.is_open]
    usual = [one for one in bound if _cued(pack, one)]
    seen = Seen(_distinct(missed), [*silent, *rejected], usual)
    yield from _cover(Family.CUE, pack, seen, least, helps)
    excluded = [one for one in rejected if not _excluded(pack, one)]
    seen = Seen(_distinct(excluded), bound, silent)
    for one in _cover(Family.EXCLUSION, pack, seen, least, helps):
        if not one.contradicting:
            yield one


def _distinct(some: Sequence[Passage]) -> list[Passage]:
    """One sentence that came many times, with other figures, shows no word to be the deciding
    one."""
    return [some[place] for place in grams.told_apart(one.folded for one in some)]


def _cued(pack: Pack, one: Passage) -> bool:
    return pack.first("CUE", one.folded) is not None


def _excluded(pack: Pack, one: Passage) -> bool:
    return any(rule.regex.search(one.folded) for rule in pack.of("EXCLUSION"))


def _cover(family: Family, pack: Pack, seen: Seen, least: int, helps: Judge) -> Iterator[Proposal]:
    """The best pattern, then the best for what it leaves over, until too little is left."""
    offered = _offered(seen.wanted, pack.language, least)
    left = seen
    for _ in range(MOST):
        ranked = [_proposal(family, pack, one, seen) for one in _best(family, offered, left, least)]
        best = next((one for one in ranked if _binds_somebody(one) and helps(one)), None)
        if best is None:
            return
        yield best
        over = [one for one in left.wanted if not grams.holds(best.pattern, one.folded)]
        left = left._replace(wanted=over)


def _binds_somebody(one: Proposal) -> bool:
    """Words before which or after which nobody is named order nobody to do anything."""
    return one.family is not Family.CUE or bool(one.actor)


def _offered(wanted: Sequence[Passage], language: str, least: int) -> dict[str, str]:
    """Patterns that enough passages offer, each with its words."""
    said: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for one in wanted:
        own = {pattern: words for words, pattern in grams.patterns(one.folded, language)}
        said |= own
        counted.update(own.keys())
    return {pattern: said[pattern] for pattern, times in counted.items() if times >= least}


def _best(family: Family, offered: Mapping[str, str], seen: Seen, least: int) -> list[Found]:
    """The patterns that are best supported, the best first."""
    found: list[tuple[tuple[int, int, float, bool, int, str], str]] = []
    for pattern, words in offered.items():
        right = _times(pattern, seen.wanted)
        # What cannot reach the bound even without a contradiction is not looked up.
        if right < least or measure.lower_bound(right, right) < LEAST_BOUND:
            continue
        if family is Family.CUE and not grams.is_free(pattern, [one.folded for one in seen.wanted]):
            continue
        wrong = _times(pattern, seen.others)
        bound = measure.lower_bound(right, right + wrong)
        # Of equals, words that are usual elsewhere, as names of bodies, tell less; words with a
        # fixed place, and longer ones, tell more.
        usual, placed = _times(pattern, seen.usual), grams.is_placed(pattern)
        rank = (right - wrong, -usual, bound, placed, len(words), pattern)
        if bound >= LEAST_BOUND:
            found.append((rank, words))
    found.sort(reverse=True)
    return [(words, rank[5], rank[2]) for rank, words in found[:TRIED]]


def _times(pattern: str, some: Sequence[Passage]) -> int:
    return sum(grams.holds(pattern, one.folded) for one in some)


def _proposal(family: Family, pack: Pack, found: Found, seen: Seen) -> Proposal:
    words, pattern, bound = found
    wanted, others = seen.wanted, seen.others
    support = [one for one in wanted if grams.holds(pattern, one.folded)]
    against = [one for one in others if grams.holds(pattern, one.folded)]
    kinds = Counter(one.evidence.kind for one in support if one.evidence.kind)
    is_cue = family is Family.CUE
    return Proposal(
        family=family,
        language=pack.language,
        words=words,
        pattern=pattern,
        bound=bound,
        supporting=tuple(one.evidence for one in support),
        contradicting=tuple(one.evidence for one in against),
        must_match=_examples(support, pattern),
        must_not_match=_neighbours(others, words, pattern),
        kind=(kinds.most_common(1)[0][0] if kinds else USUAL_KIND) if is_cue else "",
        actor=heads.families(pack, pattern, [one.folded for one in support]) if is_cue else (),
    )


def _examples(support: Sequence[Passage], pattern: str) -> tuple[str, ...]:
    short = dict.fromkeys(grams.around(one.folded, pattern) for one in support)
    return tuple(sorted(short, key=len)[:EXAMPLES])


def _neighbours(others: Sequence[Passage], words: str, pattern: str) -> tuple[str, ...]:
    """What comes nearest and is not meant: passages that share words without the pattern."""
    shared = set(words.split())
    free = [one.folded for one in others if not grams.holds(pattern, one.folded)]
    ranked = sorted(
        dict.fromkeys(free),
        key=lambda text: (-len(shared & set(grams.WORD.findall(text.lower()))), len(text)),
    )
    cut = (text[:70].rpartition(" ")[0] if len(text) > 70 else text for text in ranked)
    return tuple([one for one in cut if one][:NEIGHBOURS])
