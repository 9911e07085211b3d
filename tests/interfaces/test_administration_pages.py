"""Keeping the site on its pages: what an administrator creates, renames, places and names stands at
once; a reorganisation is seen before it is recorded; others are told which right they lack."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from remit.commitments.models import Commitment
from remit.domain.vocabulary import Role
from remit.interfaces.web.administration import changing
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation
from remit.organisation.models import Person, RoleHeld, Unit
from remit.organisation.queries import delegations
from tests.interfaces.figures_site import Story
from tests.interfaces.paper_site import key
from tests.interfaces.test_board import browser_of, read

TODAY = dt.date(2024, 6, 17)
PAGES = (
    "/administration/",
    "/administration/people/",
    "/administration/reorganise/",
    "/administration/hand-over/",
    "/administration/change/create-unit/",
    "/administration/change/grant-role/",
)


@pytest.fixture
def keeper(story: Story) -> Client:
    return browser_of(story, "administrator")


def sent(client: Client, path: str, /, **fields: object) -> HttpResponse:
    """A form of an administrator."""
    return client.post(f"/administration/{path}/", {"request_key": key(), **fields})


def changed(client: Client, verb: str, /, **fields: object) -> str:
    """What was changed, and the page to which one goes on."""
    answer = sent(client, f"change/{verb}", **fields)
    assert answer.status_code == 302, answer.content.decode()[:4000]
    return answer["Location"]


def number(story: Story, code: str) -> int:
    return story.made.units[code]


@pytest.mark.parametrize("path", PAGES)
def test_who_does_not_keep_the_site_reads_which_right_is_missing(story: Story, path: str) -> None:
    officer = browser_of(story, "officer")
    assert "you may not administer" in read(officer, path, 403)
    assert Client().get(path).headers["Location"].startswith("/account/login/")


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_of_the_keeper_open(keeper: Client, path: str) -> None:
    assert "Administration" in read(keeper, path)


def test_a_unit_is_created_renamed_and_placed(story: Story, keeper: Client) -> None:
    where = changed(
        keeper,
        "create-unit",
        code="DOT",
        kind="DEPARTMENT",
        name_en="Department of Tourism",
        name_vi="Sở Du lịch",
        tree="ADMIN",
        parent=number(story, "CITY-PC"),
    )
    assert where == "/organisation/units/DOT/"
    made = Unit.objects.get(code="DOT")
    assert made.exists_from == TODAY
    assert 'value="Sở Du lịch"' in read(
        keeper, f"/administration/change/rename-unit/?unit={made.pk}"
    )
    changed(keeper, "rename-unit", unit=made.pk, name_en="Tourism Office")
    changed(keeper, "place-unit", unit=made.pk, tree="ADMIN", parent=number(story, "D1"))
    html = read(keeper, where)
    assert "Tourism Office" in html
    assert organisation.home_edition(TODAY).parent[made.pk] == number(story, "D1")


def test_a_body_outside_stands_in_no_tree_and_is_recorded_for(story: Story, keeper: Client) -> None:
    where = changed(keeper, "create-unit", code="MOT", kind="MINISTRY", name_en="Ministry", tree="")
    made = Unit.objects.get(code="MOT")
    assert made.external
    changed(keeper, "name-steward", unit=made.pk, post="P-head")
    assert "P-head" in read(keeper, where) or "Recorded for by" in read(keeper, where)


def test_a_person_is_entered_given_a_role_and_loses_it(story: Story, keeper: Client) -> None:
    where = changed(
        keeper, "enter-person", email="new@example.test", name="The new officer", language="ko"
    )
    someone = Person.objects.get(email="new@example.test")
    assert "No role" in read(keeper, where)
    changed(keeper, "grant-role", email="new@example.test", post="P-head", role="OFFICER")
    html = read(keeper, where)
    held = RoleHeld.objects.get(person=someone)
    assert f"/administration/change/end-role/?held={held.pk}" in html
    assert changed(keeper, "end-role", held=held.pk) == where
    assert "Roles that ended" in read(keeper, where)
    assert "The new officer" in read(keeper, "/administration/people/?words=NEW@example")
    assert "Nobody has these words" in read(keeper, "/administration/people/?words=zzz")


def test_whoever_gives_themselves_a_role_goes_on_from_the_same_post(
    story: Story, keeper: Client
) -> None:
    email = Person.objects.get(pk=story.made.by["administrator"].person).email
    where = changed(keeper, "grant-role", email=email, post="P-head", role="OFFICER")
    assert "Administration" in read(keeper, where)


def test_the_form_for_a_person_starts_with_the_language_of_the_page(keeper: Client) -> None:
    keeper.cookies["django_language"] = "ko"
    html = read(keeper, "/administration/change/enter-person/")
    assert '<option value="ko" selected>' in html


def test_a_post_is_created_and_delegated(story: Story, keeper: Client) -> None:
    unit = number(story, "DOH")
    assert changed(keeper, "create-post", unit=unit, code="DOH-2", name_en="Deputy").endswith(
        "/units/DOH/"
    )
    changed(keeper, "delegate", post="P-head", to_post="DOH-2")
    (given,) = delegations.of_unit(unit, TODAY)
    html = read(keeper, "/organisation/units/DOH/")
    assert f"/administration/change/end-delegation/?delegation={given.id}" in html
    changed(keeper, "end-delegation", delegation=given.id)
    assert not delegations.of_unit(unit, TODAY)


def test_a_delegation_holds_on_the_last_day_that_was_typed(story: Story, keeper: Client) -> None:
    unit = number(story, "DOH")
    changed(keeper, "create-post", unit=unit, code="DOH-2", name_en="Deputy")
    last = TODAY + dt.timedelta(days=9)
    changed(keeper, "delegate", post="P-head", to_post="DOH-2", until=last.isoformat())
    assert delegations.of_unit(unit, last)
    assert not delegations.of_unit(unit, last + dt.timedelta(days=1))
    html = read(keeper, "/organisation/units/DOH/").translate(dict.fromkeys(range(0x2066, 0x206A)))
    assert re.search(f"until .*{last.strftime('%d/%m/%Y')}", html)


def test_what_is_refused_stands_at_the_form_with_what_was_typed(keeper: Client) -> None:
    for code, fields, words in (
        ("create-unit", {"code": "X1", "kind": "CASTLE", "name_en": "X"}, "CASTLE"),
        ("create-unit", {"code": "", "kind": "WARD", "name_en": "X"}, "Code"),
        ("grant-role", {"email": "no@example.test", "post": "P-head", "role": "OFFICER"}, "no@"),
        ("enter-person", {"email": "not an address", "name": "X", "language": "en"}, "not an"),
        ("end-role", {"held": "999999"}, "999999"),
    ):
        answer = sent(keeper, f"change/{code}", **fields)
        html = answer.content.decode()
        assert answer.status_code in (404, 422), (code, answer.status_code)
        assert 'role="alert"' in html
        assert words in html


def test_a_form_sent_twice_is_carried_out_once(keeper: Client) -> None:
    fields = {
        "email": "twice@example.test",
        "name": "Twice",
        "language": "en",
        "request_key": key(),
    }
    first, second = (keeper.post("/administration/change/enter-person/", fields) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Person.objects.filter(email="twice@example.test").count() == 1


def merger(story: Story, **more: object) -> dict[str, object]:
    fields = {
        "units": [number(story, "W2"), number(story, "DOF")],
        "how": "MERGED",
        "heirs": [number(story, "DOIC")],
        "on": "17/6/2024",
        "below": "HEIR",
    }
    return fields | more


def test_a_reorganisation_is_seen_before_it_is_recorded(story: Story, keeper: Client) -> None:
    before = Unit.objects.filter(exists_until__isnull=False).count()
    html = sent(keeper, "reorganise", **merger(story)).content.decode()
    assert "Nothing is recorded yet" in html
    assert "1 not closed:" in html
    assert Unit.objects.filter(exists_until__isnull=False).count() == before


def test_what_would_be_refused_is_refused_at_the_preview(story: Story, keeper: Client) -> None:
    for more in (
        {"heirs": []},
        {"heirs": [number(story, "W2")]},
        {"units": []},
        {"on": ""},
    ):
        answer = sent(keeper, "reorganise", **merger(story, **more))
        assert answer.status_code == 422, more
        assert 'role="alert"' in answer.content.decode()


def test_a_typed_code_names_the_units_that_end_and_their_heir(story: Story, keeper: Client) -> None:
    """The suggestion below the field need not be ticked where the words mean one unit alone."""
    typed = {"units": [], "units_words": "W2", "heirs": [], "heirs_words": "DOIC"}
    html = sent(keeper, "reorganise", **merger(story, **typed)).content.decode()
    assert "Nothing is recorded yet" in html
    for code in ("W2", "DOIC"):
        assert f"/organisation/units/{code}/" in html
    unknown = sent(keeper, "reorganise", **merger(story, units=[], units_words="Nowhere"))
    assert unknown.status_code == 422
    assert "No unit is called “Nowhere”" in unknown.content.decode()


def test_units_go_over_and_what_they_owe_is_handed_over(story: Story, keeper: Client) -> None:
    answer = sent(keeper, "reorganise", **merger(story), step="write")
    assert answer["Location"] == "/administration/"
    html = read(keeper, "/administration/")
    url = re.search(r'href="(/administration/hand-over/\?unit=[^"]+)"', html)
    assert url is not None
    form = read(keeper, url.group(1).replace("&amp;", "&"))
    assert "Would go over:" in form
    for code in ("W2", "DOF"):
        unit = number(story, code)
        done = sent(
            keeper,
            "hand-over",
            unit=unit,
            heir=number(story, "DOIC"),
            on="17/6/2024",
            reason="Merged.",
        )
        assert "gone over" in done.content.decode()
        left = Commitment.objects.filter(lead=unit).exclude(work="CLOSED")
        assert not left.exclude(work__in=["CANCELLED", "SUPERSEDED", "REJECTED"]).exists()
    assert "Nothing waits" in read(keeper, "/administration/")


def test_units_below_stand_below_the_heir(story: Story, keeper: Client) -> None:
    fields = merger(story, units=[number(story, "D1")], heirs=[number(story, "DOH")])
    preview = sent(keeper, "reorganise", **fields).content.decode()
    assert "2 units are placed below the heir" in preview
    sent(keeper, "reorganise", **fields, step="write")
    edition = organisation.home_edition(TODAY)
    assert edition.parent[number(story, "W1")] == number(story, "DOH")


def test_the_questions_of_the_list_of_persons_do_not_grow(story: Story, keeper: Client) -> None:
    read(keeper, "/administration/people/")
    with CaptureQueriesContext(connection) as few:
        read(keeper, "/administration/people/")
    for n in range(30):
        someone = Person.objects.create_user(f"p{n}@example.test", name=f"Person {n}")
        RoleHeld.objects.create(
            id=10_000 + n,
            person=someone,
            post_id=RoleHeld.objects.values_list("post", flat=True)[0],
            role=Role.OFFICER.value,
            on_from=TODAY,
        )
    with CaptureQueriesContext(connection) as many:
        assert "Person 29" in read(keeper, "/administration/people/")
    assert len(many) == len(few)


def test_after_entering_a_person_the_page_says_what_was_done(keeper: Client) -> None:
    where = changed(keeper, "enter-person", email="n@example.test", name="New", language="en")
    assert "The person is entered." in read(keeper, where)


def test_every_verb_says_what_was_done_in_its_own_sentence() -> None:
    said = [str(verb.done) for verb in changing.TABLE]
    assert len(set(said)) == len(said)
    assert not [one for one in said if one.rstrip(".") in {str(v.label) for v in changing.TABLE}]
    assert all(one.endswith(".") for one in said)


def _found(client: Client, words: str) -> str:
    answer = client.get("/commitments/posts/", {"field": "post", "post_words": words})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_post_is_found_by_words_of_its_unit_its_name_and_its_code(keeper: Client) -> None:
    changed(keeper, "create-unit", code="DOT", kind="DEPARTMENT", name_vi="Sở Du lịch", tree="")
    unit = Unit.objects.get(code="DOT").pk
    changed(keeper, "create-post", unit=unit, code="DOT.1", name_vi="Trưởng phòng", name_en="Chief")
    for words in ("so du lich", "truong phong du", "chief", "dot.1"):
        assert 'value="DOT.1"' in _found(keeper, words), words
    assert "No post has these words" in _found(keeper, "chief zzz")


def test_who_does_not_keep_the_site_finds_no_posts(story: Story) -> None:
    answer = browser_of(story, "officer").get("/commitments/posts/?field=post&post_words=head")
    assert answer.status_code == 403


def test_typed_words_that_mean_one_post_are_enough(story: Story, keeper: Client) -> None:
    changed(keeper, "create-post", unit=number(story, "DOH"), code="DOH-9", name_en="Night desk")
    changed(keeper, "enter-person", email="n@example.test", name="New", language="en")
    fields = {"email": "n@example.test", "role": "OFFICER"}
    changed(keeper, "grant-role", **fields, post_words="night desk")
    assert RoleHeld.objects.get(person__email="n@example.test").post.code == "DOH-9"
    for words, said in (("zzz", "zzz"), ("p", "can mean several posts"), ("", "Post")):
        answer = sent(keeper, "change/grant-role", **fields, post_words=words)
        assert answer.status_code in (404, 422)
        assert said in answer.content.decode()


def test_the_post_that_was_chosen_stays_chosen(keeper: Client) -> None:
    html = read(keeper, "/administration/change/grant-role/?post=P-head")
    assert re.search(r'value="P-head" checked', html)


def test_the_page_of_an_act_names_role_person_and_post(story: Story, keeper: Client) -> None:
    changed(keeper, "enter-person", email="n@example.test", name="The newcomer", language="en")
    changed(keeper, "grant-role", email="n@example.test", post="P-head", role="OFFICER")
    held = RoleHeld.objects.get(person__email="n@example.test")
    html = read(keeper, f"/ledger/acts/{held.pk}/")
    post = held.post
    subject = re.search(r"<dt>Subject</dt><dd>(.*?)</dd>", html, re.S)
    assert subject is not None
    name = organisation.posts([post.pk])[post.pk].name
    assert f"Officer · The newcomer · {name}" in subject[1]
    assert f"<bdi>{name}</bdi> <code" in html
    assert "<bdi>The newcomer</bdi> <code" in html
    assert "<bdi>Officer</bdi> <code" in html
    assert "The newcomer" in read(keeper, "/ledger/")


def test_the_page_of_an_act_names_units_in_place_of_their_numbers(
    story: Story, keeper: Client
) -> None:
    sent(keeper, "reorganise", **merger(story), step="write")
    act = ledger.acts_of([number(story, "W2")], prefix="unit.succeeded")[0]
    heir = Unit.objects.get(code="DOIC").names["en"]
    assert f"<bdi>{heir}</bdi> <code" in read(keeper, f"/ledger/acts/{act.seq}/")
