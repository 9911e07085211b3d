"""The day a text reports on; its year comes from the text or its address, never from today."""

from __future__ import annotations

import bisect
import datetime
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.reading import dates, days, deadlines, operators, references, stated
from remit.domain.reading.dates import Moment
from remit.domain.reading.places import Places
from remit.domain.reading.references import Mention
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Paragraph

LEAD_PARAGRAPHS = 5
# A text in one endless line has its lead where other texts have lines.
LEAD_LENGTH = 600
# Where the head of a text tells of a meeting, how far from its day, and how long before the text.
HEAD_LINES, REACH, LATEST = 16, 200, 120
NOTES = ("*", "※")
# So many bars part the cells of a row that says more than a name and its value.
ROW = 4
LIMITS = ("by", "before")
URL_DATE = re.compile(r"(?<!\d)(20\d\d)[-/]?([01]\d)[-/]?([0-3]\d)")


@dataclass(frozen=True)
class Event:
    """The event date with its ground; the year may be known alone."""

    day: datetime.date | None
    year: int | None
    basis: str | None
    # Where the text names the day.
    at: tuple[int, int] | None = None

    @property
    def value(self) -> str | None:
        """The date in the published notation."""
        return self.day.isoformat() if self.day else None


@dataclass(frozen=True)
class Lead:
    """The day that the lead names, the years beside it, and the day of the week if it is told."""

    moment: Moment
    years: list[int]
    weekday: int | None


@dataclass(frozen=True)
class Known:
    """The years and full dates a text states outside plan horizons."""

    years: tuple[int, ...]
    days: tuple[datetime.date, ...]
    # The years of limits and of what is still to come.
    limits: tuple[int, ...] = ()


def event(
    listing: Sequence[Paragraph],
    packs: Mapping[str, Pack],
    named: Sequence[Mention],
    url: str | None,
    written: datetime.date | None,
) -> Event:
    """The event date: the document's own date, else the day the lead names."""
    if written:
        return Event(written, written.year, "stated")
    taken = Places.of(references.taken(named))
    lead = _lead_day(listing, packs, taken)
    known = known_dates(listing, packs, taken)
    if lead is None:
        day = _url_day(url)
        if day:
            return Event(day, day.year, "url")
        return Event(None, _told_year(listing, packs) or _only_year(known), None)
    moment = lead.moment
    if moment.year:
        return _dated(moment, moment.year, "stated")
    from_url = _url_day(url)
    if from_url and abs(_days_between(moment, from_url)) <= 10:
        return _dated(moment, from_url.year, "url")
    if len(set(lead.years)) == 1:
        return _dated(moment, lead.years[0], "stated")
    told = _told_year(listing, packs)
    if told:
        return _dated(moment, told, "stated")
    year = _year_of_weekday(lead, known) if lead.weekday else _year_after(moment, known)
    return _dated(moment, year, "inferred") if year else Event(None, None, None)


def held(
    listing: Sequence[Paragraph], packs: Mapping[str, Pack], written: datetime.date
) -> Event | None:
    """The day of the meeting of which the head of a text tells, on or before the text's own day."""
    for paragraph in itertools.takewhile(lambda one: not one.marker, listing[:HEAD_LINES]):
        pack = packs[paragraph.language]
        for moment in dates.moments(pack, paragraph.text):
            known = moment.granularity == "day" and moment.day and moment.month
            if known and not moment.shift and _is_held(pack, paragraph.text, moment):
                told = _last_before(moment, written)
                if told is not None and (written - told).days <= LATEST:
                    return Event(told, told.year, "stated" if moment.year else "inferred")
    return None


def _is_held(pack: Pack, text: str, moment: Moment) -> bool:
    lead, tail = text[: moment.start][-REACH:], text[moment.end :][:REACH]
    told = pack.first("HELD_BEFORE", lead) or pack.first("HELD_AFTER", tail)
    return told is not None and not deadlines.is_limit(pack, text, moment)


def _last_before(moment: Moment, written: datetime.date) -> datetime.date | None:
    """The day as it is dated, else the last such day up to the day of the text."""
    years = (moment.year,) if moment.year else (written.year, written.year - 1)
    placed = (_placed(moment, year) for year in years)
    return next((day for day in placed if day and day <= written), None)


def known_dates(listing: Sequence[Paragraph], packs: Mapping[str, Pack], taken: Places) -> Known:
    """What the text dates, without the horizons of plans and the limits of orders."""
    years: list[int] = []
    named: list[int] = []
    days: list[datetime.date] = []
    for paragraph in listing:
        pack = packs[paragraph.language]
        every = dates.moments(pack, paragraph.text, paragraph.start)
        named += [one.year for one in every if one.year]
        for moment in _stated(pack, paragraph):
            day = dates.date_of(moment)
            if day:
                days.append(day)
            # The year of a law that is cited says nothing about the year of the event.
            if moment.year and not _within(moment, taken):
                years.append(moment.year)
    return Known(tuple(years), tuple(days), tuple(named))


