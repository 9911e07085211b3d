"""The organisation of the country, by the actions of every site: about 12,000 units in three trees,
a head at a post in each, documents, and the days on which units are merged."""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from bench.country.playing import Place
from remit.domain.acts import By, Tag
from remit.domain.kinds import KINDS
from remit.domain.vocabulary import DocumentType, How, Role
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger import binding
from remit.ledger.records import Entry
from remit.organisation import actions, models
from remit.organisation.actions import NewPost, NewSuccession, NewUnit
from remit.texts import actions as texts

TEXT = "The departments publish the catalogue of open data and report on it every quarter."


@dataclass(frozen=True, slots=True)
class Size:
    """How many provinces, departments and districts in each, communes in each district."""

    provinces: int = 63
    departments: int = 12
    districts: int = 10
    communes: int = 16
    ministries: int = 22
    agencies: int = 20


@dataclass(frozen=True, slots=True)
class Merger:
    """On a day (counted from the first one) units go over into others; what stands below moves."""

    day: int
    heirs: dict[str, str]
    moved: dict[str, str]


@dataclass(slots=True)
class Country:
    """The units by their codes, with whom they stand under, and what becomes of them."""

    first: dt.date
    parents: dict[str, str | None]
    places: dict[str, Place]
    documents: Sequence[int]
    mergers: Sequence[Merger]
    trees: dict[str, int]

    def ends(self) -> dict[str, tuple[int, str]]:
        """The units that are merged: on which day, and into which."""
        return {code: (one.day, heir) for one in self.mergers for code, heir in one.heirs.items()}


def stage(day: dt.date) -> list[Place]:
    """Six units for the stories that are played once: an issuer and those below it."""
    codes: dict[str, str | None] = {"G": None}
    codes |= {f"L{number}": "G" for number in range(5)}
    kinds = dict.fromkeys(codes, "DEPARTMENT") | {"G": "PEOPLES_COMMITTEE"}
    return list(_opened(day, codes, kinds)[0].values())


def found(size: Size, first: dt.date, days: int, documents_: int) -> Country:
    """The country on its first day."""
    with clock.injected(clock.start_of(first)):
        parents, kinds = _units(size)
        places, trees = _opened(first, parents, kinds)
        _more_trees(first, trees, places, parents)
        country = Country(first, parents, places, (), _mergers(parents, days), trees)
        country.documents = documents(first, documents_, places["G"])
        return country


def merge(country: Country, merger: Merger) -> None:
    """Units go over into their heirs, and what stood below them moves below these."""
    day = country.first + dt.timedelta(days=merger.day)
    at = clock.start_of(day)
    with clock.injected(at), writes.writing() as inside:
        inside[binding.REQUEST] = uuid.uuid5(uuid.NAMESPACE_OID, f"merger {merger.day}")
        unit = {code: place.unit for code, place in country.places.items()}
        gone = [
            NewSuccession(unit[code], [unit[heir]], day, How.MERGED)
            for code, heir in merger.heirs.items()
        ]
        _place(country.trees["ADMIN"], {unit[c]: unit[p] for c, p in merger.moved.items()}, day)
        actions.succeed_units(by=By(), at=at, successions=gone)


def acts_of(merger: Merger) -> int:
    """How many acts a merger takes."""
    return len(merger.heirs) + len(merger.moved)


def documents(day: dt.date, many: int, place: Place) -> list[int]:
    """As many documents of the government."""
    at, found = clock.start_of(day), texts.read(TEXT)
    made = []
    for number in range(1, many + 1):
        new = texts.NewDocument(
            text=f"{TEXT} {number}",
            title=f"Directive {number} on open data",
            type=DocumentType.DIRECTIVE,
            number=f"{number}/CT-TTG",
            issuer=place.unit,
            language="en",
        )
        made.append(texts.register(by=place.by, at=at, document=new, found=found))
    return made


def _opened(
    day: dt.date, parents: dict[str, str | None], kinds: dict[str, str]
) -> tuple[dict[str, Place], dict[str, int]]:
    at = clock.start_of(day)
    ledger.open_ledger(by=By(), at=at, example=True)
    home = actions.open_tree(by=By(), at=at, code="ADMIN", names={"en": "Government"}, on=day)
    new = [
        NewUnit(code, kinds[code], {"en": f"Unit {code}"}, day, parent)
        for code, parent in parents.items()
    ]
    units = actions.create_units(by=By(), at=at, units=new, tree=home)
    wanted = [
        NewPost(unit, f"{one.code}-H", {"en": "Head"}) for unit, one in zip(units, new, strict=True)
    ]
    posts = actions.create_posts(by=By(), at=at, posts=wanted, on=day)
    persons = _persons(parents)
    _grant(persons, posts, day)
    levels = [KINDS[one.kind].level.value for one in new]
    places = map(Place, units, posts, persons, levels)
    return dict(zip(parents, places, strict=True)), {"ADMIN": home}


