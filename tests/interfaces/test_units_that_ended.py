"""A unit that ended and still owes names its heirs wherever it stands, with the door to hand
over."""

import datetime as dt
import re
from html import unescape

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions as commitments
from remit.commitments.queries import owing as owed
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Evidence, How
from remit.interfaces.web.board import ended
from remit.kernel import clock
from remit.organisation import actions as organisation
from remit.organisation.queries import bearing
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser
from tests.support import government as governments
from tests.support.government import Government

pytestmark = pytest.mark.django_db
ENDED_ON = dt.date(2024, 4, 1)
LATER = "2024-04-10"
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
CHECKED = Evidence.DOCUMENT_CHECKED
NAMED = "Doh (ended, now Doic)"


PLACES = ("/board/?unit=", "/commitments/{number}/", "/organisation/units/DOH/")


def _merged(site: Government, unit: str, heir: str, on: dt.date) -> organisation.NewSuccession:
    return organisation.NewSuccession(site.units[unit], [site.units[heir]], on, How.MERGED)


@pytest.fixture
def owing(government: Government) -> int:
    """A commitment that a department led when it was merged into another one."""
    number = paper_site.assigned(government, lead="DOH")
    government.does(
        "administrator",
        "2024-03-20",
        organisation.succeed_units,
        successions=[_merged(government, "DOH", "DOIC", ENDED_ON)],
    )
    return number


