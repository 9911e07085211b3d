"""Bring in the work that an office kept in a table: group by group, each written once.

Every row is told by real acts with their own days; the issuer tells what the lead unit did (see
`remit.domain.earlier`). A group is one transaction under a key made of the file's SHA-256 and the
number of the group, so that whoever repeats an import goes on where it stopped.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from remit.commitments.actions import assignment
from remit.commitments.actions import case as cases
from remit.commitments.actions.terms import Terms
from remit.domain import earlier
from remit.domain.acts import By, Tag
from remit.domain.earlier import Earlier, Told
from remit.domain.rights import Permission, check_may
from remit.kernel import calendars
from remit.ledger import actions as ledger
from remit.ledger.queries import requests
from remit.ledger.records import Entry, Ref
from remit.organisation import queries as organisation

# At most 200 by design; so many keep the write lock for about a second.
GROUP = 50
PRINCIPAL = "import"


@dataclass(frozen=True, slots=True)
class Source:
    """The file that rows came from: its name, and the SHA-256 of its content."""

    name: str
    sha256: str

    def key(self, group: int) -> str:
        """The key under which a group of this file is written once."""
        return f"{self.sha256}:{group}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row that may be written: its line, what is owed, and how far the work is."""

    line: int
    terms: Terms
    earlier: Earlier


@dataclass(frozen=True, slots=True)
class Group:
    """Some rows of a file that are written together."""

    source: Source
    number: int
    rows: tuple[Row, ...]


def import_group(*, by: By, at: dt.datetime, group: Group) -> dict[int, int]:
    """Write a group once; it leads from each line to its commitment."""
    asked = ledger.Asked(
        principal=PRINCIPAL,
        key=group.source.key(group.number),
        fingerprint=ledger.fingerprint({"lines": [row.line for row in group.rows]}),
    )
    answer = ledger.once(asked, lambda: _written(by, at, group))
    return _commitments(answer)


def written(source: Source) -> dict[int, dict[int, int]]:
    """What earlier runs of the same file wrote: group, line, commitment."""
    answers = requests.responses(PRINCIPAL, f"{source.sha256}:")
    return {int(key.partition(":")[2]): _commitments(one) for key, one in answers.items()}


def _commitments(answer: object) -> dict[int, int]:
    made = answer.get("commitments") if isinstance(answer, dict) else None
    return {int(line): int(number) for line, number in (made or {}).items()}


def _written(by: By, at: dt.datetime, group: Group) -> dict[str, object]:
    made = {str(row.line): _tell(by, at, row, group.source) for row in group.rows}
    return {"commitments": made}


def _tell(by: By, at: dt.datetime, row: Row, source: Source) -> int:
    place = f"{source.name}:{row.line}"
    terms = _with_letter(row.terms, place)
    assigned = assignment.assign(by=by, at=at, terms=terms, on=row.earlier.assigned_on)
    if row.earlier.tells_more:
        case = cases.opened(by=by, at=at, commitment=assigned.subject)
        check_may(Permission.TELL_EARLIER, case.viewer, case.place)
        _follow(case, row, place)
    return assigned.subject


def _with_letter(terms: Terms, place: str) -> Terms:
    """A body outside speaks by the paper that the row names, else by the row itself."""
    issuer = organisation.units([terms.issuer]).get(terms.issuer)
    if terms.letter or issuer is None or not issuer.external:
        return terms
    return dataclasses.replace(terms, letter=terms.reference or place)


def _follow(case: cases.Case, row: Row, place: str) -> None:
    calendar = calendars.site_calendar(case.today)
    told = earlier.acts(row.earlier, today=case.today, calendar=calendar)
    recorded = ledger.record(by=case.by, at=case.at, entries=[*_entries(case, row, told, place)])
    # The lead unit is told once, of the act that says how far its work is.
    cases.tell(case, next(act for act in recorded if act.tag is _last(told)))


def _last(told: Iterable[Told]) -> Tag:
    return [one.tag for one in told if one.tag is not Tag.COMMITMENT_BACKDATED][-1]


def _entries(case: cases.Case, row: Row, told: tuple[Told, ...], place: str) -> Iterable[Entry]:
    for position, one in enumerate(told):
        yield Entry(
            one.tag,
            one.on,
            subject=case.row.pk,
            data=_data(one, row.earlier, position),
            texts={_TEXT.get(one.tag, "note"): place},
        )


# Where each kind of act has its words; the row of the file stands for them.
_TEXT = {
    Tag.COMMITMENT_EXTENDED: "reason",
    Tag.COMMITMENT_BACKDATED: "reason",
    Tag.COMMITMENT_CLAIMED: "summary",
}


def _data(one: Told, told: Earlier, position: int) -> dict[str, object]:
    if one.tag is Tag.COMMITMENT_EXTENDED and told.revised is not None:
        revised = told.revised.isoformat()
        return {"due": revised, "granted": revised, "asked": None}
    if one.tag is Tag.COMMITMENT_CLAIMED and one.claimed_on is not None:
        return {
            "claimed_on": one.claimed_on.isoformat(),
            "awaits_approval": one.awaits_approval,
        }
    if one.tag is Tag.COMMITMENT_BACKDATED:
        return {"act": Ref(position - 1)}
    return {}
