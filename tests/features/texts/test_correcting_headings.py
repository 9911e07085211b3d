"""The heading of a document that was read wrongly is corrected by an act, with what stood before;
the next text with the same words is understood."""

import datetime as dt

import pytest

from remit.domain.acts import Tag
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.ledger import actions as writing
from remit.ledger import queries as ledger
from remit.texts import actions, models, proposals, queries
from remit.texts.headings import queries as headings
from remit.texts.headings.terms import Heading
from remit.texts.learning import queries as learning
from remit.texts.listing import queries as listing
from remit.texts.listing.queries import Wanted
from tests.support.government import Government
from tests.support.refused import refused

DAY = "2024-03-01"
TEXT = """OFFICE OF GOOD ORDER
No. 5/CT-UBND
Source: https://news.example.org/2024/5

DIRECTIVE on open data

1. The Department of Information shall publish the catalogue of open data by 30 June 2024.

(Signed)
Permanent Secretary
"""

pytestmark = pytest.mark.slow


def registered(city: Government, **changed: object) -> int:
    usual: dict[str, object] = {
        "text": TEXT,
        "title": "On open data",
        "type": DocumentType.DIRECTIVE,
        "number": "5/CT-UBND",
        "issued_on": dt.date(2024, 2, 28),
        "issuer": city.units["CITY-PC"],
        "language": "en",
    }
    document = actions.NewDocument(**{**usual, **changed})
    return city.told("secretary", DAY, actions.register, document=document)


def correct(city: Government, document: int, /, who: str = "secretary", **changed: object) -> int:
    now = headings.heading(document)
    said = {name: getattr(now, name) for name in Heading.__slots__} | changed
    what = {"document": document, "heading": Heading(**said), "reason": "Read wrongly."}
    return city.told(who, "2024-03-04", actions.correct, **what).seq


def test_every_fact_of_a_heading_is_corrected_with_what_stood_before(city: Government) -> None:
    number = registered(city)
    seq = correct(
        city,
        number,
        type=DocumentType.NOTICE,
        number="6/TB",
        issued_on=dt.date(2024, 2, 29),
        issuer=city.units["DOIC"],
        title="On closed data",
        signer="Vice-chairman",
        origin="Gazette 7",
    )
    act = ledger.act(seq)
    assert act is not None
    assert (act.tag, act.subject) == (Tag.DOCUMENT_CORRECTED, number)
    assert act.data["was"] == {
        "type": "DIRECTIVE",
        "number": "5/CT-UBND",
        "issued_on": "2024-02-28",
        "issuer": city.units["CITY-PC"],
    }
    assert act.data["is"] == {
        "type": "NOTICE",
        "number": "6/TB",
        "issued_on": "2024-02-29",
        "issuer": city.units["DOIC"],
    }
    assert set(act.data["stood"]) == {"title", "signer", "origin"}
    assert act.data["stood"]["title"] == number
    assert act.texts == {
        "title": "On closed data",
        "signer": "Vice-chairman",
        "origin": "Gazette 7",
        "reason": "Read wrongly.",
    }
    assert "closed" not in str(ledger.body_of(seq))


def test_a_corrected_document_is_found_by_its_new_heading(city: Government) -> None:
    number = registered(city)
    correct(
        city,
        number,
        type=DocumentType.NOTICE,
        number="6/TB",
        issuer=city.units["DOIC"],
        title="On closed data",
    )
    card = queries.document(city.viewer("secretary"), number)
    assert (card.number, card.title, card.type) == ("6/TB", "On closed data", DocumentType.NOTICE)
    assert queries.referred(None, "6/tb@doic/2024") == number
    assert listing.numbers(city.viewer("secretary"), Wanted("closed data")) == [number]


def test_signer_and_source_are_those_of_the_text_unless_a_person_says_otherwise(
    city: Government,
) -> None:
    read = headings.heading(registered(city))
    assert (read.signer, read.origin) == ("Permanent Secretary", "https://news.example.org/2024/5")
    none = registered(city, text=TEXT + "Copy.\n", number="6", signer="", origin="Gazette 7")
    said = headings.heading(none)
    assert (said.signer, said.origin) == ("", "Gazette 7")


def test_a_document_from_before_shows_what_was_read_until_it_is_corrected(
    city: Government,
) -> None:
    number = registered(city, text="Short.", signer="", origin="")
    assert headings.acts_of_words(number)["signer"] is None
    found = models.Reading.objects.get(document=number)
    found.found["document"]["signer"] = {"start": 0, "end": 5, "quote": "Short"}
    found.save()
    assert headings.heading(number).signer == "Short"
    seq = correct(city, number, signer="Chairman")
    act = ledger.act(seq)
    assert act is not None
    assert act.data["stood"] == {"signer": None}
    city.told("secretary", "2024-03-05", actions.take_back_correction, act=seq)
    assert headings.heading(number).signer == "Short"


def test_a_correction_that_changes_nothing_or_leaves_no_title_is_refused(city: Government) -> None:
    number = registered(city)
    with refused("NOTHING_CORRECTED"):
        correct(city, number)
    with refused("DOCUMENT_TITLE_MISSING"):
        correct(city, number, title="")
    with refused("DOCUMENT_UNKNOWN"):
        correct(city, number + 1)


