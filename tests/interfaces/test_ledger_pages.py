"""The ledger on its pages: acts looked up, one act with its hash, and verification."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from remit.commitments import actions
from remit.interfaces.labels import texts
from remit.ledger import actions as ledger
from remit.ledger import queries
from remit.ledger.verifying import actions as verifying
from remit.organisation.models import Person
from tests.interfaces import figures_site, paper_site
from tests.interfaces.api_site import program, said
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of, read

SECRET = "Answer the finding on the safety of the data centre"


@pytest.fixture
def auditor(story: Story) -> Client:
    return browser_of(story, "auditor")


def seqs(html: str) -> list[int]:
    return [int(seq) for seq in re.findall(r'<t[dh][^>]*><a href="/ledger/acts/(\d+)/">', html)]


def test_acts_stand_latest_first_and_are_turned_by_seq(auditor: Client) -> None:
    head = queries.head()
    assert head is not None
    seen, address = [], "/ledger/"
    while address:
        html = read(auditor, address)
        seen += seqs(html)
        found = re.search(r'rel="next" href="([^"]+)"', html)
        address = f"/ledger/{found[1]}" if found else ""
    assert seen == list(range(head.seq, 0, -1))


def test_acts_are_looked_up_by_subject_tag_and_day(story: Story, auditor: Client) -> None:
    overlap = story.ids["overlap"]
    assert len(seqs(read(auditor, f"/ledger/?subject={overlap}"))) == 2
    assert len(seqs(read(auditor, "/ledger/?tag=commitment.contested"))) == 1
    assert len(seqs(read(auditor, "/ledger/?on=2024-06-12"))) == 1
    assert "No act is like this" in read(auditor, "/ledger/?on=2022-06-12")


def test_words_that_are_not_understood_are_a_sentence(auditor: Client) -> None:
    for words in ("tag=commitment.dreamt", "subject=seven", "on=soon", "before=-1"):
        assert 'role="alert"' in read(auditor, f"/ledger/?{words}", 422)
    assert auditor.get("/ledger/acts/99999/").status_code == 404


def test_an_act_shows_its_body_its_words_and_its_hash_computed_again(
    story: Story, auditor: Client
) -> None:
    act = queries.acts_of([story.ids["overlap"]], prefix="commitment.contested")[0]
    html = read(auditor, f"/ledger/acts/{act.seq}/")
    assert "These functions belong to the inspectorate since January." in html
    assert html.count(act.hash.hex()) == 2
    assert "is the one that was recorded" in html
    assert f'href="/commitments/{story.ids["overlap"]}/"' in html
    assert "finance_head" in html


def test_the_texts_of_an_act_are_named_in_words(story: Story, auditor: Client) -> None:
    stored = {
        (act.seq, act.tag, key)
        for batch in queries.all_acts()
        for act in batch
        for key in act.texts
    }
    assert {key for _, _, key in stored} >= {"title", "reason", "summary", "note"}
    for seq, tag, key in stored:
        said = texts.of_act(tag, key)
        assert said != key, key
        if key in {"reason", "title"}:
            html = read(auditor, f"/ledger/acts/{seq}/").split("What was said")[1]
            assert f"<dt>{said}</dt>" in html
            assert f"<code>{key}</code>" not in html.split("</section>")[0]
    assert texts.of_act("document.registered", "title") == "Title"


def test_a_text_that_was_erased_says_so(story: Story, auditor: Client) -> None:
    act = queries.acts_of([story.ids["overlap"]], prefix="commitment.contested")[0]
    ledger.erase(
        by=story.made.by["administrator"],
        at=figures_site.at(figures_site.LAST, 5),
        act=act.seq,
        key="reason",
    )
    html = read(auditor, f"/ledger/acts/{act.seq}/")
    assert "The text was erased by a later act" in html
    assert "inspectorate since January" not in html
    assert "is the one that was recorded" in html


def test_the_act_of_a_hidden_commitment_keeps_its_place_and_hides_its_content(
    story: Story, auditor: Client
) -> None:
    safety = story.ids["safety"]
    assert SECRET in read(auditor, f"/ledger/acts/{safety}/")
    other = browser_of(story, "data_head")
    html = read(other, f"/ledger/acts/{safety}/")
    act = queries.act(safety)
    assert act is not None
    assert act.hash.hex() in html
    assert SECRET not in html
    assert "confidentiality" not in html
    assert "Not visible to you" in html
    assert SECRET not in read(other, f"/ledger/?subject={safety}")


def test_a_body_that_was_changed_is_seen_on_its_page(
    story: Story, auditor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.ledger.chain.link", lambda prev, body: bytes(32))
    html = read(auditor, f"/ledger/acts/{story.ids['overlap']}/")
    assert "the body was changed" in html


def verified(auditor: Client) -> str:
    """The page of a verification that was asked for; nobody has carried it out yet."""
    answer = auditor.post("/ledger/verify/", {"request_key": paper_site.key()})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def carried_out(auditor: Client) -> str:
    """The page of a verification that the worker has carried out."""
    place = verified(auditor)
    verifying.carry_out(verification=int(place.split("/")[-2]))
    return read(auditor, place)


def test_verification_is_left_and_found_again_and_reads_every_act(auditor: Client) -> None:
    head = queries.head()
    assert head is not None
    assert "Verify now" in read(auditor, "/ledger/verify/")
    place = verified(auditor)
    waiting = read(auditor, place)
    assert "You can leave this page" in waiting
    assert "<progress" in waiting
    assert f'href="{place}"' in read(auditor, "/ledger/verify/")
    verifying.carry_out(verification=int(place.split("/")[-2]))
    html = read(auditor, place)
    assert "acts were read; nothing was changed" in html
    assert head.hash.hex() in html
    assert "<progress" not in html
    assert "All holds" in read(auditor, "/ledger/verify/")


def test_the_way_to_verify_stands_where_one_may(story: Story, auditor: Client) -> None:
    way = 'href="/ledger/verify/"'
    assert way in read(auditor, "/ledger/").partition("<main")[2]
    leader = browser_of(story, "leader")
    assert way not in read(leader, "/ledger/")
    assert leader.get("/ledger/verify/").status_code == 403


def test_whoever_asks_twice_follows_the_one_that_is_under_way(auditor: Client) -> None:
    assert verified(auditor) == verified(auditor)


def test_a_verification_is_ended_by_whoever_asked_for_it(story: Story, auditor: Client) -> None:
    place = verified(auditor)
    keeper = browser_of(story, "administrator")
    assert "End it" not in read(keeper, place)
    sent = {"request_key": paper_site.key()}
    assert keeper.post(f"{place}cancel/", sent).status_code == 403
    for _ in range(2):  # a double click
        assert auditor.post(f"{place}cancel/", sent).headers["Location"] == place
    assert "nothing follows from it" in read(auditor, place)


def test_verification_names_what_does_not_hold(
    auditor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.ledger.guards.missing", lambda: {"remit_act_no_update"})
    html = carried_out(auditor)
    assert "1 finding." in html
    assert "The guard “remit_act_no_update” does not stand in the database" in html


def test_only_auditors_verify_and_only_holders_of_a_post_read(story: Story) -> None:
    officer = browser_of(story, "officer")
    assert officer.get("/ledger/verify/").status_code == 403
    assert officer.get("/ledger/verify/1/").status_code == 403
    assert officer.get("/ledger/").status_code == 200
    stranger = browser_of(story, "stranger")
    assert stranger.get("/ledger/").status_code == 403
    assert stranger.get("/ledger/acts/1/").status_code == 403


def test_the_questions_do_not_grow_with_the_acts(auditor: Client) -> None:
    auditor.get("/ledger/")
    with CaptureQueriesContext(connection) as few:
        auditor.get("/ledger/?on=2024-06-12")
    with CaptureQueriesContext(connection) as many:
        auditor.get("/ledger/")
    # One question for each kind of what the further acts name, however many there are.
    assert len(many) <= len(few) + 4


def annulled(story: Story) -> tuple[int, int]:
    """The contest that was annulled, and the act that did it."""
    overlap = story.ids["overlap"]
    act = queries.acts_of([overlap], prefix="commitment.contested")[0]
    facts = {"commitment": overlap, "act": act.seq, "reason": "Contested by mistake."}
    at = figures_site.at(figures_site.LAST, 5)
    done = actions.annul(by=story.made.by["secretary"], at=at, **facts)
    return act.seq, done.seq


def test_an_annulled_act_says_by_which_act_and_why_and_that_one_leads_back(
    story: Story, auditor: Client
) -> None:
    act, by = annulled(story)
    html = read(auditor, f"/ledger/acts/{act}/")
    assert "This act was annulled and counts no more." in html
    assert f'href="/ledger/acts/{by}/">act <bdi>#{by}</bdi>' in html
    assert "Contested by mistake." in html
    assert "(<bdi>secretary</bdi>)" in html
    back = read(auditor, f"/ledger/acts/{by}/")
    assert "It annuls this act:" in back
    assert f'href="/ledger/acts/{act}/"' in back
    assert "was annulled and counts no more" not in back


def test_an_annulment_that_was_annulled_has_no_effect(story: Story, auditor: Client) -> None:
    act, by = annulled(story)
    facts = {"commitment": story.ids["overlap"], "act": by, "reason": "It was right."}
    at = figures_site.at(figures_site.LAST, 6)
    actions.annul(by=story.made.by["secretary"], at=at, **facts)
    assert "was annulled and counts no more" not in read(auditor, f"/ledger/acts/{act}/")
    assert "was annulled and counts no more" in read(auditor, f"/ledger/acts/{by}/")


def test_who_may_not_see_a_commitment_does_not_read_what_was_annulled(
    story: Story, auditor: Client
) -> None:
    safety = story.ids["safety"]
    accepted = queries.acts_of([safety], prefix="commitment.")[-1]
    facts = {"commitment": safety, "act": accepted.seq, "reason": "By mistake."}
    at = figures_site.at(figures_site.LAST, 5)
    actions.annul(by=story.made.by["secretary"], at=at, **facts)
    assert "By mistake." in read(auditor, f"/ledger/acts/{accepted.seq}/")
    html = read(browser_of(story, "data_head"), f"/ledger/acts/{accepted.seq}/")
    assert "annulled" not in html


def test_programs_read_which_act_annulled_another_one(story: Story) -> None:
    act, by = annulled(story)
    asks = program(Person.objects.get(pk=story.made.by["auditor"].person))
    assert said(asks.get(f"ledger/acts/{act}"))["annulled_by"] == by
    assert said(asks.get(f"ledger/acts/{by}"))["annuls"] == act
    acts = said(asks.get(f"commitments/{story.ids['overlap']}/acts"))["items"]
    assert {one["seq"]: one["annulled_by"] for one in acts if one["annulled_by"]} == {act: by}
    listed = said(asks.get("ledger/acts", query={"subject": story.ids["overlap"]}))["items"]
    assert {one["seq"]: one["annulled_by"] for one in listed if one["annulled_by"]} == {act: by}


def test_the_list_marks_an_annulled_act_and_leads_to_the_one_that_annulled_it(
    story: Story, auditor: Client
) -> None:
    act, by = annulled(story)
    html = read(auditor, f"/ledger/?subject={story.ids['overlap']}")
    rows = {seqs(row)[0]: row for row in html.split("<tr")[2:]}
    marked = {seq for seq, row in rows.items() if "<s>" in row and "Annulled by" in row}
    assert marked == {act}
    assert f'href="/ledger/acts/{by}/"' in rows[act]


def test_the_list_marks_nothing_of_what_the_reader_may_not_see(
    story: Story, auditor: Client
) -> None:
    safety = story.ids["safety"]
    accepted = queries.acts_of([safety], prefix="commitment.")[-1]
    facts = {"commitment": safety, "act": accepted.seq, "reason": "By mistake."}
    at = figures_site.at(figures_site.LAST, 5)
    actions.annul(by=story.made.by["secretary"], at=at, **facts)
    address = f"/ledger/?subject={safety}"
    assert "Annulled by" in read(auditor, address)
    assert "Annulled by" not in read(browser_of(story, "data_head"), address)
    programs = {
        name: program(Person.objects.get(pk=story.made.by[name].person))
        for name in ("auditor", "data_head")
    }
    told = {
        name: {
            one["annulled_by"]
            for one in said(asks.get("ledger/acts", query={"subject": safety}))["items"]
        }
        for name, asks in programs.items()
    }
    assert len(told["auditor"]) == 2
    assert told["data_head"] == {None}


def test_what_was_annulled_is_asked_once_for_the_whole_list(story: Story, auditor: Client) -> None:
    annulled(story)
    auditor.get("/ledger/")
    with CaptureQueriesContext(connection) as asked:
        auditor.get("/ledger/")
    of_annulments = [one for one in asked if "commitment.act_annulled" in one["sql"]]
    assert len(of_annulments) == 1
