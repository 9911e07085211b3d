"""Drafts are merged and split by acts, with exact places; undoing it is an act too."""

import pytest

from remit.domain.acts import Tag
from remit.ledger import queries as ledger
from remit.texts import actions, models, queries
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import places, sorting
from remit.texts.confirming import queries as course
from tests.features.texts.test_registering import DAY, drafts_of, registered
from tests.support.government import Government
from tests.support.refused import refused

TEXT = (
    "DIRECTIVE No. 5/CT-UBND\n"
    "1. The Department of Information shall publish the catalogue by 30 June 2024.\n"
    "2. The Department of Information shall train the officers of the wards.\n"
    "3. The Department of Health shall open its data 📚 and shall report e\u0301 every case "
    "before 31 December 2024.\n"
)

pytestmark = pytest.mark.slow


def document(city: Government, text: str = TEXT) -> int:
    return registered(city, text=text)


def standing(number: int) -> list[queries.DraftCard]:
    return [one for one in drafts_of(number) if one.status != "REPLACED"]


def merge(city: Government, *drafts: int, who: str = "secretary", **what: object) -> int:
    return city.does(who, DAY, confirming.merge, drafts=drafts, **what)


def split(city: Government, draft: int, words: str, who: str = "secretary") -> tuple[int, int]:
    card = queries.draft(draft)
    text = queries.text_of(card.document)
    place = text.index(words, card.start)
    return city.does(who, DAY, confirming.split, draft=draft, place=place)


def restore(city: Government, draft: int) -> None:
    act = models.Draft.objects.get(pk=draft).replaced_in
    city.does("secretary", DAY, confirming.restore, act=act)


def exact(number: int) -> bool:
    text = queries.text_of(number)
    return all(text[one.start : one.end] == one.found["quote"] for one in drafts_of(number))


def test_two_drafts_become_one_that_spans_both(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    made = queries.draft(merge(city, second.id, first.id))
    assert (made.start, made.end) == (first.start, second.end)
    assert made.found["quote"] == TEXT[first.start : second.end]
    assert made.confidence == min(first.confidence, second.confidence)
    assert made.id in {one.id for one in standing(number)}
    assert {first.id, second.id}.isdisjoint(one.id for one in standing(number))


def test_a_merged_draft_owes_both_and_keeps_what_both_say(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    found = queries.draft(merge(city, first.id, second.id)).found
    assert found["action"] == (
        "publish the catalogue by 30 June 2024; train the officers of the wards"
    )
    assert found["actor"]["text"] == "The Department of Information"
    assert found["deadline"]["value"] == "2024-06-30"


def test_of_two_dates_or_two_bodies_none_is_chosen(city: Government) -> None:
    number = document(city)
    made = merge(city, *(one.id for one in standing(number)))
    found = queries.draft(made).found
    assert found["deadline"] is None
    assert [one["quote"] for one in found["limits"]] == [
        "by 30 June 2024",
        "before 31 December 2024",
    ]
    # The first is offered to lead and the other to cooperate; a person says which.
    assert found["actor"]["text"] == "The Department of Information"
    assert "The Department of Health" in [one["text"] for one in found["cooperating"]]
    assert {"actor", "deadline"} <= set(found["lacks"])
    [card] = sorting.sorted_out([queries.draft(made)], {}, [])
    assert (card.is_vague, card.needs_unit, card.is_certain) == (True, True, False)


def test_a_merge_is_an_act_that_names_what_it_joined(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    made = merge(city, first.id, second.id)
    act = ledger.acts_of([number])[-1]
    assert act.tag is Tag.DOCUMENT_DRAFTS_MERGED
    assert act.data["drafts"] == [first.id, second.id]
    assert act.data["into"] == [{"draft": made, "start": first.start, "end": second.end}]


def test_a_draft_that_stands_between_is_not_swallowed(city: Government) -> None:
    first, _between, last, *_ = standing(document(city))
    with refused("MERGE_OVER_ANOTHER"):
        merge(city, first.id, last.id)


def test_one_draft_alone_or_drafts_of_two_documents_are_not_merged(city: Government) -> None:
    first = standing(document(city))[0]
    other = standing(registered(city, text=TEXT + "\nMore.", number="6/CT-UBND"))[0]
    with refused("MERGE_NEEDS_TWO"):
        merge(city, first.id, first.id)
    with refused("MERGE_OF_TWO_DOCUMENTS"):
        merge(city, first.id, other.id)


def test_what_was_decided_is_neither_merged_nor_split(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    city.does("secretary", DAY, actions.reject_draft, draft=first.id, reason="A wish.")
    with refused("DRAFT_ALREADY_DECIDED"):
        merge(city, first.id, second.id)
    with refused("DRAFT_ALREADY_DECIDED"):
        split(city, first.id, "catalogue")


def test_a_draft_is_cut_at_a_word_and_both_parts_are_exact(city: Government) -> None:
    number = document(city)
    whole = standing(number)[-1]
    text = queries.text_of(number)
    one, two = map(queries.draft, split(city, whole.id, "and shall report"))
    assert text[one.start : one.end].endswith("its data 📚")
    assert text[two.start : two.end].startswith("and shall report e\u0301")
    assert (one.start, two.end) == (whole.start, whole.end)
    assert exact(number)


def test_each_part_keeps_what_stands_in_its_own_words(city: Government) -> None:
    whole = standing(document(city, TEXT.replace("and shall", "and")))[-1]
    one, two = (queries.draft(part).found for part in split(city, whole.id, "and report"))
    assert (one["deadline"], two["deadline"]["value"]) == (None, "2024-12-31")
    assert one["actor"]["basis"] == "stated"
    assert (two["actor"]["text"], two["actor"]["basis"]) == (one["actor"]["text"], "inherited")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("atalogue by", "SPLIT_NOT_BETWEEN_WORDS"),
        ("The Department of Information shall publish", "SPLIT_NOT_BETWEEN_WORDS"),
        ("June 2024", "SPLIT_CUTS_WORDS"),
        ("of Information", "SPLIT_CUTS_WORDS"),
    ],
)
def test_no_word_date_or_name_is_cut_through(city: Government, words: str, rule: str) -> None:
    first = standing(document(city))[0]
    with refused(rule):
        split(city, first.id, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "mở dữ lie\u0302\u0323u 📚 và báo cáo",
            ["dữ", "lie\u0302\u0323u", "📚", "và", "báo", "cáo"],
        ),
        ("نشر القائمة وفتح البيانات", ["القائمة", "وفتح", "البيانات"]),
        ("자료를 공개하고 보고한다", ["공개하고", "보고한다"]),
        ("公開する", ["開", "す", "る"]),
        ("👩\u200d👩\u200d👧 reports a \u0301 b", ["a", "b"]),
    ],
)
def test_places_are_where_words_begin_in_any_script(text: str, words: list[str]) -> None:
    found = list(places.of_words(text, 0, len(text)))
    assert [
        text[at:].split()[0][: len(word)] for at, word in zip(found, words, strict=True)
    ] == words