def _persons(codes: Sequence[str] | dict[str, str | None]) -> list[int]:
    closed = make_password(None)
    rows = [models.Person(password=closed) for _code in codes]
    for row, code in zip(rows, codes, strict=True):
        row.take_name(f"Head of {code}", f"{code.lower()}@example.org", {})
    return [row.pk for row in models.Person.objects.bulk_create(rows, batch_size=1000)]


def _grant(persons: Sequence[int], posts: Sequence[int], day: dt.date) -> None:
    """As granting one by one does, in one go."""
    entries = [
        Entry(Tag.ROLE_GRANTED, day, data={"person": person, "post": post, "role": Role.HEAD.value})
        for person, post in zip(persons, posts, strict=True)
    ]
    ledger.record(by=By(), at=clock.start_of(day), entries=entries)


def _place(tree: int, parents: dict[int, int | None], day: dt.date) -> None:
    """As placing one by one does, in one go."""
    entries = [
        Entry(Tag.UNIT_PLACED, day, subject=unit, data={"tree": tree, "parent": parent})
        for unit, parent in parents.items()
    ]
    if entries:
        ledger.record(by=By(), at=clock.start_of(day), entries=entries)


def _units(size: Size) -> tuple[dict[str, str | None], dict[str, str]]:
    parents: dict[str, str | None] = {"G": None}
    kinds = {"G": "GOVERNMENT"}
    for code, parent, kind in (*_provinces(size), *_ministries(size)):
        parents[code], kinds[code] = parent, kind
    return parents, kinds


def _provinces(size: Size) -> Iterator[tuple[str, str, str]]:
    for province in range(1, size.provinces + 1):
        top = f"P{province:02}"
        yield top, "G", "PEOPLES_COMMITTEE"
        for department in range(1, size.departments + 1):
            yield f"{top}-D{department:02}", top, "DEPARTMENT"
        for district in range(1, size.districts + 1):
            yield f"{top}-H{district:02}", top, "DISTRICT"
            for commune in range(1, size.communes + 1):
                yield f"{top}-H{district:02}-X{commune:02}", f"{top}-H{district:02}", "COMMUNE"


def _ministries(size: Size) -> Iterator[tuple[str, str, str]]:
    for ministry in range(1, size.ministries + 1):
        yield f"M{ministry:02}", "G", "MINISTRY"
        for agency in range(1, size.agencies + 1):
            yield f"M{ministry:02}-A{agency:02}", f"M{ministry:02}", "CENTRAL_AGENCY"


def _more_trees(
    day: dt.date, trees: dict[str, int], places: dict[str, Place], parents: dict[str, str | None]
) -> None:
    """The party stands beside every committee; departments follow the line of a ministry."""
    at = clock.start_of(day)
    for code, name in (("PARTY", "Party"), ("LINE", "Ministries and their lines")):
        trees[code] = actions.open_tree(by=By(), at=at, code=code, names={"en": name}, on=day)
    unit = {code: place.unit for code, place in places.items()}
    party = {c: p for c, p in parents.items() if "-D" not in c and not c.startswith("M")}
    _place(trees["PARTY"], {unit[c]: unit[p] if p else None for c, p in party.items()}, day)
    line: dict[int, int | None] = {unit[c]: None for c in parents if c[0] == "M" and "-" not in c}
    ministries = [code for code in parents if code[0] == "M" and "-" not in code]
    for code in parents:
        if "-D" in code:
            ministry = ministries[(int(code[-2:]) - 1) % len(ministries)]
            line[unit[code]] = unit[ministry]
    _place(trees["LINE"], line, day)


def _mergers(parents: dict[str, str | None], days: int) -> list[Merger]:
    """Every twelfth commune goes over into its neighbour; later every sixth province does."""
    communes = [code for code in parents if "-X" in code]
    gone = {
        code: communes[place - 1]
        for place, code in enumerate(communes)
        if place % 12 == 7 and parents[code] == parents[communes[place - 1]]
    }
    provinces = [code for code in parents if code[0] == "P" and "-" not in code]
    joined = {code: provinces[place - 1] for place, code in enumerate(provinces) if place % 6 == 3}
    below = {code: parents[code] for code in parents if "-D" in code and parents[code] in joined}
    departments = {c: c.replace(str(p), joined[str(p)], 1) for c, p in below.items()}
    moved = {
        code: joined[str(parent)]
        for code, parent in parents.items()
        if parent in joined and "-H" in code
    }
    return [
        Merger(days * 45 // 100, gone, {}),
        Merger(days * 75 // 100, joined | departments, moved),
    ]
