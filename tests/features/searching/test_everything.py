"""Whoever searches finds commitments, documents and units by what they are called, finds nothing
that may not be read, and learns nothing of it: not by a number, an order or a count."""

import importlib
from unittest import mock

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from remit.commitments import models
from remit.commitments.queries import lists, searching, wanting
from remit.commitments.queries.searching import Everything, Kind
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.kernel import clock
from remit.kernel import searching as matching
from remit.kernel.searching import Part
from remit.ledger import actions as ledger
from remit.ledger.actions import rebuilding
from remit.organisation import actions as organisation
from remit.organisation.models import Person
from remit.texts import actions as texts
from remit.texts import models as text_models
from tests.support.government import BEGIN_ON, Government, by_day, instant
from tests.support.refused import refused

DAY = "2024-03-01"
LATER = "2024-07-05"
TEXT = "The DOIC shall open the data of all departments by 30 June 2024."
SECRET = Confidentiality.SECRET
RESTRICTED = Confidentiality.RESTRICTED
of_documents = importlib.import_module("remit.texts.migrations.0007_folded_anew")
of_commitments = importlib.import_module("remit.commitments.migrations.0002_what_searches_look_in")


def registered(city: Government, title: str, number: str, **fields: object) -> int:
    text = f"{TEXT} {number}"
    document = texts.NewDocument(text, title, DocumentType.DIRECTIVE, number=number, **fields)
    return city.told("secretary", DAY, texts.register, document=document)


def search(city: Government, who: str, words: str, **more: object) -> Everything:
    with clock.injected(instant(LATER)):
        return searching.everything(city.viewer(who, LATER), words, **more)


def numbers(found: Everything) -> tuple[list[int], list[int], list[str]]:
    assert found.commitments
    assert found.documents
    assert found.units
    return (
        [one.card.id for one in found.commitments.rows],
        [one.card.id for one in found.documents.rows],
        [one.code for one in found.units.rows],
    )


@pytest.mark.parametrize(
    "words",
    ["mở dữ liệu", "MO DU LIEU", "quy ii", "Minutes 14", "57-nq", "57–NQ/TW", "lieu minutes"],
)
def test_a_commitment_is_found_by_title_wording_reference_and_document(
    city: Government, words: str
) -> None:
    document = registered(city, "Về khoa học", "57-NQ/TW", issuer=city.units["CITY-PC"])
    number = city.assigned(
        title="Mở dữ liệu của các sở",
        due=by_day("2024-Q2", wording="trong Quý II năm 2024"),
        reference="Minutes 14",
        document=document,
    )
    city.assigned(title="Something else")
    found = search(city, "officer", words).commitments
    assert found
    assert [(one.card.id, found.total) for one in found.rows] == [(number, 1)]
    shown = lists.current(city.viewer("officer", LATER), wanting.Wanted(words=words))
    assert [card.id for card in shown.cards] == [number]


@pytest.mark.parametrize(
    "words", ["24-CT/TU", "24-ct/tu", "số 24–CT/TU", "رقم ٢٤-CT/TU", "ky luat"]
)
def test_a_document_is_found_by_its_number_however_it_is_written(
    city: Government, words: str
) -> None:
    document = registered(city, "Về kỷ luật", "24-CT/TU")
    registered(city, "Khác", "124-CT/TU")
    found = search(city, "officer", words).documents
    assert found
    assert found.rows[0].card.id == document


def test_what_rests_on_a_document_is_found_by_its_number_with_a_word_before_it(
    city: Government,
) -> None:
    document = registered(city, "Về kỷ luật", "24-CT/TU")
    number = city.assigned(document=document)
    assert numbers(search(city, "officer", "Chỉ thị số 24-CT/TU")) == ([], [], [])
    assert numbers(search(city, "officer", "số 24-CT/TU")) == ([number], [document], [])


@pytest.mark.parametrize("written", ["#{}", "{}", "# {}", "\uff03{}", "\u200f#{}", " {} "])
@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９"])
def test_a_commitment_is_found_by_its_number_however_it_is_written(
    city: Government, written: str, digits: str
) -> None:
    number = city.assigned(title="Open the wells")
    named = city.assigned(title=f"The {number} households of the north")
    words = written.format(str(number).translate(str.maketrans("0123456789", digits)))
    found = search(city, "officer", words).commitments
    assert found
    assert found.rows[0].card.id == number
    assert {one.card.id for one in found.rows} <= {number, named}
    shown = lists.current(city.viewer("officer", LATER), wanting.Wanted(words=words))
    assert number in [card.id for card in shown.cards]


