"""Whoever records an act on a page that others have overtaken is told who did what since, loses
nothing that was typed, and may record it all the same."""

import re

import pytest
from django.test import Client

from remit.commitments import actions
from remit.commitments.actions import Part
from remit.commitments.models import Commitment
from remit.commitments.queries import marks
from remit.domain.vocabulary import Work
from remit.interfaces.web.commitments import verbs
from remit.kernel import clock, writes
from remit.ledger import queries as ledger
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser, key
from tests.support.government import Government, instant

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
REASON = "The minutes say otherwise."


def _opened(client: Client, number: int, code: str) -> dict[str, str]:
    """The hidden fields of a form as it is shown."""
    html = client.get(f"/commitments/{number}/{code}/").content.decode()
    form = html.partition('<form method="post" action="/commitments/')[2].partition("</form>")[0]
    found = re.findall(r'<input type="hidden"([^>]*)>', form)
    named = (re.search(r'name="([^"]+)" value="([^"]*)"', one) for one in found)
    return {one[1]: one[2] for one in named if one}


def _send(client: Client, number: int, code: str, **sent: str) -> tuple[int, str]:
    headers = HTMX if sent.pop("htmx", "") else {}
    answer = client.post(f"/commitments/{number}/{code}/", sent, headers=headers)
    return answer.status_code, answer.content.decode()


def _due(number: int) -> str:
    return str(Commitment.objects.get(pk=number).original)


@pytest.mark.parametrize("htmx", ["", "yes"])
def test_who_corrects_after_another_reads_what_the_other_did_and_then_records(
    government: Government, htmx: str
) -> None:
    number = paper_site.assigned(government)
    first, second = (browser(government, who) for who in ("secretary", "leader"))
    with paper_site.today():
        early, late = (_opened(one, number, "correct-due") for one in (first, second))
        ours = {"reason": "A slip of the pen.", "due": "2024-07-15"}
        assert _send(first, number, "correct-due", **early, **ours)[0] == 302
        corrected = ledger.head()
        theirs = {**late, "reason": REASON, "due": "2024-08-20"}
        status, html = _send(second, number, "correct-due", **theirs, htmx=htmx)
        assert (status, _due(number), ledger.head()) == (409, "2024-07-15", corrected)
        assert corrected is not None
        for said in (
            "Somebody has acted on this commitment since",
            "Due date corrected",
            "15/07/2024",
            "A slip of the pen.",
            f'href="/commitments/{number}/#act-{corrected.seq}"',
            f'name="seen" value="{corrected.seq}"',
            "Record it all the same",
        ):
            assert said in html, said
        assert htmx or (REASON in html and "2024-08-20" in html)
        theirs["seen"] = str(corrected.seq)
        assert _send(second, number, "correct-due", **theirs)[0] == 302
    assert _due(number) == "2024-08-20"


def test_a_form_refused_for_another_reason_keeps_the_mark_with_which_it_was_opened(
    government: Government,
) -> None:
    number = paper_site.assigned(government)
    client = browser(government, "leader")
    with paper_site.today():
        form = _opened(client, number, "correct-due")
        government.does("officer", "2024-03-01", actions.accept, commitment=number)
        sent = {**form, "reason": REASON, "due": "some day"}
        status, html = _send(client, number, "correct-due", **sent)
    assert status == 422
    assert f'name="seen" value="{form["seen"]}"' in html


def test_every_form_of_an_act_carries_the_mark_of_the_api(government: Government) -> None:
    for work in (Work.ASSIGNED, Work.CONTESTED, Work.IN_PROGRESS, Work.CLAIMED, Work.CLOSED):
        number = government.in_state(work)
        last = str(Commitment.objects.get(pk=number).last_act)
        for who in ("officer", "head", "secretary", "inspector"):
            client = browser(government, who)
            with clock.injected(instant("2024-06-28")):
                page = client.get(f"/commitments/{number}/").content.decode()
                for code in sorted({*re.findall(rf'"/commitments/{number}/([a-z-]+)/"', page)}):
                    if code in verbs.BY_CODE:
                        assert _opened(client, number, code)["seen"] == last, (work, code)


