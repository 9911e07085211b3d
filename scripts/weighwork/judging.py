"""How well weights do on texts from which they were not learnt: each text is weighed by a fit of
the others, and what would be shown, accepted in bulk and folded is counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import fitting
from gathering import Example

from remit.domain.reading import remainder, standing, weighing
from remit.domain.reading.measuring.scoring import BULK
from remit.domain.reading.records import SHOWN

PARTS, TENTHS = 6, 10
Shares = list[tuple[Example, float]]


def held_out(examples: Sequence[Example], parts: int) -> Mapping[tuple[str, bool], Counter[str]]:
    """What stands where, for each language, in texts that rules had and had not been written on."""
    counts: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for within in _parts(examples)[:parts]:
        learnt = fitting.weights([one for one in examples if one.document not in within])
        for document in sorted(within):
            own = [one for one in examples if one.document == document]
            counts[_language(document), own[0].unread].update(_counted(own, learnt))
    return counts


def lines(counts: Mapping[tuple[str, bool], Counter[str]]) -> Iterator[str]:
    """The figures of each language, and of all in texts that rules had not been written on."""
    for (language, unread), count in sorted(counts.items()):
        shown, bulk = _share(count, "shown"), _share(count, "bulk")
        found = sum(count[name] for name in ("shown right", "folded right"))
        gap = sum(abs(count[f"sure {tenth}"] - count[f"right {tenth}"]) for tenth in range(TENTHS))
        kept = count["shown"] + count["folded"]
        texts = "unread" if unread else "read"
        yield (
            f"{language} {texts}: right of all that binds {found}/{count['binds']}, shown {shown}, "
            f"bulk {bulk}, folded {_share(count, 'folded')}, calibration {gap / kept / 1000:.3f}"
        )
    every = sum((count for (_, unread), count in counts.items() if unread), Counter[str]())
    yield from (f"{name} {_right(every, name):.3f}" for name in ("shown", "bulk"))


def _parts(examples: Sequence[Example]) -> list[set[str]]:
    """The texts in parts, each language and each sort of text in all of them."""
    parts: list[set[str]] = [set() for _ in range(PARTS)]
    met: Counter[tuple[str, bool]] = Counter()
    for document, unread in sorted({(one.document, one.unread) for one in examples}):
        sort = _language(document), unread
        parts[met[sort] % PARTS].add(document)
        met[sort] += 1
    return parts


def _language(document: str) -> str:
    return document.rpartition("/")[2][:2]


def _counted(own: Sequence[Example], learnt: Mapping[str, Mapping[str, float]]) -> Counter[str]:
    shares = [(one, _sure(one, learnt, len(own))) for one in own]
    shown = [pair for pair in shares if pair[1] >= SHOWN]
    folded = _folded(shares, len(shown))
    count = Counter({"binds": sum(one.binds for one in own)})
    bulk = [pair for pair in shown if pair[1] >= BULK]
    for name, some in (("shown", shown), ("bulk", bulk), ("folded", folded)):
        count[name] += len(some)
        count[f"{name} right"] += sum(one.binds for one, _ in some)
    for one, sure in (*shown, *folded):
        tenth = min(TENTHS - 1, int(sure * TENTHS))
        count[f"right {tenth}"] += 1000 * one.binds
        count[f"sure {tenth}"] += round(sure * 1000)
    return count


def _sure(one: Example, learnt: Mapping[str, Mapping[str, float]], clauses: int) -> float:
    weights = learnt.get(one.language, {})
    odds = weighing.added(weights, one.signs, one.words, one.worth)
    if one.drafted:
        return weighing.share(weighing.among(clauses, one.signs[standing.SUPPORT], odds))
    return min(remainder.UNRULED, weighing.share(odds))


def _folded(shares: Shares, shown: int) -> Shares:
    drafts = [pair for pair in shares if pair[0].drafted and pair[1] < SHOWN]
    others = [pair for pair in shares if not pair[0].drafted and remainder.LEAST <= pair[1] < SHOWN]
    room = remainder.room(shown, len(drafts))
    return [*drafts, *sorted(others, key=lambda pair: -pair[1])[:room]]


def _share(count: Counter[str], name: str) -> str:
    return f"{count[f'{name} right']}/{count[name]} = {_right(count, name):.3f}"


def _right(count: Counter[str], name: str) -> float:
    return count[f"{name} right"] / max(1, count[name])