def test_a_number_with_its_sign_stands_among_words_and_bare_digits_do_not(
    city: Government,
) -> None:
    number = city.assigned(title="Open the wells")
    assert numbers(search(city, "officer", f"wells #{number}"))[0] == [number]
    assert numbers(search(city, "officer", f"roads #{number}"))[0] == []
    assert numbers(search(city, "officer", f"wells {number}"))[0] == []
    assert numbers(search(city, "officer", f"#{number}#"))[0] == []
    assert search(city, "officer", "#" + "9" * 400).total == 0


@pytest.mark.parametrize("most", [1000, 0])
def test_what_a_number_means_stands_before_what_only_names_it(city: Government, most: int) -> None:
    number = city.assigned(title="Open the wells")
    follows = city.assigned(title="Go on with the wells", reference=f"#{number}")
    named = city.assigned(title=f"{number}")
    with mock.patch.object(matching, "MOST", most):
        assert numbers(search(city, "officer", f"#{number}"))[0] == [number, follows]
        assert numbers(search(city, "officer", f"{number}"))[0] == [number, named, follows]


def test_a_commitment_that_may_not_be_seen_is_not_found_by_its_number(city: Government) -> None:
    hidden = city.assigned(title="The well of the north", confidentiality=RESTRICTED)

    def asked(words: str) -> int:
        with CaptureQueriesContext(connection) as questions:
            assert search(city, "health_head", words).total == 0
        return len(questions)

    assert numbers(search(city, "head", f"#{hidden}"))[0] == [hidden]
    assert asked(f"#{hidden}") == asked("#999999999") == asked("#" + "9" * 18)


def test_a_unit_is_found_by_its_code_and_by_every_name(city: Government) -> None:
    names = {"vi": "Sở Tư pháp", "ar": "إدارة العدل", "ko": "법무국"}
    organisation.create_units(
        by=city.by["administrator"],
        at=instant(DAY),
        units=[organisation.NewUnit("DOJ", "DEPARTMENT", names, BEGIN_ON)],
    )
    for words in ("doj", "so tu phap", "اداره", "법무"):
        assert numbers(search(city, "stranger", words))[2] == ["DOJ"], words
    assert numbers(search(city, "officer", "D1 doj"))[2] == []


def test_the_unit_that_is_called_just_so_stands_first_and_bodies_outside_last(
    city: Government,
) -> None:
    assert numbers(search(city, "officer", "doic"))[2] == ["DOIC", "DOIC-DATA"]
    assert numbers(search(city, "officer", "i"))[2][-1] == "MIC"


def test_a_search_without_words_finds_nothing(city: Government) -> None:
    city.assigned()
    for words in ("", "  ", "\u0640", "\u200f"):
        found = search(city, "officer", words)
        assert (found.total, numbers(found)) == (0, ([], [], []))


def test_a_search_is_short(city: Government) -> None:
    with refused("SEARCH_TOO_LONG"):
        search(city, "officer", "a" * 501)


def test_one_kind_is_searched_alone_and_in_parts(city: Government) -> None:
    made = [city.assigned(title=f"Result {n}") for n in range(5)]
    kinds = (Kind.COMMITMENT,)
    first = search(city, "officer", "result", kinds=kinds, part=Part(size=2))
    assert (first.documents, first.units, first.total) == (None, None, 5)
    assert first.commitments
    rest = search(city, "officer", "result", kinds=kinds, part=Part(after=first.commitments.last))
    assert rest.commitments
    shown = [one.card.id for one in (*first.commitments.rows, *rest.commitments.rows)]
    assert (shown, rest.commitments.last) == (made[::-1], None)
    third = search(city, "officer", "result", kinds=kinds, part=Part(start=2, size=2))
    assert third.commitments
    assert [one.card.id for one in third.commitments.rows] == shown[2:4]
    assert third.total == 5


@pytest.mark.parametrize(
    ("level", "seeing"),
    [
        (Confidentiality.PUBLIC, {"stranger", "health_head", "head", "leader"}),
        (Confidentiality.INTERNAL, {"health_head", "head", "leader"}),
        (RESTRICTED, {"head", "leader"}),
        (SECRET, {"leader"}),
    ],
)
def test_only_who_may_read_a_commitment_finds_and_counts_it(
    city: Government, level: Confidentiality, seeing: set[str]
) -> None:
    Person.objects.filter(pk=city.by["leader"].person).update(is_cleared=True)
    number = city.assigned(title="The well of the north", confidentiality=level)
    for who in ("stranger", "health_head", "head", "leader"):
        found = search(city, who, "well north")
        assert numbers(found)[0] == ([number] if who in seeing else [])
        assert found.total == (1 if who in seeing else 0)


