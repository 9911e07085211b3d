"""The league of the units of a scope: their order by the share done of what was done or is overdue,
and how each has moved since a month ago. Units that share a share share a rank; a unit that has
nothing done or overdue has none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from remit.commitments.queries import trends
from remit.commitments.queries.figures import OUTSIDE, Line
from remit.commitments.queries.scopes import By
from remit.domain.figures import Policy, Row, Share
from remit.interfaces import labels, writing
from remit.interfaces.web import written
from remit.interfaces.web.board import rows
from remit.interfaces.web.board.answers import ROWS
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.board.charted import figured, tied
from remit.interfaces.web.board.charted.loaded import Loaded
from remit.interfaces.web.board.rows import Shown
from remit.interfaces.web.charts.league import League, Standing
from remit.interfaces.web.charts.shown import Chart

NAME = "league"
POLICY = Policy.OF_DONE_OR_OVERDUE
Ranks = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Entry:
    shown: Shown
    share: Share
    now: int | None
    before: int | None


def chart(asked: Asked, loaded: Loaded) -> Chart:
    """The units in their order."""
    entries = _entries(asked, loaded)
    standings = [_standing(one) for one in entries]
    share = labels.label(POLICY)
    data = League(
        key=NAME,
        title=_("League of units"),
        says=said(standings),
        heads=(
            str(ROWS[By.UNIT]),
            _("Rank"),
            _("Rank a month ago"),
            _("Movement"),
            f"% {share}",
        ),
        standings=standings,
    )
    return Chart(data, note=_note(asked, share))


def _entries(asked: Asked, loaded: Loaded) -> list[_Entry]:
    table = loaded.units
    before = loaded.balances[trends.month_before(asked.scope.on).isoformat()]
    ranked_now, ranked_before = ranks(table.lines), ranks(before.lines)
    entries = [
        _Entry(
            shown=one,
            share=_share(one.row),
            now=ranked_now.get(key),
            before=ranked_before.get(key),
        )
        for key, one in _by_key(rows.shown(asked.with_rows(By.UNIT), table))
        if one.row.assigned or key in ranked_before
    ]
    return sorted(entries, key=lambda one: (one.now is None, one.now or 0))


def _by_key(shown: Sequence[Shown]) -> Iterator[tuple[str, Shown]]:
    """Rows stand in the order of names, which differs by language: the unit says whose they are."""
    for one in shown:
        if one.unit is not None:
            yield _key(str(one.unit.id), one.own), one


def _key(unit: str, own: bool) -> str:
    """The row of a unit, or of a unit by itself."""
    return f"{unit} own" if own else unit


def ranks(lines: Sequence[Line]) -> Ranks:
    """The rank of each unit that has one: one more than there are units before it."""
    shares = {
        _key(line.key, line.own): _share(line.row).percent for line in lines if line.key != OUTSIDE
    }
    counted: dict[str, Decimal] = {key: one for key, one in shares.items() if one is not None}
    return {
        key: 1 + sum(other > share for other in counted.values()) for key, share in counted.items()
    }


def _share(row: Row) -> Share:
    return next(one for one in row.shares if one.policy is POLICY)


def _standing(entry: _Entry) -> Standing:
    name, share = entry.shown.told, entry.share
    moved = None if entry.now is None or entry.before is None else entry.before - entry.now
    percent = figured.percent(share)
    counted = written.of(share.n, share.of)
    return Standing(
        name=name,
        rank=entry.now,
        share=None if share.percent is None else float(share.percent),
        percent=percent,
        before=entry.before,
        moved=moved,
        movement=_movement(entry.now, moved),
        says=f"{name} · {percent} {labels.label(POLICY)} ({counted})",
        url=entry.shown.links[rows.DONE],
    )


def _movement(now: int | None, moved: int | None) -> str:
    if now is None:
        return _("no rank")
    if moved is None:
        return _("new")
    if moved == 0:
        return _("unchanged")
    if moved > 0:
        return _("up %(n)s") % {"n": moved}
    return _("down %(n)s") % {"n": -moved}


def said(standings: Sequence[Standing]) -> str:
    """Who stands first and last, and who moved most: all of those who are equal."""
    ranked = [one for one in standings if one.rank is not None]
    if not ranked:
        return _("No unit has anything done or overdue yet.")
    moved = [one.moved or 0 for one in ranked]
    moves = [_moved(ranked, places) for places in dict.fromkeys((max(moved), min(moved)))]
    return " ".join([_ends(ranked), *filter(None, moves)])


def _ends(ranked: Sequence[Standing]) -> str:
    """Who stands first and who last; units that are equal share their place."""
    first = [one for one in ranked if one.rank == ranked[0].rank]
    last = [one for one in ranked if one.rank == ranked[-1].rank]
    if len(ranked) == 1 or len(first) < len(ranked):
        ends = [
            (first, _("First: %(names)s (%(share)s)."), _("First, equal: %(names)s (%(share)s)."))
        ]
        if len(ranked) > 1:
            ends.append(
                (last, _("Last: %(names)s (%(share)s)."), _("Last, equal: %(names)s (%(share)s)."))
            )
        return " ".join(_end(*one) for one in ends)
    every = writing.count(len(ranked))
    said = ngettext(
        "All %(n)s unit stands equal (%(share)s).",
        "All %(n)s units stand equal (%(share)s).",
        every,
    )
    return said % {"n": every, "share": ranked[0].percent}


def _end(standings: Sequence[Standing], alone: str, equal: str) -> str:
    said = alone if len(standings) == 1 else equal
    names = tied.named([one.name for one in standings])
    return said % {"names": names, "share": standings[0].percent}


def _moved(ranked: Sequence[Standing], places: int) -> str:
    """Those who moved by so many places, each of them; nothing where none moved."""
    found = [one for one in ranked if one.moved == places] if places else []
    return f"{tied.named([one.name for one in found])}: {found[0].movement}." if found else ""


def _note(asked: Asked, share: str) -> str:
    ago = writing.day(trends.month_before(asked.scope.on))
    ordered = _("Ordered by the share done “%(share)s”; compared with %(day)s.") % {
        "share": share,
        "day": ago,
    }
    return f"{ordered} {figured.in_this_tree(asked)} {counted()}"


def counted() -> str:
    """Which units a league counts."""
    return _(
        "The units right below are counted to which something was assigned. A unit that ended "
        "counts within the one that follows it; one that went over into several stands by itself."
    )
