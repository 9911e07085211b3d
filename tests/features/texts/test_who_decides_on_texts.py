"""Who registers a text and decides on its drafts: its issuer, its steward, the issuer's line."""

import datetime as dt

import pytest

from remit.commitments import actions as commitments
from remit.domain.vocabulary import Confidentiality, DocumentType, Relation, Role
from remit.organisation import actions as organisation
from remit.organisation.models import Person
from remit.texts import actions, models, queries
from tests.support.government import Government
from tests.support.refused import refused

DAY = "2024-03-01"
TEXT = "1. The DOIC shall publish the catalogue of open data by 30 June 2024.\n"
A_WISH = {"reason": "Only a wish."}

pytestmark = pytest.mark.slow


@pytest.fixture
def lines(city: Government) -> Government:
    """Secretariats of two wards and of a department, beside that of the city."""
    for who, unit in (("health_head", "DOH"), ("ward_head", "W1"), ("data_head", "W2")):
        [post] = city.does(
            "administrator",
            DAY,
            organisation.create_posts,
            posts=[organisation.NewPost(city.units[unit], f"S-{unit}", {"en": unit})],
            on=dt.date(2024, 1, 2),
        )
        city.does(
            "administrator",
            DAY,
            organisation.grant_role,
            person=city.by[who].person,
            post=post,
            role=Role.SECRETARIAT,
            on=dt.date(2024, 1, 2),
        )
        city.by[f"secretary of {unit}"] = type(city.by[who])(city.by[who].person, post)
    return city


def document(number: str = "5/CT", **given: object) -> actions.NewDocument:
    named = {"title": "On open data", "type": DocumentType.DIRECTIVE, "number": number}
    return actions.NewDocument(**({"text": f"{number}\n{TEXT}"} | named | given))


def registered(city: Government, number: str = "5/CT", **given: object) -> int:
    given = {"issuer": city.units["CITY-PC"]} | given
    return city.does("secretary", DAY, actions.register, document=document(number, **given))


def draft_of(number: int) -> int:
    return queries.drafts(number)[0].id


def cleared(city: Government, *personas: str) -> None:
    Person.objects.filter(pk__in=[city.by[who].person for who in personas]).update(is_cleared=True)


@pytest.mark.parametrize(
    ("issuer", "registrars"),
    [
        ("CITY-PC", "leader, secretary, secretary of DOH, secretary of W1, secretary of W2"),
        ("DOIC", "leader, secretary, head"),
        ("W1", "leader, secretary, ward_head, secretary of W1"),
        ("MIC", "leader, secretary, steward, secretary of DOH, secretary of W1, secretary of W2"),
        (None, "leader, secretary, secretary of DOH, secretary of W1, secretary of W2"),
    ],
)
def test_a_text_is_registered_and_decided_on_in_the_line_of_its_issuer(
    lines: Government, issuer: str | None, registrars: str
) -> None:
    issued = {"issuer": lines.units[issuer] if issuer else None}
    expected = set(registrars.split(", "))
    assert lines.who_may(DAY, actions.register, document=document(**issued)) == expected
    number = registered(lines, **issued)
    draft, other = draft_of(number), registered(lines, "6/CT")
    assert lines.who_may(DAY, actions.add_draft, document=number, start=0, end=4) == expected
    assert lines.who_may(DAY, actions.reject_draft, draft=draft, **A_WISH) == expected
    relation = {"document": number, "to": other, "relation": Relation.CITES}
    assert lines.who_may(DAY, actions.relate, **relation) == expected
    lines.does("secretary", DAY, actions.reject_draft, draft=draft, **A_WISH)
    assert lines.who_may(DAY, actions.take_back_rejection, draft=draft) == expected


def test_whoever_may_not_read_a_secret_decides_nothing_on_it(lines: Government) -> None:
    cleared(lines, "secretary", "ward_head")
    secret = registered(lines, confidentiality=Confidentiality.SECRET)
    draft, open_one = draft_of(secret), registered(lines, "6/CT")
    assert lines.who_may(DAY, actions.reject_draft, draft=draft, **A_WISH) == {"secretary"}
    assert lines.who_may(DAY, actions.add_draft, document=secret, start=0, end=4) == {"secretary"}
    relation = {"document": open_one, "to": secret, "relation": Relation.CITES}
    assert lines.who_may(DAY, actions.relate, **relation) == {"secretary"}
    accepting = lines.who_may(DAY, actions.accept_draft, draft=draft, commitment=1)
    assert accepting == {"secretary"}
    assert models.Draft.objects.get(pk=draft).status == "PENDING"


def test_nobody_registers_what_they_may_not_read(lines: Government) -> None:
    secret = document(issuer=lines.units["CITY-PC"], confidentiality=Confidentiality.SECRET)
    assert lines.who_may(DAY, actions.register, document=secret) == set()
    cleared(lines, "leader")
    assert lines.who_may(DAY, actions.register, document=secret) == {"leader"}


@pytest.mark.parametrize(
    ("of_document", "allowed"),
    [
        (Confidentiality.PUBLIC, set(Confidentiality)),
        (Confidentiality.INTERNAL, set(Confidentiality) - {Confidentiality.PUBLIC}),
        (Confidentiality.RESTRICTED, {Confidentiality.RESTRICTED, Confidentiality.SECRET}),
        (Confidentiality.SECRET, {Confidentiality.SECRET}),
    ],
)
def test_a_commitment_is_not_less_confidential_than_its_document(
    city: Government, of_document: Confidentiality, allowed: set[Confidentiality]
) -> None:
    cleared(city, "secretary")
    number = registered(city, confidentiality=of_document)
    for level in set(Confidentiality) - allowed:
        with refused("LESS_CONFIDENTIAL_THAN_DOCUMENT") as caught:
            city.assigned(document=number, confidentiality=level)
        assert caught.value.params == {"confidentiality": of_document.value}
    for level in allowed:
        assert city.assigned(document=number, confidentiality=level)


def test_a_draft_is_accepted_out_of_its_own_document(city: Government) -> None:
    one, other = registered(city), registered(city, "6/CT")
    with refused("DRAFT_UNKNOWN"):
        city.assigned(document=other, draft=draft_of(one))
    assert city.assigned(document=one, draft=draft_of(one))


def test_a_document_that_may_not_be_read_is_as_unknown_as_one_that_is_not(
    lines: Government,
) -> None:
    cleared(lines, "secretary")
    secret = registered(lines, "7/CT", confidentiality=Confidentiality.SECRET)
    for number in ("7/CT", "8/CT"):
        with refused("DOCUMENT_UNKNOWN") as caught:
            queries.referred(lines.viewer("officer"), number)
        assert caught.value.params == {"document": number}
    assert queries.referred(lines.viewer("secretary"), "7/CT") == secret
    assert queries.referred(None, "7/CT") == secret


def test_nobody_proposes_out_of_a_text_that_is_hidden_from_them(lines: Government) -> None:
    cleared(lines, "secretary")
    hidden = registered(lines, confidentiality=Confidentiality.SECRET)
    named = lines.terms(document=hidden, confidentiality=Confidentiality.SECRET)
    with refused("DOCUMENT_UNKNOWN"):
        lines.does("ward_head", DAY, commitments.propose, terms=named)
    unknown = lines.terms(document=999_999, confidentiality=Confidentiality.SECRET)
    with refused("DOCUMENT_UNKNOWN"):
        lines.does("ward_head", DAY, commitments.propose, terms=unknown)
