"""Two people confirm one document: each sees what the other does, nothing is overwritten, and what
somebody has half written is kept."""

import html as markup
import re

import pytest

from remit.commitments.models import Commitment
from remit.texts.models import Draft, HalfEdit
from tests.interfaces import confirming_site, paper_site
from tests.interfaces.confirming_site import filled_in, get, named_in, post, seen_in
from tests.interfaces.paper_site import browser
from tests.support.government import Government

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(government: Government) -> int:
    return confirming_site.registered(government)


def test_what_is_half_written_is_there_again_in_another_browser(
    government: Government, document: int
) -> None:
    client, draft = browser(government, "secretary"), paper_site.drafts(document)[0]
    half = {"form": "accept", "title": "Half a ti", "due": "31/"}
    answer = post(client, f"/drafts/{draft.pk}/keep/", htmx=True, **half)
    assert "Kept at" in answer.content.decode()
    client.logout()
    html = get(browser(government, "secretary"), f"/drafts/{draft.pk}/accept/")
    assert "Half a ti" in html
    assert 'value="31/"' in html
    assert "this is how you left it" in html
    assert "Half a ti" not in get(browser(government, "leader"), f"/drafts/{draft.pk}/accept/")


def test_one_begins_again_with_the_text(government: Government, document: int) -> None:
    client, draft = browser(government, "secretary"), paper_site.drafts(document)[0]
    post(client, f"/drafts/{draft.pk}/keep/", form="accept", title="Half a ti")
    post(client, f"/drafts/{draft.pk}/afresh/")
    assert "Half a ti" not in get(client, f"/drafts/{draft.pk}/accept/")
    assert HalfEdit.objects.filter(ended_at__isnull=False).exists()


def test_each_sees_who_writes_where_and_what_changed_since(
    government: Government, document: int
) -> None:
    first, second = paper_site.drafts(document)[:2]
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    html = get(mine, f"/texts/{document}/")
    found = re.search(r'hx-get="(/texts/\d+/changes/[^"]+)"', html)
    assert found is not None
    poll = markup.unescape(found[1]).replace("2024-03-01", "2024-02-01")
    post(theirs, f"/drafts/{first.pk}/keep/", form="accept", title="Theirs")
    post(theirs, f"/drafts/{second.pk}/reject/", reason="A wish")
    news = get(mine, poll)
    assert "leader writes at it, last at" in news
    assert f'data-changed="draft-{second.pk}"' in news
    assert "Rejected by leader at" in news
    state = re.search(r"state=(\w+)", news)
    assert state is not None
    again = re.sub(r"state=\w+", f"state={state[1]}", poll)
    with paper_site.today():
        assert mine.get(again).status_code == 204


@pytest.mark.parametrize("htmx", [True, False])
def test_what_another_decided_meanwhile_is_said_with_both_versions(
    government: Government, document: int, htmx: bool
) -> None:
    draft = paper_site.drafts(document)[0]
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    seen = seen_in(get(mine, f"/drafts/{draft.pk}/accept/"))
    post(theirs, f"/drafts/{draft.pk}/reject/", reason="Only a wish of ours")
    terms = filled_in(government, seen=seen)
    answer = post(mine, f"/drafts/{draft.pk}/accept/", htmx=htmx, **terms)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Rejected by leader at" in html
    assert "Only a wish of ours" in html
    assert "My own words" in html
    assert "Decide with your version" not in html
    assert Draft.objects.get(pk=draft.pk).status == "REJECTED"
    assert not Commitment.objects.exists()


def test_what_another_writes_is_overruled_only_knowingly(
    government: Government, document: int
) -> None:
    draft = paper_site.drafts(document)[0]
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    seen = seen_in(get(mine, f"/drafts/{draft.pk}/accept/"))
    post(theirs, f"/drafts/{draft.pk}/keep/", form="accept", title="Their words", due="Q2/2024")
    terms = filled_in(government, seen=seen)
    answer = post(mine, f"/drafts/{draft.pk}/accept/", htmx=True, **terms)
    html = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Their words", "Q2/2024", "My own words", "nothing of yours was carried out"):
        assert words in html
    assert not Commitment.objects.exists()
    although = re.search(r'name="although" value="([^"]+)"', html)
    assert although is not None
    answer = post(mine, f"/drafts/{draft.pk}/accept/", **terms, although=although[1])
    assert answer.status_code == 302
    assert Commitment.objects.get().title == "My own words"
    theirs_kept = HalfEdit.objects.get(person=government.by["leader"].person)
    assert theirs_kept.fields["title"] == ["Their words"]


