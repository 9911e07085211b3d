"""What a person has half written at a draft is kept, and is no act; others are told of it."""

from collections.abc import Callable, Mapping, Sequence

from django.db import connection
from django.db.backends.utils import CursorWrapper

from remit.domain.acts import By
from remit.domain.vocabulary import Confidentiality
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.texts import actions, queries
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import queries as course
from tests.features.texts.test_confirming_together import DAY, document, drafts_of, undo
from tests.features.texts.test_registering import registered
from tests.support.government import Government, instant
from tests.support.refused import refused


def keep(city: Government, draft: int, who: str = "secretary", **fields: list[str]) -> None:
    city.does(who, DAY, confirming.keep, draft=draft, fields=fields)


def test_what_is_half_written_is_kept_for_each_person_and_is_no_act(city: Government) -> None:
    draft = drafts_of(document(city, 1))[0].id
    before = ledger.head()
    keep(city, draft, title=["Mine"])
    keep(city, draft, who="leader", title=["Theirs"])
    written = [course.half_edit(draft, city.by[who].person) for who in ("secretary", "leader")]
    assert [one.fields["title"] for one in written if one] == [["Mine"], ["Theirs"]]
    assert ledger.head() == before


def test_opening_a_form_again_takes_nothing_away(city: Government) -> None:
    draft, me = drafts_of(document(city, 1))[0].id, city.by["secretary"].person
    keep(city, draft, title=["Mine"])
    keep(city, draft)
    city.does("secretary", DAY, confirming.leave, draft=draft)
    half = course.half_edit(draft, me)
    assert half is not None
    assert half.fields == {"title": ["Mine"]}
    city.does("secretary", DAY, confirming.discard, draft=draft)
    assert course.half_edit(draft, me) is None


def test_what_is_written_in_one_form_of_a_draft_takes_nothing_from_the_other(
    city: Government,
) -> None:
    draft, me = drafts_of(document(city, 1))[0].id, city.by["secretary"].person
    keep(city, draft, title=["Mine"], lead=[])
    keep(city, draft, reason=["Not so"])
    half = course.half_edit(draft, me)
    assert half is not None
    assert half.fields == {"title": ["Mine"], "lead": [], "reason": ["Not so"]}


def test_what_was_half_written_ends_with_the_decision_and_is_back_when_it_is_undone(
    city: Government,
) -> None:
    number = document(city, 2)
    draft, me = drafts_of(number)[0].id, city.by["secretary"].person
    keep(city, draft, reason=["Half a rea"])
    city.does("secretary", DAY, actions.reject_draft, draft=draft, reason="Half a reason")
    assert course.half_edit(draft, me) is None
    undo(city, number)
    half = course.half_edit(draft, me)
    assert half is not None
    assert half.fields == {"reason": ["Half a rea"]}


def test_nothing_is_written_at_what_is_decided_or_hidden_or_endless(city: Government) -> None:
    first, second = (one.id for one in drafts_of(document(city, 2)))
    with refused("HALF_EDIT_TOO_LONG"):
        keep(city, second, title=["x" * 70_000])
    with refused("RIGHT_MISSING"):
        keep(city, second, who="stranger", title=["x"])
    city.does("secretary", DAY, actions.reject_draft, draft=first, reason="A wish.")
    with refused("DRAFT_ALREADY_DECIDED"):
        keep(city, first, title=["x"])


def test_a_page_is_old_when_another_decided_or_wrote_and_not_when_one_wrote_oneself(
    city: Government,
) -> None:
    number = document(city, 1)
    draft, me = drafts_of(number)[0].id, city.by["secretary"].person
    seen = course.mark(draft, me)
    keep(city, draft, title=["Mine"])
    keep(city, draft, who="leader")
    assert course.mark(draft, me) == seen
    keep(city, draft, who="leader", title=["Theirs"])
    assert course.mark(draft, me) != seen
    seen = course.mark(draft, me)
    city.does("leader", DAY, actions.reject_draft, draft=draft, reason="A wish.")
    assert course.mark(draft, me) != seen


def test_a_draft_that_was_given_back_is_not_the_one_that_was_seen(city: Government) -> None:
    number = document(city, 1)
    draft, me = drafts_of(number)[0].id, city.by["secretary"].person
    seen = course.mark(draft, me)
    city.does("leader", DAY, actions.reject_draft, draft=draft, reason="A wish.")
    undo(city, number, who="leader")
    assert queries.draft(draft).status == "PENDING"
    assert course.mark(draft, me) != seen


def test_who_may_only_read_a_text_writes_at_no_draft_of_it(city: Government) -> None:
    number = registered(city, confidentiality=Confidentiality.PUBLIC)
    draft = drafts_of(number)[0].id
    what = {"draft": draft, "fields": {"title": ["x"]}}
    assert city.who_may(DAY, confirming.keep, **what) == set(city.by) - {"stranger", "auditor"}
    at = instant(DAY)
    with clock.injected(at), refused("RIGHT_MISSING"):
        confirming.keep(by=By(), at=at, **what)


def test_who_goes_on_writing_does_not_stop_who_decides_although_they_write(
    city: Government,
) -> None:
    draft, me = drafts_of(document(city, 1))[0].id, city.by["secretary"]
    keep(city, draft, who="leader", title=["The"])
    seen = course.mark(draft, me.person)
    keep(city, draft, who="leader", title=["Theirs"])
    what = {"by": me, "at": instant(DAY), "draft": draft}
    with refused("DRAFT_CHANGED_MEANWHILE"):
        confirming.check_seen(**what, seen=seen)
    confirming.check_seen(**what, seen=course.although(seen))
    city.does("leader", DAY, actions.reject_draft, draft=draft, reason="A wish.")
    with refused("DRAFT_CHANGED_MEANWHILE"):
        confirming.check_seen(**what, seen=course.although(seen))


def test_how_one_draft_stands_is_read_of_that_draft_alone(city: Government) -> None:
    me = city.by["secretary"].person
    first, *others = (one.id for one in drafts_of(document(city, 10)))
    for draft in (first, *others):
        keep(city, draft, who="leader", title=["Theirs"])
    assert rows_read(lambda: course.mark(first, me)) == 2
    assert course.mark(first, me) == "0.1"


def rows_read(ask: Callable[[], object]) -> int:
    """How many rows the database gave for what was asked."""
    asked: list[tuple[str, Sequence[object]]] = []

    def note(
        execute: Callable[..., object],
        sql: str,
        params: Sequence[object],
        many: bool,
        context: Mapping[str, object],
    ) -> object:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    with connection.cursor() as cursor:
        return sum(len(_rows(cursor, *one)) for one in asked)


def _rows(cursor: CursorWrapper, sql: str, params: Sequence[object]) -> list[object]:
    cursor.execute(sql, params)
    return list(cursor.fetchall())
