"""The board: every number opens to a list of that length, and says as of when and known when."""

import datetime as dt
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from remit.commitments import actions
from remit.domain.vocabulary import DocumentType, How, Relation
from remit.kernel import clock
from remit.organisation import actions as organisation
from remit.organisation.models import Person
from remit.texts import actions as texts
from tests.interfaces import figures_site
from tests.interfaces.conftest import signed_in
from tests.interfaces.figures_site import Story

NUMBER = re.compile(
    r'<a (?:class="[a-z-]+" )?href="(/figures/(?:list|changes)/[^"]+)"[^>]*>([\d]+)</a>'
)


def browser_of(story: Story, who: str) -> Client:
    return signed_in(Person.objects.get(pk=story.made.by[who].person))


@pytest.fixture
def leader(story: Story) -> Client:
    return browser_of(story, "leader")


def read(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:2000]
    return unescape(response.content.decode())


def listed(html: str) -> int:
    """How many rows a list has."""
    return html.count('<tr role="row"') - html.count("<thead")


def headline(html: str) -> list[int]:
    part = html.split('class="headline"')[1].split("</section>")[0]
    return [int(number) for number in re.findall(r'class="stat-n">(?:<a[^>]*>)?(\d+)', part)]


def test_the_headline_counts_what_the_story_made(leader: Client) -> None:
    html = read(leader, "/board/")
    assert headline(html) == [14, 3, 4, 1, 1]
    assert "21.43 %" in html
    assert "of all assigned" in html
    assert "(3 of 14)" in html


@pytest.mark.parametrize("by", ["unit", "issuer-level", "document", "type", "due-month"])
def test_every_number_opens_to_a_list_of_exactly_that_length(leader: Client, by: str) -> None:
    links = NUMBER.findall(read(leader, f"/board/?unit=CITY-PC&by={by}&since=2024-06-10"))
    assert len(links) > 20
    for address, number in set(links):
        html = read(leader, address)
        assert listed(html) == int(number), address


def test_every_number_of_the_table_opens_to_a_list_of_that_length(leader: Client) -> None:
    links = NUMBER.findall(read(leader, "/figures/table/?unit=DOIC"))
    assert len(links) > 8
    for address, number in set(links):
        assert listed(read(leader, address)) == int(number), address


def test_a_table_in_which_nothing_is_assigned_says_what_to_do_next(leader: Client) -> None:
    html = read(leader, "/figures/table/?unit=CITY&on=2023-06-01")
    assert "Nothing is assigned here on this day" in html
    assert 'href="/texts/"' in html.partition('class="nothing-ways"')[2]
    assert 'class="progress-table"' not in html


def test_a_part_is_counted_with_the_whole_and_opens_as_a_part(leader: Client) -> None:
    html = read(leader, "/figures/list/?unit=DOIC&column=parts")
    assert listed(html) == 1
    assert "Data of the division" in html


def test_a_stranger_sees_no_board(story: Story) -> None:
    assert browser_of(story, "stranger").get("/board/").status_code == 403
    assert Client().get("/board/").status_code == 302


def test_the_board_states_as_of_known_at_tree_and_clock(leader: Client) -> None:
    html = read(leader, "/board/")
    assert "As of <strong>" in html
    assert "17 June 2024" in html
    assert re.search(r"as known at act <bdi>\d+</bdi>", html)
    assert "Tree of units: <bdi>Administration, as of 17/06/2024</bdi>" in html
    assert "ADMIN@" not in re.sub(r'(?:href|value)="[^"]*"', "", html)
    assert "by the revised due date" in html


def test_whoever_steers_sees_the_government_and_others_their_unit(
    story: Story, leader: Client
) -> None:
    assert headline(read(leader, "/board/"))[0] == 14
    assert headline(read(browser_of(story, "health_head"), "/board/"))[0] == 4
    assert headline(read(browser_of(story, "health_head"), "/board/?unit="))[0] == 14


def test_a_day_before_shows_that_day(leader: Client) -> None:
    assert headline(read(leader, "/board/?on=2024-05-21")) == [14, 0, 4, 2, 0]
    assert headline(read(leader, "/board/?on=21/05/2024&unit=DOH")) == [4, 0, 3, 0, 0]


