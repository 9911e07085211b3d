"""What a text says that it does to another one is proposed at both, and nothing of the other is
called certain before somebody has decided; recorded, it leads to the commitments that wait."""

import datetime as dt

import pytest

from remit.commitments.models import Commitment
from remit.domain.vocabulary import Confidentiality
from remit.texts import models
from remit.texts.announcing import queries as announcing
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.interfaces.paper_site import key
from tests.support.government import Government

pytestmark = pytest.mark.django_db
OLD = (
    "DIRECTIVE No. 24-CT/TU\n7 August 2023\n"
    "The DOH shall publish the list of clinics before 31 December 2024.\n"
    "The DOIC shall publish the list of registers before 30 June 2024.\n"
)
NEW = (
    "DECISION No. 31-QD/TU\n29 February 2024\n"
    "The Department of Health shall publish the list of hospitals before 31 December 2024.\n"
    "Article 2. This Decision replaces Directive No. 24-CT/TU dated 7 August 2023.\n"
)
PROPOSED = "This text says that it replaces "
CONTESTED = "Another text says that it replaces or amends this document."


def _old(government: Government, text: str = OLD, **fields: object) -> int:
    issued = {"issuer": government.units["CITY-PC"], "issued_on": dt.date(2023, 8, 7)}
    return paper_site.registered(government, text, **(issued | fields))


def _new(government: Government, text: str = NEW, **fields: object) -> int:
    issued = {
        "issuer": government.units["CITY-PC"],
        "number": "31-QD/TU",
        "issued_on": dt.date(2024, 2, 29),
    }
    return paper_site.registered(government, text, **(issued | fields))


def _record(government: Government, new: int, old: int) -> str:
    """The button of the proposal, and the page that follows."""
    client = paper_site.browser(government, "secretary")
    sent = {"request_key": key(), "relation": "REPLACES", "other": f"#{old}"}
    with paper_site.today():
        answer = client.post(f"/texts/{new}/relations/", sent, follow=True)
    return answer.content.decode()


def test_what_a_text_says_that_it_replaces_is_proposed_on_its_page(government: Government) -> None:
    old, new = _old(government), _new(government)
    html = paper_site.page(government, f"/texts/{new}/")
    assert PROPOSED in html
    part = html[html.index('id="announced"') :][:4000]
    assert f'name="other" value="#{old}"' in part
    assert 'name="relation" value="REPLACES"' in part


def test_the_replaced_text_says_so_too_and_nothing_of_it_is_certain(
    government: Government,
) -> None:
    old = _old(government)
    before = paper_site.page(government, f"/texts/{old}/certain/")
    assert "nothing in the text contests" in before
    _new(government)
    html = paper_site.page(government, f"/texts/{old}/")
    assert " says that it replaces this document" in html
    assert CONTESTED in html
    assert "nothing in the text contests" not in paper_site.page(
        government, f"/texts/{old}/certain/"
    )


def test_a_recorded_replacement_contests_the_drafts_of_the_replaced_text(
    government: Government,
) -> None:
    old, new = _old(government), _new(government)
    said_so = _record(government, new, old)
    assert "Recorded: This document replaces" in said_so
    html = paper_site.page(government, f"/texts/{old}/")
    assert "Another document replaced this." in html
    assert CONTESTED not in html
    assert f'Replaced by</span> <a href="/texts/{new}/">' in html
    newer = paper_site.page(government, f"/texts/{new}/")
    assert PROPOSED not in newer
    at_top = newer[newer.index('id="announced"') : newer.index('id="about"')]
    assert f'This document replaces <a href="/texts/{old}/">' in at_top


def test_the_replacing_text_leads_to_the_commitments_that_wait(government: Government) -> None:
    old, new = _old(government), _new(government)
    draft = paper_site.drafts(old)[0].pk
    paper_site.assigned(government, document=old, draft=draft)
    _record(government, new, old)
    html = paper_site.page(government, f"/texts/{new}/")
    assert "1 open commitment rests on what this document replaced or amended:" in html
    assert f'href="/texts/{old}/#touched"' in html
    assert 'id="touched"' in paper_site.page(government, f"/texts/{old}/")


def test_a_draft_whose_words_replace_another_document_says_so(government: Government) -> None:
    _old(government)
    new = _new(government)
    start = NEW.index("This Decision replaces")
    models.Draft.objects.create(
        document_id=new,
        start=start,
        end=len(NEW) - 1,
        kind="directive",
        confidence=0.9,
        found={"quote": NEW[start:-1], "action": NEW[start:-1]},
    )
    html = paper_site.page(government, f"/texts/{new}/")
    assert 'href="#announced"' in html


def test_a_number_that_nobody_registered_is_said_to_be_unknown(government: Government) -> None:
    new = _new(government)
    html = paper_site.page(government, f"/texts/{new}/")
    assert PROPOSED in html
    assert "No document of this number is registered here." in html