def test_nobody_finds_a_commitment_by_the_number_of_a_document_that_is_closed_to_them(
    city: Government,
) -> None:
    issuer = city.units["CITY-PC"]
    document = registered(city, "Wells", "77/M", issuer=issuer, confidentiality=RESTRICTED)
    number = city.assigned(document=document, confidentiality=RESTRICTED)
    assert numbers(search(city, "leader", "77/m")) == ([number], [document], [])
    # The department owes it and reads the commitment, not the document of its superior.
    assert numbers(search(city, "head", "catalogue"))[0] == [number]
    for words in ("77/m", "77", "số 77/M", "77 catalogue", "77/m catalogue"):
        assert search(city, "head", words).total == 0, words


def test_who_holds_no_post_finds_no_document(city: Government) -> None:
    registered(city, "Wells", "77/P", confidentiality=Confidentiality.PUBLIC)
    assert numbers(search(city, "stranger", "wells"))[1] == []
    assert len(numbers(search(city, "officer", "wells"))[1]) == 1


def test_what_is_hidden_costs_no_question_more(city: Government) -> None:
    def asked(words: str) -> int:
        with CaptureQueriesContext(connection) as questions:
            assert search(city, "health_head", words).total == 0
        return len(questions)

    registered(city, "Wells", "77/M", issuer=city.units["CITY-PC"], confidentiality=RESTRICTED)
    city.assigned(title="The well of the north", confidentiality=RESTRICTED)
    assert asked("north") == asked("nowhere") == asked("77/m") == asked("88/m")


def test_a_search_costs_the_same_for_few_and_for_many(city: Government) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            assert search(city, "officer", "result").total
        return len(questions)

    city.assigned(title="Result")
    few = asked()
    for n in range(25):
        city.assigned(title=f"Result {n}", document=registered(city, f"Result {n}", f"{n}/CT"))
    assert few <= 16
    # More than a page of documents is counted; they are named, with their drafts and the passages
    # that have the words.
    assert asked() == few + 4


def erase(city: Government, act: int, key: str) -> None:
    city.does("administrator", LATER, ledger.erase, act=act, key=key)


def remains(trigram: str, asked: str) -> bool:
    """Whether the file of an SQLite index still holds a trigram; its terms share first letters."""
    with connection.cursor() as cursor:
        cursor.execute(asked)
        held = b"".join(bytes(row[0]) for row in cursor.fetchall())
    return trigram.encode()[1:] in held


@pytest.mark.parametrize("key", ["title", "wording", "reference"])
def test_erased_words_of_a_commitment_are_found_no_more(city: Government, key: str) -> None:
    said = {"title": "Order", "wording": "soon", "reference": "Minutes"} | {key: "Qxzqy Jvwkz"}
    number = city.assigned(
        title=said["title"],
        due=by_day("2024-06-28", wording=said["wording"]),
        reference=said["reference"],
    )
    assert numbers(search(city, "officer", "qxzqy"))[0] == [number]
    erase(city, number, key)
    assert search(city, "officer", "qxzqy").total == search(city, "officer", "zq").total == 0
    assert rebuilding.rebuild().different == ()
    assert search(city, "officer", "qxzqy").total == 0
    if connection.vendor == "sqlite":
        for trigram in ("qxz", "xzq", "zqy", "jvw", "vwk", "wkz"):
            assert not remains(trigram, "SELECT block FROM commitments_commitment_search_data")


def test_a_document_whose_title_was_erased_is_found_by_its_number_alone(city: Government) -> None:
    number = registered(city, "Qxzqy Jvwkz", "5/CT-UBND")
    assert numbers(search(city, "officer", "qxzqy"))[1] == [number]
    erase(city, number, "title")
    assert search(city, "officer", "qxzqy").total == 0
    assert numbers(search(city, "officer", "5/ct"))[1] == [number]
    if connection.vendor == "sqlite":
        assert not remains("xzq", "SELECT block FROM texts_document_search_data")


def test_the_upgrade_of_a_site_makes_what_searches_look_in_as_the_acts_do(
    city: Government,
) -> None:
    document = registered(city, "On wells", "5/CT-UBND")
    kept, gone = city.assigned(document=document), city.assigned(reference="Gone")
    erase(city, gone, "reference")
    before = rebuilding.digests()
    models.Commitment.objects.update(reference="", sought="", folded="?")
    text_models.Document.objects.update(folded="5/ct-ubnd on wells")
    of_documents.fold(apps, None)
    of_commitments.fill(apps, None)
    assert rebuilding.digests() == before
    assert models.Commitment.objects.get(pk=kept).reference == "12/CT-UBND"


def test_a_viewer_of_nothing_finds_public_commitments_and_units(city: Government) -> None:
    number = city.assigned(title="Doic publishes", confidentiality=Confidentiality.PUBLIC)
    city.assigned(title="Doic works")
    found = searching.everything(Viewer(), "doic")
    assert numbers(found) == ([number], [], ["DOIC", "DOIC-DATA"])
