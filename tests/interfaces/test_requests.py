"""A form that writes is carried out once, and a refusal comes back as a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.template import Context, Template
from django.test import Client, RequestFactory

from remit.domain.refusals import Refusal
from remit.interfaces.web import refusals, requests
from tests.interfaces.conftest import Site


def _form(site: Site, path: str = "/form/", **fields: object) -> HttpRequest:
    request = RequestFactory().post(path, fields)
    request.user = site.officer
    return request


def test_a_form_is_carried_out_once(site: Site) -> None:
    done: list[int] = []

    def perform() -> dict[str, object]:
        done.append(1)
        return {"url": f"/{len(done)}/"}

    for _ in range(2):
        form = _form(site, request_key="k1", title="A")
        assert requests.once(form, perform) == {"url": "/1/"}
    assert requests.once(_form(site, request_key="k2", title="A"), perform) == {"url": "/2/"}


def test_a_key_is_not_reused_for_another_content(site: Site) -> None:
    requests.once(_form(site, request_key="k1", title="A"), dict)
    for other in (_form(site, request_key="k1", title="B"), _form(site, "/b/", request_key="k1")):
        with pytest.raises(Refusal, match="REQUEST_KEY_REUSED"):
            requests.once(other, dict)


def test_a_refused_form_may_be_corrected_and_sent_again(site: Site) -> None:
    def refuse() -> dict[str, object]:
        raise Refusal("LEDGER_NOT_OPEN")

    with pytest.raises(Refusal, match="LEDGER_NOT_OPEN"):
        requests.once(_form(site, request_key="k1", title="A"), refuse)
    assert requests.once(_form(site, request_key="k1", title="B"), lambda: {"url": "/"}) == {
        "url": "/"
    }


def test_a_form_without_its_key_is_refused(site: Site) -> None:
    with pytest.raises(Refusal, match="REQUEST_KEY_MISSING"):
        requests.once(_form(site, title="A"), dict)


def test_the_content_of_a_file_is_part_of_what_is_asked(site: Site) -> None:
    forms = [
        _form(site, request_key=str(n), file=SimpleUploadedFile("a.txt", content))
        for n, content in enumerate((b"one", b"one", b"two"))
    ]
    first, same, other = (requests.fingerprint(form) for form in forms)
    assert first == same != other
    assert forms[0].FILES["file"].read() == b"one"


def test_every_shown_form_has_a_key_of_its_own() -> None:
    shown = Template("{% load remit %}{% request_key %}|{% request_key %}").render(Context())
    first, second = shown.split("|")
    assert 'name="request_key"' in first
    assert first != second


def _refused(site: Site, refusal: Refusal, **headers: str) -> "tuple[int, str]":
    request = RequestFactory().post("/form/", {"reason": "A long reason"}, headers=headers)
    request.user, request.session = site.officer, {}
    response = refusals.answer(request, refusal)
    return response.status_code, response.content.decode()


def test_a_refusal_keeps_what_had_been_typed(site: Site) -> None:
    status, html = _refused(
        site, Refusal("TRANSITION_NOT_ALLOWED", act="commitment.claimed", state="CLOSED")
    )
    assert status == 409
    assert "A long reason" in html
    assert "Reported as done" in html
    assert "<html" in html


def test_a_refusal_of_a_part_of_a_page_is_one_sentence_beside_the_form(site: Site) -> None:
    refusal = Refusal("LEDGER_NOT_OPEN")
    status, html = _refused(site, refusal, **{"HX-Request": "true"})
    assert status == 422
    assert 'role="alert"' in html
    assert "<html" not in html


def test_after_a_form_the_browser_goes_on(site: Site) -> None:
    with_htmx = RequestFactory().post("/", headers={"HX-Request": "true"})
    assert requests.sent_on(with_htmx, "/board/").headers["HX-Redirect"] == "/board/"
    assert requests.sent_on(RequestFactory().post("/"), "/board/").headers["Location"] == "/board/"


def test_an_address_that_is_none_leads_to_no_fault(leader: Client) -> None:
    answer = leader.post("/language/", {"language": "vi", "next": "no such name"})
    assert answer.status_code == 302
