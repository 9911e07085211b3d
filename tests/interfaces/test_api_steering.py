"""What steers, for programs: what changed and what nobody has decided, as far as one may read it;
the tree on any day, a unit with its people, what a person was told, and what a date means."""

import datetime as dt

from pytest_django import DjangoAssertNumQueries

from remit.commitments.models import Commitment
from remit.domain.vocabulary import Confidentiality, How
from remit.notices.models import Notice
from remit.organisation import actions as organisation
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, every, said
from tests.support.government import BEGIN_ON, Government


def test_what_changed_is_counted_for_all_and_shown_to_those_concerned(
    government: Government, asks: Asking
) -> None:
    secret = Confidentiality.RESTRICTED
    paper_site.assigned(government, title="Hidden order", confidentiality=secret)
    asked = {"since": "2024-02-01"}
    theirs = asks("health_head").get("figures/changes/records", asked)
    rows = said(theirs)["items"]
    assert [(one["hidden"], one["title"]) for one in rows] == [(True, "")]
    assert "Hidden order" not in theirs.content.decode()
    for path in ("figures/changes", "figures/changes/records", "figures/undecided"):
        refused = asks("stranger").get(path, asked if "changes" in path else {})
        assert (refused.status_code, said(refused)["rule"]) == (403, "RIGHT_MISSING")


def test_what_nobody_has_decided_is_told_by_document(government: Government, asks: Asking) -> None:
    issuer = government.units["CITY-PC"]
    shown = paper_site.registered(government, issuer=issuer)
    secret = Confidentiality.RESTRICTED
    hidden = paper_site.registered(
        government,
        paper_site.TEXT + "Hidden.\n",
        number="25",
        issuer=issuer,
        confidentiality=secret,
    )
    mine = said(asks("secretary").get("figures/undecided", {"unit": "CITY"}))
    assert {one["document"]["id"] for one in mine["items"]} == {shown, hidden}
    assert mine["provisions"] == sum(one["waiting"] for one in mine["items"])
    theirs = said(asks("health_head").get("figures/undecided", {"unit": "CITY"}))
    assert [one["document"]["id"] for one in theirs["items"]] == [shown]


def test_a_tree_is_read_whole_page_by_page_in_its_order(asks: Asking) -> None:
    officer = asks("officer")
    assert [one["code"] for one in said(officer.get("trees"))["items"]] == ["ADMIN"]
    units = every(officer, "trees/ADMIN", {"limit": 4})
    codes = [one["code"] for one in units]
    assert (codes[0], len(codes), len(set(codes))) == ("CITY", 10, 10)
    by_code = {one["code"]: one for one in units}
    assert (by_code["W1"]["parent"], by_code["W1"]["depth"], by_code["D1"]["below"]) == ("D1", 3, 2)
    below = every(officer, "trees/ADMIN", {"unit": "CITY-PC", "depth": 1})
    assert {one["code"] for one in below} == {"CITY-PC", "DOIC", "DOH", "DOF", "INSP", "D1"}


def test_a_tree_is_that_of_its_day_and_of_what_was_known(
    government: Government, asks: Asking
) -> None:
    officer = asks("officer")
    before = said(officer.get("ledger"))["seq"]
    units, on = government.units, dt.date(2024, 2, 1)
    merged = organisation.NewSuccession(units["W2"], [units["W1"]], on, How.MERGED)
    by = government.by["administrator"]
    organisation.succeed_units(by=by, at=paper_site.DAY, successions=[merged])

    def waits(**day: str) -> bool:
        found = every(officer, "trees/ADMIN", {"unit": "D1", "on": "2024-03-01", **day})
        return bool({one["code"]: one["waits"] for one in found}["W2"])

    assert waits()
    assert not waits(on="2024-01-15")
    assert not waits(known_at=str(before))