def test_what_was_known_then_is_shown_as_known_then(leader: Client, story: Story) -> None:
    html = read(leader, "/board/?on=2024-06-17&known_at=2024-06-10")
    assert headline(html) == [14, 2, 5, 0, 0]
    assert "not the latest knowledge" in html
    assigned = story.ids["data 2"]
    assert headline(read(leader, f"/board/?known_at={assigned}"))[0] == 2


def test_a_day_before_all_teaches_what_to_do_first(leader: Client) -> None:
    html = read(leader, "/board/?on=2023-06-01")
    assert "Nothing is assigned here on this day" in html


def test_the_two_clocks_are_read_apart(leader: Client) -> None:
    assert "by the original due date" in read(leader, "/board/?clock=original")


def test_todays_tree_can_be_asked_for(leader: Client, story: Story) -> None:
    made = story.made
    with clock.injected(figures_site.at(figures_site.LAST, 4)):
        organisation.place_unit(
            by=made.by["administrator"],
            at=figures_site.at(figures_site.LAST, 4),
            unit=made.units["W2"],
            tree=made.tree,
            parent=made.units["DOIC"],
            on=figures_site.at(figures_site.LAST).date(),
        )
    assert headline(read(leader, "/board/?on=2024-06-16&unit=DOIC"))[0] == 5
    html = read(leader, "/board/?on=2024-06-16&unit=DOIC&tree=@today")
    assert headline(html)[0] == 6
    for address, number in set(NUMBER.findall(html)):
        assert listed(read(leader, address)) == int(number), address


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("on=31/02/2024", "31/02/2024"),
        ("known_at=yesterday", "yesterday"),
        ("unit=NOWHERE", "NOWHERE"),
        ("document=9/XX", "9/XX"),
        ("issuer_level=MOON", "MOON"),
        ("type=WISH", "WISH"),
        ("clock=sun", "sun"),
        ("tree=FIR", "FIR"),
        ("by=colour", "colour"),
    ],
)
@pytest.mark.parametrize("page", ["/board/", "/figures/table/", "/figures/list/"])
def test_a_word_that_is_not_understood_keeps_the_page_and_says_so(
    leader: Client, page: str, words: str, sentence: str
) -> None:
    html = read(leader, f"{page}?{words}", 422)
    assert 'role="alert"' in html
    assert sentence in html.split('role="alert"')[1][:600]
    assert '<form method="get"' in html


def test_words_that_are_no_code_are_looked_for_among_the_names(leader: Client) -> None:
    html = read(leader, "/board/?unit=do")
    assert "Which unit is meant?" in html
    assert html.count('<li><a href="/board/?unit=') >= 3
    only = leader.get("/board/?unit=ins&on=2024-06-01")
    assert only.headers["Location"] == "/board/?unit=INSP&on=2024-06-01"


def test_what_changed_since_the_meeting(leader: Client) -> None:
    html = read(leader, "/board/?since=2024-06-10")
    changed = dict(
        re.findall(r"<dt>([^<]+)</dt><dd>(?:<a[^>]*>)?(\d+)", html.split('class="moved"')[1])
    )
    assert changed == {
        "Newly assigned": "0",
        "Newly done": "1",
        "Became overdue": "1",
        "No longer overdue": "1",
        "Newly contested": "1",
        "Newly awaiting verification": "1",
    }


def test_the_overdue_say_whose_how_late_and_why(leader: Client) -> None:
    html = read(leader, "/board/")
    part = html.split("Overdue</h2>")[1].split("</section>")[0]
    assert "63 days late" in part
    assert "No reason given: the lead unit has reported nothing." in part
    assert "Waits for another unit" in part
    assert "The interface is ready" in part


def test_a_contest_says_its_reason_and_whose_it_should_be(leader: Client) -> None:
    part = read(leader, "/board/").split("Contested</h2>")[1].split("</section>")[0]
    assert "These functions belong to the inspectorate since January." in part
    assert "Insp" in part


