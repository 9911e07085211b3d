"""The stories written out: every act in its order with its chain hash, its side texts and all that
follows from it, exactly as recording and projecting would have written it."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bench.country.forms import FILED, FOLDED, ID, INSTANT, TITLE
from bench.country.founding import Country
from bench.country.planning import Family, Plan
from bench.country.recorded import Recipe, Written
from remit.kernel import clock, collating, folding
from remit.ledger import binding

PHRASES = (
    "Công bố danh mục dữ liệu mở và báo cáo kết quả thực hiện",
    "Hoàn thành chuyển đổi số thủ tục hành chính cấp xã",
    "Publish the catalogue of open data for every department",
    "Repair the bridge and report on the use of public funds",
    "نشر فهرس البيانات المفتوحة وإعداد تقرير عن الربع",
    "공개 데이터 목록을 게시하고 분기 보고서를 제출",
    "Xây dựng kế hoạch phòng chống thiên tai trên địa bàn",
    "Review the complaints of citizens and answer each of them",
    "Rà soát cơ sở vật chất trường học và trạm y tế",
)
MORNING, HOURS = 28_800, 36_000  # acts are recorded in ten hours of the day
Rows = dict[str, list[tuple[Any, ...]]]


def salt(number: int) -> bytes:
    """The salt of the n-th text that is written out."""
    return hashlib.blake2b(number.to_bytes(8, "big"), digest_size=16).digest()


def request(seq: int) -> uuid.UUID:
    """The request under which an act is recorded, by the number of its first act."""
    digest = hashlib.blake2b(seq.to_bytes(8, "big"), digest_size=16, person=b"request").digest()
    return uuid.UUID(bytes=digest, version=4)


def title(number: int) -> str:
    """What the n-th story is about."""
    return f"{PHRASES[number % len(PHRASES)]} {number}"


def instants(plan: Plan, first: dt.date) -> Iterator[dt.datetime]:
    """When each act is recorded, in their order: spread over the working hours of its day."""
    day, place = -1, 0
    for on, _family, _index in plan.acts():
        if on != day:
            day, place = on, 0
            morning = clock.start_of(first + dt.timedelta(days=on)) + dt.timedelta(seconds=MORNING)
        yield morning + dt.timedelta(seconds=place * HOURS // plan.a_day[on])
        place += 1


class _Layout(NamedTuple):
    """Where the cells of a recipe are, by what they are of."""

    base: list[Any]
    by_kind: dict[str, list[tuple[int, Any]]]
    last_rows: list[list[Any]]


class _Live(NamedTuple):
    """A story that goes on: its cells, and the request and instant of its latest act."""

    cells: list[Any]
    asked: list[Any]


class Stamp:
    """Writes acts out one after the other, from the head of the ledger on."""

    def __init__(self, country: Country, plan: Plan, *, dashes: bool, zone: str) -> None:
        self.plan, self.first = plan, country.first
        self.dashes, self.zone = dashes, zone
        self.layouts = [_layout(recipe) for recipe in plan.recipes]
        self.live: dict[int, _Live] = {}
        self.folded = [folding.fold(phrase) for phrase in PHRASES]
        self.days: dict[int, str] = {}
        self.texts = 0

    def write(self, family: int, index: int, at: dt.datetime, prev: bytes, rows: Rows) -> bytes:
        """One act and its rows; its hash."""
        told = self.plan.families[family]
        recipe = self.plan.recipes[told.recipe]
        act = recipe.acts[index]
        live = self.live.get(family) or self._begun(family, told)
        cells, asked = live
        seq = self.plan.seqs[self.plan.starts[family] + index]
        if act.number == 0:
            asked[:] = request(seq).bytes, at
        cells[ID] = number = _act_id(asked[0], act.number)
        cells[INSTANT] = binding.instant_text(asked[1])
        self._seal(act, cells, seq, rows)
        body = act.body % act.filled(cells)
        digest = hashlib.sha256(prev + body.encode()).digest()
        _, on, *columns = act.columns(cells)
        stored = number if self.dashes else number.replace("-", "")
        instant = asked[1].strftime("%Y-%m-%d %H:%M:%S") + self.zone
        rows["ledger_act"].append((seq, stored, instant, on, *columns, body, prev, digest))
        _follow(act, cells, rows)
        if index == told.reach - 1:
            self._end(family, told, cells, rows)
        return digest

    def _begun(self, family: int, told: Family) -> _Live:
        live = self.live[family] = _Live(self._cells(family, told), [])
        return live

    def _cells(self, family: int, told: Family) -> list[Any]:
        layout = self.layouts[told.recipe]
        cells = layout.base.copy()
        known = layout.by_kind
        for name in ("unit", "post", "person", "level"):
            for place, slot in known.get(name, ()):
                cells[place] = getattr(told.places[slot], name)
        seqs = self.plan.seqs_of(family)
        for place, index in known.get("act", ()):
            cells[place] = seqs[index] if index < told.reach else None
        for place, after in known.get("day", ()):
            cells[place] = self._iso(told.begin + after)
        for place, _ in known.get("document", ()):
            cells[place] = told.document
        folded = self.folded[told.number % len(self.folded)]
        called = title(told.number)
        titles = {
            TITLE: called,
            FOLDED: f"{folded} {told.number}",
            FILED: collating.place(called),
        }
        for place, which in known.get("title", ()):
            cells[place] = titles[which]
        for place, (form, marks) in known.get("filled", ()):
            cells[place] = form % tuple([cells[mark] for mark in marks])
        return cells

    def _iso(self, after: int) -> str:
        if after not in self.days:
            self.days[after] = (self.first + dt.timedelta(days=after)).isoformat()
        return self.days[after]

    def _seal(self, act: Written, cells: list[Any], seq: int, rows: Rows) -> None:
        for key, text, sealed in act.texts:
            salted = salt(self.texts)
            self.texts += 1
            cells[sealed] = hashlib.sha256(salted + cells[text].encode()).hexdigest()
            rows["ledger_sidetext"].append((seq, key, salted, cells[text]))

    def _end(self, family: int, told: Family, cells: list[Any], rows: Rows) -> None:
        """The rows of what is known now, after the last act of a story."""
        for commitment, beside in self.layouts[told.recipe].last_rows[told.reach]:
            rows["commitments_commitment"].append(commitment(cells))
            rows["commitments_cooperation"] += [one(cells) for one in beside]
        del self.live[family]


def _follow(act: Written, cells: Sequence[Any], rows: Rows) -> None:
    rows["commitments_span"] += [one(cells) for one in act.spans]
    rows["commitments_movement"] += [one(cells) for one in act.movements]
    rows["commitments_evidenceitem"] += [one(cells) for one in act.evidence]


def _layout(recipe: Recipe) -> _Layout:
    base: list[Any] = [None] * len(recipe.cells)
    by_kind: dict[str, list[tuple[int, Any]]] = {}
    for place, (kind, what) in enumerate(recipe.cells):
        if kind == "constant":
            base[place] = what[1]
        by_kind.setdefault(kind, []).append((place, what))
    reaches = range(len(recipe.acts) + 1)
    return _Layout(base, by_kind, [_last_rows(recipe, reach) for reach in reaches])


def _last_rows(recipe: Recipe, reach: int) -> list[Any]:
    """The rows of the commitments that began, as they stand after so many acts."""
    latest: dict[int, int] = {}
    for member, index in recipe.after:
        if index < reach:
            latest[member] = max(index, latest.get(member, 0))
    return [recipe.after[member, index] for member, index in sorted(latest.items())]


def _act_id(asked: bytes, number: int) -> str:
    """The same as `chain.act_id`, without making two objects of it."""
    digest = bytearray(hashlib.sha1(asked + str(number).encode(), usedforsecurity=False).digest())
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest[:16].hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