def page(site: Government, path: str, who: str, day: str = LATER) -> str:
    """A page on a day."""
    with clock.injected(governments.instant(day)):
        answer = browser(site, who).get(path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def words(html: str) -> str:
    """The words of a page in one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("path", ["/commitments/", "/board/?unit=", "/commitments/{number}/"])
def test_the_heirs_are_named_wherever_the_unit_stands(
    government: Government, owing: int, path: str
) -> None:
    html = page(government, path.format(number=owing), "administrator")
    assert NAMED in words(html)


def test_before_the_day_nobody_stands_in_its_place(government: Government, owing: int) -> None:
    html = page(government, "/board/?unit=CITY-PC&on=2024-03-25", "administrator")
    assert "Doh" in words(html)
    assert "ended" not in words(html)


@pytest.mark.parametrize("path", PLACES)
def test_the_door_is_filled_in_and_open_only_to_whoever_may(
    government: Government, owing: int, path: str
) -> None:
    unit, heir = government.units["DOH"], government.units["DOIC"]
    door = f"unit={unit}&on={ENDED_ON.isoformat()}&heir={heir}"
    assert door in page(government, path.format(number=owing), "administrator")
    assert door not in page(government, path.format(number=owing), "secretary")


def test_an_heir_that_ended_too_leads_on_to_the_one_that_stands(
    government: Government, owing: int
) -> None:
    government.does(
        "administrator",
        LATER,
        organisation.succeed_units,
        successions=[_merged(government, "DOIC", "DOF", dt.date(2024, 5, 1))],
    )
    assert "Doh (ended, now Dof)" in words(
        page(government, "/commitments/", "administrator", "2024-05-02")
    )


def test_a_unit_that_is_to_end_stands_until_its_day(government: Government, owing: int) -> None:
    day, picker = "2024-03-25", "/commitments/units/?field=lead&lead_words=DOH"
    assert "Doh" in words(page(government, picker, "secretary", day))
    assert "Ends on 31/03/2024" in words(page(government, "/search/?words=doh", "leader", day))
    unit = words(page(government, "/organisation/units/DOH/", "administrator", day))
    assert "This unit exists until 31/03/2024." in unit
    assert "Rename" in unit
    number = government.units["DOH"]
    for day_asked, stands in ((day, True), (LATER, False)):
        with clock.injected(governments.instant(day_asked)):
            assert (number in bearing.bearers({number})) is stands
            assert (number in bearing.named_with({"doh"})) is stands


def test_wherever_an_end_is_told_it_is_the_last_day_on_which_the_unit_exists(
    government: Government, owing: int
) -> None:
    for path, said in (
        ("/organisation/units/DOH/", "This unit existed until 31/03/2024."),
        ("/organisation/units/DOH/", "from 02/01/2023 until 31/03/2024"),
        ("/organisation/?words=doh", "until 31/03/2024"),
        ("/administration/", "31/03/2024 Merged"),
    ):
        html = words(page(government, path, "administrator"))
        assert said in html.translate(ISOLATES), path
    urge = {"commitment": owing, "words": "Is it done?"}
    with pytest.raises(Refusal) as refusal, clock.injected(governments.instant(LATER)):
        commitments.urge(by=government.by["leader"], at=governments.instant(LATER), **urge)
    assert refusal.value.params["on"] == "2024-03-31"


def test_what_is_planned_says_the_last_day_before_it_is_confirmed(government: Government) -> None:
    planned = {
        "units": [str(government.units["DOF"])],
        "heirs": [str(government.units["DOIC"])],
        "how": "MERGED",
        "on": "01/07/2024",
        "below": "STAY",
        "request_key": paper_site.key(),
    }
    with clock.injected(governments.instant(LATER)):
        answer = browser(government, "administrator").post("/administration/reorganise/", planned)
    html = words(unescape(answer.content.decode())).translate(ISOLATES)
    assert "The last day of the unit that ends is 30/06/2024." in html


def test_after_its_day_it_is_found_only_where_the_past_is_looked_at(
    government: Government, owing: int
) -> None:
    picker = "/commitments/units/?field=lead&lead_words=DOH"
    assert "Doh" not in words(page(government, picker, "secretary"))
    assert "Ended on 31/03/2024" in words(page(government, "/search/?words=doh", "leader"))
    assert f"/commitments/{owing}/" in page(government, "/commitments/?lead_words=DOH", "leader")


def test_all_of_a_kind_are_those_that_stand(government: Government, owing: int) -> None:
    issuer = government.units["CITY-PC"]
    groups = f"/commitments/units/groups/?field=also&issuer={issuer}"
    before = words(page(government, groups, "secretary", "2024-03-25"))
    after = words(page(government, groups, "secretary"))
    assert ("Department: all 3" in before, "Department: all 2" in after) == (True, True), after


def test_what_is_not_closed_is_one_count_with_its_parts_wherever_it_stands(
    government: Government,
) -> None:
    paper_site.assigned(government)
    done = paper_site.claimed(government)
    government.does(
        "inspector", "2024-03-20", commitments.verify, commitment=done, evidence=CHECKED, note="Ok."
    )
    unit = government.units["DOIC"]
    government.does(
        "administrator",
        "2024-03-21",
        organisation.succeed_units,
        successions=[_merged(government, "DOIC", "DOF", dt.date(2024, 4, 5))],
    )
    form = f"/administration/hand-over/?unit={unit}"
    for path in ("/organisation/units/DOIC/", "/administration/", form):
        html = page(government, path, "administrator")
        assert "2 not closed: 1 open · 1 done, to be closed" in words(html), path
        links = re.findall(r'href="(/commitments/\?lead_words=DOIC&alone=1&state=[A-Z]+)"', html)
        assert [link.rpartition("=")[2] for link in links] == ["OPEN", "VERIFIED"], path
        for link in links:
            assert page(government, link, "leader").count('class="column-name"') >= 1
    with clock.injected(governments.instant(LATER)):
        assert owed.not_closed([unit])[unit].total == 2


def left(html: str) -> str:
    return words(html.partition('id="left"')[2].partition("</section>")[0])


def test_what_an_ended_unit_owes_stands_in_the_work_of_those_who_come_after_it(
    government: Government, owing: int
) -> None:
    for who in ("head", "officer"):
        said = left(page(government, "/my-work/", who))
        assert NAMED in said
        assert "1 not closed:" in said
        assert "Whoever administers the site hands it over." in said
    html = page(government, "/my-work/", "administrator")
    assert NAMED in left(html)
    assert f"unit={government.units['DOH']}&on=" in html
    for who in ("finance_head", "secretary", "inspector", "data_head"):
        assert 'id="left"' not in page(government, "/my-work/", who), who
    assert 'id="left"' not in page(government, "/my-work/", "head", "2024-03-25")


def test_what_was_handed_over_is_left_no_more(government: Government, owing: int) -> None:
    government.does(
        "administrator",
        LATER,
        commitments.transfer_all,
        from_unit=government.units["DOH"],
        to_unit=government.units["DOIC"],
        on=dt.date.fromisoformat(LATER),
        reason="The departments were merged.",
    )
    assert 'id="left"' not in page(government, "/my-work/", "head")


def test_what_ended_units_left_is_asked_at_once_for_all_of_them(
    government: Government, owing: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(government, "administrator")

    def asked(most: int) -> str:
        with clock.injected(governments.instant(LATER)):
            client.get("/my-work/")
            with django_assert_max_num_queries(most) as asking:
                html = client.get("/my-work/").content.decode()
        counts.append(len(asking))
        return unescape(html)

    counts: list[int] = []
    assert "1 not closed:" in left(asked(30))
    also, ends = ("DOF", "W1", "W2"), dt.date(2024, 4, 10)
    for unit in also:
        government.assigned("2024-04-09", lead=government.units[unit])
    merged = [_merged(government, unit, "DOIC", ends) for unit in also]
    government.does("administrator", LATER, organisation.succeed_units, successions=merged)
    assert left(asked(30)).count("1 not closed:") == 4
    assert counts[0] == counts[1]


def test_a_board_names_the_ended_units_that_owe_most_and_counts_the_others(
    government: Government, owing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ended, "MOST", 1)
    for _ in range(2):
        government.assigned("2024-04-09", lead=government.units["DOF"])
    merged = [_merged(government, "DOF", "DOIC", dt.date(2024, 4, 10))]
    government.does("administrator", LATER, organisation.succeed_units, successions=merged)
    said = words(page(government, "/board/", "administrator").partition('id="ended-title"')[2])
    assert "Dof (ended, now Doic): 2 not closed" in said
    assert "and 1 more unit; the boards of the units above show it" in said
    assert NAMED not in said.partition("more unit")[0]


def test_urging_a_unit_that_ended_is_ruled_out_beforehand_by_its_name(
    government: Government, owing: int
) -> None:
    there = government.assigned("2024-04-09")
    path = f"/commitments/together/urge/?commitment={owing}&commitment={there}"
    html = page(government, path, "leader")
    possible, others = html.partition("Not these")[::2]
    assert f'value="{there}" checked' in possible
    assert f'value="{owing}" checked' not in html
    assert "Doh ended on 31/03/2024, so nobody is there to be urged." in words(others)
    sent = {"request_key": paper_site.key(), "commitment": [owing, there], "words": "When?"}
    with clock.injected(governments.instant(LATER)):
        client = browser(government, "leader")
        done = client.post("/commitments/together/urge/", sent).content.decode()
    assert "1 recorded" in done
    assert "nobody is there to be urged" in done


def _split(government: Government) -> int:
    """A commitment that a department led when it was split into two others."""
    number = paper_site.assigned(government, lead="DOH")
    heirs = [government.units["DOIC"], government.units["DOF"]]
    split = organisation.NewSuccession(government.units["DOH"], heirs, ENDED_ON, How.SPLIT)
    government.does("administrator", "2024-03-20", organisation.succeed_units, successions=[split])
    return number


def test_the_units_in_its_place_are_offered_where_they_are_several(government: Government) -> None:
    _split(government)
    form = f"/administration/hand-over/?unit={government.units['DOH']}"
    html = page(government, form, "administrator")
    offered = re.findall(r'type="radio" name="heir" value="(\d+)"( checked)?', html)
    assert set(offered) == {(str(government.units[one]), "") for one in ("DOIC", "DOF")}


def _led_to(answer: HttpResponse) -> list[str]:
    """The fields that the sentence of a refusal leads to."""
    alert = answer.content.decode().partition('role="alert"')[2].partition("</form>")[0]
    return re.findall(r'<a href="#[^"]+">([^<]+)</a>', alert)


def test_all_that_lacks_is_said_at_once_and_the_heirs_stay_offered(government: Government) -> None:
    _split(government)
    client, form = browser(government, "administrator"), "/administration/hand-over/"
    with clock.injected(governments.instant(LATER)):
        nothing = client.post(form, {"request_key": paper_site.key()})
        unit = {"unit": government.units["DOH"], "request_key": paper_site.key()}
        some = client.post(form, unit)
        alone = client.post(form, {**unit, "heir": government.units["DOF"]})
    assert (nothing.status_code, some.status_code, alone.status_code) == (422, 422, 422)
    assert _led_to(nothing) == ["Unit that ended", "Goes over to", "Reason"]
    assert _led_to(some) == ["Goes over to", "Reason"]
    assert some.content.decode().count('name="heir" value=') == 2
    assert "Give a reason." in alone.content.decode()
