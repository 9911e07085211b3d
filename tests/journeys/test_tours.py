"""The tour of each role over the pages of the example: it follows what one does, names only words
that stand on the page, can be left, ended and begun again, and is known to an example alone."""

import html
import re
import uuid

import pytest
from django.test import Client
from django.utils import translation

from remit.commitments.models import Commitment
from remit.commitments.queries import lists
from remit.domain.vocabulary import Role, Work
from remit.interfaces.web.tours import table
from remit.kernel import clock
from remit.organisation import queries as organisation
from tests.support import example

PANEL = re.compile(r'<aside class="tour.*?</aside>', re.DOTALL)
NUMBER = re.compile(r'<span class="tour-place">.*?(\d+)[^\d<]+(\d+)[^<]*</span>', re.DOTALL)
BUTTON = re.compile(r'<button class="btn btn-primary" name="(go|stay)" value="(\d)">')
HERE = re.compile(r'name="next" value="([^"]+)"')
SIX = (
    Role.LEADER,
    Role.SECRETARIAT,
    Role.OFFICER,
    Role.INSPECTOR,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)
Page = str


def entered(role: Role, language: str = "en") -> tuple[Client, Page]:
    """Somebody who entered by the button of the sign-in page, and the page that came."""
    client = Client()
    client.cookies["django_language"] = language
    return client, _post(client, "/enter-as-sample/", role=role.value)


def _get(client: Client, path: str) -> Page:
    return client.get(path, follow=True).content.decode()


