"""A site without mail lets somebody in: whoever keeps it is shown a link once, the act says so, the
person is told, and neither the memory of requests nor the log holds the link."""

import re

import pytest
from django.db import connection
from django.test import Client

from remit.domain.acts import Tag
from remit.interfaces.sign_in_links.models import SignInLink
from remit.ledger import queries as ledger
from remit.ledger.models import Request, SideText
from remit.notices import queries as notices
from remit.organisation.models import Person
from tests.interfaces import figures_site
from tests.interfaces.figures_site import Story
from tests.interfaces.paper_site import key
from tests.interfaces.test_board import browser_of, read

WHY = "New at the desk; the site sends no mail."


@pytest.fixture
def newcomer(story: Story) -> Person:
    return Person.objects.create_user("new@example.test", name="The newcomer", language="en")


def _asked(client: Client, person: Person, **sent: str) -> str:
    fields = {"reason": WHY, "request_key": key(), **sent}
    answer = client.post(_where(person), fields)
    assert answer.status_code == 200, answer.content.decode()[:3000]
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.content.decode()


def _where(person: Person) -> str:
    return f"/administration/people/{person.pk}/sign-in-link/"


def _link(html: str) -> str:
    found = re.search(r'value="http://testserver(/enter/[^"]+)"', html)
    assert found is not None, html
    return found[1]


def test_the_link_is_on_the_page_of_the_person_and_signs_in_once(
    story: Story, newcomer: Person
) -> None:
    keeper = browser_of(story, "administrator")
    assert _where(newcomer) in read(keeper, f"/administration/people/{newcomer.pk}/")
    html = _asked(keeper, newcomer)
    assert "within half an hour" in html
    assert 'data-copy="id_link"' in html
    browser = Client()
    with figures_site.clock.injected(figures_site.at(figures_site.LAST, 5)):
        assert browser.post(_link(html)).status_code == 302
        assert Client().post(_link(html)).status_code == 410
    assert browser.session["_auth_user_id"] == str(newcomer.pk)


def test_the_act_says_so_and_the_person_is_told(story: Story, newcomer: Person) -> None:
    _asked(browser_of(story, "administrator"), newcomer)
    (told,) = notices.told(newcomer.pk)
    assert told.tag == Tag.PERSON_LINK_SHOWN
    act = ledger.act(told.act)
    assert act is not None
    assert (act.data, act.texts) == ({"person": newcomer.pk}, {"reason": WHY})
    assert act.by.person == story.made.by["administrator"].person


def test_the_link_is_kept_nowhere(
    story: Story, newcomer: Person, capfd: pytest.CaptureFixture[str]
) -> None:
    token = _link(_asked(browser_of(story, "administrator"), newcomer)).split("/")[2]
    assert len(token) > 20
    kept = [str(one.response) for one in Request.objects.all()]
    kept += [str(one.text) for one in SideText.objects.all()]
    kept += [str(row) for row in SignInLink.objects.values()]
    assert not any(token in one for one in kept)
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM ledger_act")
        assert not any(token in str(row[0]) for row in cursor.fetchall())
    said = capfd.readouterr()
    assert token not in said.out + said.err


def test_sent_again_it_makes_no_second_link(story: Story, newcomer: Person) -> None:
    keeper, one = browser_of(story, "administrator"), key()
    token = _link(_asked(keeper, newcomer, request_key=one))
    again = _asked(keeper, newcomer, request_key=one)
    assert token not in again
    assert "shown already" in again
    assert SignInLink.objects.filter(person=newcomer).count() == 1
    assert len(notices.told(newcomer.pk)) == 1


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_no_link_is_made(story: Story, newcomer: Person, reason: str) -> None:
    fields = {"reason": reason, "request_key": key()}
    answer = browser_of(story, "administrator").post(_where(newcomer), fields)
    assert (answer.status_code, SignInLink.objects.count()) == (422, 0)
    assert 'role="alert"' in answer.content.decode()


def test_who_is_barred_is_shown_no_link(story: Story, newcomer: Person) -> None:
    newcomer.is_active = False
    newcomer.save()
    keeper = browser_of(story, "administrator")
    assert _where(newcomer) not in read(keeper, f"/administration/people/{newcomer.pk}/")
    answer = keeper.post(_where(newcomer), {"reason": WHY, "request_key": key()})
    assert answer.status_code == 422
    assert SignInLink.objects.count() == 0


@pytest.mark.parametrize("who", ["officer", "leader", "stranger"])
def test_nobody_else_is_shown_one(story: Story, newcomer: Person, who: str) -> None:
    client = browser_of(story, who)
    assert client.get(_where(newcomer)).status_code == 403
    sent = {"reason": WHY, "request_key": key()}
    assert client.post(_where(newcomer), sent).status_code == 403
    assert SignInLink.objects.count() == 0
    assert Client().get(_where(newcomer)).status_code == 302
