"""Where a proposed cue looks for the actor: the family of rules of the pack that finds one most
often in the passages that support it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from remit.domain.reading.learning import grams
from remit.domain.reading.rules import Pack, Rule


def families(pack: Pack, pattern: str, clauses: Sequence[str]) -> tuple[str, ...]:
    """The one family that finds an actor in most clauses; none where none finds one in half."""
    used = Counter(name for rule in pack.of("CUE") for name in rule.actor)
    found = {name: sum(_finds(pack.of(name), pattern, one) for one in clauses) for name in used}
    best = max(found, key=lambda name: (found[name], used[name]), default="")
    return (best,) if best and found[best] * 2 >= len(clauses) else ()


def _finds(rules: Iterable[Rule], pattern: str, clause: str) -> bool:
    cue = grams.compiled(pattern).search(clause)
    if cue is None:
        return False
    for rule in rules:
        side = {"before": clause[: cue.start()], "after": clause[cue.end() :]}
        match = rule.regex.search(side.get(rule.scope, clause))
        if match and (match.groupdict().get("actor") or "").strip():
            return True
    return False