def test_the_day_tells_documents_of_one_number_apart(government: Government) -> None:
    old = _old(government)
    _old(government, text=OLD + "Again.\n", issued_on=dt.date(2022, 8, 7))
    new = _new(government)
    viewer = government.viewer("secretary")
    with paper_site.today():
        (one,) = announcing.by(viewer, new, models.Reading.objects.get(document=new).found)
    assert [card.id for card in one.cards] == [old]


def test_a_reader_is_told_of_no_text_that_is_hidden(government: Government) -> None:
    old = _old(government)
    _new(government, confidentiality=Confidentiality.RESTRICTED)
    html = paper_site.page(government, f"/texts/{old}/", "health_head")
    assert "31-QD/TU" not in html
    assert CONTESTED not in html


def test_programs_read_what_contests_a_draft(government: Government, asks: Asking) -> None:
    old = _old(government)
    with paper_site.today():
        assert said(asks("secretary").get(f"documents/{old}/certain"))["items"]
    _new(government)
    with paper_site.today():
        draft = said(asks("secretary").get(f"drafts/{paper_site.drafts(old)[0].pk}"))
        certain = said(asks("secretary").get(f"documents/{old}/certain"))["items"]
    assert draft["contested_by"] == ["CHANGE_ANNOUNCED"]
    assert (draft["is_certain"], certain) == (False, [])


def test_what_rests_on_the_successor_is_proposed_to_take_the_place(
    government: Government,
) -> None:
    old, new = _old(government), _new(government)
    ordered = paper_site.assigned(government, document=old, draft=paper_site.drafts(old)[0].pk)
    elsewhere = paper_site.assigned(government, title="Keep the archive")
    _record(government, new, old)
    after = paper_site.assigned(government, title="Publish the hospitals", document=new)
    html = paper_site.page(government, f"/commitments/{ordered}/supersede/")
    assert f'type="radio" name="other" value="{after}"' in html
    assert f'type="radio" name="other" value="{elsewhere}"' not in html
    assert f"Commitment #{ordered} no longer counts" in html
    assert "The one that takes its place stays as it is" in html


@pytest.mark.parametrize("beside", [False, True])
def test_the_one_that_is_chosen_or_written_takes_the_place(
    government: Government, *, beside: bool
) -> None:
    old, new = _old(government), _new(government)
    ordered = paper_site.assigned(government, document=old, draft=paper_site.drafts(old)[0].pk)
    _record(government, new, old)
    after = paper_site.assigned(government, title="Publish the hospitals", document=new)
    named = {"other": "", "other_number": f"#{after}"} if beside else {"other": str(after)}
    sent = {"request_key": key(), "reason": "The decision orders it anew.", **named}
    with paper_site.today():
        client = paper_site.browser(government, "secretary")
        answer = client.post(f"/commitments/{ordered}/supersede/", sent)
    assert answer.status_code == 302
    assert Commitment.objects.get(pk=ordered).work == "SUPERSEDED"


def test_a_commitment_without_successor_asks_for_a_number(government: Government) -> None:
    number = paper_site.assigned(government)
    html = paper_site.page(government, f"/commitments/{number}/supersede/")
    assert 'type="radio" name="other"' not in html
    assert 'inputmode="numeric" id="id_other" name="other"' in html


def test_programs_read_what_is_announced_at_both_texts(
    government: Government, asks: Asking
) -> None:
    old, new = _old(government), _new(government)
    with paper_site.today():
        (ours,) = said(asks("secretary").get(f"documents/{new}/announced"))["items"]
        (theirs,) = said(asks("secretary").get(f"documents/{old}/announced"))["items"]
    assert ours["quote"] == NEW[ours["start"] : ours["end"]]
    assert (ours["relation"], ours["outgoing"], ours["said_by"]) == ("REPLACES", True, new)
    assert [one["id"] for one in ours["documents"]] == [old]
    assert (theirs["outgoing"], theirs["quote"]) == (False, ours["quote"])
    assert [one["id"] for one in theirs["documents"]] == [new]


def test_what_is_recorded_is_announced_no_longer(government: Government, asks: Asking) -> None:
    old, new = _old(government), _new(government)
    _record(government, new, old)
    with paper_site.today():
        assert said(asks("secretary").get(f"documents/{new}/announced"))["items"] == []
        assert said(asks("secretary").get(f"documents/{old}/announced"))["items"] == []


def test_a_program_is_told_of_no_text_that_is_hidden(government: Government, asks: Asking) -> None:
    old = _old(government)
    new = _new(government, confidentiality=Confidentiality.RESTRICTED)
    with paper_site.today():
        assert said(asks("health_head").get(f"documents/{old}/announced"))["items"] == []
        assert asks("health_head").get(f"documents/{new}/announced").status_code == 404


def test_programs_read_that_a_draft_needs_a_title(government: Government, asks: Asking) -> None:
    old = _old(government)
    draft = paper_site.drafts(old)[0]
    draft.found = draft.found | {"action": "تلتزم الوزارة بالعمل على"}
    draft.save()
    with paper_site.today():
        assert "TITLE" in said(asks("secretary").get(f"drafts/{draft.pk}"))["needs"]