def test_what_only_adds_asks_nobody_and_a_note_stands_in_no_ones_way(
    government: Government,
) -> None:
    number = paper_site.assigned(government)
    officer, leader = browser(government, "officer"), browser(government, "leader")
    government.does("officer", "2024-03-01", actions.accept, commitment=number)
    with paper_site.today():
        link, due = _opened(officer, number, "attach-link"), _opened(leader, number, "correct-due")
        note = {"request_key": key(), "words": "When will it be there?"}
        assert leader.post(f"/commitments/{number}/notes/", note).status_code == 302
        sent = {"reason": REASON, "due": "2024-07-15"}
        assert _send(leader, number, "correct-due", **due, **sent)[0] == 302
        assert _send(officer, number, "attach-link", **link, url="https://example.org/")[0] == 302


def test_what_the_state_forbids_meanwhile_is_said_as_before(government: Government) -> None:
    number = paper_site.claimed(government)
    inspector, leader = browser(government, "inspector"), browser(government, "leader")
    with paper_site.today():
        late = _opened(leader, number, "verify")
        early = _opened(inspector, number, "return")
        assert _send(inspector, number, "return", **early, reason="Not complete.")[0] == 302
        found = {"evidence": "DOCUMENT_CHECKED", "note": "I saw it."}
        status, html = _send(leader, number, "verify", **late, **found)
    assert status == 409
    assert "Something else happened first" in html
    assert "I saw it." in html


def test_parts_that_another_gave_meanwhile_are_told(government: Government) -> None:
    number = government.accepted()
    head = browser(government, "head")
    with clock.injected(instant("2024-03-20")):
        form = _opened(head, number, "break-down")
        part = Part("Publish the data of clinics", government.units["DOH"])
        government.does("head", "2024-03-20", actions.break_down, commitment=number, parts=[part])
        row = {"title_1": "Publish the data of health", "lead_1": str(government.units["DOH"])}
        status, html = _send(head, number, "break-down", **form, **row)
        assert status == 409
        assert "Broken into parts" in html
        assert "Publish the data of clinics" in html
        form["seen"] = re.findall(r'name="seen" value="(\d+)"', html)[-1]
        assert _send(head, number, "break-down", **form, **row)[0] == 302
    assert Commitment.objects.filter(parent=number).count() == 2


def test_a_form_that_is_sent_twice_is_not_overtaken_by_itself(government: Government) -> None:
    number = paper_site.assigned(government)
    leader = browser(government, "leader")
    with paper_site.today():
        form = {**_opened(leader, number, "correct-due"), "reason": REASON, "due": "2024-07-15"}
        answers = [_send(leader, number, "correct-due", **form)[0] for _ in range(2)]
    assert answers == [302, 302]
    assert _due(number) == "2024-07-15"


@pytest.mark.parametrize("mark", ["0", "x", "-1", "99999999999999999999", "٣"])
def test_a_mark_that_no_form_carries_is_not_taken(government: Government, mark: str) -> None:
    number = paper_site.assigned(government)
    sent = {"request_key": key(), "seen": mark, "reason": REASON, "due": "2024-07-15"}
    with paper_site.today():
        status, html = _send(browser(government, "leader"), number, "correct-due", **sent)
    assert status == 409
    assert _due(number) == "2024-06-30"
    assert f'name="seen" value="{Commitment.objects.get(pk=number).last_act}"' in html


def test_the_mark_is_compared_while_nobody_else_can_write(
    government: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, asked, real = paper_site.assigned(government), [], marks.mark

    def within(commitment: int) -> int:
        with writes.by_itself():  # refused outside of the write
            asked.append(commitment)
            return real(commitment)

    monkeypatch.setattr(marks, "mark", within)
    leader = browser(government, "leader")
    with paper_site.today():
        form = {**_opened(leader, number, "correct-due"), "reason": REASON, "due": "2024-07-15"}
        assert _send(leader, number, "correct-due", **form)[0] == 302
    assert asked == [number]


def test_a_stranger_learns_nothing_by_an_old_mark(government: Government) -> None:
    number = paper_site.assigned(government)
    sent = {"request_key": key(), "seen": "1", "reason": REASON, "due": "2024-07-15"}
    with paper_site.today():
        status, html = _send(browser(government, "stranger"), number, "correct-due", **sent)
    assert status in {403, 404, 422}
    assert "acted" not in html