def test_undoing_a_merge_brings_the_drafts_back_by_an_act(city: Government) -> None:
    number = document(city)
    before = [(one.id, one.status, one.found) for one in standing(number)]
    made = merge(city, before[0][0], before[1][0])
    restore(city, before[0][0])
    assert [(one.id, one.status, one.found) for one in standing(number)] == before
    act = ledger.acts_of([number])[-1]
    assert act.tag is Tag.DOCUMENT_DRAFTS_RESTORED
    assert act.data["instead_of"] == [made]
    assert models.Draft.objects.filter(pk=made, status="REPLACED").exists()


def test_undoing_a_split_brings_the_draft_back(city: Government) -> None:
    number = document(city)
    before = [one.id for one in standing(number)]
    split(city, before[-1], "and shall report")
    restore(city, before[-1])
    assert [one.id for one in standing(number)] == before


def test_what_was_decided_since_is_undone_first(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    made = merge(city, first.id, second.id)
    city.does("secretary", DAY, actions.reject_draft, draft=made, reason="A wish.")
    with refused("UNDO_DECIDED_SINCE"):
        restore(city, first.id)


def test_nothing_is_undone_under_what_a_colleague_writes(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    made = merge(city, first.id, second.id)
    for who, fields in (("secretary", {"title": ["Mine"]}), ("leader", {})):
        city.does(who, DAY, confirming.keep, draft=made, fields=fields)
    city.does("leader", DAY, confirming.keep, draft=made, fields={"title": ["Theirs"]})
    with refused("UNDO_OVER_WRITING"):
        restore(city, first.id)
    assert queries.draft(made).status == "PENDING"
    city.does("leader", DAY, confirming.discard, draft=made)
    restore(city, first.id)
    assert queries.draft(made).status == "REPLACED"


def test_a_merged_draft_is_merged_again_and_undone_step_by_step(city: Government) -> None:
    number = document(city)
    before = [one.id for one in standing(number)]
    made = merge(city, before[0], before[1])
    again = merge(city, made, before[2])
    assert standing(number)[0].id == again
    restore(city, made)
    restore(city, before[0])
    assert [one.id for one in standing(number)] == before
    assert exact(number)


def test_a_merged_draft_becomes_a_commitment_at_its_place(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    made = merge(city, first.id, second.id)
    commitment = city.assigned(document=number, draft=made, place=(first.start, second.end))
    assert queries.draft(made).commitment == commitment


def test_whoever_may_not_register_the_document_cuts_and_joins_nothing(city: Government) -> None:
    number = document(city)
    first, second, last, *_ = standing(number)
    may = city.who_may(DAY, confirming.merge, drafts=(first.id, second.id))
    place = TEXT.index("and shall report")
    assert may == city.who_may(DAY, confirming.split, draft=last.id, place=place)
    assert {"secretary", "leader"} <= may
    assert may.isdisjoint({"officer", "auditor", "stranger"})


def test_who_merges_from_an_older_page_is_stopped(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    seen = course.marks(number, city.by["secretary"].person)
    city.does("leader", DAY, confirming.keep, draft=second.id, fields={"title": ["Mine"]})
    with refused("DRAFT_CHANGED_MEANWHILE"):
        merge(city, first.id, second.id, seen=seen)


def test_origins_name_the_drafts_of_before(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    made = merge(city, first.id, second.id)
    assert course.origins(number)[made].came_from == (first.id, second.id)
