"""A provision that replaces, amends or implements one of another document leads to it and back, on
pages, for programs and in Akoma Ntoso; only what stands at it is touched; it can be taken back."""

import datetime as dt
import io
from html import unescape

import pytest
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions as commitments
from remit.commitments.queries import bases
from remit.domain.vocabulary import Confidentiality, Relation
from remit.ledger.actions import rebuilding
from remit.texts import actions as texts
from remit.texts.provisions import queries
from remit.texts.provisions.queries import Place
from tests.features.texts.test_pairs import ENGLISH, OTHER
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.interfaces.test_akoma_ntoso import AKN, held
from tests.support.government import Government
from tests.support.refused import refused

pytestmark = pytest.mark.django_db
Pair = tuple[int, int]


@pytest.fixture
def pair(government: Government) -> Pair:
    """A directive with two provisions, and a later decision."""
    issuer = government.units["CITY-PC"]
    old = paper_site.registered(government, ENGLISH, number="1/CT", issuer=issuer)
    new = paper_site.registered(
        government, OTHER, number="2/QD", issuer=issuer, issued_on=dt.date(2024, 2, 29)
    )
    return old, new


def place(document: int, number: int = 0) -> Place:
    draft = paper_site.drafts(document)[number]
    return Place(document, draft.start, draft.end)


def relate(
    site: Government, pair: Pair, relation: Relation = Relation.REPLACES, **more: object
) -> int:
    """The first provision of the decision does something to the first one of the directive."""
    old, new = pair
    what = {"provision": place(new), "to": place(old), "relation": relation} | more
    with paper_site.today():
        by = site.by["secretary"]
        return texts.relate_provisions(by=by, at=paper_site.DAY, **what).seq


def owed(site: Government, document: int, number: int = 0) -> int:
    draft = paper_site.drafts(document)[number].pk
    return paper_site.assigned(site, document=document, draft=draft)


def touched(site: Government, document: int) -> list[int]:
    with paper_site.today():
        found = bases.touched(site.viewer("secretary"), document)
    return [one.card.id for one in found]


def test_both_documents_lead_to_the_provision_of_the_other(
    government: Government, pair: Pair
) -> None:
    old, new = pair
    act = relate(government, pair)
    with paper_site.today():
        viewer = government.viewer("officer")
        [theirs], [ours] = queries.links(viewer, old), queries.links(viewer, new)
    assert (ours.outgoing, theirs.outgoing, ours.act) == (True, False, act)
    assert ours.there == theirs.here
    assert ours.there.quote == paper_site.drafts(old)[0].found["quote"]
    html = paper_site.page(government, f"/texts/{old}/")
    there = place(new)
    assert f"/texts/{new}/?span={there.start}-{there.end}#place-{there.start}" in html
    assert "replaces" in html
    card = html[html.index(f'id="draft-{paper_site.drafts(old)[0].pk}"') :].split("</article>")[0]
    assert f"/texts/{new}/?span=" in card
    other = html[html.index(f'id="draft-{paper_site.drafts(old)[1].pk}"') :].split("</article>")[0]
    assert f"/texts/{new}/?span=" not in other


def test_a_relation_stands_in_the_order_of_words_of_its_reader(
    government: Government, pair: Pair
) -> None:
    old, new = pair
    relate(government, pair)
    client = paper_site.browser(government, "officer")
    ours, theirs = (paper_site.drafts(one)[0].found["quote"][:20] for one in (new, old))
    for language, words in (("en", " replaces "), ("ko", " 조항이 대체하는 조항: ")):
        client.cookies["django_language"] = language
        for document in pair:
            with paper_site.today():
                html = unescape(client.get(f"/texts/{document}/").content.decode())
            card = html.partition('id="provisions-related"')[2].partition("</ul>")[0]
            before, word, after = card.partition(words)
            assert word, (language, document)
            assert ours in before
            assert theirs in after


def test_only_what_stands_at_the_provision_is_touched(government: Government, pair: Pair) -> None:
    first, second = owed(government, pair[0]), owed(government, pair[0], 1)
    relate(government, pair)
    assert touched(government, pair[0]) == [first]
    with refused("BASIS_UNCHANGED"), paper_site.today():
        commitments.uphold(
            by=government.by["secretary"], at=paper_site.DAY, commitment=second, reason="It stands."
        )
    with paper_site.today():
        commitments.uphold(
            by=government.by["secretary"], at=paper_site.DAY, commitment=first, reason="It stands."
        )
        [one] = bases.touched(government.viewer("secretary"), pair[0])
    assert one.is_settled


