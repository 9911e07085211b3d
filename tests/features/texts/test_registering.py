"""A text is kept as received and read into drafts; a person decides what becomes a commitment."""

import datetime as dt
import hashlib

import pytest

from remit.commitments import models as commitment_models
from remit.domain.acts import Tag
from remit.domain.vocabulary import Confidentiality, DocumentType, Relation
from remit.ledger import queries as ledger
from remit.organisation.models import Person
from remit.texts import actions, models, queries
from remit.texts.listing import queries as listing
from remit.texts.listing.queries import Wanted
from tests.support.government import Government
from tests.support.refused import refused

DAY = "2024-03-01"
TEXT = """PEOPLE'S COMMITTEE
No. 5/CT-UBND

DIRECTIVE on open data

1. The Department of Information shall publish the catalogue of open data by 30 June 2024.

2. The Department of Health must report on its registers before 15 May 2024.\r
"""


def document(**changed: object) -> actions.NewDocument:
    usual: dict[str, object] = {
        "text": TEXT,
        "title": "Directive on open data",
        "type": DocumentType.DIRECTIVE,
        "number": "5/CT-UBND",
        "issued_on": dt.date(2024, 2, 28),
    }
    return actions.NewDocument(**{**usual, **changed})


def registered(city: Government, **changed: object) -> int:
    given = {"issuer": city.units["CITY-PC"], **changed}
    return city.does("secretary", DAY, actions.register, document=document(**given))


def drafts_of(number: int) -> list[queries.DraftCard]:
    found = queries.drafts(number)
    assert found
    return found


def test_a_registered_text_is_kept_as_received(city: Government) -> None:
    number = registered(city)
    assert queries.text_of(number) == TEXT
    source = models.Source.objects.get()
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    act = ledger.act(number)
    assert act is not None
    assert (act.tag, act.data["sha256"], act.data["number"]) == (
        Tag.DOCUMENT_REGISTERED,
        source.sha256,
        "5/CT-UBND",
    )
    assert act.texts == {"title": "Directive on open data"}
    assert "open data" not in str(ledger.body_of(number))


def test_every_draft_stands_at_its_exact_place(city: Government) -> None:
    number = registered(city)
    found = drafts_of(number)
    assert {draft.found["deadline"]["value"] for draft in found} == {"2024-06-30", "2024-05-15"}
    for draft in found:
        assert TEXT[draft.start : draft.end] == draft.found["quote"]
        assert (draft.status, draft.added, draft.commitment) == ("PENDING", False, None)
    assert queries.reading_of(number)["document"]["language"] == "en"


def test_only_leaders_and_secretariats_register(city: Government) -> None:
    allowed = city.who_may(DAY, actions.register, document=document())
    assert allowed == {"leader", "secretary"}


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_text_is_refused(city: Government, text: str) -> None:
    with refused("TEXT_EMPTY"):
        registered(city, text=text)


def test_a_text_beyond_all_measure_is_refused(city: Government) -> None:
    with refused("TEXT_TOO_LONG"):
        registered(city, text="a" * (actions.LONGEST + 1))


def test_a_text_is_registered_once(city: Government) -> None:
    first = registered(city)
    with refused("DOCUMENT_ALREADY_REGISTERED") as caught:
        registered(city, number="6/CT-UBND")
    assert caught.value.params == {"document": str(first)}
    with refused("DOCUMENT_ALREADY_REGISTERED"):
        registered(city, text=TEXT + "A copy.", number="05 / ct-ubnd".replace("0", ""))


def test_an_ambiguous_number_lists_its_candidates(city: Government) -> None:
    first = registered(city)
    second = registered(
        city,
        text=TEXT + "Another year.",
        issued_on=dt.date(2023, 2, 1),
    )
    with refused("DOCUMENT_AMBIGUOUS") as caught:
        queries.referred(None, "5/CT-UBND")
    assert caught.value.params["candidates"] == ("5/CT-UBND@CITY-PC/2024, 5/CT-UBND@CITY-PC/2023")
    assert queries.referred(None, "5/CT-UBND@CITY-PC/2024") == first
    assert queries.referred(None, "5/ct-ubnd@city-pc/2023") == second
    with refused("DOCUMENT_UNKNOWN"):
        queries.referred(None, "9/CT-UBND")


def test_documents_stand_in_relations(city: Government) -> None:
    first = registered(city)
    second = registered(city, text=TEXT + "Amended.", number="6/CT-UBND")
    act = city.does(
        "secretary", DAY, actions.relate, document=second, to=first, relation=Relation.AMENDS
    )
    assert (act.subject, act.data) == (second, {"to": first, "relation": "AMENDS"})
    assert models.DocumentRelation.objects.get().to_document_id == first
    with refused("DOCUMENT_RELATED_TO_ITSELF"):
        city.does(
            "secretary", DAY, actions.relate, document=first, to=first, relation=Relation.CITES
        )