def _post(client: Client, path: str, **sent: str) -> Page:
    answer = client.post(path, {"next": "/", **sent}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def step(page: Page) -> int | None:
    """Which step the page shows."""
    panel = PANEL.search(page)
    number = NUMBER.search(panel[0]) if panel else None
    return int(number[1]) if number else None


def onward(client: Client, page: Page) -> Page:
    """The button that leads on, pressed."""
    panel = PANEL.search(page)
    button = BUTTON.search(panel[0]) if panel else None
    here = HERE.search(panel[0]) if panel else None
    assert button is not None
    assert here is not None
    return _post(client, "/tour/", next=html.unescape(here[1]), **{button[1]: button[2]})


@pytest.mark.parametrize("language", ["en", "vi", "ar", "ko"])
@pytest.mark.parametrize("role", SIX)
def test_next_leads_from_page_to_page_and_each_bears_the_words_to_press(
    role: Role, language: str
) -> None:
    client, page = entered(role, language)
    steps = table.TOURS[role]
    assert 4 <= len(steps) <= 6
    for number, one in enumerate(steps, start=1):
        assert step(page) == number
        with translation.override(language):
            words = [str(one.heading), *map(str, one.presses.values())]
        shown, rest = html.unescape(page), html.unescape(PANEL.sub("", page))
        assert [word for word in words if word not in shown] == []
        assert [word for word in words[1:] if word not in rest] == []
        if number < len(steps):
            page = onward(client, page)


def test_the_tour_follows_what_an_officer_does() -> None:
    client, page = entered(Role.OFFICER)
    waiting = example.titled("Công bố lịch đo chất lượng").id
    page = _get(client, f"/commitments/{waiting}/")
    assert step(page) == 2
    assert step(_get(client, f"/commitments/{waiting}/accept/")) == 2
    page = _post(client, f"/commitments/{waiting}/accept/", request_key=str(uuid.uuid4()))
    assert step(page) == 3
    assert step(_get(client, f"/commitments/{waiting}/claim/")) == 4


def test_a_step_that_presses_stands_only_where_it_can_be_pressed() -> None:
    """The work of another unit is read, but is not the officer's to report on."""
    client, _page = entered(Role.OFFICER)
    viewer = organisation.viewer(example.by("SX-DST.officer"), clock.today())
    own = {held.unit for held in viewer.held}
    others = Commitment.objects.filter(work=Work.IN_PROGRESS).exclude(lead__in=own)
    other = min(lists.readable(viewer, others.values_list("pk", flat=True)))
    page = _get(client, f"/commitments/{other}/")
    assert f"/commitments/{other}/report/" not in page
    assert step(page) == 1
    assert "You have left the way of the tour" in page


def test_the_tour_passes_over_what_nobody_can_do_now() -> None:
    """Where nothing waits to be accepted or done the next step is one that can be taken."""
    client, page = entered(Role.OFFICER)
    viewer = organisation.viewer(example.by("SX-DST.officer"), clock.today())
    led = [held.unit for held in viewer.held]
    Commitment.objects.filter(lead__in=led, work=Work.ASSIGNED).update(work=Work.CLOSED)
    assert step(page := onward(client, page)) == 3
    assert "/report/" in page
    assert step(_post(client, "/tour/", go="1")) == 1


def _here(page: Page) -> int | None:
    """The commitment on whose page one is."""
    panel = PANEL.search(page)
    found = re.search(r'value="/commitments/(\d+)/', panel[0]) if panel else None
    return int(found[1]) if found else None


def test_an_officer_is_shown_the_results_of_the_own_unit_alone() -> None:
    """What another unit claims is no word of one's own, wherever one looks."""
    client, page = entered(Role.OFFICER)
    viewer = organisation.viewer(example.by("SX-DST.officer"), clock.today())
    own = {held.unit for held in viewer.held}
    for _number in range(4):
        page = onward(client, page)
    assert step(page) == 5
    shown = Commitment.objects.get(pk=_here(page))
    assert shown.lead_id in own
    others = Commitment.objects.filter(work=Work.CLAIMED).exclude(lead__in=own)
    other = min(lists.readable(viewer, others.values_list("pk", flat=True)))
    assert "You have left the way of the tour" in _get(client, f"/commitments/{other}/")


def test_a_leader_is_shown_one_of_the_commitments_that_the_board_counted() -> None:
    client, page = entered(Role.LEADER)
    counted = onward(client, page)
    numbers = {int(one) for one in re.findall(r'href="/commitments/(\d+)/"', counted)}
    page = onward(client, counted)
    assert step(page) == 3
    assert _here(page) in numbers


@pytest.mark.parametrize("offered", ["<q>([^<]+)</q>", '<bdi dir="ltr"[^>]*>([^<]+)</bdi>'])
def test_what_the_search_page_offers_as_an_example_is_found_in_the_example(offered: str) -> None:
    client, _page = entered(Role.LEADER)
    empty = _get(client, "/search/").partition('class="search-tips"')[2]
    examples = re.findall(offered, html.unescape(empty))
    assert len(examples) >= 2
    for words in examples:
        answer = client.get("/search/", {"words": words})
        assert 'class="hit"' in answer.content.decode(), words


def test_off_its_way_the_tour_waits_and_takes_one_back() -> None:
    client, page = entered(Role.LEADER)
    page = onward(client, page)
    assert step(page) == 2
    page = _get(client, "/organisation/")
    assert step(page) == 2
    assert "You have left the way of the tour" in page
    page = onward(client, page)
    assert step(page) == 2
    assert "You have left the way of the tour" not in page


def test_the_tour_leaps_neither_onward_nor_back() -> None:
    """A look at the table of step four is no step four, and from there the board is no step one."""
    client, page = entered(Role.LEADER)
    assert step(page) == 1
    page = _get(client, "/figures/table/")
    assert step(page) == 1
    assert "You have left the way of the tour" in page
    page = _get(client, "/board/")
    for _number in range(3):
        page = onward(client, page)
    assert step(page) == 4
    page = _get(client, "/board/")
    assert step(page) == 4
    assert "You have left the way of the tour" in page


def test_the_end_is_remembered_and_the_menu_begins_again() -> None:
    client, page = entered(Role.INSPECTOR)
    page = onward(client, page)
    page = _post(client, "/tour/end/", next="/my-work/")
    assert step(page) is None
    assert step(_get(client, "/my-work/")) is None
    assert "Show me round" in page
    assert step(_post(client, "/tour/begin/")) == 1


def test_the_next_visitor_begins_anew() -> None:
    client, page = entered(Role.LEADER)
    assert step(onward(client, page)) == 2
    client.post("/account/logout/")
    assert step(_post(client, "/enter-as-sample/", role="LEADER")) == 1


def test_another_post_has_the_tour_of_its_role() -> None:
    client, page = entered(Role.ADMINISTRATOR)
    assert step(page) == 1
    post = example.by("SX-PC.secretary").post
    page = _post(client, "/act-as/", post=str(post), next="/texts/")
    assert str(table.SECRETARIAT[0].heading) in html.unescape(page)


def test_where_the_tour_has_not_begun_it_offers_to() -> None:
    client, _ = entered(Role.ADMINISTRATOR)
    post = example.by("SX-PC.secretary").post
    page = _post(client, "/act-as/", post=str(post), next="/board/")
    assert "Press “Go on” to begin it." in page
    assert str(table.SECRETARIAT[0].heading) in html.unescape(page)
    assert step(onward(client, page)) == 1


def test_a_step_that_the_tour_does_not_have_is_refused() -> None:
    client, _ = entered(Role.LEADER)
    for wrong in ("5", "-1", "x", ""):
        assert client.post("/tour/", {"go": wrong}).status_code == 404
        assert client.post("/tour/", {"stay": wrong}).status_code == 404
    for path in ("/tour/", "/tour/begin/", "/tour/end/"):
        assert client.get(path).status_code == 405
        assert Client().post(path).status_code == 401