def test_an_amendment_that_names_provisions_leaves_the_others_alone(
    government: Government, pair: Pair
) -> None:
    old, new = pair
    first, second = owed(government, old), owed(government, old, 1)
    unplaced = paper_site.assigned(government, document=old)
    what = {"document": new, "to": old, "relation": Relation.AMENDS}
    with paper_site.today():
        texts.relate(by=government.by["secretary"], at=paper_site.DAY, **what)
    assert set(touched(government, old)) == {first, second, unplaced}
    relate(government, pair, Relation.AMENDS)
    assert set(touched(government, old)) == {first, unplaced}


def test_a_replaced_document_stays_replaced_whole(government: Government, pair: Pair) -> None:
    old, new = pair
    both = {owed(government, old), owed(government, old, 1)}
    what = {"document": new, "to": old, "relation": Relation.REPLACES}
    with paper_site.today():
        texts.relate(by=government.by["secretary"], at=paper_site.DAY, **what)
    relate(government, pair)
    assert set(touched(government, old)) == both


def test_what_another_language_began_at_the_provision_is_touched(government: Government) -> None:
    english, arabic = paper_site.in_two_languages(government)
    new = paper_site.registered(government, OTHER, number="2/QD")
    with paper_site.today():
        by, at = government.by["secretary"], paper_site.DAY
        texts.relate(by=by, at=at, document=arabic, to=english, relation=Relation.TRANSLATES)
    number = owed(government, english)
    with paper_site.today():
        texts.relate_provisions(
            by=by, at=at, provision=place(new), to=place(arabic), relation=Relation.AMENDS
        )
    assert touched(government, english) == touched(government, arabic) == [number]


def test_it_is_taken_back_with_a_reason_and_the_tables_follow(
    government: Government, pair: Pair
) -> None:
    number = owed(government, pair[0])
    act = relate(government, pair)
    by = government.by["secretary"]
    with paper_site.today():
        with refused("REASON_MISSING"):
            texts.part_provisions(by=by, at=paper_site.DAY, link=act, reason=" ")
        texts.part_provisions(by=by, at=paper_site.DAY, link=act, reason="Wrong article.")
        with refused("RELATION_UNKNOWN"):
            texts.part_provisions(by=by, at=paper_site.DAY, link=act, reason="Again.")
    assert (touched(government, pair[0]), number > 0) == ([], True)
    history = paper_site.page(government, f"/texts/{pair[0]}/history/")
    assert "Relation between provisions taken back" in history
    assert "Wrong article." in history
    assert rebuilding.rebuild().different == ()


def test_what_is_not_there_or_there_already_is_refused(government: Government, pair: Pair) -> None:
    old, new = pair
    relate(government, pair)
    with refused("PROVISIONS_ALREADY_RELATED"):
        relate(government, pair)
    for rule, more in (
        ("PROVISIONS_NOT_SO_RELATED", {"relation": Relation.CITES}),
        ("DOCUMENT_RELATED_TO_ITSELF", {"to": place(new, 0)}),
        ("PROVISION_UNKNOWN", {"to": Place(old, 5, 5)}),
        ("PROVISION_UNKNOWN", {"to": Place(old, 5, 1_000_000)}),
        ("DOCUMENT_UNKNOWN", {"to": Place(999_999, 0, 5)}),
    ):
        with refused(rule):
            relate(government, pair, **more)


def test_only_whoever_may_register_says_it_and_only_of_what_may_be_read(
    government: Government, pair: Pair
) -> None:
    old, new = pair
    what = {"provision": place(new), "to": place(old), "relation": Relation.REPLACES}
    may = government.who_may("2024-03-01", texts.relate_provisions, **what)
    assert "secretary" in may
    assert may.isdisjoint({"officer", "stranger", "head", "health_head"})
    secret = Confidentiality.RESTRICTED
    hidden = paper_site.registered(
        government,
        OTHER + "\n3",
        number="3/QD",
        issuer=government.units["CITY-PC"],
        confidentiality=secret,
    )
    relate(government, (old, hidden))
    html = paper_site.page(government, f"/texts/{old}/", "health_head")
    assert "3/QD" not in html
    assert "related to that of" not in paper_site.page(
        government, f"/texts/{old}/history/", "health_head"
    )