def test_an_accepted_draft_links_the_commitment_to_its_place_for_ever(city: Government) -> None:
    number = registered(city)
    draft = drafts_of(number)[0]
    place = (draft.start, draft.end)
    commitment = city.assigned(document=number, place=place, draft=draft.id, reference="")
    row = commitment_models.Commitment.objects.get(pk=commitment)
    assert (row.document_id, row.start, row.end) == (number, *place)
    decided = queries.draft(draft.id)
    assert (decided.status, decided.commitment) == ("ACCEPTED", commitment)
    with refused("DRAFT_ALREADY_DECIDED"):
        city.assigned(document=number, place=place, draft=draft.id, reference="")


def test_a_place_lies_inside_the_text(city: Government) -> None:
    number = registered(city)
    for place in ((5, 5), (-1, 5), (0, len(TEXT) + 1)):
        with refused("PASSAGE_OUTSIDE_TEXT"):
            city.assigned(document=number, place=place, reference="")


def test_a_rejection_has_a_reason_and_can_be_taken_back(city: Government) -> None:
    draft = drafts_of(registered(city))[0].id
    with refused("REASON_MISSING"):
        city.does("secretary", DAY, actions.reject_draft, draft=draft, reason=" ")
    with refused("DRAFT_NOT_REJECTED"):
        city.does("secretary", DAY, actions.take_back_rejection, draft=draft)
    city.does("secretary", DAY, actions.reject_draft, draft=draft, reason="Only a wish.")
    card = queries.draft(draft)
    assert (card.status, card.reason) == ("REJECTED", "Only a wish.")
    with refused("DRAFT_ALREADY_DECIDED"):
        city.does("secretary", DAY, actions.reject_draft, draft=draft, reason="Again.")
    city.does("secretary", DAY, actions.take_back_rejection, draft=draft)
    card = queries.draft(draft)
    assert (card.status, card.reason) == ("PENDING", "")


def test_a_person_adds_a_passage_that_the_reader_did_not_see(city: Government) -> None:
    number = registered(city)
    start = TEXT.index("DIRECTIVE")
    draft = city.does(
        "secretary", DAY, actions.add_draft, document=number, start=start, end=start + 22
    )
    card = queries.draft(draft)
    assert (card.added, card.found["quote"]) == (True, "DIRECTIVE on open data")
    for start, end in ((0, 0), (5, 4), (0, len(TEXT) + 1), (len(TEXT) - 2, len(TEXT))):
        with refused("PASSAGE_OUTSIDE_TEXT"):
            city.does("secretary", DAY, actions.add_draft, document=number, start=start, end=end)


def test_only_who_registers_texts_decides_on_drafts(city: Government) -> None:
    number = registered(city)
    draft = drafts_of(number)[0].id
    registrars = {"leader", "secretary"}
    adding = city.who_may(DAY, actions.add_draft, document=number, start=0, end=5)
    rejecting = city.who_may(DAY, actions.reject_draft, draft=draft, reason="A wish.")
    assert adding == rejecting == registrars


def test_documents_are_seen_by_who_may_read_them(city: Government) -> None:
    public = registered(city, text="For all.", number="1", confidentiality=Confidentiality.PUBLIC)
    internal = registered(city, text="For us.", number="2")
    restricted = registered(
        city, text="For few.", number="3", confidentiality=Confidentiality.RESTRICTED
    )
    seen = {
        who: {card.id for card in queries.documents(city.viewer(who))}
        for who in ("stranger", "officer", "leader", "auditor")
    }
    assert seen == {
        "stranger": {public},
        "officer": {public, internal},
        "leader": {public, internal, restricted},
        "auditor": {public, internal, restricted},
    }
    assert queries.document(city.viewer("leader"), restricted).number == "3"
    with refused("DOCUMENT_UNKNOWN"):
        queries.document(city.viewer("officer"), restricted)


def test_a_closed_document_is_read_by_its_issuer_and_those_above(city: Government) -> None:
    secretary = Person.objects.filter(pk=city.by["secretary"].person)
    secretary.update(is_cleared=True)
    restricted, secret = (
        registered(city, text=level, number=level, confidentiality=level, issuer=city.units["DOIC"])
        for level in (Confidentiality.RESTRICTED, Confidentiality.SECRET)
    )
    secretary.update(is_cleared=False)
    for who, expected in {"head": {restricted}, "leader": {restricted}, "data_head": set()}.items():
        assert {card.id for card in queries.documents(city.viewer(who))} == expected
    Person.objects.update(is_cleared=True)
    assert {card.id for card in queries.documents(city.viewer("leader"))} == {restricted, secret}
    assert {card.id for card in queries.documents(city.viewer("data_head"))} == set()


def test_documents_are_found_by_number_and_title_without_accents(city: Government) -> None:
    number = registered(city, title="Chỉ thị về dữ liệu mở")
    for words in ("du lieu", "5/CT-UBND", "chi thi mo"):
        assert listing.numbers(city.viewer("officer"), Wanted(words)) == [number]
    assert listing.numbers(city.viewer("officer"), Wanted("cầu đường")) == []
