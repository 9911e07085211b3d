"""A number that somebody may not read answers on every page as one that does not exist."""

from html import unescape

import pytest
from typer.testing import CliRunner

from remit.domain.vocabulary import Confidentiality
from remit.interfaces.cli.app import app
from remit.organisation.models import Person
from tests.interfaces import paper_site
from tests.interfaces.paper_site import Government

NUMBERS = ("77/M", "88/M")


@pytest.fixture
def site(government: Government) -> Government:
    """A government with one secret document, number 77/M; there is no 88/M."""
    site = government
    Person.objects.filter(pk=site.by["secretary"].person).update(is_cleared=True)
    secret = {"number": "77/M", "confidentiality": Confidentiality.SECRET}
    paper_site.registered(site, issuer=site.units["CITY-PC"], **secret)
    return site


@pytest.mark.parametrize("page", ["/board/", "/figures/table/", "/commitments/export/"])
def test_a_hidden_number_is_as_unknown_as_no_number(site: Government, page: str) -> None:
    browser = paper_site.browser(site, "officer")
    with paper_site.today():
        answers = [browser.get(page, {"document": number}) for number in NUMBERS]
        seen = paper_site.browser(site, "secretary").get(page, {"document": "77/M"})
    said = [
        unescape(answer.content.decode())
        .replace(number, "N")
        .replace(number.replace("/", "%2F"), "N")
        for answer, number in zip(answers, NUMBERS, strict=True)
    ]
    assert [answer.status_code for answer in answers] == [answers[0].status_code] * 2
    assert answers[0].status_code >= 400
    assert all("There is no document “N” that you may read." in one for one in said)
    assert seen.status_code == 200


def test_only_whoever_runs_the_site_asks_for_every_number(site: Government) -> None:
    with paper_site.today():
        asked = [
            CliRunner().invoke(app, ["figures", "--document", number, *who])
            for who in ([], ["--as", "P-officer"])
            for number in NUMBERS
        ]
    assert [one.exit_code == 0 for one in asked] == [True, False, False, False]
