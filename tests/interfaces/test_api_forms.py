"""A request that no endpoint could answer is refused before anything is done."""

from django.test import Client

from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.support.government import Government


def test_an_unknown_filter_is_told_the_known_ones_and_writes_nothing(
    government: Government, asks: Asking
) -> None:
    number = paper_site.assigned(government, title="Open clinics")
    refused = asks("officer").get("commitments", {"overdue": "2026-01-01"})
    assert "overdue_on" in said(refused)["detail"]
    late = asks("officer").post(f"commitments/{number}/accept?dry=1")
    assert (late.status_code, said(late)["rule"]) == (400, "FILTER_NOT_TAKEN")
    assert said(asks("officer").get(f"commitments/{number}"))["work"] == "ASSIGNED"


def test_a_form_that_ends_too_early_is_refused(government: Government, asks: Asking) -> None:
    who = asks("secretary")
    keyed = {"Authorization": f"Bearer {who.token}", "Idempotency-Key": "k"}
    for media in ("multipart/form-data", "multipart/form-data; boundary=" + "x" * 300):
        refused = Client().post("/api/v1/intake", b"--x", media, headers=keyed)
        assert (refused.status_code, said(refused)["rule"]) == (400, "FORM_NOT_UNDERSTOOD")
    refused = who.post("intake", {})
    assert (refused.status_code, said(refused)["rule"]) == (415, "MEDIA_NOT_TAKEN")
