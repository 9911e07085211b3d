"""Acting on several commitments of a list: chosen, looked over, done, each with its own outcome."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions
from remit.commitments.models import Commitment
from remit.domain.vocabulary import Confidentiality
from remit.ledger import queries as ledger
from remit.notices.models import Notice
from tests.interfaces import paper_site
from tests.interfaces.paper_site import DAY, browser, key
from tests.support.government import Government

pytestmark = pytest.mark.django_db
WANTED = "2024-08-30"


def several(government: Government, n: int = 3, **terms: object) -> list[int]:
    return [paper_site.assigned(government, **terms) for _ in range(n)]


def asking_for_time(government: Government, n: int = 3) -> list[int]:
    """Commitments whose unit asks for more time, each for another day."""
    numbers = [paper_site.accepted(government) for _ in range(n)]
    with paper_site.today():
        for place, number in enumerate(numbers):
            actions.ask_extension(
                by=government.by["officer"],
                at=DAY,
                commitment=number,
                wanted=DAY.date().replace(month=8, day=10 + place),
                reason="The tender takes longer.",
                progress="Half of it.",
            )
    return numbers


def preview(client: Client, verb: str, numbers: list[int]) -> str:
    with paper_site.today():
        asked = {"commitment": numbers, "next": "/commitments/?state=ASSIGNED"}
        return client.get(f"/commitments/together/{verb}/", asked).content.decode()


def named(html: str) -> list[str]:
    """What is ticked in a preview."""
    return re.findall(r'name="commitment" value="([^"]+)" checked', html)


def act(client: Client, verb: str, chosen: list[str], **sent: object) -> str:
    with paper_site.today():
        form = {"request_key": key(), "commitment": chosen, "next": "/my-work/", **sent}
        return client.post(f"/commitments/together/{verb}/", form).content.decode()


def works(numbers: list[int]) -> list[str]:
    return [Commitment.objects.get(pk=number).work for number in numbers]


def test_a_list_offers_what_fits_several_of_its_rows(government: Government) -> None:
    numbers = several(government)
    paper_site.assigned(government, lead="DOH")
    with paper_site.today():
        html = browser(government, "officer").get("/commitments/").content.decode()
        other = browser(government, "finance_head").get("/commitments/").content.decode()
        work = browser(government, "officer").get("/my-work/").content.decode()
    for page in (html, work):
        ticks = re.findall(r'form="together" name="commitment" value="(\d+)"', page)
        assert sorted(map(int, ticks)) == numbers
        assert 'formaction="/commitments/together/accept/"' in page
    assert "together/" not in other


def test_the_list_behind_a_number_of_today_offers_it_too(government: Government) -> None:
    several(government)
    leader = browser(government, "leader")
    with paper_site.today():
        now = leader.get("/figures/list/?column=assigned&unit=CITY").content.decode()
        later = leader.get("/figures/list/?column=assigned&unit=CITY&on=2024-12-01")
    assert now.count('form="together" name="commitment"') == 3
    assert 'formaction="/commitments/together/urge/"' in now
    assert "together/" not in later.content.decode()


def test_what_awaits_verification_is_not_urged(government: Government) -> None:
    open_ones, claimed = several(government, 2), paper_site.claimed(government)
    leader = browser(government, "leader")
    with paper_site.today():
        html = leader.get("/commitments/").content.decode()
    ticks = re.findall(r'form="together" name="commitment" value="(\d+)"', html)
    assert sorted(map(int, ticks)) == open_ones
    shown = preview(leader, "urge", [*open_ones, claimed])
    assert named(shown) == [str(number) for number in open_ones]
    assert "Only what a unit has in hand is urged" in shown
    done = act(leader, "urge", [*map(str, open_ones), str(claimed)], words="When?")
    assert "2 recorded" in done
    assert "1 refused" in done


def test_one_row_alone_is_acted_on_at_its_own_page(government: Government) -> None:
    paper_site.assigned(government)
    with paper_site.today():
        assert "together/" not in browser(government, "officer").get("/my-work/").content.decode()


def test_several_are_accepted_each_by_an_act_of_its_own(government: Government) -> None:
    numbers, client = several(government), browser(government, "officer")
    shown = preview(client, "accept", numbers)
    assert named(shown) == [str(number) for number in numbers]
    before = ledger.head()
    html = act(client, "accept", named(shown)[:2])
    assert "2 recorded" in html
    assert works(numbers) == ["IN_PROGRESS", "IN_PROGRESS", "ASSIGNED"]
    head = ledger.head()
    assert head is not None
    assert before is not None
    assert head.seq == before.seq + 2
    assert f'href="/commitments/{numbers[0]}/#act-{before.seq + 1}"' in html
    assert 'href="/my-work/"' in html
    told = Notice.objects.filter(tag="commitment.accepted").values_list("commitment", flat=True)
    assert set(told) == set(numbers[:2])


def test_what_cannot_be_done_is_not_ticked_and_says_why(government: Government) -> None:
    done, open_one = paper_site.accepted(government), paper_site.assigned(government)
    other = paper_site.assigned(government, lead="DOH")
    html = preview(browser(government, "officer"), "accept", [done, open_one, other])
    assert named(html) == [str(open_one)]
    assert "was recorded already on" in html
    assert "Not these" in html


def test_what_is_refused_holds_no_other_up(government: Government) -> None:
    numbers, client = several(government), browser(government, "officer")
    with paper_site.today():
        actions.accept(by=government.by["head"], at=DAY, commitment=numbers[1])
    html = act(client, "accept", [str(number) for number in numbers])
    assert "2 recorded" in html
    assert "1 refused" in html
    assert works(numbers) == ["IN_PROGRESS"] * 3


def test_a_form_sent_twice_is_carried_out_once(government: Government) -> None:
    numbers, client = several(government), browser(government, "officer")
    chosen, once = [str(number) for number in numbers], key()
    first = act(client, "accept", chosen, request_key=once)
    head = ledger.head()
    assert "3 recorded" in act(client, "accept", chosen, request_key=once)
    assert "3 recorded" in first
    assert ledger.head() == head


def test_each_gets_the_date_that_it_asks_for(government: Government) -> None:
    numbers, client = asking_for_time(government), browser(government, "secretary")
    shown = preview(client, "extend", numbers)
    assert named(shown) == [f"{number}:2024-08-{10 + n}" for n, number in enumerate(numbers)]
    html = act(client, "extend", named(shown), reason="The tender is not theirs to hurry.")
    assert "3 recorded" in html
    dates = [str(Commitment.objects.get(pk=number).revised) for number in numbers]
    assert dates == ["2024-08-10", "2024-08-11", "2024-08-12"]


def test_more_time_is_refused_to_several_with_one_reason(government: Government) -> None:
    numbers, client = asking_for_time(government), browser(government, "secretary")
    chosen = named(preview(client, "refuse-extension", numbers))
    assert chosen == [str(number) for number in numbers]
    assert "3 recorded" in act(client, "refuse-extension", chosen, reason="The date stands.")
    assert not Commitment.objects.filter(extension_asked=True).exists()


def test_without_a_reason_nothing_is_done_and_it_is_asked_again(government: Government) -> None:
    numbers, client = asking_for_time(government), browser(government, "secretary")
    html = act(client, "extend", [f"{number}:{WANTED}" for number in numbers], reason=" ")
    assert "Fill in the field “Reason”." in html
    assert len(named(html)) == 3
    assert Commitment.objects.filter(extension_asked=True).count() == 3


def test_nothing_chosen_is_a_sentence(government: Government) -> None:
    client = browser(government, "officer")
    assert "Choose at least one commitment." in act(client, "accept", [])
    assert "Go back to the list and choose some." in preview(client, "accept", [])


def test_too_many_are_a_sentence(government: Government) -> None:
    client = browser(government, "officer")
    html = preview(client, "accept", list(range(1, 60)))
    assert "At most 50 commitments are acted on together" in html


def test_what_one_may_not_read_is_not_there(government: Government) -> None:
    closed = several(government, 2, lead="DOH", confidentiality=Confidentiality.RESTRICTED)
    client = browser(government, "officer")
    assert "Publish the shared-data catalogue" not in preview(client, "accept", closed)
    html = act(client, "accept", [str(closed[0]), "999999"])
    sentence = "There is no commitment {} that you may read."
    assert sentence.format(closed[0]) in html
    assert sentence.format(999999) in html
    assert works(closed) == ["ASSIGNED", "ASSIGNED"]


@pytest.mark.parametrize("who", ["stranger", "finance_head", "auditor"])
def test_whoever_may_not_acts_on_none(government: Government, who: str) -> None:
    numbers, client = several(government), browser(government, who)
    assert named(preview(client, "accept", numbers)) == []
    assert "3 refused" in act(client, "accept", [str(number) for number in numbers])
    assert works(numbers) == ["ASSIGNED"] * 3


def test_a_verb_that_is_none_is_not_found(government: Government) -> None:
    client = browser(government, "officer")
    assert client.get("/commitments/together/verify/").status_code == 404
    assert "/account/login/" in Client().get("/commitments/together/accept/")["Location"]


def test_looking_over_and_acting_ask_a_bounded_number_of_questions(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers, client = several(government, 10), browser(government, "officer")
    preview(client, "accept", numbers[:1])
    with django_assert_max_num_queries(30 + 16 * 10):
        chosen = named(preview(client, "accept", numbers))
    with django_assert_max_num_queries(40 + 45 * 10):
        assert "10 recorded" in act(client, "accept", chosen)
