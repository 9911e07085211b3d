"""Drafts through the API before and after a decision: what is certain, what changed meanwhile, what
another language has already; and nothing of it for whoever may not read the document."""

import datetime as dt
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from remit.commitments.models import Commitment
from remit.domain.vocabulary import Confidentiality
from remit.interfaces.api import asking as api_asking
from remit.interfaces.api.texts import drafted
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.texts import models
from remit.texts import queries as texts
from remit.texts.confirming import actions as confirming
from tests.interfaces import confirming_site, paper_site
from tests.interfaces.api_site import Asking, Program, every, said
from tests.support.government import Government

MANY = "\n".join(
    [
        "DIRECTIVE No. 9-CT/TU",
        "7 August 2023",
        *(f"{n}. The DOH shall publish register {n} before {n} October 2024." for n in range(1, 9)),
        "",
    ]
)
NOWHERE = {"drafts": [{"draft": 1, "mark": "1.0"}]}


@pytest.fixture
def secretary(asks: Asking) -> Program:
    """A program of whoever confirms."""
    return asks("secretary")


@pytest.fixture
def directive(government: Government) -> int:
    """A directive with eight orders to one department."""
    return confirming_site.registered(government, text=MANY, number="9-CT/TU")


@pytest.fixture
def hidden(government: Government) -> int:
    """A directive that only those concerned may read."""
    restricted = Confidentiality.RESTRICTED
    return confirming_site.registered(
        government, text=MANY, number="10-CT/TU", confidentiality=restricted
    )


@pytest.fixture
def both(government: Government) -> tuple[int, int]:
    """A directive in English, and the same in Arabic with two slips."""
    return paper_site.in_two_languages(government)


def certain(who: Program, document: int) -> list[dict[str, Any]]:
    """What may be accepted together."""
    answered = who.get(f"documents/{document}/certain")
    assert answered.status_code == 200, answered.content
    return list(said(answered)["items"])


def chosen(items: list[dict[str, Any]]) -> dict[str, Any]:
    """The drafts as they were read."""
    return {"drafts": [{"draft": one["draft"], "mark": one["mark"]} for one in items]}


def test_what_is_certain_comes_in_pages(secretary: Program, directive: int) -> None:
    path, whole = f"documents/{directive}/certain", certain(secretary, directive)
    assert len(whole) > 3
    assert every(secretary, path, {"limit": 3}) == whole


def test_what_is_certain_is_accepted_together_as_it_was_shown(
    secretary: Program, directive: int
) -> None:
    shown = certain(secretary, directive)
    assert len(shown) == 8
    first = shown[0]
    assert (first["lead"]["code"], first["due"]["last_day"]) == ("DOH", "2024-09-30")
    done = secretary.post(f"documents/{directive}/certain", chosen(shown[:3]), key="together")
    assert (said(done)["accepted"], said(done)["refused"]) == (3, 0)
    begun = Commitment.objects.order_by("pk")
    assert [one.title for one in begun] == [one["title"] for one in shown[:3]]
    assert {one.original for one in begun[:1]} == {dt.date(2024, 9, 30)}
    again = secretary.post(f"documents/{directive}/certain", chosen(shown[:3]), key="together")
    assert (again.headers["Idempotency-Replayed"], said(again)) == ("true", said(done))
    assert begun.count() == 3


def test_of_what_is_accepted_together_each_has_its_outcome(
    secretary: Program, directive: int
) -> None:
    shown = certain(secretary, directive)[:3]
    secretary.post(f"drafts/{shown[0]['draft']}/reject", {"reason": "Known."})
    older = {"draft": shown[1]["draft"], "mark": "77.0"}
    asked = {"drafts": [chosen(shown)["drafts"][0], older, chosen(shown)["drafts"][2]]}
    done = said(secretary.post(f"documents/{directive}/certain", asked))
    rules = [(one["problem"] or {}).get("rule") for one in done["items"]]
    assert rules == ["DRAFT_NOT_CERTAIN", "DRAFT_CHANGED_MEANWHILE", None]
    assert (done["accepted"], Commitment.objects.count()) == (1, 1)


