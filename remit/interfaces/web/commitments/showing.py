"""Showing the fields of a form: with what each starts, or with what had been sent."""

import datetime as dt
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from remit.domain import due as dues
from remit.domain import lengths
from remit.domain.refusals import Refusal
from remit.interfaces import due_sentences, sentences, writing
from remit.interfaces.web import acting, misfilled
from remit.interfaces.web.commitments import answers, choosing, days
from remit.interfaces.web.commitments.fields import OPTIONAL, Field, Kind, Option, Sitting
from remit.kernel import calendars, clock, inputs
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard, seats
from remit.organisation.queries.delegations import Seat

Start = Mapping[str, Sequence[str]]
ROWS_AT_FIRST = 3
# What may have been written beside a field, by the ending of its name.
BESIDE = ("_words", "_wording", "_number")
_OF_PART = re.compile(r"_[0-9]+$")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
OF_UNITS = frozenset({Kind.UNIT, Kind.UNITS, Kind.EACH})
SOUGHT = OF_UNITS | {Kind.POST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A field as it stands on a page."""

    name: str
    label: Promise | str
    kind: Kind
    required: bool = False
    hint: Promise | str = ""
    value: str = ""
    words: str = ""
    said: str = ""
    understood: bool = True
    options: Sequence[Option] = ()
    units: Sequence[UnitCard] = ()
    posts: Sequence[Seat] = ()
    chosen: Sequence[str] = ()
    found: Sequence[str] = ()
    rows: Sequence[Sequence["Shown"]] = field(default=())
    optional: Promise | str = ""
    needed: str = ""
    part: str = ""
    wrong: bool = False

    @property
    def template(self) -> str:
        """The part of a page that shows this kind."""
        return f"commitments/fields/{self.kind.name.lower()}.html"

    @property
    def target(self) -> str:
        """Where one writes in it."""
        return f"id_{self.name}_words" if self.kind in SOUGHT else f"id_{self.name}"

    @property
    def all(self) -> Sequence["Shown"]:
        """The field, or those of which it is made."""
        return [one for row in self.rows for one in row] or [self]

    @property
    def is_at_fault(self) -> bool:
        """Whether it is to be filled in anew."""
        return self.wrong or not self.understood

    def marked(self, names: Container[str]) -> "Shown":
        """The field marked, if it or one in it is among these."""
        rows = [[one.marked(names) for one in row] for row in self.rows]
        return replace(self, wrong=self.wrong or self.name in names, rows=rows)

    @property
    def longest(self) -> int:
        """How many signs may be typed: as many as the text may have that enters the act."""
        name = _OF_PART.sub("", self.name)
        most = lengths.LINE if self.kind is Kind.TEXT else lengths.SENTENCES
        return lengths.LIMITS.get(name, most)

    @property
    def ticked(self) -> set[int]:
        """The units that are chosen when the form is opened."""
        return set(_numbers(self.chosen))

    @property
    def many(self) -> bool:
        """Whether several units may be ticked."""
        return self.kind in (Kind.UNITS, Kind.EACH)


class Said(str):
    """What is said above the fields of a form that was refused, and the fields to be mended."""

    fields: Sequence[Shown] = ()

    def __new__(cls, words: str = "", fields: Sequence[Shown] = ()) -> Self:
        """Where nothing but the way to the fields is said, it is something all the same."""
        said = super().__new__(cls, words or (" " if fields else ""))
        said.fields = fields
        return said


def shown(fields: Iterable[Field], start: Start, at: Sitting | None = None) -> list[Shown]:
    """The fields of a form, each with what it starts with."""
    wanted = [_shown(one, start, at) for one in fields if _is_for(one, at)]
    cards = organisation.units(_unit_ids(wanted))
    return [_with_units(one, cards) for one in wanted]


def sent(request: HttpRequest) -> Start:
    """What was sent, to be shown again, with the units that typed words may mean."""
    typed = {name: [str(one) for one in many] for name, many in request.POST.lists()}
    return typed | choosing.found_beside(acting.standing(request).by, typed)


def refused(fields: Sequence[Shown], refusal: Refusal | None) -> tuple[Sequence[Shown], Said]:
    """The fields of a form that was refused, those at fault marked, and what is said above them
    with the way to each: nothing where days alone are at fault, of which their fields say it."""
    if refusal is None:
        return fields, Said()
    told = _on_days(fields, misfilled.every(refusal))
    above = [one for one in misfilled.every(refusal) if not _is_of_day(one, told)]
    wanted = misfilled.all_named(above)
    known = {one.name for field in told for one in field.all}
    names = {next((name for name in one if name in known), "") for one in wanted} - {""}
    marked = [one.marked(names) for one in told]
    at_fault = [one for field in marked for one in field.all if one.is_at_fault]
    return marked, Said(misfilled.said(above, leads=bool(at_fault)), at_fault if above else ())


def _on_days(fields: Sequence[Shown], refusals: Sequence[Refusal]) -> Sequence[Shown]:
    """A day that is not understood is said by its field as the form says it; the first of them,
    where it is not known which."""
    for one in refusals:
        names = misfilled.all_named([one]) if one.rule in days.RULES else []
        told = [field for field in fields if (field.name,) in names and not field.understood]
        told = told or [field for field in fields if not field.understood and not names]
        if one.rule in days.RULES and told:
            said = replace(told[0], said=sentences.sentence(one))
            fields = [said if field is told[0] else field for field in fields]
    return fields


def _is_of_day(refusal: Refusal, fields: Sequence[Shown]) -> bool:
    """Whether a field says it already."""
    if refusal.rule not in days.RULES:
        return False
    every = [one for field in fields for one in field.all if not one.understood]
    names = {name for names in misfilled.named(refusal) for name in names}
    return any(one.name in names or not names for one in every)


def asked(request: HttpRequest, fields: Iterable[Field]) -> Start:
    """What the address of a form chooses beforehand among the answers that it offers."""
    picks = (one.name for one in fields if one.kind is Kind.PICK)
    return {name: request.GET.getlist(name) for name in picks if name in request.GET}


def part_row(place: int, start: Start | None = None) -> list[Shown]:
    """The three fields of one part; whoever names a part says what is owed and who leads it."""
    kinds = (
        ("title", _("Result that is owed"), Kind.TEXT, ""),
        ("lead", _("Lead unit"), Kind.UNIT, ""),
        ("due", _("Due"), Kind.DUE, OPTIONAL),
    )
    fields = [
        Field(name=f"{name}_{place}", label=label, kind=kind, required=False, optional=optional)
        for name, label, kind, optional in kinds
    ]
    part = gettext("Part %(place)s") % {"place": place}
    return [replace(_shown(one, start or {}), part=part) for one in fields]


def explained(typed: str, wording: str = "") -> tuple[str, bool]:
    """What a typed due date means, and whether it is understood."""
    if not typed.strip():
        return "", True
    try:
        today = clock.today()
        due = dues.due_of_words(typed, today=today, calendar=calendars.site_calendar(today))
        days.check_due(due, typed.strip(), str(_("Due")))
    except Refusal as refusal:
        return sentences.sentence(refusal), False
    return due_sentences.explained(due.explanation, wording), True


def written_out(typed: str) -> tuple[str, bool]:
    """A typed day written out, and whether it is understood."""
    if not typed.strip():
        return "", True
    try:
        day = inputs.day(typed)
        days.check_near(day, typed.strip(), str(_("Day")))
        return writing.long_day(day), True
    except Refusal as refusal:
        return sentences.sentence(refusal), False


def _is_for(one: Field, at: Sitting | None) -> bool:
    return one.only is None or (at is not None and one.only(at))


def _shown(one: Field, start: Start, at: Sitting | None = None) -> Shown:
    values = start.get(one.name) or ([one.start(at)] if one.start and at else [])
    value = _as_typed(one, values[0] if values else "")
    said, understood = _said(one, value, _first(start, f"{one.name}_wording"))
    return Shown(
        name=one.name,
        label=one.label,
        kind=one.kind,
        required=one.required,
        optional="" if one.required else one.optional,
        needed=one.needed,
        hint=one.hint,
        value=value,
        words=next(filter(None, (_first(start, f"{one.name}{rest}") for rest in BESIDE)), ""),
        said=said,
        understood=understood,
        options=_options(one, at),
        posts=_posts(start, one.name, value) if one.kind is Kind.POST else (),
        chosen=tuple(filter(None, values)),
        found=tuple(start.get(f"{one.name}{choosing.FOUND}", ())),
        rows=_rows(start) if one.kind is Kind.PARTS else (),
    )


def _posts(start: Start, name: str, value: str) -> Sequence[Seat]:
    """The post that is chosen, else those that the typed words may mean."""
    words = "" if value else _first(start, f"{name}{choosing.WORDS}").strip()
    found = seats.found(words, limit=choosing.MOST) if words else ()
    return tuple(seats.of_codes([value])) if value else tuple(found)


def _said(one: Field, value: str, wording: str) -> tuple[str, bool]:
    if one.kind is Kind.DUE:
        return explained(value, wording)
    return written_out(value) if one.kind is Kind.DAY else ("", True)


def _as_typed(one: Field, value: str) -> str:
    """A day of the calendar as the reader's officials type it; everything else as it is."""
    if one.kind is not Kind.DAY or not _ISO_DAY.fullmatch(value):
        return value
    try:
        return writing.typed_day(dt.date.fromisoformat(value))
    except ValueError:  # no calendar has this day
        return value


def _options(one: Field, at: Sitting | None) -> Sequence[Option]:
    if one.options is not None and at is not None:
        return one.options(at)
    return answers.words(one.words)


def _rows(start: Start) -> list[list[Shown]]:
    filled = sum(1 for name in start if name.startswith("title_"))
    rows = [part_row(place, start) for place in range(1, max(filled, ROWS_AT_FIRST) + 1)]
    cards = organisation.units(_unit_ids(one for row in rows for one in row))
    return [[_with_units(one, cards) for one in row] for row in rows]


def _unit_ids(wanted: Iterable[Shown]) -> set[int]:
    named = ((*one.chosen, *one.found) for one in wanted if one.kind in OF_UNITS)
    return {number for some in named for number in _numbers(some)}


def _numbers(chosen: Iterable[str]) -> list[int]:
    read = (inputs.number(one) for one in chosen)
    return [one for one in read if one is not None]


def _with_units(one: Shown, cards: Mapping[int, UnitCard]) -> Shown:
    if one.kind not in OF_UNITS:
        return one
    known = [cards[unit] for unit in _numbers(one.chosen) if unit in cards]
    found = [cards[unit] for unit in _numbers(one.found) if unit in cards]
    return replace(one, units=(*known, *choosing.placed(found)) if found else tuple(known))


def _first(start: Start, name: str) -> str:
    values = start.get(name) or [""]
    return values[0]
