"""The evidence on the page of a commitment: its note, who attached it and when, and the way to take
it back; by programs in the same words."""

import re

import pytest
from django.test import Client

from remit.commitments import actions
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.interfaces.paper_site import browser, key, today
from tests.support.government import Government

pytestmark = pytest.mark.django_db
FILE = {"name": "minutes.txt", "content": b"Of another matter.", "note": "Signed on both pages."}


def attached(government: Government, number: int) -> int:
    who = {"by": government.by["officer"], "at": paper_site.DAY, "commitment": number}
    with today():
        return actions.attach_file(**who, **FILE).seq


def taken_back(client: Client, number: int, act: int) -> int:
    sent = {"act": act, "reason": "Of another matter.", "request_key": key()}
    with today():
        return client.post(f"/commitments/{number}/annul/", sent).status_code


def section(government: Government, who: str, number: int) -> str:
    html = paper_site.page(government, f"/commitments/{number}/", who)
    found = re.search(r'<section [^>]*"evidence-title">.*?</section>', html, re.DOTALL)
    assert found
    return found[0]


def test_evidence_says_its_note_who_attached_it_and_when(government: Government) -> None:
    number = paper_site.accepted(government)
    act = attached(government, number)
    shown = section(government, "inspector", number)
    assert "Signed on both pages." in shown
    assert "<bdi>officer</bdi>" in shown
    assert "01/03/2024 10:00" in shown
    assert f'href="#act-{act}"' in shown


def test_the_officer_takes_it_back_by_the_page(government: Government) -> None:
    number = paper_site.accepted(government)
    act = attached(government, number)
    way = f"/commitments/{number}/annul/?act={act}"
    offered = section(government, "officer", number)
    assert way in offered
    assert 'hx-target="#act">Annul<' in offered
    assert way not in section(government, "finance_head", number)
    form = paper_site.page(government, way, "officer")
    assert re.search(rf'<option value="{act}" selected>[^<]*minutes\.txt', form)
    assert form.count("<option") == 1
    asked = re.search(r'hx-confirm="([^"]*)"', form)
    assert asked
    assert re.search(rf"Annul this act\?.* minutes\.txt.*#{act}", asked[1])
    client = browser(government, "officer")
    assert taken_back(client, number, act) == 302
    shown = section(government, "inspector", number)
    assert "annulled" in shown
    assert "ithdr" not in re.sub(r"<[^>]*>", "", shown)
    assert "Of another matter." in shown
    assert f'href="/evidence/{act}/"' not in shown
    assert client.get(f"/evidence/{act}/").status_code == 404


def test_a_stranger_to_the_work_does_not_take_it_back(government: Government) -> None:
    number = paper_site.accepted(government)
    act = attached(government, number)
    assert taken_back(browser(government, "finance_head"), number, act) == 403


def test_a_program_reads_it_and_takes_it_back(government: Government, asks: Asking) -> None:
    number = paper_site.accepted(government)
    act = attached(government, number)
    officer = asks("officer")
    whole = said(officer.get(f"commitments/{number}"))
    (item,) = whole["evidence_items"]
    assert (item["note"], item["post"]["code"], item["may_withdraw"]) == (
        "Signed on both pages.",
        "P-officer",
        True,
    )
    assert "annul" in whole["may"]
    other = said(asks("finance_head").get(f"commitments/{number}"))
    assert not other["evidence_items"][0]["may_withdraw"]
    assert "annul" not in other["may"]
    sent = {"act": act, "reason": "Of another matter."}
    done = said(officer.post(f"commitments/{number}/annul", sent))["commitment"]
    assert not done["evidence_items"]
    (gone,) = done["withdrawn_evidence"]
    assert gone["withdrawn"]["reason"] == "Of another matter."
    assert gone["withdrawn"]["post"]["code"] == "P-officer"
