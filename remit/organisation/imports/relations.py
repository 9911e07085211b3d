"""How lines stand to one another and to the register: one code once, a known parent, no circle."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.refusals import Finding
from remit.kernel.tables.lines import problem
from remit.organisation.imports.records import UnitRow


@dataclass(frozen=True)
class Claim:
    """What a line says of its place, whatever else is wrong with it: its code and its parent."""

    line: int
    code: str
    parent: str


def findings(claims: Sequence[Claim], known_codes: Collection[str]) -> Iterator[Finding]:
    """Every code given twice or taken, every parent that nobody knows, every circle of parents."""
    first: dict[str, Claim] = {}
    for claim in claims:
        if claim.code in known_codes:
            yield problem("UNIT_CODE_TAKEN", claim.line, "code", claim.code, code=claim.code)
        if first.setdefault(claim.code, claim) is not claim:
            first_line = str(first[claim.code].line)
            yield problem("UNIT_CODE_TWICE", claim.line, "code", claim.code, first_line=first_line)
    for claim in claims:
        if claim.parent and claim.parent not in first and claim.parent not in known_codes:
            yield problem("UNIT_PARENT_UNKNOWN", claim.line, "parent", claim.parent)
    yield from _circles(first)


def _circles(claims: Mapping[str, Claim]) -> Iterator[Finding]:
    seen: set[str] = set()
    for start in claims:
        path = _path_upward(start, claims, seen)
        seen.update(path)
        if path and claims[path[-1]].parent in path:
            circle = path[path.index(claims[path[-1]].parent) :]
            yield from _circle_findings(circle, claims)


def _path_upward(start: str, claims: Mapping[str, Claim], seen: Collection[str]) -> list[str]:
    """The codes from here upward that no earlier path has met, until one is met again."""
    path: dict[str, None] = {}
    code = start
    while code in claims and code not in seen and code not in path:
        path[code] = None
        code = claims[code].parent
    return list(path)


def _circle_findings(circle: Sequence[str], claims: Mapping[str, Claim]) -> Iterator[Finding]:
    written = " > ".join((*circle[:10], circle[0]))
    for code in circle:
        claim = claims[code]
        yield problem("UNIT_PARENT_CIRCLE", claim.line, "parent", claim.parent, circle=written)


def parents_first(rows: Iterable[UnitRow]) -> tuple[UnitRow, ...]:
    """The rows in an order in which each parent comes before its children."""
    given = {row.code: row for row in rows}
    below: dict[str, list[UnitRow]] = defaultdict(list)
    for row in given.values():
        below[row.parent if row.parent in given else ""].append(row)
    ordered, waiting = [], deque(below[""])
    while waiting:
        row = waiting.popleft()
        ordered.append(row)
        waiting.extend(below[row.code])
    return tuple(ordered)