def test_the_number_of_questions_does_not_grow_with_the_government(
    leader: Client, story: Story
) -> None:
    leader.get("/board/")
    with CaptureQueriesContext(connection) as few:
        leader.get("/board/")
    more = [
        organisation.NewUnit(
            f"X{n}",
            "WARD",
            {"en": f"Ward {n}"},
            figures_site.at("2024-01-01").date(),
            parent=story.made.units["CITY-PC"],
        )
        for n in range(20)
    ]
    now = figures_site.at(figures_site.LAST, 5)
    organisation.create_units(
        by=story.made.by["administrator"], at=now, units=more, tree=story.made.tree
    )
    figures_site.assign_many(story, [f"X{n}" for n in range(20)])
    leader.get("/board/")
    with CaptureQueriesContext(connection) as many:
        html = read(leader, "/board/")
    assert headline(html)[0] == 34
    assert len(many) <= len(few)
    assert len(many) <= 50


@pytest.mark.parametrize("since", ["2024-06-10", "2030-01-01", "soon"])
def test_a_day_of_comparison_that_does_not_fit_falls_back_to_the_week_before(
    leader: Client, since: str
) -> None:
    html = read(leader, f"/board/?on=2024-05-21&since={since}")
    assert headline(html) == [14, 0, 4, 2, 0]
    assert 'name="since" value="14/05/2024"' in html
    assert "does not fit this day" in html


def test_a_day_of_comparison_that_fits_is_kept_without_a_word(leader: Client) -> None:
    html = read(leader, "/board/?on=2024-05-21&since=2024-05-20")
    assert 'name="since" value="20/05/2024"' in html
    assert "does not fit this day" not in html


@pytest.mark.parametrize("page", ["/board/?", "/figures/list/?column=assigned&"])
def test_a_day_ahead_is_named_a_forecast(leader: Client, page: str) -> None:
    assert "read ahead" in read(leader, f"{page}on=2024-06-18")
    assert "read ahead" not in read(leader, f"{page}on=2024-06-17")


def test_units_that_the_chosen_tree_does_not_hold_are_named_by_a_number(
    leader: Client, story: Story
) -> None:
    made = story.made
    moment = figures_site.at(figures_site.LAST, 4)
    with clock.injected(moment):
        new = organisation.NewUnit(
            "W3", "WARD", {"en": "Ward three"}, moment.date(), parent=made.units["D1"]
        )
        by = made.by["administrator"]
        (ward,) = organisation.create_units(by=by, at=moment, units=[new], tree=made.tree)
        actions.assign(
            by=made.by["secretary"],
            at=moment,
            terms=made.terms(lead=ward, due=None),
        )
    old = read(leader, "/board/?unit=CITY-PC&tree=ADMIN@2024-06-01")
    assert headline(old)[0] == 14
    assert "1 commitment of units that do not stand in this tree is not shown." in old
    now = read(leader, "/board/?unit=CITY-PC")
    assert headline(now)[0] == 15
    assert "do not stand in this tree" not in now
    assert "Units outside this tree" in read(leader, "/board/?unit=&tree=ADMIN@2024-06-01")


def test_units_are_outside_a_tree_as_it_was_known_when_the_figures_were(
    leader: Client, story: Story
) -> None:
    made, by = story.made, story.made.by["administrator"]
    moment, later = figures_site.at(figures_site.LAST, 4), figures_site.at(figures_site.LAST, 5)
    day = moment.date()
    with clock.injected(moment):
        new = organisation.NewUnit("W3", "WARD", {"en": "Ward three"}, day, parent=made.units["D1"])
        (ward,) = organisation.create_units(by=by, at=moment, units=[new], tree=made.tree)
        terms = made.terms(lead=ward, due=None)
        known = actions.assign(by=made.by["secretary"], at=moment, terms=terms).seq
    gone = organisation.NewSuccession(ward, (), day, How.DISSOLVED)
    with clock.injected(later):
        organisation.succeed_units(by=by, at=later, successions=[gone])
    then = f"unit=CITY-PC&tree=ADMIN@2024-06-01&on={day.isoformat()}&known_at={known}"
    html = read(leader, f"/board/?{then}")
    assert "1 commitment of units that do not stand in this tree is not shown." in html


ORDER = "The DOH shall publish the list of clinics before 31 December 2024."


