"""A commitment that was broken into parts says so among its acts, and a contest says what becomes
of them."""

import re
from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions
from remit.commitments.queries import parts_left
from remit.commitments.queries import timeline as timelines
from remit.domain.vocabulary import Outcome
from remit.kernel import clock
from remit.organisation.models import Person
from tests.interfaces.api_site import program, said
from tests.interfaces.paper_site import browser
from tests.support import government as governments
from tests.support.government import Government

pytestmark = pytest.mark.django_db
DAY = "2024-03-06"


def read(site: Government, path: str, who: str = "head") -> str:
    with clock.injected(governments.instant(DAY)):
        answer = browser(site, who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def broken_down(site: Government, whole: int, *leads: str) -> list[int]:
    parts = [actions.Part(f"The part of {lead}", site.units[lead]) for lead in leads]
    acts = site.told("head", "2024-03-05", actions.break_down, commitment=whole, parts=parts)
    return [act.subject for act in acts]


def acts(html: str) -> str:
    return html.partition('id="acts-title"')[2].partition("</ol>")[0]


def test_the_acts_of_a_whole_say_into_which_parts_it_was_broken(government: Government) -> None:
    whole = government.accepted()
    first = broken_down(government, whole, "DOIC-DATA", "DOF")
    government.told("officer", DAY, actions.report, commitment=whole, progress="Half is done.")
    second = broken_down(government, whole, "DOH")
    shown = acts(read(government, f"/commitments/{whole}/"))
    entries = shown.split("<li class=")
    told = [one for one in entries if "Broken into parts" in one]
    assert len(told) == 2
    after = shown.partition("Broken into parts")[2]
    assert after.index(f'href="/commitments/{second[0]}/"') < after.index("Half is done.")
    assert after.index("Half is done.") < after.index(f'href="/commitments/{first[0]}/"')
    assert f'href="/commitments/{first[1]}/"' in after
    assert "Broken into parts" not in read(government, f"/commitments/{first[0]}/")


def test_parts_are_looked_up_at_once_however_many_there_are(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    whole, client, counts = government.accepted(), browser(government, "head"), []
    for leads in (("DOF",), ("DOH", "D1", "W1", "W2", "DOIC-DATA")):
        broken_down(government, whole, *leads)
        with clock.injected(governments.instant(DAY)):
            client.get(f"/commitments/{whole}/")
            with django_assert_max_num_queries(40) as asked:
                client.get(f"/commitments/{whole}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_contest_says_beforehand_that_parts_go_on(government: Government) -> None:
    whole = government.assigned()
    path = f"/commitments/{whole}/contest/"
    assert "go on binding" not in read(government, path)
    broken_down(government, whole, "DOF", "DOH")
    form = words(read(government, path))
    assert "2 parts of it bind other units and go on binding them" in form
    contest = {"commitment": whole, "reason": "It is not ours."}
    government.told("head", DAY, actions.contest, **contest)
    government.told("secretary", DAY, actions.cancel, commitment=whole, reason="It was a slip.")
    mine = words(read(government, "/my-work/", "finance_head").partition('id="to_do"')[0])
    assert "The part of DOF" in mine


def test_whoever_reports_or_verifies_a_whole_is_told_which_parts_are_not_done(
    government: Government,
) -> None:
    whole = government.accepted()
    claim = f"/commitments/{whole}/claim/"
    assert "not done yet" not in read(government, claim)
    first, second = broken_down(government, whole, "DOF", "DOH")
    form = read(government, claim)
    assert "2 parts of it are not done yet." in words(form)
    assert f'href="/commitments/{first}/"' in form
    assert "Assigned" in words(form)
    wrong = {"commitment": second, "outcome": Outcome.NO_LONGER_APPLICABLE, "note": "Too late."}
    government.told("head", DAY, actions.close, **wrong)
    link = {"commitment": whole, "url": "https://example.org/all"}
    government.told("head", DAY, actions.attach_link, **link)
    government.told("head", DAY, actions.claim, commitment=whole, summary="All of it.")
    form = read(government, f"/commitments/{whole}/verify/", "secretary")
    assert "1 part of it is not done yet." in words(form)
    assert f'href="/commitments/{second}/"' not in form
    assert "not done yet" not in read(government, f"/commitments/{whole}/return/", "secretary")


def test_programs_read_how_many_parts_are_not_done(government: Government) -> None:
    whole = government.accepted()
    one = program(Person.objects.get(pk=government.by["secretary"].person))
    assert said(one.get(f"commitments/{whole}"))["parts_open"] == 0
    broken_down(government, whole, "DOF", "DOH")
    assert said(one.get(f"commitments/{whole}"))["parts_open"] == 2


def test_a_part_that_may_not_be_read_is_counted_and_not_named(government: Government) -> None:
    whole = government.accepted()
    part = broken_down(government, whole, "DOF")[0]
    viewer = government.viewer("secretary", DAY)
    parts = [replace(one, hidden=True, title="") for one in timelines.whole(viewer, whole).parts]
    found = parts_left.left(parts)
    assert (found.total, found.hidden, list(found.shown)) == (1, 1, [])
    assert [one.id for one in parts] == [part]