def test_a_document_does_not_become_one_that_is_there(city: Government) -> None:
    first = registered(city)
    second = registered(city, text=TEXT + "Copy.\n", number="6/CT-UBND")
    with refused("DOCUMENT_ALREADY_REGISTERED") as caught:
        correct(city, second, number="05/CT-UBND".removeprefix("0"))
    assert caught.value.params == {"document": str(first)}
    correct(city, second, number="5/CT-UBND", issued_on=dt.date(2023, 1, 2))


def test_both_issuers_are_theirs_who_correct(city: Government) -> None:
    number = registered(city, issuer=city.units["DOIC"])
    heading = headings.heading(number)
    named = Heading(title="On data", type=heading.type, issuer=heading.issuer)
    what = {"document": number, "heading": named}
    assert city.who_may(DAY, actions.correct, **what) == {"leader", "secretary", "head"}
    given = Heading(title="On data", type=heading.type, issuer=city.units["DOH"])
    away = {"document": number, "heading": given}
    assert city.who_may(DAY, actions.correct, **away) == {"leader", "secretary"}


def test_whoever_may_not_read_a_document_corrects_nothing_of_it(city: Government) -> None:
    issuer = city.units["DOIC"]
    number = registered(city, issuer=issuer, confidentiality=Confidentiality.RESTRICTED)
    heading = Heading(title="On data", type=DocumentType.DIRECTIVE, issuer=issuer)
    may = city.who_may(DAY, actions.correct, document=number, heading=heading)
    assert may == {"leader", "secretary", "head"}


def test_a_correction_is_taken_back_by_another_one(city: Government) -> None:
    number = registered(city)
    before = headings.heading(number)
    seq = correct(city, number, type=DocumentType.NOTICE, title="Else", signer="Nobody")
    back = city.told("secretary", "2024-03-05", actions.take_back_correction, act=seq)
    assert headings.heading(number) == before
    assert back.data["reverses"] == seq
    assert back.data["is"] == {"type": "DIRECTIVE"}
    with refused("CORRECTED_SINCE"):
        city.told("secretary", "2024-03-06", actions.take_back_correction, act=seq)
    city.told("secretary", "2024-03-06", actions.take_back_correction, act=back.seq)
    assert headings.heading(number).title == "Else"
    with refused("CORRECTION_UNKNOWN"):
        city.told("secretary", "2024-03-06", actions.take_back_correction, act=number)


@pytest.mark.parametrize("changed", [{"title": "Third"}, {"type": DocumentType.PLAN}])
def test_what_was_corrected_since_is_taken_back_first(
    city: Government, changed: dict[str, object]
) -> None:
    number = registered(city)
    seq = correct(city, number, type=DocumentType.NOTICE, title="Second")
    correct(city, number, **changed)
    with refused("CORRECTED_SINCE"):
        city.told("secretary", "2024-03-06", actions.take_back_correction, act=seq)


@pytest.mark.parametrize("name", ["title", "signer", "origin"])
def test_erased_words_are_gone_where_they_stand_and_later_ones_stay(
    city: Government, name: str
) -> None:
    number = registered(city)
    seq = correct(city, number, **{name: "Second words"})

    def erase(act: int) -> None:
        city.told("administrator", "2024-03-07", writing.erase, act=act, key=name)

    erase(number)
    assert getattr(headings.heading(number), name) == "Second words"
    erase(seq)
    assert getattr(headings.heading(number), name) == ""


def test_an_issuer_that_was_corrected_is_understood_in_the_next_text(city: Government) -> None:
    header = {"issuer": "OFFICE OF GOOD ORDER", "event_date": {"value": None}}
    assert proposals.proposal(TEXT, header).issuer is None
    number = registered(city, issuer=None)
    correct(city, number, issuer=city.units["DOH"])
    assert proposals.proposal(TEXT, header).issuer == city.units["DOH"]
    registered(city, text=TEXT + "Copy.\n", number="6", issuer=city.units["DOIC"])
    assert proposals.proposal(TEXT, header).issuer is None
    correct(city, number, issuer=None)
    assert proposals.proposal(TEXT, header).issuer == city.units["DOIC"]


def test_words_of_a_closed_document_teach_nobody_its_issuer(city: Government) -> None:
    closed = {"confidentiality": Confidentiality.RESTRICTED, "issuer": city.units["DOH"]}
    registered(city, **closed)
    assert headings.issuer_called("OFFICE OF GOOD ORDER") is None
    assert headings.misread() == []


def test_what_was_read_otherwise_is_listed_without_words_that_can_be_erased(
    city: Government,
) -> None:
    number = registered(city, issuer=None, signer="Deputy")
    correct(city, number, issuer=city.units["DOH"], type=DocumentType.PLAN)
    found = {one.field: (one.read, one.said) for one in headings.misread()}
    assert found["type"][1] == "PLAN"
    assert found["issuer"] == ("OFFICE OF GOOD ORDER", "DOH")
    assert found["signer"] == ("", "")
    assert "title" not in found


def test_choices_for_the_words_of_a_document_follow_its_issuer(city: Government) -> None:
    number = registered(city)
    draft = queries.drafts(number)[0].id
    city.assigned(document=number, draft=draft)
    [alias] = learning.aliases(None)
    assert alias.issuer == city.units["CITY-PC"]
    correct(city, number, issuer=city.units["DOIC"])
    standing = [one for one in learning.aliases(None) if one.times]
    assert [(one.words, one.issuer) for one in standing] == [(alias.words, city.units["DOIC"])]
