"""The conversation on the page of a commitment and for programs: written, answered, reworded,
withdrawn, and shown to nobody else."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from remit.commitments.models import Commitment
from remit.domain.vocabulary import Confidentiality
from remit.interfaces.api_tokens.scopes import Scope
from remit.ledger import queries as ledger
from remit.notices.models import Notice
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.interfaces.paper_site import browser, key
from tests.support.government import Government

pytestmark = pytest.mark.django_db
ASKED = "When do you report, @DOIC?\nThe minister asks <b>today</b>."


@pytest.fixture
def number(government: Government) -> int:
    return paper_site.accepted(government)


def page(client: Client, number: int, more: str = "") -> str:
    with paper_site.today():
        return client.get(f"/commitments/{number}/{more}").content.decode()


def send(client: Client, path: str, **sent: object) -> HttpResponse:
    with paper_site.today():
        return client.post(f"/commitments/{path}/", {"request_key": key(), **sent})


def write(client: Client, number: int, words: str = ASKED, **sent: object) -> int:
    """A note is written; its number."""
    answer = send(client, f"{number}/notes", words=words, **sent)
    assert answer.status_code == 302, answer.content
    return int(answer["Location"].partition("#note-")[2])


def test_a_note_stands_on_the_page_and_beside_the_acts(government: Government, number: int) -> None:
    secretary = browser(government, "secretary")
    first = write(secretary, number)
    write(secretary, number, "And the second half?")
    html = page(browser(government, "officer"), number)
    assert f'id="note-{first}"' in html
    assert '<bdi class="note-name" dir="ltr">@DOIC</bdi>' in html
    assert "&lt;b&gt;today&lt;/b&gt;" in html
    acts = html.split('id="acts-title"')[1]
    assert f'<a href="#note-{first}">2 notes in the conversation</a>' in acts
    assert "And the second half?" not in acts


def test_notes_stand_between_the_acts_where_they_were_written(
    government: Government, number: int
) -> None:
    secretary, officer = browser(government, "secretary"), browser(government, "officer")
    first = write(secretary, number)
    send(officer, f"{number}/report", progress="Half.")
    second = write(secretary, number)
    acts = page(officer, number).split('id="acts-title"')[1]
    found = re.findall(r'href="#note-(\d+)"|id="act-(\d+)"', acts)
    places = [(int(note) if note else 0, int(act) if act else 0) for note, act in found]
    assert places[0] == (second, 0)
    assert places[2] == (first, 0)
    assert acts.count("1 note in the conversation") == 2


def test_who_is_ticked_is_told(government: Government, number: int) -> None:
    secretary = browser(government, "secretary")
    html = page(secretary, number)
    assert f'name="to" value="{government.units["DOIC"]}"' in html
    note = write(secretary, number, "Please.", to=[government.units["CITY-PC"]])
    told = set(Notice.objects.filter(act=note).values_list("person", flat=True))
    assert government.by["leader"].person in told
    assert government.by["head"].person not in told
    work = browser(government, "leader").get("/my-work/").content.decode()
    assert "Note written" in work
    assert f'href="/commitments/{number}/#act-{note}"' in work
    assert f'<span id="act-{note}">' in page(secretary, number)


def test_an_address_of_mail_is_plain_words(government: Government, number: int) -> None:
    write(browser(government, "secretary"), number, "Ask office@example.org or @doic.")
    html = page(browser(government, "officer"), number)
    assert re.findall(r'class="note-name" dir="ltr">([^<]+)<', html) == ["@doic"]


def test_an_answer_says_what_it_answers(government: Government, number: int) -> None:
    note = write(browser(government, "secretary"), number)
    officer = browser(government, "officer")
    html = page(officer, number, f"?answer={note}")
    assert f'name="answers" value="{note}"' in html
    answer = write(officer, number, "In May.", answers=note)
    shown = page(officer, number).split(f'id="note-{answer}"')[1]
    assert f'In answer to <a href="#note-{note}">' in shown
    assert 'name="answers"' not in page(officer, number, "?answer=999999")


def test_a_note_is_reworded_and_withdrawn_by_who_wrote_it(
    government: Government, number: int
) -> None:
    secretary, officer = browser(government, "secretary"), browser(government, "officer")
    note = write(secretary, number, "Fisrt.")
    assert f"/commitments/{number}/notes/{note}/withdraw/" not in page(officer, number)
    assert send(officer, f"{number}/notes/{note}/withdraw").status_code == 422
    assert send(secretary, f"{number}/notes/{note}", words="First.").status_code == 302
    html = page(officer, number)
    assert "Reworded on" in html
    assert '<q dir="auto">Fisrt.</q>' in html
    assert send(secretary, f"{number}/notes/{note}/withdraw").status_code == 302
    html = page(officer, number)
    assert "Withdrawn on" in html
    assert "First." not in html
    assert "Fisrt." not in html


def test_what_was_typed_is_kept_when_it_is_refused(government: Government) -> None:
    number = paper_site.assigned(government, confidentiality=Confidentiality.RESTRICTED)
    refused = send(browser(government, "secretary"), f"{number}/notes", words="And you, @DOF?")
    html = refused.content.decode()
    assert refused.status_code == 422
    assert "DOF may not read this commitment" in html
    assert "And you, @DOF?" in html


def test_a_form_sent_twice_writes_one_note(government: Government, number: int) -> None:
    secretary, once = browser(government, "secretary"), key()
    for _ in range(2):
        write(secretary, number, request_key=once)
    assert page(secretary, number).count('<li class="note-one') == 1


def test_whoever_takes_no_part_reads_and_writes_nothing(
    government: Government, number: int
) -> None:
    write(browser(government, "secretary"), number)
    reader = browser(government, "finance_head")
    html = page(reader, number)
    assert "The minister asks" in html
    assert 'id="write"' not in html
    assert send(reader, f"{number}/notes", words="x").status_code == 403


def test_the_note_of_a_closed_commitment_is_nowhere_for_others(government: Government) -> None:
    number = paper_site.assigned(government, confidentiality=Confidentiality.RESTRICTED)
    note = write(browser(government, "secretary"), number, "Between us.")
    for who in ("finance_head", "stranger"):
        client = browser(government, who)
        assert client.get(f"/commitments/{number}/").status_code == 404
        for path in (
            f"{number}/notes",
            f"{number}/notes/{note}",
            f"{number}/notes/{note}/withdraw",
        ):
            answers = [
                send(client, one, words="x") for one in (path, path.replace(str(number), "9"))
            ]
            assert [one.status_code for one in answers] == [404, 404]
            assert all("There is no commitment" in one.content.decode() for one in answers)
        act = client.get(f"/ledger/acts/{note}/")
        assert "Between us." not in act.content.decode()
    insider = browser(government, "head").get(f"/ledger/acts/{note}/").content.decode()
    assert f'href="/commitments/{number}/"' in insider


def test_a_page_with_many_notes_folds_the_earlier_ones(
    government: Government, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    secretary = browser(government, "secretary")
    page(secretary, number)
    for place in range(15):
        write(secretary, number, f"Note {place}.", to=[government.units["DOIC"]])
    with django_assert_max_num_queries(58):
        html = page(secretary, number)
    assert "3 earlier notes" in html
    assert html.count('<li class="note-one') == 15


def test_several_are_urged_at_once(government: Government) -> None:
    numbers = [paper_site.accepted(government) for _ in range(3)]
    secretary = browser(government, "secretary")
    with paper_site.today():
        shown = secretary.get("/commitments/together/urge/", {"commitment": numbers})
        assert shown.content.decode().count('name="commitment"') == 3
        assert "/commitments/together/urge/" in secretary.get("/commitments/").content.decode()
        own = browser(government, "officer").get("/commitments/").content.decode()
    assert "/commitments/together/urge/" not in own
    sent = {"request_key": key(), "commitment": numbers, "words": "The meeting is on Friday."}
    with paper_site.today():
        html = secretary.post("/commitments/together/urge/", sent).content.decode()
    assert "3 recorded" in html
    told = Notice.objects.filter(tag="note.written", person=government.by["head"].person)
    assert sorted(told.values_list("commitment", flat=True)) == numbers
    assert "#note-" in html


def test_programs_read_and_write_notes(government: Government, asks: Asking, number: int) -> None:
    secretary, officer = asks("secretary"), asks("officer")
    sent = {"words": ASKED, "posts": [], "to": ["DOIC"]}
    made = secretary.post(f"commitments/{number}/notes", sent, key="n-1")
    assert made.status_code == 201
    again = secretary.post(f"commitments/{number}/notes", sent, key="n-1")
    assert again.content == made.content
    note = said(made)["note"]
    assert (note["words"], note["own"], note["to"][0]["code"]) == (ASKED, True, "DOIC")
    answer = officer.post(
        f"commitments/{number}/notes", {"words": "In May.", "answers": note["number"]}
    )
    found = said(officer.get(f"commitments/{number}/notes"))
    assert found["may_write"] is True
    assert [one["answers"] for one in found["items"]] == [None, note["number"]]
    path = f"commitments/{number}/notes/{note['number']}"
    reworded = said(secretary.post(f"{path}/reword", {"words": "When?"}))["note"]
    assert (reworded["words"], reworded["before"][0]["words"]) == ("When?", ASKED)
    assert said(officer.post(f"{path}/withdraw"))["rule"] == "NOTE_OF_ANOTHER"
    gone = said(secretary.post(f"{path}/withdraw"))["note"]
    assert (gone["words"], gone["before"], bool(gone["withdrawn_at"])) == (None, [], True)
    assert said(answer)["note"]["post"]["code"]


def test_a_note_leaves_the_mark_of_its_commitment(
    government: Government, asks: Asking, number: int
) -> None:
    officer = asks("officer")
    mark = officer.get(f"commitments/{number}").headers["ETag"]
    officer.post(f"commitments/{number}/notes", {"words": "In May."})
    assert officer.get(f"commitments/{number}").headers["ETag"] == mark
    report = officer.post(f"commitments/{number}/report", {"progress": "Half."}, If_Match=mark)
    assert report.status_code == 200


def test_programs_that_may_not_learn_nothing(government: Government, asks: Asking) -> None:
    number = paper_site.assigned(government, confidentiality=Confidentiality.RESTRICTED)
    note = said(asks("secretary").post(f"commitments/{number}/notes", {"words": "Us."}))["act"]
    theirs = asks("health_head")
    for hidden in (number, 999_999):
        assert theirs.get(f"commitments/{hidden}/notes").status_code == 404
        for path, body in (
            ("notes", {"words": "x"}),
            (f"notes/{note}/reword", {"words": "x"}),
            (f"notes/{note}/withdraw", {}),
        ):
            refused = theirs.post(f"commitments/{hidden}/{path}", body)
            assert (refused.status_code, said(refused)["rule"]) == (404, "COMMITMENT_UNKNOWN")
    stored = said(theirs.get(f"ledger/acts/{note}"))
    assert (stored["hidden"], stored["texts"], stored["body"]) == (True, None, None)
    reading = asks("secretary", scopes=(Scope.READ,))
    assert reading.get(f"commitments/{number}/notes").status_code == 200
    refused = reading.post(f"commitments/{number}/notes", {"words": "x"})
    assert (refused.status_code, said(refused)["rule"]) == (403, "SCOPE_MISSING")


def test_a_reader_reads_notes_and_writes_none(
    government: Government, asks: Asking, number: int
) -> None:
    asks("secretary").post(f"commitments/{number}/notes", {"words": ASKED})
    head = ledger.head()
    found = said(asks("finance_head").get(f"commitments/{number}/notes"))
    assert (len(found["items"]), found["may_write"], found["items"][0]["own"]) == (1, False, False)
    refused = asks("finance_head").post(f"commitments/{number}/notes", {"words": "x"})
    assert (refused.status_code, said(refused)["rule"]) == (403, "RIGHT_MISSING")
    assert ledger.head() == head
    assert Commitment.objects.get(pk=number).work == "IN_PROGRESS"


def test_a_code_that_nobody_bears_is_said_on_the_page_and_to_programs(
    government: Government, number: int, asks: Asking
) -> None:
    words = "When do you report, @DOICX?"
    answer = send(browser(government, "secretary"), f"{number}/notes", words=words)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "No unit and no post has the code “DOICX”" in shown
    assert words in shown
    refused = asks("secretary").post(f"commitments/{number}/notes", {"words": words})
    assert (refused.status_code, said(refused)["rule"]) == (422, "MENTIONED_NOBODY")
    assert "“DOICX”" in said(refused)["detail"]
    assert not said(asks("officer").get(f"commitments/{number}/notes"))["items"]