def _document(story: Story, number: str, *, text: str = ORDER, **fields: object) -> int:
    named = {"title": number, "type": DocumentType.DIRECTIVE, "number": number}
    moment = figures_site.at(figures_site.LAST, 4)
    with clock.injected(moment):
        return texts.register(
            by=story.made.by["leader"],
            at=moment,
            document=texts.NewDocument(text=f"No. {number}\n{text}\n", **(named | fields)),
        )


def _undecided(client: Client, address: str) -> set[str]:
    html = read(client, address)
    if 'class="waiting"' not in html:
        return set()
    return set(re.findall(r"\d+/[A-Z]+", html.split('class="waiting"')[1].split("</ul>")[0]))


def test_provisions_wait_where_they_were_issued_and_where_they_name_a_unit(
    leader: Client, story: Story
) -> None:
    units = story.made.units
    _document(story, "1/CITY", issuer=units["CITY-PC"], issued_on=dt.date(2024, 6, 3))
    _document(story, "2/WARD", issuer=units["W1"], issued_on=dt.date(2024, 6, 3))
    _document(story, "3/MIN", issuer=units["MIC"], issued_on=dt.date(2024, 6, 3))
    assert _undecided(leader, "/board/?unit=") == {"1/CITY", "2/WARD", "3/MIN"}
    assert _undecided(leader, "/board/?unit=DOH") == {"1/CITY", "3/MIN"}
    assert _undecided(leader, "/board/?unit=D1") == {"2/WARD"}


def test_what_another_unit_is_ordered_does_not_wait_with_whoever_registered_it(
    leader: Client, story: Story
) -> None:
    units, moment = story.made.units, figures_site.at(figures_site.LAST, 4)
    with clock.injected(moment):
        new = organisation.NewUnit("PROV", "PROVINCE", {"en": "Green Province"}, moment.date())
        by = story.made.by["administrator"]
        organisation.create_units(by=by, at=moment, units=[new], tree=story.made.tree)
    ministry = {"issuer": units["MIC"], "issued_on": dt.date(2024, 6, 3)}
    ordered = "The Green Province shall publish the list of clinics before 31 December 2024."
    unnamed = "All provinces shall publish the list of schools before 31 December 2024."
    _document(story, "1/PROV", **ministry, text=ordered)
    _document(story, "2/ALL", **ministry, text=f"{unnamed}\n{ordered}")
    assert _undecided(leader, "/board/?unit=CITY") == {"2/ALL"}
    assert "1 provision that the reading found" in read(leader, "/board/?unit=CITY")
    assert _undecided(leader, "/board/?unit=PROV") == {"1/PROV", "2/ALL"}
    assert "2 provisions that the reading found" in read(leader, "/board/?unit=PROV")


def test_changes_without_a_column_are_those_of_the_assigned(leader: Client) -> None:
    for words in ("", "&column="):
        html = read(leader, f"/figures/changes/?unit=CITY{words}")
        assert "Newly assigned" in html
        assert "is not a column" not in html
    assert "“dreams” is not a column" in read(leader, "/figures/changes/?column=dreams", 422)


def test_provisions_of_a_later_day_do_not_wait_yet(leader: Client, story: Story) -> None:
    _document(story, "1/CITY", issuer=story.made.units["CITY-PC"], issued_on=dt.date(2024, 6, 3))
    assert _undecided(leader, "/board/?on=2024-06-03") == {"1/CITY"}
    assert _undecided(leader, "/board/?on=2024-06-02") == set()


def test_a_translation_does_not_wait_beside_its_original(leader: Client, story: Story) -> None:
    issuer = story.made.units["CITY-PC"]
    original = _document(story, "1/CITY", issuer=issuer, issued_on=dt.date(2024, 6, 3))
    other = _document(story, "1/EN", issuer=issuer, issued_on=dt.date(2024, 6, 4))
    moment = figures_site.at(figures_site.LAST, 4)
    with clock.injected(moment):
        texts.relate(
            by=story.made.by["leader"],
            at=moment,
            document=other,
            to=original,
            relation=Relation.TRANSLATES,
        )
    assert _undecided(leader, "/board/") == {"1/CITY"}


def test_words_of_people_keep_their_own_direction(leader: Client) -> None:
    html = read(leader, "/board/")
    assert html.count('<q dir="auto">') > 0
    assert "<q>" not in html
