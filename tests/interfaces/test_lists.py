"""Lists as a person wants them: columns, order, files, and lists that are saved under a name."""

import csv
import datetime as dt
import io
import re
import zipfile
from html import unescape
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions
from remit.commitments.queries import since
from remit.domain import due
from remit.interfaces.list_choices import models
from remit.kernel import clock
from remit.ledger import queries as ledger
from tests.interfaces import figures_site
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of, listed, read

OVERDUE = "/figures/list/?column=open_overdue&unit=CITY"
CHOOSE = "/lists/figures/columns/"
ALL = [
    *("title", "lead", "due", "state", "why", "number", "document", "type", "post", "issuer"),
    *("original", "revised", "late", "block", "report", "since"),
]


@pytest.fixture
def leader(story: Story) -> Client:
    return browser_of(story, "leader")


def heads(html: str) -> list[str]:
    """The headings of the table of a list."""
    found = re.findall(r'<th scope="col" class="at-(\w+)"', html)
    return [code for code in found if code != "tick"]


def choose(client: Client, *columns: str, **more: str) -> str:
    """The columns are chosen in this order; where the browser goes then."""
    order = [*columns, *(one for one in ALL if one not in columns)]
    sent = {"place": order, "column": columns, "next": f"{OVERDUE}&columns=title", **more}
    return client.post(CHOOSE, sent)["Location"]


def save(client: Client, name: str, address: str = OVERDUE, **more: str) -> object:
    page = "commitments" if address.startswith("/commitments") else "figures_list"
    return client.post(f"/lists/{page}/save/", {"name": name, "next": address, **more})


