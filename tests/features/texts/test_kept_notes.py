"""What a colleague has half written stops an undoing, unless it is kept as a note with the draft
that waits again."""

import pytest

from remit.commitments.actions import confirming as together
from remit.texts import models, queries
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import queries as course
from tests.features.texts.test_merging_and_splitting import DAY, document, merge, split, standing
from tests.support.government import Government
from tests.support.refused import refused

WORDS = {"title": ["Publish the list"], "due": ["30/06/2024"]}
WHY = {"reason": "By mistake."}


def write(city: Government, who: str, draft: int, fields: dict[str, list[str]]) -> None:
    city.told(who, DAY, confirming.keep, draft=draft, fields=fields)


def undo(city: Government, number: int, *, keep_words: bool = False) -> list[int]:
    what = {"document": number, "keep_words": keep_words, **WHY}
    return city.told("secretary", DAY, together.undo_last, **what)


def test_words_of_a_colleague_stop_an_undoing_and_say_whose_they_are(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    made = merge(city, first.id, second.id)
    write(city, "leader", made, WORDS)
    act = models.Draft.objects.get(pk=made).made_in
    with refused("UNDO_OVER_WRITING") as caught:
        undo(city, number)
    assert caught.value.params == {"draft": str(made), "act": str(act)}
    [found] = course.written_over(act or 0, city.by["secretary"].person)
    assert (found.name, found.draft, found.fields) == ("leader", made, WORDS)
    assert course.written_over(act or 0, city.by["leader"].person) == []


@pytest.mark.parametrize("by_split", [False, True])
def test_the_words_are_kept_as_a_note_with_the_draft_that_waits_again(
    city: Government, by_split: bool
) -> None:
    number = document(city)
    first, second, *_, last = standing(number)
    if by_split:
        made, expected = split(city, last.id, "and shall report")[1], last.id
    else:
        made, expected = merge(city, first.id, second.id), first.id
    write(city, "leader", made, WORDS)
    write(city, "secretary", made, {"title": ["Mine"]})
    undo(city, number, keep_words=True)
    assert queries.draft(expected).status == "PENDING"
    [note] = course.notes(number)
    assert (note.draft, note.name, note.fields, note.kept_by) == (
        expected,
        "leader",
        WORDS,
        "secretary",
    )
    assert course.half_edit(made, city.by["leader"].person) is None


def test_who_wrote_a_note_or_may_confirm_is_done_with_it(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    made = merge(city, first.id, second.id)
    write(city, "officer", made, WORDS)
    undo(city, number, keep_words=True)
    [note] = course.notes(number)
    may = city.who_may(DAY, confirming.end_note, note=note.id)
    assert may == city.who_may(DAY, confirming.merge, drafts=(first.id, second.id)) | {"officer"}
    assert city.told("officer", DAY, confirming.end_note, note=note.id) == first.id
    assert course.notes(number) == []
    with refused("NOTE_UNKNOWN"):
        city.told("officer", DAY, confirming.end_note, note=note.id)


def test_nothing_is_kept_where_nobody_writes(city: Government) -> None:
    number = document(city)
    first, second, *_ = standing(number)
    made = merge(city, first.id, second.id)
    write(city, "leader", made, {})
    undo(city, number, keep_words=True)
    assert course.notes(number) == []