def test_a_person_chooses_both_provisions_on_one_page(government: Government, pair: Pair) -> None:
    old, new = pair
    client = paper_site.browser(government, "secretary")
    where = f"/texts/{new}/provisions/relate/"
    assert "Relate a provision" in paper_site.page(government, f"/texts/{new}/")
    html = paper_site.page(government, f"{where}?other=1/CT")
    there = place(old)
    assert f'value="{there.start}-{there.end}"' in html
    assert "9/CT" in paper_site.page(government, f"{where}?other=9/CT", status=422)
    here = place(new)
    sent = {
        "other": f"#{old}",
        "here": f"{here.start}-{here.end}",
        "there": f"{there.start}-{there.end}",
        "relation": "REPLACES",
        "request_key": paper_site.key(),
    }
    with paper_site.today():
        assert client.post(where, {**sent, "relation": "CITES"}).status_code == 422
        sent["request_key"] = paper_site.key()
        assert client.post(where, sent).status_code == 302
        assert client.post(where, sent).status_code == 302
        [link] = queries.links(government.viewer("secretary"), old)
        back = f"/texts/{new}/provisions/{link.act}/part/"
        assert "Take a relation back" in paper_site.page(government, back)
        for reason, status in (("", 422), ("Wrong.", 302)):
            answer = client.post(back, {"reason": reason, "request_key": paper_site.key()})
            assert answer.status_code == status
        assert queries.links(government.viewer("secretary"), old) == []
    paper_site.page(government, where, "officer", 403)
    paper_site.page(government, where, "stranger", 403)


def test_programs_read_it_from_both_sides_say_it_and_take_it_back(pair: Pair, asks: Asking) -> None:
    old, new = pair
    here, there = place(new), place(old)
    body = {
        "place": {"start": here.start, "end": here.end},
        "to": old,
        "there": {"start": there.start, "end": there.end},
        "relation": "AMENDS",
    }
    secretary = asks("secretary")
    done = secretary.post(f"documents/{new}/provisions/relations", body)
    assert done.status_code == 201, done.content
    [mine] = said(done)["items"]
    [theirs] = said(asks("officer").get(f"documents/{old}/provisions/relations"))["items"]
    assert (mine["outgoing"], theirs["outgoing"]) == (True, False)
    assert (mine["there"], mine["document"]["id"]) == (theirs["place"], old)
    officer = asks("officer").post(f"documents/{new}/provisions/relations", body)
    assert (officer.status_code, said(officer)["rule"]) == (403, "RIGHT_MISSING")
    assert asks("stranger").get(f"documents/{old}/provisions/relations").status_code == 403
    where = f"documents/{old}/provisions/relations/{mine['link']}/part"
    assert said(secretary.post(where, {"reason": "Wrong."}))["items"] == []
    assert said(secretary.post(where, {"reason": "Wrong."}))["rule"] == "RELATION_UNKNOWN"


@pytest.mark.parametrize(
    ("relation", "kind"), [(Relation.REPLACES, "replacement"), (Relation.AMENDS, "substitution")]
)
def test_akoma_ntoso_says_what_modifies_what_from_both_sides(
    government: Government, pair: Pair, relation: Relation, kind: str
) -> None:
    old, new = pair
    act = relate(government, pair, relation)
    found = {}
    for document, name in ((new, "activeModifications"), (old, "passiveModifications")):
        with paper_site.today():
            client = paper_site.browser(government, "secretary")
            answer = client.get(f"/texts/{document}/akoma-ntoso/")
        root = held(answer.content)
        [mod] = root.findall(f".//{AKN}{name}/{AKN}textualMod")
        assert (mod.get("type"), mod.get("eId")) == (kind, f"mod_{act}")
        found[document] = [mod.find(f"{AKN}{end}").get("href") for end in ("source", "destination")]
        own = found[document][0 if document == new else 1].removeprefix("#")
        paragraph = root.find(f".//{AKN}p[@eId='{own}']")
        quote = str(paper_site.drafts(document)[0].found["quote"])
        assert quote[:20] in "".join(paragraph.itertext())
    assert found[new][1].endswith("~" + found[old][1].removeprefix("#"))
    assert found[old][0].endswith("~" + found[new][0].removeprefix("#"))


def test_akoma_ntoso_says_what_implements_what(government: Government, pair: Pair) -> None:
    relate(government, pair, Relation.IMPLEMENTS)
    with paper_site.today():
        client = paper_site.browser(government, "secretary")
        content = client.get(f"/texts/{pair[1]}/akoma-ntoso/").content
    root = held(content)
    [one] = root.findall(f".//{AKN}implicitReference[@for]")
    assert one.get("refersTo") == "#relation_implements"
    assert etree.parse(io.BytesIO(content)).find(f".//{AKN}activeModifications") is None


def test_the_page_asks_the_same_questions_however_many_provisions_are_related(
    government: Government, pair: Pair, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    old, _new = pair
    for number in (0, 1):
        owed(government, old, number)
        relate(government, pair, Relation.AMENDS, to=place(old, number))
        relate(government, pair, Relation.REPLACES, to=place(old, number))
    client = paper_site.browser(government, "secretary")
    with paper_site.today():
        client.get(f"/texts/{old}/")
        with django_assert_max_num_queries(84):
            client.get(f"/texts/{old}/")
