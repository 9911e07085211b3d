"""The order of lists: by each column, both ways, page by page, and nothing is told by it."""

import datetime as dt
import importlib
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from remit.commitments import models
from remit.commitments.queries import lists, since
from remit.commitments.queries.lists import Card, Line
from remit.commitments.queries.ordering import Order, Sort
from remit.commitments.queries.wanting import Wanted
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Confidentiality, Type, Work
from remit.kernel import clock
from remit.ledger.actions import rebuilding
from remit.organisation import actions as organisation
from tests.support.government import Government, by_day, instant
from tests.support.looks import scope

filing = importlib.import_module("remit.commitments.migrations.0005_titles_filed")
DAY = "2024-04-01"


@pytest.fixture
def busy(city: Government) -> Iterator[Government]:
    """Nine commitments of three units, three types and three months, one without a date."""
    leads, kinds = ("DOIC", "DOH", "DOF"), (Type.TASK, Type.ANSWER, Type.REPORT)
    for place in range(9):
        lead, kind = city.units[leads[place % 3]], kinds[place // 3]
        due = by_day(f"2024-0{5 + (place * 2) % 5}-15") if place else None
        city.assigned(title=f"Đề án {9 - place}", lead=lead, type=kind, due=due)
    with clock.injected(instant(DAY)):
        yield city


def current(viewer: Viewer, by: Sort, *, descending: bool = False, size: int = 50) -> list[Card]:
    """The whole list, asked for page by page."""
    order, cards = Order(by, descending), []
    while page := lists.current(viewer, Wanted(), order=order, start=len(cards), size=size).cards:
        cards += page
    return cards


def value(card: Card, by: Sort) -> object:
    """What a card is ordered by."""
    if by is Sort.SINCE:
        return since.since([card.id], dt.date.fromisoformat(DAY), None).get(card.id)
    return {
        Sort.NUMBER: card.id,
        Sort.TITLE: card.title,
        Sort.TYPE: list(Type).index(Type(card.type)),
        Sort.LEAD: card.lead,
        Sort.ISSUER: card.issuer,
        Sort.DUE: card.revised,
        Sort.ORIGINAL: card.original,
        Sort.REVISED: card.revised,
        Sort.WORK: list(Work).index(Work(card.work)),
        Sort.DOCUMENT: card.document or 0,
    }[by]


@pytest.mark.parametrize("by", list(Sort))
@pytest.mark.parametrize("size", [2, 50])
def test_a_list_stands_in_the_order_of_a_column_on_every_page(
    busy: Government, by: Sort, size: int
) -> None:
    viewer = busy.viewer("officer", DAY)
    cards = current(viewer, by, size=size)
    assert len({card.id for card in cards}) == len(cards) == 9
    values = [one for card in cards if (one := value(card, by)) is not None]
    if by is Sort.LEAD:
        assert [card.lead for card in cards] == [
            busy.units[code] for code in ("DOF", "DOH", "DOIC") for _ in range(3)
        ]
    else:
        assert values == sorted(values)
    backward = current(viewer, by, descending=True, size=size)
    assert len({card.id for card in backward}) == 9
    if by is not Sort.LEAD:
        again = [one for card in backward if (one := value(card, by)) is not None]
        assert again == sorted(values, reverse=True)


def test_titles_stand_in_the_order_of_their_language(city: Government) -> None:
    titles = ["An toàn", "Ăn uống", "Ban hành", "Dạy nghề", "Đào tạo", "Đạo đức", "24 hồ sơ"]
    for title in reversed(titles):
        city.assigned(title=title)
    with clock.injected(instant(DAY)):
        cards = current(city.viewer("officer", DAY), Sort.TITLE, size=3)
    assert [card.title for card in cards] == [titles[-1], *titles[:-1]]


def test_units_stand_in_the_order_of_the_language_of_whoever_reads(city: Government) -> None:
    names = {"DOH": {"en": "Health", "vi": "Đào tạo"}, "DOF": {"en": "Water", "vi": "Dân vận"}}
    for code, said in names.items():
        unit, on = city.units[code], dt.date(2024, 3, 1)
        rename = {"unit": unit, "names": said, "on": on}
        city.does("administrator", "2024-03-01", organisation.rename_unit, **rename)
        city.assigned(lead=unit)
    for language, codes in (("en", ("DOH", "DOF")), ("vi", ("DOF", "DOH"))):
        with clock.injected(instant(DAY)), translation.override(language):
            cards = current(city.viewer("officer", DAY), Sort.LEAD)
        assert [card.lead for card in cards] == [city.units[code] for code in codes]


def test_titles_of_an_earlier_release_are_filed_as_the_acts_do(city: Government) -> None:
    city.assigned(title="Đào tạo")
    before = rebuilding.digests()
    models.Commitment.objects.update(filed="")
    filing.fill(apps, None)
    assert rebuilding.digests() == before


def test_what_has_no_date_stands_last_both_ways(busy: Government) -> None:
    viewer = busy.viewer("officer", DAY)
    for descending in (False, True):
        assert current(viewer, Sort.DUE, descending=descending)[-1].revised is None


def test_the_same_value_stands_by_its_due_date(busy: Government) -> None:
    cards = current(busy.viewer("officer", DAY), Sort.TYPE)
    for kind in {card.type for card in cards}:
        dues = [card.revised or dt.date.max for card in cards if card.type == kind]
        assert dues == sorted(dues)


@pytest.mark.parametrize("by", [one for one in Sort if one is not Sort.NUMBER])
def test_the_place_of_what_is_hidden_says_nothing(busy: Government, by: Sort) -> None:
    for lead, month in (("DOH", "01"), ("DOF", "12")):
        busy.assigned(
            DAY,
            title="A",
            lead=busy.units[lead],
            due=by_day(f"2025-{month}-01"),
            confidentiality=Confidentiality.RESTRICTED,
        )
    viewer, look = busy.viewer("officer", DAY), scope(DAY)
    found: list[Card] = []
    while len(found) < 11:
        part = (len(found), 4)
        page = lists.behind_line(viewer, look, Line("assigned"), order=Order(by), part=part)
        assert (page.total, bool(page.cards)) == (11, True)
        found += page.cards
    assert [card.hidden for card in found] == [False] * 9 + [True] * 2
    hidden = [card.id for card in found if card.hidden]
    assert hidden == sorted(hidden)
    shown = [value(card, by) for card in found if not card.hidden]
    alone = [value(card, by) for card in current(viewer, by) if not card.hidden]
    assert shown == alone


def test_an_order_asks_the_same_few_questions_however_long_the_list_is(
    busy: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    viewer = busy.viewer("officer", DAY)
    current(viewer, Sort.LEAD)
    for _ in range(9):
        busy.assigned(DAY)
    with django_assert_max_num_queries(8):
        lists.current(viewer, Wanted(), order=Order(Sort.LEAD))
