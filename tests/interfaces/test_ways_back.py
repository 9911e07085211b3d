"""A refusal page leads back to what it was about, if one may read that, and else to the start."""

import pytest
from django.test import Client

from remit.domain.vocabulary import Confidentiality
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser, key
from tests.support.government import Government

pytestmark = pytest.mark.django_db
FIRST_PAGE = 'class="btn btn-primary" href="/"'


def _refused(client: Client, path: str, **sent: str) -> str:
    with paper_site.today():
        answer = client.post(path, {"request_key": key(), **sent}) if sent else client.get(path)
    assert 400 <= answer.status_code < 500
    return answer.content.decode()


def _back(html: str) -> str:
    assert 'href="/"' in html
    if FIRST_PAGE in html:
        return ""
    return html.split('class="btn btn-primary" href="')[1].split('"')[0]


def test_from_a_commitment_one_goes_back_to_it(government: Government) -> None:
    number = paper_site.assigned(government)
    auditor = browser(government, "auditor")
    assert _back(_refused(auditor, f"/commitments/{number}/cancel/")) == f"/commitments/{number}/"
    html = _refused(auditor, f"/commitments/{number}/cancel/", reason="It is not needed")
    assert "Back to the commitment" in html
    assert "It is not needed" in html


def test_from_a_draft_one_goes_back_to_its_document(government: Government) -> None:
    document = paper_site.registered(government)
    draft = paper_site.drafts(document)[0].pk
    officer = browser(government, "officer")
    html = _refused(officer, f"/drafts/{draft}/reject/", reason="Only a report")
    assert _back(html) == f"/texts/{document}/"
    assert "Back to the document" in html
    secretary = browser(government, "secretary")
    html = _refused(secretary, f"/texts/{document}/passages/", start="900000", end="900001")
    assert _back(html) == f"/texts/{document}/"


def test_from_a_unit_one_goes_back_to_it(government: Government) -> None:
    html = _refused(browser(government, "officer"), "/organisation/units/DOH/?on=31/02/2024")
    assert _back(html) == "/organisation/units/DOH/"
    assert "Back to the unit" in html


def test_what_one_may_not_read_is_no_way_back(government: Government) -> None:
    closed = paper_site.assigned(government, confidentiality=Confidentiality.RESTRICTED)
    stranger = browser(government, "ward_head")
    for path in (f"/commitments/{closed}/cancel/", f"/commitments/{closed}/", "/texts/99999/"):
        assert _back(_refused(stranger, path)) == ""
    assert _back(_refused(stranger, "/organisation/units/NOWHERE/")) == ""
    assert _back(_refused(stranger, "/drafts/99999/accept/")) == ""


def test_somebody_who_is_not_signed_in_is_led_to_the_sign_in(government: Government) -> None:
    number = paper_site.assigned(government)
    strict = Client(enforce_csrf_checks=True)
    html = _refused(strict, f"/commitments/{number}/cancel/", reason="It is not needed")
    assert _back(html) == "/account/login/?next=%2F"
