"""The register of documents is limited by words of the text too, by type, issuer, language, day and
what became of the drafts; and what may not be read is in no such list."""

import datetime as dt

import pytest

from remit.domain.vocabulary import Confidentiality, DocumentType, Drafted
from remit.kernel import clock
from remit.kernel.searching import Part
from remit.texts import actions as texts
from remit.texts import models
from remit.texts.listing import queries
from remit.texts.listing.queries import Wanted
from remit.texts.searching import queries as searching
from tests.support.government import Government, instant
from tests.support.refused import refused

DAY = "2024-03-01"
CITY, WARD = "CITY-PC", "W1"
VIETNAMESE = "CHỈ THỊ\nSố: 31-CT/TU\nSở Y tế công bố danh mục phòng khám trước ngày 30/6/2024.\n"
ENGLISH = "DIRECTIVE No. 7\nThe DOIC shall open the data of all departments by 30 June 2024.\n"
SILENT = "NOTICE No. 3\nThe meeting was held in the large hall.\n"


@pytest.fixture
def papers(city: Government) -> dict[str, int]:
    """A directive in Vietnamese, one in English of a ward, and a notice that orders nothing."""
    registered = {
        "vi": _registered(city, VIETNAMESE, "31-CT/TU", CITY, "2024-02-01", language="vi"),
        "en": _registered(city, ENGLISH, "7", WARD, "2024-02-20"),
        "no": _registered(city, SILENT, "3", CITY, "", type=DocumentType.NOTICE),
    }
    models.Draft.objects.filter(document=registered["en"]).update(status=models.Draft.REJECTED)
    return registered


def _registered(
    city: Government, text: str, number: str, issuer: str, day: str, **more: object
) -> int:
    named = {"type": DocumentType.DIRECTIVE, "language": "en", "title": f"Paper {number}"} | more
    document = texts.NewDocument(
        text=text,
        number=number,
        issuer=city.units[issuer],
        issued_on=dt.date.fromisoformat(day) if day else None,
        **named,
    )
    return city.told("secretary", DAY, texts.register, document=document)


def found(city: Government, who: str = "secretary", **wanted: object) -> list[int]:
    with clock.injected(instant(DAY)):
        return queries.numbers(city.viewer(who), Wanted(**wanted))


def test_the_latest_stands_first_and_what_has_no_day_last(
    city: Government, papers: dict[str, int]
) -> None:
    assert found(city) == [papers["en"], papers["vi"], papers["no"]]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("phong kham", ["vi"]),
        ("DANH MUC", ["vi"]),
        ("large hall", ["no"]),
        ("31-ct/tu", ["vi"]),
        ("paper", ["en", "vi", "no"]),
        ("departments large", []),
    ],
)
def test_words_find_what_a_search_finds(
    city: Government, papers: dict[str, int], words: str, names: list[str]
) -> None:
    listed = found(city, words=words)
    assert listed == [papers[name] for name in names]
    with clock.injected(instant(DAY)):
        _cards, page = searching.found(city.viewer("secretary"), words, Part())
    assert sorted(page.numbers) == sorted(listed)


def test_the_passage_that_has_the_words_is_told(city: Government, papers: dict[str, int]) -> None:
    listed = found(city, words="phong kham")
    assert "phòng khám" in queries.passages(listed, "phong kham")[papers["vi"]].quote
    assert queries.passages(listed, "") == {}


def test_an_issuer_is_meant_alone_or_with_the_units_below_it(
    city: Government, papers: dict[str, int]
) -> None:
    issuer = city.units[CITY]
    assert found(city, issuer=issuer) == [papers["vi"], papers["no"]]
    assert found(city, issuer=issuer, issuer_below=True) == list(found(city))
    assert found(city, issuer=city.units["D1"]) == []
    assert found(city, issuer=city.units["D1"], issuer_below=True) == [papers["en"]]


def test_type_language_and_days_limit(city: Government, papers: dict[str, int]) -> None:
    assert found(city, type=DocumentType.NOTICE) == [papers["no"]]
    assert found(city, language="vi") == [papers["vi"]]
    assert found(city, issued_from=dt.date(2024, 2, 20)) == [papers["en"]]
    assert found(city, issued_to=dt.date(2024, 2, 1)) == [papers["vi"]]
    assert found(city, issued_from=dt.date(2024, 2, 2), issued_to=dt.date(2024, 2, 19)) == []


def test_each_document_has_one_state_of_its_drafts(
    city: Government, papers: dict[str, int]
) -> None:
    listed = {drafts: found(city, drafts=drafts) for drafts in Drafted}
    assert listed == {
        Drafted.WAITING: [papers["vi"]],
        Drafted.DECIDED: [papers["en"]],
        Drafted.NONE: [papers["no"]],
    }


def test_what_may_not_be_read_is_in_no_list(city: Government) -> None:
    level = {"confidentiality": Confidentiality.RESTRICTED}
    hidden = _registered(city, "NOTICE\nThe vault is below.\n", "9/MAT", CITY, DAY, **level)
    for wanted in ({"words": "vault"}, {"language": "en"}, {"drafts": Drafted.NONE}):
        assert found(city, "health_head", **wanted) == []
        assert found(city, "secretary", **wanted) == [hidden]


def test_a_language_that_nobody_reads_is_refused(city: Government) -> None:
    with refused("LANGUAGE_UNKNOWN"):
        queries.language("tlh")
    assert queries.language("") == ""
