"""Why a commitment stands as it does: by one rule on the board, in my work and on its own page."""

import datetime as dt
import re
from html import unescape

import pytest

from remit.commitments import actions
from remit.domain.vocabulary import Block
from remit.kernel import clock
from tests.interfaces.paper_site import browser, key
from tests.support import government as governments
from tests.support.government import Government

pytestmark = pytest.mark.django_db
DAY = "2024-07-26"
REPORT, CLAIM = "Half of the list is typed.", "All of it is published."
BLOCKED = "The department of health has not sent its part."


def read(site: Government, path: str, who: str) -> str:
    with clock.injected(governments.instant(DAY)):
        answer = browser(site, who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def why(site: Government, number: int) -> dict[str, str]:
    """What the three pages say, each where it says why."""
    board = read(site, "/board/", "leader")
    work = read(site, "/my-work/", "officer") + read(site, "/my-work/", "inspector")
    page = read(site, f"/commitments/{number}/", "leader").partition("Facts")[0]
    told = {"board": board, "my work": work, "page": page}
    return {
        name: words(" ".join(re.findall(r'<span class="why">.*?</q></span></span>', html)))
        for name, html in told.items()
    }


def report(site: Government, number: int, said: str, day: str, **what: object) -> None:
    """The officer reports how far it is."""
    facts = {"commitment": number, "progress": said, **what}
    site.told("officer", day, actions.report, **facts)


def test_a_standing_claim_speaks_and_the_reports_before_it_do_not(government: Government) -> None:
    number = government.accepted()
    report(government, number, REPORT, "2024-07-01")
    assert all(REPORT in said for said in why(government, number).values())
    claim = {"commitment": number, "summary": CLAIM}
    government.told("officer", "2024-07-02", actions.claim, **claim)
    for name, said in why(government, number).items():
        assert f"Reported as done on 02/07/2024 : {CLAIM}" in said.translate(ISOLATES), name
        assert REPORT not in said, name
    report(government, number, "The annex follows.", "2024-07-03")
    assert all("The annex follows." in said for said in why(government, number).values())


ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def test_what_stands_in_the_way_is_said_with_who_is_waited_for_until_it_is_resolved(
    government: Government,
) -> None:
    number = government.accepted()
    blocked = {"blocked": Block.LACKS_DATA, "blocked_by": government.units["DOH"]}
    report(government, number, BLOCKED, "2024-07-01", **blocked)
    for name, said in why(government, number).items():
        assert re.search(f"Lacks data Waits for: Doh .*{BLOCKED}", said), (name, said)
    report(government, number, "It came.", "2024-07-04")
    for name, said in why(government, number).items():
        assert "Lacks data" not in said, name
        assert "Waits for" not in said, name
        assert "It came." in said, name


def test_a_claim_resolves_what_stood_in_the_way(government: Government) -> None:
    number = government.accepted()
    report(government, number, BLOCKED, "2024-07-01", blocked=Block.LACKS_FUNDS)
    claim = {"commitment": number, "summary": CLAIM}
    government.told("officer", "2024-07-02", actions.claim, **claim)
    assert not any("Lacks funds" in said for said in why(government, number).values())


def test_work_that_is_not_late_says_on_its_page_what_stands_in_the_way(
    government: Government,
) -> None:
    number = government.accepted(due=governments.by_day("2024-09-30"))
    report(government, number, BLOCKED, "2024-07-01", blocked=Block.LACKS_FUNDS)
    said = why(government, number)["page"]
    assert "Lacks funds" in said
    assert BLOCKED in said


def test_what_stood_in_the_way_before_a_suspension_still_does_after_it(
    government: Government,
) -> None:
    number = government.accepted()
    report(government, number, BLOCKED, "2024-06-03", blocked=Block.LACKS_FUNDS)
    stop = {"commitment": number, "reason": "The law is being changed."}
    government.told("secretary", "2024-06-04", actions.suspend, **stop)
    said = why(government, number)["page"]
    assert "Suspended on" in said
    assert stop["reason"] in said
    assert BLOCKED in said
    again = {"commitment": number, "reason": "It was changed."}
    government.told("secretary", "2024-06-06", actions.resume, **again)
    assert all(BLOCKED in said for said in why(government, number).values())
    assert not any(stop["reason"] in said for said in why(government, number).values())


def test_a_request_that_nobody_answered_is_no_older_than_the_state(
    government: Government,
) -> None:
    number = government.assigned()
    wish = {"wanted": "2024-08-30", "reason": "The tender was void.", "progress": "Nothing yet."}
    with clock.injected(governments.instant("2024-03-04")):
        sent = wish | {"request_key": key()}
        answer = browser(government, "officer").post(f"/commitments/{number}/ask-extension/", sent)
    assert answer.status_code == 302
    government.told("officer", "2024-03-05", actions.accept, commitment=number)
    assert all("The tender was void." in said for said in why(government, number).values())


def test_the_form_of_a_report_begins_with_what_still_stands_in_the_way(
    government: Government,
) -> None:
    number = government.accepted()
    unit = government.units["DOH"]
    report(government, number, BLOCKED, "2024-07-01", blocked=Block.LACKS_DATA, blocked_by=unit)
    form = read(government, f"/commitments/{number}/report/", "officer")
    assert '<option value="LACKS_DATA" selected>' in form
    assert f'name="blocked_by" value="{unit}" checked' in form


def test_a_unit_is_waited_for_no_more_once_nothing_stands_in_the_way(
    government: Government,
) -> None:
    number = government.accepted()
    unit = government.units["DOH"]
    report(government, number, BLOCKED, "2024-07-01", blocked=Block.LACKS_DATA, blocked_by=unit)
    facts = {"commitment": number, "progress": "It came.", "blocked": None, "blocked_by": unit}
    act = government.told("officer", "2024-07-02", actions.report, **facts)
    assert act.data["blocked_by"] is None


WISH = {"wanted": "2024-08-30", "reason": "The tender was void.", "progress": "Nothing yet."}


def asked_for_more_time(site: Government) -> int:
    number = site.accepted()
    wish = WISH | {"wanted": dt.date(2024, 8, 30), "commitment": number}
    site.told("officer", "2024-03-04", actions.ask_extension, **wish)
    return number


def test_a_request_for_more_time_says_which_day_it_asks_for(government: Government) -> None:
    number = asked_for_more_time(government)
    expected = "Asked for more time until 30/08/2024 , on 04/03/2024 : The tender was void."
    for name, said in why(government, number).items():
        assert expected in said.translate(ISOLATES), (name, said)


def test_a_refused_request_gives_its_place_to_the_refusal(government: Government) -> None:
    number = asked_for_more_time(government)
    answer = {"commitment": number, "reason": "Nothing was begun."}
    government.told("secretary", "2024-03-06", actions.refuse_extension, **answer)
    for name, said in why(government, number).items():
        refused = "More time refused on 06/03/2024 : Nothing was begun."
        assert refused in said.translate(ISOLATES), (name, said)
        assert "Asked for more time" not in said, name


def test_granted_time_is_said_with_its_day_and_the_day_on_which_it_was_decided(
    government: Government,
) -> None:
    number = asked_for_more_time(government)
    answer = {"commitment": number, "reason": "One more tender.", "due": dt.date(2024, 8, 16)}
    government.told("secretary", "2024-03-06", actions.extend, **answer)
    said = why(government, number)["page"].translate(ISOLATES)
    assert "More time granted until 16/08/2024 , on 06/03/2024 : One more tender." in said
    assert "Asked for more time" not in said


def test_an_annulled_answer_leaves_the_request_open(government: Government) -> None:
    number = asked_for_more_time(government)
    answer = {"commitment": number, "reason": "Nothing was begun."}
    act = government.told("secretary", "2024-03-06", actions.refuse_extension, **answer)
    taken_back = {"commitment": number, "act": act.seq, "reason": "Wrong row."}
    government.told("secretary", "2024-03-07", actions.annul, **taken_back)
    said = why(government, number)["page"]
    assert "Asked for more time until" in said
    assert "More time refused" not in said


def test_whoever_answers_a_request_for_more_time_reads_it_beside_the_form(
    government: Government,
) -> None:
    number = asked_for_more_time(government)
    for code in ("extend", "refuse-extension"):
        form = words(read(government, f"/commitments/{number}/{code}/", "secretary"))
        for told in ("30 August 2024", WISH["reason"], WISH["progress"], "Asked on 04/03/2024"):
            assert told in form.translate(ISOLATES), (code, told)
    assert WISH["progress"] not in read(government, f"/commitments/{number}/report/", "officer")


def test_redefining_says_beforehand_that_the_original_date_is_set_anew(
    government: Government,
) -> None:
    number = government.assigned()
    contest = {"commitment": number, "reason": "The day is too early."}
    government.told("head", "2024-03-02", actions.contest, **contest)
    form = words(read(government, f"/commitments/{number}/redefine/", "secretary"))
    assert "The original due date is set anew" in form
    assert "Until now the original date is 28/06/2024" in form.translate(ISOLATES)
    assert "falls away with it" not in form