def test_the_questions_of_a_tree_do_not_grow_with_its_units(
    asks: Asking, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    officer, asked = asks("officer"), []
    officer.get("trees/ADMIN")
    for limit in (1, 10):
        with django_assert_max_num_queries(16) as queries:
            assert len(said(officer.get("trees/ADMIN", {"limit": limit}))["items"]) == limit
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_tree_that_is_not_there_is_not_found(asks: Asking) -> None:
    refused = asks("officer").get("trees/PARTY")
    assert (refused.status_code, said(refused)["rule"]) == (404, "TREE_UNKNOWN")


def test_a_unit_is_read_with_its_posts_and_whoever_holds_them(
    government: Government, asks: Asking
) -> None:
    unit = said(asks("officer").get("units/DOIC"))
    held = {holder["role"] for post in unit["posts"] for holder in post["holders"]}
    assert {"HEAD", "OFFICER"} <= held
    giver, taker = government.by["head"].post, government.by["officer"].post
    assert giver is not None
    assert taker is not None
    organisation.delegate(
        by=government.by["head"],
        at=paper_site.DAY,
        from_post=giver,
        to_post=taker,
        on=dt.date(2024, 3, 1),
    )
    delegated = said(asks("officer").get("units/DOIC"))["delegations"]
    assert delegated[0]["taker"]["unit"]["code"] == "DOIC"


def test_a_unit_whose_code_has_a_stroke_is_found(government: Government, asks: Asking) -> None:
    organisation.create_units(
        by=government.by["administrator"],
        at=paper_site.DAY,
        units=[organisation.NewUnit("A/B", "OFFICE", {"en": "Office"}, BEGIN_ON)],
        tree=None,
    )
    assert said(asks("officer").get("units/A/B"))["code"] == "A/B"


def test_a_person_reads_the_own_notices_and_says_so(government: Government, asks: Asking) -> None:
    for title in ("First", "Second", "Third"):
        paper_site.assigned(government, title=title)
    officer, other = asks("officer"), asks("health_head")
    listed = every(officer, "me/notices", {"limit": 2})
    assert [one["title"] for one in listed] == ["Third", "Second", "First"]
    assert said(other.get("me/notices")) == {"unread": 0, "items": [], "next": None}
    body = {"notices": [listed[0]["id"]]}
    assert said(other.post("me/notices/read", body)) == {"marked": 0, "unread": 0}
    assert said(officer.post("me/notices/read", body)) == {"marked": 1, "unread": 2}
    unread = said(officer.get("me/notices", {"unread": True}))["items"]
    assert [one["title"] for one in unread] == ["Second", "First"]
    until = {"until": unread[0]["id"]}
    paper_site.assigned(government, title="Fourth")
    assert said(other.post("me/notices/read", until)) == {"marked": 0, "unread": 0}
    assert said(officer.post("me/notices/read", until)) == {"marked": 2, "unread": 1}


def test_a_notice_keeps_its_title_from_whoever_may_not_read_it_any_more(
    government: Government, asks: Asking
) -> None:
    number = paper_site.assigned(government, title="Moved away")
    Commitment.objects.filter(pk=number).update(confidentiality="SECRET")
    answered = asks("officer").get("me/notices")
    assert said(answered)["items"][0]["title"] == ""
    assert "Moved away" not in answered.content.decode()


def test_the_questions_of_notices_do_not_grow(
    government: Government, asks: Asking, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    officer, asked = asks("officer"), []
    for more in (1, 6):
        for n in range(more):
            paper_site.assigned(government, title=f"Result {n}")
        with django_assert_max_num_queries(16) as queries:
            answered = said(officer.get("me/notices"))
        assert (
            len(answered["items"])
            == Notice.objects.filter(person=government.by["officer"].person).count()
        )
        asked.append(len(queries))
    assert asked[1] <= asked[0]


def test_a_date_is_understood_before_anybody_owes_by_it(asks: Asking) -> None:
    officer = asks("officer")
    due = said(officer.get("due", {"said": "before 2026-06-30"}))["due"]
    assert (due["last_day"], due["operator"]) == ("2026-06-29", "BEFORE")
    assert said(officer.get("due"))["due"] is None
    assert said(officer.get("due", {"said": "soon"}))["rule"] == "DUE_NOT_UNDERSTOOD"


def test_the_own_queues_are_put_in_the_order_that_a_program_asks_for(
    government: Government, asks: Asking
) -> None:
    numbers = [
        paper_site.assigned(government, title=title) for title in ("Second", "Third", "First")
    ]
    head = asks("head")
    asked = {"sort": "title", "descending": True}
    titles = [one["title"] for one in said(head.get("me/queues", asked))["to_accept"]]
    assert titles == ["Third", "Second", "First"]
    by_number = said(head.get("me/queues", {"sort": "number"}))["to_accept"]
    assert [one["number"] for one in by_number] == numbers
    assert head.get("me/queues", {"sort": "sorrow"}).status_code == 422