def _although(html: str) -> str:
    found = re.search(r'name="although" value="([^"]+)"', html)
    assert found is not None
    return found[1]


def test_one_decides_with_the_own_version_while_the_other_goes_on_writing(
    government: Government, document: int
) -> None:
    draft = paper_site.drafts(document)[0]
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    seen, path = seen_in(get(mine, f"/drafts/{draft.pk}/accept/")), f"/drafts/{draft.pk}"
    post(theirs, f"{path}/keep/", form="accept", title="Thei")
    sent = filled_in(government, seen=seen)
    although = _although(post(mine, f"{path}/accept/", **sent).content.decode())
    for title in ("Their w", "Their words"):
        post(theirs, f"{path}/keep/", form="accept", title=title)
    assert post(mine, f"{path}/accept/", **sent, although=although).status_code == 302
    assert Commitment.objects.get().title == "My own words"


@pytest.mark.parametrize("verb", ["accept", "split"])
def test_the_own_version_is_not_decided_over_what_was_decided_since(
    government: Government, document: int, verb: str
) -> None:
    draft = paper_site.drafts(document)[0]
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    path = f"/drafts/{draft.pk}"
    html = get(mine, f"{path}/split/")
    place = re.findall(r'name="place" value="(\d+)"', html)[-1]
    sent = {**filled_in(government, seen=seen_in(html)), "place": place}
    post(theirs, f"{path}/keep/", form="accept", title="Their words")
    although = _although(post(mine, f"{path}/{verb}/", **sent).content.decode())
    post(theirs, f"{path}/reject/", reason="A wish")
    post(theirs, f"{path}/take-back/")
    del sent["seen"]
    assert post(mine, f"{path}/{verb}/", **sent, although=although).status_code == 409
    assert Draft.objects.get(pk=draft.pk).status == "PENDING"


def test_what_a_colleague_writes_at_a_merged_draft_is_shown_and_not_undone(
    government: Government, document: int
) -> None:
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    post(mine, f"/texts/{document}/merge/", draft=named_in(get(mine, f"/texts/{document}/"))[:2])
    made = Draft.objects.latest("pk")
    post(theirs, f"/drafts/{made.pk}/keep/", form="accept", title="Their words")
    answer = post(mine, f"/texts/{document}/undo/", htmx=True)
    assert answer.status_code == 409
    for words in ("leader</a> has half written at", "Their words", "Nothing was undone"):
        assert words in answer.content.decode()
    assert Draft.objects.get(pk=made.pk).status == "PENDING"


def test_what_could_not_be_decided_is_kept_for_its_writer(
    government: Government, document: int
) -> None:
    draft = paper_site.drafts(document)[0]
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    seen = seen_in(get(mine, f"/drafts/{draft.pk}/accept/"))
    post(theirs, f"/drafts/{draft.pk}/keep/", form="accept", title="Their words")
    post(mine, f"/drafts/{draft.pk}/accept/", **filled_in(government, seen=seen, form="accept"))
    assert "My own words" in get(mine, f"/drafts/{draft.pk}/accept/")


def test_two_forms_of_one_draft_make_one_commitment(government: Government, document: int) -> None:
    draft, client = paper_site.drafts(document)[0], browser(government, "secretary")
    seen = seen_in(get(client, f"/drafts/{draft.pk}/accept/"))
    terms = filled_in(government, seen=seen)
    answers = [post(client, f"/drafts/{draft.pk}/accept/", **terms) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 409]
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize("verb", ["merge", "split"])
def test_who_merges_or_splits_too_late_reads_what_became_of_the_draft(
    government: Government, document: int, verb: str
) -> None:
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    draft = paper_site.drafts(document)[0]
    names = named_in(get(mine, f"/texts/{document}/"))[:2]
    html = get(mine, f"/drafts/{draft.pk}/split/")
    place = re.findall(r'name="place" value="(\d+)"', html)[-1]
    post(theirs, f"/drafts/{draft.pk}/reject/", reason="Only a wish of ours")
    if verb == "merge":
        answer = post(mine, f"/texts/{document}/merge/", draft=names, htmx=True)
    else:
        answer = post(mine, f"/drafts/{draft.pk}/split/", place=place, seen=seen_in(html))
    assert answer.status_code == 409
    assert "Rejected by leader at" in answer.content.decode()
    assert "Only a wish of ours" in answer.content.decode()
    assert Draft.objects.filter(document=document).count() == 40