def _stated(pack: Pack, paragraph: Paragraph) -> Iterator[Moment]:
    horizons = sorted(stated.horizons(pack, paragraph.text, paragraph.start))
    starts = [start for start, _ in horizons]
    furthest = list(itertools.accumulate((end for _, end in horizons), max))
    for moment in dates.moments(pack, paragraph.text, paragraph.start):
        before = bisect.bisect_left(starts, moment.end)
        if before and furthest[before - 1] > moment.start:
            continue
        lead = paragraph.text[: moment.start - paragraph.start][-24:]
        if any(rule.regex.search(lead) for rule in pack.possible("UNTIL", lead)):
            continue
        if operators.after(pack, paragraph.text, moment.end - paragraph.start)[1] not in LIMITS:
            yield moment


def _within(moment: Moment, taken: Places) -> bool:
    return taken.touch(moment.start, moment.end)


def _lead_day(
    listing: Sequence[Paragraph], packs: Mapping[str, Pack], taken: Places
) -> Lead | None:
    for paragraph in _leading(listing, packs):
        pack = packs[paragraph.language]
        found = list(_stated(pack, paragraph))
        for moment in found:
            free = not _within(moment, taken)
            if moment.start - paragraph.start > LEAD_LENGTH:
                break
            told = moment.day and moment.month and not moment.shift
            told = told and not _is_of_orders(pack, paragraph, moment)
            if moment.granularity == "day" and told and free:
                near = [one for one in found if one.start - paragraph.start <= LEAD_LENGTH]
                years = [one.year for one in near if one.year and not _within(one, taken)]
                named = days.weekday_beside(paragraph, pack, moment)
                return Lead(moment, years, int(named.rule.value) if named else None)
    return None


def _leading(listing: Sequence[Paragraph], packs: Mapping[str, Pack]) -> Iterator[Paragraph]:
    """The first lines, and a line of the head that says when; a note tells of other days."""
    for number, paragraph in enumerate(listing[:HEAD_LINES]):
        opens = number < LEAD_PARAGRAPHS and not paragraph.text.startswith(NOTES)
        if opens or packs[paragraph.language].first("WHEN", paragraph.text):
            yield paragraph


def _is_of_orders(pack: Pack, paragraph: Paragraph, moment: Moment) -> bool:
    """Whether a day is a limit, stands in a row of tasks, or belongs to what is long done."""
    limit = deadlines.is_limit(pack, paragraph.text, dates.moved(moment, -paragraph.start))
    return limit or is_row(paragraph) or _told_as_past(pack, paragraph, moment)


def is_row(paragraph: Paragraph) -> bool:
    """Whether a line is a row of a table that says more than a name and its value."""
    return paragraph.text.count("|") >= ROW


def _told_as_past(pack: Pack, paragraph: Paragraph, moment: Moment) -> bool:
    """Whether the sentence up to the day tells of something long done."""
    before = paragraph.text[: moment.start - paragraph.start].rsplit(". ", 1)[-1]
    return pack.first("PAST_DAY", before) is not None


def _told_year(listing: Sequence[Paragraph], packs: Mapping[str, Pack]) -> int | None:
    """The year of a text that says which year its next, its own or its last one is."""
    for paragraph in listing:
        hit = packs[paragraph.language].first("YEAR_TOLD", paragraph.text)
        written = next((one for one in hit.groups.values() if one), None) if hit else None
        if hit and written:
            year = int(written)
            return (year if year > 99 else 2000 + year) - int(hit.rule.value)
    return None


def _only_year(known: Known) -> int | None:
    """The year of a text without a day of its own that names no other year."""
    return known.years[0] if len(set(known.years)) == 1 else None


def _url_day(url: str | None) -> datetime.date | None:
    for year, month, day in URL_DATE.findall(url or ""):
        try:
            return datetime.date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _days_between(moment: Moment, day: datetime.date) -> int:
    placed = _placed(moment, day.year)
    return (placed - day).days if placed else 999


def _year_of_weekday(lead: Lead, known: Known) -> int | None:
    """The year in which the day falls on its weekday: the last that the text has told of, else the
    only one that it names at all."""
    fitting = [year for year in known.years if _falls(lead, year)]
    if fitting:
        return max(fitting)
    named = {year for year in known.limits if _falls(lead, year)}
    return named.pop() if len(named) == 1 else None


def _falls(lead: Lead, year: int) -> bool:
    day = _placed(lead.moment, year)
    return day is not None and day.isoweekday() == lead.weekday


def _year_after(moment: Moment, known: Known) -> int | None:
    """The first year in which the day falls after everything the text already dates."""
    if not known.years:
        return None
    year = max(known.years)
    placed, latest = _placed(moment, year), max(known.days, default=datetime.date.min)
    return year + 1 if placed is None or placed < latest else year


def _placed(moment: Moment, year: int) -> datetime.date | None:
    try:
        return datetime.date(year, moment.month or 1, moment.day or 1)
    except ValueError:
        return None


def _dated(moment: Moment, year: int, basis: str) -> Event:
    day = _placed(moment, year)
    return Event(day, year if day else None, basis if day else None, (moment.start, moment.end))