def test_what_was_accepted_together_is_undone_as_one(secretary: Program, directive: int) -> None:
    shown = certain(secretary, directive)[:2]
    secretary.post(f"documents/{directive}/certain", chosen(shown))
    last = said(secretary.get(f"documents/{directive}/last-decision"))
    drafts = [one["draft"] for one in shown]
    assert (last["status"], last["drafts"]) == ("ACCEPTED", drafts)
    reason = {"reason": "Too early.", "expected": last["drafts"]}
    undone = said(secretary.post(f"documents/{directive}/undo", reason))
    assert [one["id"] for one in undone["items"]] == drafts
    assert said(secretary.get(f"documents/{directive}/last-decision"))["status"] is None


def test_the_questions_of_a_list_do_not_grow_with_its_drafts(
    government: Government,
    secretary: Program,
    directive: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    few = confirming_site.registered(government, text=MANY[: MANY.index("\n3.")], number="2-CT/TU")
    certain(secretary, few)  # what words mean is remembered from here on
    certain(secretary, directive)
    asked = []
    for document, drafts in ((few, 2), (directive, 8)):
        with django_assert_max_num_queries(28) as together:
            assert len(certain(secretary, document)) == drafts
        with django_assert_max_num_queries(14) as listed:
            assert len(said(secretary.get(f"documents/{document}/drafts"))["items"]) == drafts
        asked.append((len(together), len(listed)))
    assert asked[0] == asked[1]


def test_the_questions_of_named_drafts_do_not_grow(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = [one.pk for one in paper_site.drafts(confirming_site.registered(government))]
    asker = api_asking.Asking()
    asker.by, asked = government.by["secretary"], []
    with paper_site.today():
        asker.viewer = organisation.viewer(asker.by, clock.today())
        drafted.readable(asker, numbers[:1])  # the tree of the day is remembered from here on
        for n in (2, 20):
            named = numbers[n - 1 :: -1]
            with django_assert_max_num_queries(6) as readable:
                assert [one.id for one in drafted.readable(asker, named)] == named
            with django_assert_max_num_queries(3) as waiting:
                found = drafted.listed(asker, texts.drafts_named(named))
            assert [one.mark for one in found] == [drafted.one(asker, one).mark for one in named]
            asked.append((len(readable), len(waiting)))
    assert asked[0] == asked[1]


def test_a_draft_is_read_with_what_it_needs(secretary: Program, directive: int) -> None:
    number = certain(secretary, directive)[0]["draft"]
    answered = secretary.get(f"drafts/{number}")
    read = said(answered)
    assert answered.headers["ETag"] == f'"{read["mark"]}"'
    assert (read["needs"], read["is_certain"], read["lead"]["code"]) == ([], True, "DOH")
    assert read["offers"][0]["unit"]["code"] == "DOH"
    assert read["offers"][0]["reasons"]


@pytest.mark.parametrize("verb", ["reject", "accept", "split"])
def test_whoever_read_an_older_draft_decides_anew(
    government: Government, secretary: Program, directive: int, verb: str
) -> None:
    number = certain(secretary, directive)[0]["draft"]
    mark = secretary.get(f"drafts/{number}").headers["ETag"]
    colleague = government.by["leader"]
    fields = {"title": ["Another title"]}
    confirming.keep(by=colleague, at=paper_site.DAY, draft=number, fields=fields)
    bodies = {
        "reject": {"reason": "No."},
        "accept": {"title": "X", "issuer": "CITY-PC", "lead": "DOH"},
        "split": {"place": 60},
    }
    refused = secretary.post(f"drafts/{number}/{verb}", bodies[verb], If_Match=mark)
    assert (refused.status_code, said(refused)["rule"]) == (412, "DRAFT_CHANGED_MEANWHILE")
    meanwhile = said(
        secretary.get(f"documents/{directive}/meanwhile", {"since": "2024-02-01T00:00:00Z"})
    )
    assert [(one["draft"], one["has_written"]) for one in meanwhile["present"]] == [(number, True)]
    assert "COLLEAGUE" in said(secretary.get(f"drafts/{number}"))["needs"]


def test_what_became_of_drafts_since_is_told(asks: Asking, directive: int) -> None:
    secretary = asks("secretary")
    number = certain(secretary, directive)[0]["draft"]
    now = secretary.get(f"drafts/{number}").headers["ETag"]
    done = secretary.post(f"drafts/{number}/reject", {"reason": "Known."}, If_Match=now)
    assert done.status_code == 200, done.content
    since = {"since": "2024-02-01T00:00:00Z"}
    changed = said(asks("leader").get(f"documents/{directive}/meanwhile", since))["changed"]
    assert [(one["draft"], one["status"]) for one in changed] == [(number, "REJECTED")]


def test_a_mark_that_is_none_is_refused(secretary: Program, directive: int) -> None:
    number = certain(secretary, directive)[0]["draft"]
    refused = secretary.post(f"drafts/{number}/reject", {"reason": "No."}, If_Match='"x"')
    assert (refused.status_code, said(refused)["rule"]) == (400, "MARK_OF_DRAFT_MALFORMED")


def test_two_documents_are_one_work_and_a_draft_is_linked_and_parted(
    asks: Asking, both: tuple[int, int]
) -> None:
    english, arabic = both
    secretary = asks("secretary")
    likely = said(secretary.get(f"documents/{arabic}/pairs"))["items"]
    assert [(one["document"]["id"], one["looks"]) for one in likely] == [(english, "TRANSLATION")]
    beside = said(secretary.get(f"documents/{arabic}/beside/{english}"))
    assert (beside["left"]["id"], beside["are_one_work"]) == (arabic, False)
    assert any(row["left"] and row["right"] for row in beside["rows"])
    answered = secretary.post(f"documents/{arabic}/pairs/{english}", {"answer": "TRANSLATES"})
    assert answered.status_code == 200, answered.content
    relation = said(answered)["document"]["relations"][0]
    assert (relation["outgoing"], relation["link"]) == (True, said(answered)["act"])
    shown = [
        one
        for one in said(secretary.get(f"documents/{english}/drafts"))["items"]
        if models.Twin.objects.filter(one=one["id"]).exists()
    ]
    order = {"title": "Publish", "issuer": "CITY-PC", "lead": "DOIC"}
    accepted = secretary.post(f"drafts/{shown[0]['id']}/accept", order)
    assert accepted.status_code == 201, accepted.content
    twin = models.Twin.objects.get(one=shown[0]["id"]).other_id
    read = said(secretary.get(f"drafts/{twin}"))
    assert (read["status"], read["covered_by"]["document"]["id"]) == ("COVERED", english)
    with clock.injected(paper_site.DAY + dt.timedelta(hours=1)):
        linked = secretary.post(f"drafts/{twin}/link", If_Match=f'"{read["mark"]}"')
    assert said(linked)["status"] == "ACCEPTED"
    parting = said(secretary.get(f"documents/{arabic}/relations/{relation['link']}"))
    assert (parting["waiting"], parting["drafts"][0]["id"]) == (1, twin)
    parted = secretary.post(f"drafts/{twin}/part")
    assert (said(parted)["status"], said(parted)["commitment"]) == ("PENDING", None)


def test_what_was_told_apart_is_not_proposed_again(asks: Asking, both: tuple[int, int]) -> None:
    english, arabic = both
    secretary = asks("secretary")
    apart = said(secretary.post(f"documents/{arabic}/pairs/{english}", {"answer": "APART"}))
    assert (apart["act"], apart["document"]["relations"]) == (None, [])
    assert said(secretary.get(f"documents/{arabic}/pairs"))["items"] == []


def test_a_candidate_that_may_not_be_read_is_not_named(
    government: Government, asks: Asking, both: tuple[int, int]
) -> None:
    english, arabic = both
    models.Document.objects.filter(pk=english).update(confidentiality="RESTRICTED")
    theirs = asks("health_head")
    assert said(theirs.get(f"documents/{arabic}/pairs"))["items"] == []
    beside = theirs.get(f"documents/{arabic}/beside/{english}")
    assert (beside.status_code, said(beside)["rule"]) == (404, "DOCUMENT_UNKNOWN")
    answered = theirs.post(f"documents/{arabic}/pairs/{english}", {"answer": "APART"})
    assert answered.status_code == 404
    assert "5/CT-UBND" not in answered.content.decode()


def test_a_note_is_read_and_done_with(government: Government, asks: Asking, directive: int) -> None:
    secretary, leader = asks("secretary"), government.by["leader"]
    one, two = [draft["draft"] for draft in certain(secretary, directive)[:2]]
    made = said(secretary.post(f"documents/{directive}/merge", {"drafts": [one, two]}))["items"]
    confirming.keep(
        by=leader, at=paper_site.DAY, draft=made[0]["id"], fields={"title": ["Both at once"]}
    )
    undo = {"reason": "Two after all.", "keep_words": True}
    done = secretary.post(f"documents/{directive}/undo", undo)
    assert done.status_code == 200, done.content
    note = said(secretary.get(f"documents/{directive}/notes"))["items"][0]
    assert note["fields"] == {"title": ["Both at once"]}
    refused = asks("health_head").post(f"notes/{note['id']}/done")
    assert refused.status_code == 403
    ended = secretary.post(f"notes/{note['id']}/done", key="done")
    assert said(ended) == {"draft": note["draft"]}
    assert said(secretary.get(f"documents/{directive}/notes"))["items"] == []


def test_a_correction_is_taken_back(asks: Asking, directive: int) -> None:
    secretary = asks("secretary")
    before = said(secretary.get(f"documents/{directive}"))["title"]
    heading = {"title": "Mistyped", "type": "DIRECTIVE", "number": "9-CT/TU", "issuer": "CITY-PC"}
    act = said(secretary.post(f"documents/{directive}/heading", heading, If_Match="*"))["act"]
    back = secretary.post(f"documents/{directive}/heading/{act}/take-back")
    assert said(back)["document"]["title"] == before
    other = secretary.post(f"documents/{directive}/heading/{directive}/take-back")
    assert other.status_code in {404, 422}


READS = (
    "",
    "/certain",
    "/pairs",
    "/notes",
    "/last-decision",
    "/file",
    "/meanwhile?since=2024-02-01",
)


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize(("who", "statuses"), [("health_head", {404}), ("stranger", {403})])
def test_whoever_may_not_read_a_document_learns_nothing_of_it(
    asks: Asking, hidden: int, path: str, who: str, statuses: set[int]
) -> None:
    refused = asks(who).get(f"/api/v1/documents/{hidden}{path}")
    assert refused.status_code in statuses
    assert said(refused)["detail"]
    assert "10-CT/TU" not in refused.content.decode()


WRITES = ("accept", "reject", "take-back", "split", "link", "part")


@pytest.mark.parametrize("verb", WRITES)
def test_a_draft_that_may_not_be_read_is_like_one_that_is_not_there(
    asks: Asking, hidden: int, verb: str
) -> None:
    number = paper_site.drafts(hidden)[0].pk
    body = {
        "accept": {"title": "X", "issuer": "CITY-PC", "lead": "DOH"},
        "reject": {"reason": "No."},
        "split": {"place": 40},
    }.get(verb, {})
    theirs = asks("health_head")
    answers = [theirs.post(f"drafts/{one}/{verb}", body) for one in (number, 999_999)]
    assert [one.status_code for one in answers] == [404, 404]
    rules = [(said(one)["rule"], sorted(said(one)["facts"])) for one in answers]
    assert rules[0] == rules[1] == ("DRAFT_UNKNOWN", ["draft"])
    assert asks("stranger").post(f"drafts/{number}/{verb}", body).status_code == 403
    assert theirs.get(f"drafts/{number}").status_code == 404


def test_what_is_certain_in_a_hidden_document_is_accepted_by_nobody_else(
    asks: Asking, hidden: int
) -> None:
    for who, status in (("health_head", 404), ("stranger", 403)):
        refused = asks(who).post(f"documents/{hidden}/certain", NOWHERE)
        assert refused.status_code == status
    assert Commitment.objects.count() == 0


def test_an_officer_of_another_unit_proposes_what_an_issuer_assigns(
    asks: Asking, directive: int
) -> None:
    theirs = asks("health_head")
    shown = certain(theirs, directive)
    assert {one["assigns"] for one in shown} == {False}
    done = said(theirs.post(f"documents/{directive}/certain", chosen(shown[:1])))
    assert done["accepted"] == 1
    assert Commitment.objects.get().work == "PROPOSED"
