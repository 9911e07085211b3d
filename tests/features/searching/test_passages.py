"""A document is found by words that stand together in a passage of its text, in any spelling, by
whoever may read it; the passage is shown with its place. Long texts are reached a little later."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from remit.commitments.queries import searching
from remit.domain.reading import passages
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.kernel import clock, folding
from remit.texts import actions as texts
from remit.texts import models
from remit.texts.searching import actions, queries
from remit.texts.searching.queries import DocumentFound
from tests.support.government import Government, instant

DAY, LATER = "2024-03-01", "2024-07-05"
TEXT = (
    "CHỈ THỊ\nvề nước sạch\n\n"
    "1. Sở Tài nguyên hoàn thành khoan giếng trước ngày 30 tháng 6 năm 2024.\n"
    "2. تنشر الإدارة فهرس الآبار.\n"
    "3. 환경국은 우물 목록을 공개한다.\n"
    "4. The wells of the north shall be measured.\n"
)


def registered(city: Government, text: str = TEXT, **fields: object) -> int:
    document = texts.NewDocument(text, "Order", DocumentType.DIRECTIVE, **fields)
    return city.told("secretary", DAY, texts.register, document=document)


def found(city: Government, who: str, words: str) -> list[DocumentFound]:
    with clock.injected(instant(LATER)):
        documents = searching.everything(city.viewer(who, LATER), words).documents
    assert documents
    assert documents.total == len(documents.rows)
    return list(documents.rows)


@pytest.mark.parametrize(
    "words",
    [
        "khoan giếng",
        "KHOAN GIENG",
        "gieng tai nguyen",
        "فهرس الابار",
        "الآبار",
        "우물",
        "우물 목록",
    ],
)
def test_a_document_is_found_by_words_of_a_passage_however_they_are_written(
    city: Government, words: str
) -> None:
    number = registered(city)
    (one,) = found(city, "officer", words)
    assert one.card.id == number
    assert one.passage
    place = one.passage.place
    assert one.passage.quote == TEXT[place.start : place.end]
    assert TEXT[place.start : place.end] in TEXT.splitlines()


def test_words_of_two_passages_find_nothing_together(city: Government) -> None:
    registered(city)
    assert found(city, "officer", "wells")
    assert found(city, "officer", "khoan wells") == []


def test_what_is_called_so_stands_before_what_only_says_so(city: Government) -> None:
    document = texts.NewDocument("Nothing of it.", "On wells", DocumentType.NOTICE)
    called = city.told("secretary", DAY, texts.register, document=document)
    saying = registered(city)
    assert [one.card.id for one in found(city, "officer", "wells")] == [called, saying]
    assert [bool(one.passage) for one in found(city, "officer", "wells")] == [False, True]


def test_nobody_finds_a_text_that_is_closed_to_them_by_its_words(city: Government) -> None:
    issuer = city.units["CITY-PC"]
    registered(city, issuer=issuer, confidentiality=Confidentiality.RESTRICTED)

    def asked(who: str, words: str) -> int:
        with CaptureQueriesContext(connection) as questions:
            assert found(city, who, words) == []
        return len(questions)

    assert len(found(city, "leader", "wells")) == 1
    assert asked("health_head", "wells") == asked("health_head", "nowhere")
    assert found(city, "stranger", "wells") == []


def test_a_long_text_is_reached_when_the_tick_comes_to_it(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 50)
    monkeypatch.setattr(actions, "GROUP", 2)
    number = registered(city)
    assert found(city, "officer", "wells") == []
    assert actions.keep_due() == 1
    assert [one.card.id for one in found(city, "officer", "wells")] == [number]
    assert actions.keep_due() == 0


def test_whoever_was_stopped_goes_on_where_it_ended(city: Government) -> None:
    registered(city)
    whole = list(models.Passage.objects.order_by("start").values_list("start", "end", "closes"))
    models.Passage.objects.filter(start__gte=whole[2][0]).delete()
    assert actions.keep_due() == 1
    assert whole == list(
        models.Passage.objects.order_by("start").values_list("start", "end", "closes")
    )
    assert [closes for _start, _end, closes in whole].count(True) == 1


def test_texts_of_before_are_reached_like_new_ones(city: Government) -> None:
    registered(city)
    new = list(models.Passage.objects.values_list("start", "end", "folded", "closes"))
    models.Passage.objects.all().delete()
    assert actions.keep_due() == 1
    assert list(models.Passage.objects.values_list("start", "end", "folded", "closes")) == new


def test_the_index_finds_what_comparing_every_passage_finds(city: Government) -> None:
    registered(city)
    for word in ("wel", "ells of", "30", "giế", "الآ", "우"):
        rows = queries.passages(word)
        plain = [one.pk for one in models.Passage.objects.all() if _has(one.folded, word)]
        assert sorted(rows.values_list("pk", flat=True)) == plain, word


def _has(folded: str, words: str) -> bool:
    return all(word in folded for word in folding.sought(words))


def test_passages_are_the_text_without_its_gaps() -> None:
    long = "a b. " * 9000
    text = f"One\r\n\r\n  two \n---\n{long}\nlast"
    places = list(passages.passages(text))
    assert [text[start:end] for start, end in (*places[:2], places[-1])] == ["One", "two", "last"]
    assert all(end - start <= passages.LONGEST_LINE for start, end in places)
    assert "".join("".join(text[a:b] for a, b in places).split()) == "".join(
        text.replace("---", "").split()
    )


def test_lines_that_a_page_cut_apart_are_one_passage() -> None:
    lines = ["The department shall publish the list of the wells of the", "north by the day."] * 5
    text = "\n\n".join("\n".join(lines[n : n + 2]) for n in range(0, 10, 2))
    places = list(passages.passages(text))
    assert len(places) == 5
    assert all("\n" in text[start:end] for start, end in places)
