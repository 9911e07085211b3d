"""Of several bodies that a text names alike all are candidates, in the order of the text: the first
stands as the one that leads, the others cooperate, and a person looks before anything is begun."""

import pytest

from remit.kernel import clock
from remit.texts import actors, queries, rows
from remit.texts.actors import Answer
from remit.texts.confirming import needs, sorting
from tests.features.texts.test_registering import drafts_of, registered
from tests.support.government import Government, instant

HEAD = "DIRECTIVE No. 24-CT/TU\n7 August 2023\n\n"
SHARED = "1. The DOF and the DOH shall open the list in Q2 2024.\n"
ALONE = "2. The DOH shall publish the list of clinics before 31 December 2024.\n"


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (
            "The Department of Construction and the Department of Science and Technology",
            ("The Department of Construction", "the Department of Science and Technology"),
        ),
        ("the Ministry of Education and Training", ("the Ministry of Education and Training",)),
        (
            "Sở Xây dựng và Sở Khoa học và Công nghệ",
            ("Sở Xây dựng", "Sở Khoa học và Công nghệ"),
        ),
        ("Các phường, xã", ("Các phường, xã",)),
        (
            "إدارة البناء وإدارة العلوم والتكنولوجيا",
            ("إدارة البناء", "إدارة العلوم والتكنولوجيا"),
        ),
        ("건설국과 과학기술국", ("건설국", "과학기술국")),
        ("보건문화국", ("보건문화국",)),
        ("", ("",)),
    ],
)
def test_a_row_of_bodies_is_told_name_by_name(words: str, parts: tuple[str, ...]) -> None:
    assert rows.parts(words) == parts


def _answer(city: Government, document: int, words: str) -> Answer:
    with clock.injected(instant("2024-03-20")):
        return actors.resolved(words, actors.setting(city.viewer("secretary"), document))


@pytest.mark.django_db
def test_all_bodies_of_a_row_are_candidates_in_the_order_of_the_text(city: Government) -> None:
    number = registered(city, text=HEAD + SHARED, issuer=city.units["CITY-PC"])
    words = drafts_of(number)[0].found["actor"]["text"]
    given = _answer(city, number, words)
    assert [one.card.code for one in given.found][:2] == ["DOF", "DOH"]
    assert given.clear is not None
    assert [given.clear.card.code, *(one.card.code for one in given.beside)] == ["DOF", "DOH"]


@pytest.mark.django_db
def test_a_row_of_bodies_is_never_certain(city: Government) -> None:
    number = registered(city, text=HEAD + SHARED + ALONE, issuer=city.units["CITY-PC"])
    viewer = city.viewer("secretary")
    shared, alone = needs.of_document(viewer, queries.document(viewer, number))
    assert shared.meant.units == (city.units["DOF"], city.units["DOH"])
    assert (shared.meant.is_shared, shared.needs_unit, shared.is_certain) == (True, True, False)
    assert shared.draft.confidence >= sorting.CERTAIN
    assert (alone.meant.is_shared, alone.needs_unit, alone.is_certain) == (False, False, True)


@pytest.mark.django_db
def test_what_persons_chose_for_a_row_leads_it(city: Government) -> None:
    number = registered(city, text=HEAD + SHARED, issuer=city.units["CITY-PC"])
    (draft,) = drafts_of(number)
    words = draft.found["actor"]["text"]
    city.assigned(document=number, draft=draft.id, lead=city.units["DOH"])
    given = _answer(city, number, words)
    assert given.clear is not None
    assert [given.clear.card.code, *(one.card.code for one in given.beside)] == ["DOH", "DOF"]


@pytest.mark.django_db
def test_those_who_cooperate_are_told_in_their_words_where_no_unit_is_clear(
    city: Government,
) -> None:
    text = HEAD + (
        "1. The DOH, in coordination with the DOF and the "
        "Bureau of Tides, shall publish the list of clinics before 31 December 2024.\n"
    )
    number = registered(city, text=text, issuer=city.units["CITY-PC"])
    viewer = city.viewer("secretary")
    (one,) = needs.of_document(viewer, queries.document(viewer, number))
    assert one.meant.units == (city.units["DOH"], city.units["DOF"])
    assert one.meant.unclear == ("the Bureau of Tides",)