def csv_rows(client: Client, address: str) -> list[list[str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_whoever_never_chose_has_the_usual_columns(leader: Client) -> None:
    assert heads(read(leader, OVERDUE)) == ["title", "lead", "due", "state", "why"]
    usual = ["title", "lead", "issuer", "due", "state", "why"]
    assert heads(read(leader, "/commitments/")) == usual


def test_columns_are_chosen_in_an_order_and_follow_the_person(story: Story, leader: Client) -> None:
    assert (
        choose(leader, "number", "due", "title") == "/figures/list/?column=open_overdue&unit=CITY"
    )
    assert heads(read(leader, OVERDUE)) == ["number", "due", "title"]
    elsewhere = browser_of(story, "leader")
    assert heads(read(elsewhere, OVERDUE)) == ["number", "due", "title"]
    assert heads(read(elsewhere, "/commitments/"))[0] == "title"
    assert heads(read(browser_of(story, "officer"), OVERDUE))[0] == "title"


def test_what_is_owed_is_always_shown(leader: Client) -> None:
    choose(leader, "due")
    assert heads(read(leader, OVERDUE)) == ["due", "title"]


def test_the_usual_columns_come_back(leader: Client) -> None:
    choose(leader, "due", "title")
    assert 'name="usual"' in read(leader, CHOOSE)
    choose(leader, "due", "title", usual="1")
    assert models.ChosenColumns.objects.count() == 0
    assert heads(read(leader, OVERDUE)) == ["title", "lead", "due", "state", "why"]


def test_moving_a_column_shows_the_choice_again_and_keeps_nothing(leader: Client) -> None:
    sent = {"place": ALL, "column": ["title", "lead", "due"], "move": "up:due"}
    html = leader.post(CHOOSE, sent).content.decode()
    places = re.findall(r'name="place" value="(\w+)"', html)
    assert places[:3] == ["title", "due", "lead"]
    ticked = re.findall(r'name="column" value="(\w+)" checked', html)
    assert ticked == ["title", "due", "lead"]
    assert re.search(r'value="up:due" autofocus', html)
    assert models.ChosenColumns.objects.count() == 0


@pytest.mark.parametrize("column", ["nothing", "title,title"])
def test_columns_in_an_address_are_those_that_there_are(leader: Client, column: str) -> None:
    html = read(leader, f"{OVERDUE}&columns={column},type")
    assert heads(html) == ["title", "type"]


@pytest.mark.parametrize("path", ["/lists/nothing/columns/", "/lists/nothing/save/"])
def test_a_list_that_is_none_is_not_found(leader: Client, path: str) -> None:
    assert leader.get(path).status_code == 404


def test_a_file_has_the_columns_of_its_page(leader: Client) -> None:
    choose(leader, "type", "title", "lead")
    rows = csv_rows(leader, OVERDUE.replace("list/", "list.csv"))
    assert rows[0] == ["No.", "Type", "Result that is owed", "Document", "Lead unit"]
    assert len(rows) == 1 + 4
    named = csv_rows(leader, "/commitments/list.csv?columns=due&words=plan")
    assert named[0] == [
        *("No.", "Result that is owed", "Document"),
        *("Original due date", "Revised due date", "Days late"),
    ]
    assert len(named) == 1 + 4
    assert leader.get("/commitments/list.xlsx").content[:2] == b"PK"
    refused = leader.get("/commitments/list.pdf")
    assert refused.status_code == 404
    assert "xlsx, csv, zip" in refused.content.decode()


def test_a_file_says_when_its_list_is_too_long(
    leader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.interfaces.web.owed.pages.LONGEST_FILE", 5)
    html = leader.get("/commitments/list.csv").content.decode()
    assert "a file holds at most 5" in html


def test_a_heading_orders_the_list_and_says_how(leader: Client) -> None:
    html = read(leader, f"{OVERDUE}&sort=-lead")
    assert '<th scope="col" class="at-lead" aria-sort="descending">' in html
    assert html.count("aria-sort") == 1
    leads = re.findall(r'data-label="Lead unit"[^>]*><span><bdi class="unit"[^>]*>(\w+)', html)
    assert (len(leads), leads) == (4, sorted(leads, reverse=True))
    assert 'href="/figures/list/?column=open_overdue&unit=CITY&sort=lead"' in html
    usual = read(leader, OVERDUE)
    assert '<th scope="col" class="at-due" aria-sort="ascending">' in usual
    assert listed(usual) == listed(html) == 4
    assert 'role="alert"' in read(leader, f"{OVERDUE}&sort=sorrow", 422)


@pytest.mark.parametrize("page", ["/figures/list/", "/figures/changes/", "/commitments/"])
@pytest.mark.parametrize(
    "sort", ["title", "-title", "document", "type", "issuer", "state", "number", "since", "-since"]
)
def test_every_list_bears_every_order(leader: Client, page: str, sort: str) -> None:
    by = "work" if sort == "state" else sort
    html = read(
        leader, f"{page}?since=2024-01-01&column=assigned&unit=CITY&state=&columns=number&sort={by}"
    )
    assert listed(html) == (16 if page == "/commitments/" else 14)


def test_a_list_is_narrowed_to_a_unit_with_those_below(leader: Client) -> None:
    html = read(leader, "/commitments/?lead_words=D1")
    assert listed(html) == 3
    assert listed(read(leader, "/commitments/?lead_words=W1")) == 1
    assert "No unit is called" in read(leader, "/commitments/?lead_words=nobody", 422)


NARROWED = (
    "issuer=MIC&issuer_below=1&type=TASK&due_from=2024-09-30&due_to=2024-09-30"
    "&lead=DOIC&alone=1&state=OPEN"
)


def test_the_state_of_the_work_is_asked_for_as_programs_do(leader: Client) -> None:
    by_work = read(leader, "/commitments/?work=IN_PROGRESS&columns=number")
    by_state = read(leader, "/commitments/?state=IN_PROGRESS&columns=number")
    numbers = re.compile(r'href="/commitments/(\d+)/"')
    assert numbers.findall(by_work) == numbers.findall(by_state)
    assert numbers.findall(by_work)
    assert '<option value="IN_PROGRESS" selected>' in by_work
    several = leader.get("/commitments/?work=OPEN&work=CLOSED")
    assert several.status_code == 422
    assert "“OPEN, CLOSED” is nothing that “state” can be limited to" in (
        unescape(several.content.decode())
    )


def test_every_filter_is_kept_by_a_saved_list_and_followed_by_its_files(leader: Client) -> None:
    html = read(leader, f"/commitments/?{NARROWED}")
    assert listed(html) == 1
    assert '<details class="filters-more" open>' in html
    assert len(csv_rows(leader, f"/commitments/list.csv?columns=title&{NARROWED}")) == 2
    save(leader, "One", f"/commitments/?{NARROWED}")
    saved = models.SavedList.objects.get()
    assert saved.words == dict(word.split("=") for word in NARROWED.split("&"))
    [again] = leader.get("/lists/saved/names/").json()["lists"]
    assert listed(read(leader, again["url"])) == 1


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("state=ASLEEP", "“ASLEEP” is nothing that “state” can be limited to"),
        ("type=SLEEP", "“SLEEP” is nothing that “type” can be limited to"),
        ("language=tlh", "“tlh” is not a language of the site"),
        ("issuer=nobody", "No unit is called “nobody”"),
        ("due_from=soon", "“soon”"),
        ("due_from=2024-06-30&due_to=2024-06-01", "turn the two round"),
    ],
)
def test_a_filter_that_means_nothing_is_refused_and_stays_in_its_field(
    leader: Client, asked: str, sentence: str
) -> None:
    html = read(leader, f"/commitments/?{asked}", 422)
    assert sentence in html
    assert listed(html) == 0
    name, _equals, word = asked.partition("&")[0].partition("=")
    if name in {"issuer", "due_from"}:
        assert f'name="{name}" value="{word}"' in html


def test_a_list_is_saved_and_opened_as_it_was(leader: Client) -> None:
    choose(leader, "late", "title")
    answer = save(leader, "  What  hurts ", f"{OVERDUE}&sort=-due&page=3&known_at=9&on=2024-06-17")
    saved = models.SavedList.objects.get()
    assert saved.name == "What hurts"
    assert saved.words == {"column": "open_overdue", "unit": "CITY", "sort": "-due"}
    choose(leader, "title")
    html = read(leader, answer["Location"])
    assert heads(html) == ["late", "title"]
    assert 'aria-current="page"><bdi>What hurts</bdi>' in html
    assert listed(html) == 4


def test_a_list_of_an_earlier_day_stays_on_its_day(leader: Client) -> None:
    save(leader, "Meeting", f"{OVERDUE}&on=2024-06-10&known_at=30")
    words = models.SavedList.objects.get().words
    assert (words["on"], words["known_at"]) == ("2024-06-10", "30")


def test_the_tree_of_today_is_saved_as_the_tree_of_each_day(leader: Client) -> None:
    save(leader, "Now", f"{OVERDUE}&on=2024-06-17&known_at=9&tree=ADMIN@2024-06-17")
    words = models.SavedList.objects.get().words
    assert words == {"column": "open_overdue", "unit": "CITY", "tree": "ADMIN@today"}
    assert listed(read(leader, leader.get("/lists/saved/names/").json()["lists"][0]["url"])) == 4


def test_filters_that_are_too_long_are_not_saved(leader: Client) -> None:
    answer = save(leader, "Long", f"/commitments/?words={'a' * 600}")
    assert answer.status_code == 422
    assert models.SavedList.objects.count() == 0


def test_another_list_of_the_same_name_takes_no_place_unasked(leader: Client) -> None:
    assert 'name="replace"' not in read(leader, "/lists/figures_list/save/")
    save(leader, "Late")
    assert save(leader, "Late").status_code == 302  # it says the same, and nothing changes
    refused = save(leader, "Late", f"{OVERDUE}&sort=lead")
    assert refused.status_code == 409
    assert "already, and it shows something else" in refused.content.decode()
    assert 'name="replace"' in refused.content.decode()
    assert "sort" not in models.SavedList.objects.get().words


def test_a_list_that_made_way_for_another_one_can_be_taken_back(leader: Client) -> None:
    save(leader, "Late")
    before = models.SavedList.objects.get()
    assert save(leader, "Late", f"{OVERDUE}&sort=lead", replace="on").status_code == 302
    assert models.SavedList.objects.get(removed_at=None).words["sort"] == "lead"
    leader.post(f"/lists/saved/{before.pk}/take-back/")
    assert models.SavedList.objects.filter(removed_at=None).count() == 2


def test_lists_of_two_pages_may_have_one_name(leader: Client) -> None:
    save(leader, "Late")
    assert save(leader, "Late", "/commitments/?state=OVERDUE").status_code == 302
    assert models.SavedList.objects.count() == 2


def test_saved_lists_are_named_in_the_head_and_for_the_list_of_all_there_is(
    leader: Client,
) -> None:
    save(leader, "Late here")
    assert "Late here" in read(leader, "/figures/list/?column=assigned&unit=CITY")
    assert "Late here" not in read(leader, "/commitments/")
    named = leader.get("/lists/saved/names/").json()["lists"]
    assert [one["name"] for one in named] == ["Late here"]
    assert listed(read(leader, named[0]["url"])) == 4


def test_a_saved_list_is_renamed_removed_and_taken_back(leader: Client) -> None:
    save(leader, "Late")
    save(leader, "Later")
    number = models.SavedList.objects.get(name="Late").pk
    refused = leader.post(f"/lists/saved/{number}/rename/", {"name": "Later"})
    assert refused.status_code == 422
    leader.post(f"/lists/saved/{number}/rename/", {"name": "Behind"})
    leader.post(f"/lists/saved/{number}/remove/")
    html = read(leader, "/lists/saved/")
    assert "<s><bdi>Behind</bdi></s>" in html
    assert [one["name"] for one in leader.get("/lists/saved/names/").json()["lists"]] == ["Later"]
    leader.post(f"/lists/saved/{number}/take-back/")
    assert "<s>" not in read(leader, "/lists/saved/")


def test_what_was_removed_a_month_ago_is_gone(leader: Client) -> None:
    save(leader, "Late")
    number = models.SavedList.objects.get().pk
    leader.post(f"/lists/saved/{number}/remove/")
    with clock.injected(figures_site.at("2024-07-18")):
        save(leader, "New")
    assert [one.name for one in models.SavedList.objects.all()] == ["New"]


@pytest.mark.parametrize(("name", "rule"), [(" ", "WITHOUT_NAME"), ("a" * 101, "TOO_LONG")])
def test_a_list_needs_a_name_that_fits(leader: Client, name: str, rule: str) -> None:
    answer = save(leader, name)
    assert answer.status_code == 422
    assert rule in answer.content.decode()
    assert f'value="{OVERDUE.replace("&", "&amp;")}"' in answer.content.decode()


def test_nobody_saves_without_end(leader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("remit.interfaces.list_choices.actions.MOST", 2)
    answers = [save(leader, f"List {place}").status_code for place in range(3)]
    assert answers == [302, 302, 422]
    assert save(leader, "List 1").status_code == 302


def test_a_list_is_shared_with_the_own_unit_alone(story: Story) -> None:
    save(browser_of(story, "head"), "Our week", share="on")
    save(browser_of(story, "head"), "My week")
    colleague = browser_of(story, "officer")
    assert [one["name"] for one in colleague.get("/lists/saved/names/").json()["lists"]] == [
        "Our week"
    ]
    number = models.SavedList.objects.get(name="Our week").pk
    assert colleague.post(f"/lists/saved/{number}/remove/").status_code == 404
    assert "Shared with your unit by others" in read(colleague, "/lists/saved/")
    other = browser_of(story, "finance_head")
    assert other.get("/lists/saved/names/").json() == {"lists": []}
    assert models.SavedList.objects.filter(removed_at=None).count() == 2


def test_a_shared_list_shows_each_what_each_may_read(story: Story) -> None:
    save(browser_of(story, "head"), "All late", share="on")
    url = browser_of(story, "officer").get("/lists/saved/names/").json()["lists"][0]["url"]
    assert "Not visible to you" in read(browser_of(story, "officer"), url)


@pytest.mark.parametrize(
    "path",
    ["/lists/saved/", "/lists/saved/names/", CHOOSE, "/lists/figures_list/save/"],
)
def test_whoever_is_not_signed_in_is_asked_to(story: Story, path: str) -> None:
    assert "/account/login/" in Client().get(path)["Location"]


def test_a_stranger_has_an_empty_list_and_the_usual_columns(story: Story) -> None:
    stranger = browser_of(story, "stranger")
    html = read(stranger, "/commitments/?sort=-lead")
    assert "No commitment found" in html
    assert read(stranger, "/lists/saved/").count("saved-one") == 0
    assert csv_rows(stranger, "/commitments/list.csv")[1:] == []


def test_the_way_back_never_leaves_the_site(leader: Client) -> None:
    answer = leader.post(CHOOSE, {"place": ALL, "column": ["due"], "next": "//evil.example/x"})
    assert answer["Location"] == "/"
    html = read(leader, f"/lists/figures_list/save/?next={quote('https://evil.example/')}")
    assert "evil.example" not in html.split("<main")[1]


def test_lists_ask_the_same_few_questions_however_long_they_are(
    story: Story, leader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    figures_site.assign_many(story, ["DOIC", "DOH", "DOF", "D1", "W1", "W2"] * 4)
    every = ",".join(ALL)
    for address, most in (
        (f"/figures/list/?unit=CITY&column=assigned&columns={every}&sort=lead", 30),
        (f"/commitments/?columns={every}&sort=-lead", 30),
        ("/my-work/", 30),
    ):
        read(leader, address)
        with django_assert_max_num_queries(most):
            assert listed(read(leader, address)) >= 1


THREE = (("Beta", "2024-10-01", 16), ("Gamma", "2024-08-01", 17), ("Alpha", "2024-09-01", 15))


@pytest.fixture
def three(story: Story) -> Client:
    """The officer of a department that has accepted three orders, on three days."""
    terms = {"issuer": story.made.units["CITY-PC"], "lead": story.made.units["DOIC"]}
    for title, day, _accepted in THREE:
        said = due.compute(value=day, operator=due.Operator.BY, wording=day)
        named = actions.Terms(title=title, due=said, reference="3/TB", **terms)
        now = figures_site.at("2024-06-14", 6)
        with clock.injected(now):
            by = story.made.by["secretary"]
            story.ids[title] = actions.assign(by=by, at=now, terms=named).subject
    for title, _due, day in sorted(THREE, key=lambda one: one[2]):
        story.act("accept", "officer", title, f"2024-06-{day}")
    return browser_of(story, "officer")


def to_do(html: str) -> list[str]:
    queue = html.partition('id="to_do"')[2].partition('id="to_verify"')[0]
    return re.findall(r"\b(Alpha|Beta|Gamma)\b(?=</bdi>)", queue)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", ["Gamma", "Alpha", "Beta"]),
        ("?sort=-due", ["Beta", "Alpha", "Gamma"]),
        ("?sort=since", ["Alpha", "Beta", "Gamma"]),
        ("?sort=-since", ["Gamma", "Beta", "Alpha"]),
        ("?sort=title", ["Alpha", "Beta", "Gamma"]),
        ("?sort=-number", ["Alpha", "Gamma", "Beta"]),
    ],
)
def test_my_work_stands_in_the_order_that_is_asked_for(
    three: Client, sort: str, order: list[str]
) -> None:
    assert to_do(read(three, f"/my-work/{sort}")) == order


def test_every_queue_says_its_order_and_leads_back_to_itself(three: Client) -> None:
    usual = read(three, "/my-work/")
    assert '<th scope="col" class="at-due" aria-sort="ascending">' in usual
    assert 'href="/my-work/?sort=since#to_do"' in usual
    assert 'href="/my-work/?sort=document"' in usual, "the menu orders by what no column shows"
    html = read(three, "/my-work/?sort=-since&columns=due,since")
    assert '<th scope="col" class="at-since" aria-sort="descending">' in html
    assert 'href="/my-work/?sort=since&columns=due%2Csince#to_do"' in html
    assert "sorrow" in read(three, "/my-work/?sort=sorrow", 404)


def test_my_work_is_put_in_order_before_it_is_cut(
    three: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.commitments.queries.queues.LONGEST", 1)
    assert to_do(read(three, "/my-work/")) == ["Gamma"]
    assert to_do(read(three, "/my-work/?sort=-due")) == ["Beta"]
    assert to_do(read(three, "/my-work/?sort=title")) == ["Alpha"]


@pytest.mark.parametrize("sort", ["lead", "-document", "since", "type", "issuer", "work"])
def test_what_waits_for_a_decision_bears_every_order(leader: Client, sort: str) -> None:
    html = read(leader, f"/my-work/?sort={sort}")
    assert "Review overlapping functions" in html.partition('id="to_decide"')[2]
    assert "Train the virtual assistants" in html.partition('id="to_verify"')[2]


def test_my_work_in_another_order_asks_a_few_questions_more(
    story: Story, three: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    figures_site.assign_many(story, ["DOIC"] * 20)
    for sort in ("since", "-lead", "document", "title"):
        read(three, f"/my-work/?sort={sort}")
        with django_assert_max_num_queries(40):
            read(three, f"/my-work/?sort={sort}")


def test_a_commitment_that_came_back_is_in_its_state_since_then(story: Story) -> None:
    numbers = [story.ids[name] for name in ("whole", "overlap", "assistants", "data 1")]
    days = since.since(numbers, dt.date(2024, 6, 17), None)
    assert [days[one].isoformat() for one in numbers] == [
        *("2024-03-04", "2024-06-12", "2024-06-14", "2024-05-24")
    ]
    earlier = since.since(numbers, dt.date(2024, 6, 1), None)
    assert earlier[story.ids["overlap"]] == dt.date(2024, 3, 1)


ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def zipped(client: Client, address: str) -> dict[str, str]:
    """The files of a folder with what each says."""
    with zipfile.ZipFile(io.BytesIO(client.get(address).content)) as folder:
        return {one: folder.read(one).decode("utf-8-sig") for one in folder.namelist()}


def test_a_list_says_on_paper_and_beside_its_file_of_what_it_is_a_list(leader: Client) -> None:
    html = read(leader, f"/commitments/?{NARROWED}")
    paper = re.sub(r"<[^>]+>", "", re.findall(r'<p class="on-paper">As of.*?</p>', html)[0])
    found = zipped(leader, f"/commitments/list.zip?{NARROWED}")
    root = next(text for name, text in found.items() if name.endswith(".root"))
    for told in ("State: Open", "Type: Task", "This unit alone: ", "Issuing unit, with those"):
        assert told in paper
        assert told in root
    assert "Due until: 30/09/2024" in paper.translate(ISOLATES)
    assert "Due until: 2024-09-30" in root
    assert "Commitments: 1" in paper
    assert f"As known at act: #{ledger.head().seq}" in paper.translate(ISOLATES)


def on_paper(html: str) -> str:
    """The line that stands on paper alone, without the address of the page."""
    found = re.findall(r'<p class="on-paper">.*?</p>', html)
    lines = [re.sub(r"<[^>]+>", "", one) for one in found]
    return next(one for one in lines if "As known at act" in one).translate(ISOLATES)


def test_a_list_of_figures_says_on_paper_of_what_it_is_a_list(leader: Client) -> None:
    asked = "column=assigned&unit=DOIC&type=TASK&on=2024-06-15&sort=-lead"
    said = on_paper(read(leader, f"/figures/list/?{asked}"))
    for told in ("As of: 15/06/2024", "Type: Task", "Order: Lead unit ↓", "Clock: ", "Commitments"):
        assert told in said
    assert said.startswith("Unit: ")
    moved = on_paper(read(leader, "/figures/changes/?column=assigned&since=2024-01-01"))
    assert moved.startswith("Unit: City · As of: ")
    waiting = on_paper(read(leader, "/board/charts/ageing/?column=open_overdue"))
    assert waiting.startswith("Unit: City · As of: ")


def test_my_work_says_on_paper_whose_it_is_and_in_which_order(three: Client) -> None:
    said = on_paper(read(three, "/my-work/?sort=title"))
    assert said.startswith("Acting as: ")
    assert re.search(r"As of: \d\d/\d\d/\d{4} · Order: .* ↑ · Commitments: \d+ · As known", said)


def test_files_of_two_lists_have_two_names(leader: Client) -> None:
    def name(path: str) -> str:
        return str(leader.get(path)["Content-Disposition"])

    asked = ("", "state=OPEN", "lead=DOIC", "issuer=DOIC", "words=plan", "due_to=2024-09-30")
    names = {name(f"/commitments/list.csv?{one}") for one in asked}
    assert len(names) == len(asked)
    save(leader, "Late of the city", "/commitments/?state=OVERDUE&lead=DOIC")
    assert "late-of-the-city" in name("/commitments/list.xlsx?state=OVERDUE&lead=DOIC")
    figures = ("unit=CITY", "unit=DOIC", "unit=CITY&type=TASK", "unit=CITY&by=type&key=TASK")
    names = {name(f"/figures/list.csv?column=assigned&{one}") for one in figures}
    assert len(names) == len(figures)


def test_a_page_behind_the_last_one_leads_back_to_it(leader: Client) -> None:
    html = read(leader, "/commitments/?page=99999&state=")
    assert "The list ends before this page" in html
    assert "what is owed stands here" not in html
    [back] = re.findall(r'href="([^"]+)">To the last page', html)
    assert listed(read(leader, back.replace("&amp;", "&"))) > 0
    assert "No commitment found" in read(leader, "/commitments/?page=2&words=zzzz")
