"""The database itself refuses to change the ledger; without its guards, verification names it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F, QuerySet

from remit.domain.refusals import Finding
from remit.kernel import clock
from remit.ledger import chain, guards, models
from remit.ledger.queries import verification
from tests.support.government import Government
from tests.support.unguarded import unguarded

Change = Callable[[int], object]
Named = tuple[str, tuple[tuple[str, str], ...]]


def acts(seq: int) -> QuerySet[models.Act]:
    return models.Act.objects.filter(seq=seq)


def texts(seq: int, key: str = "title") -> QuerySet[models.SideText]:
    return models.SideText.objects.filter(act=seq, key=key)


def raw(statement: str) -> Change:
    def run(seq: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, [seq])

    return run


def found() -> set[Named]:
    """What verification names, without the guards that the test itself took away."""
    findings = map(named, verification.verify().findings)
    return {one for one in findings if one[0] != "GUARD_MISSING"}


def named(finding: Finding) -> Named:
    return finding.code, tuple(sorted(finding.params.items()))


@pytest.mark.parametrize(
    "change",
    [
        lambda seq: acts(seq).update(tag="commitment.cancelled"),
        raw("DELETE FROM ledger_act WHERE seq = %s"),
        lambda seq: texts(seq).update(text="Another title"),
        lambda seq: texts(seq).update(key="reason"),
        raw("DELETE FROM ledger_sidetext WHERE act_id = %s"),
        raw(
            "INSERT INTO ledger_act SELECT seq + 100, id_of_act, recorded_at, effective_on, tag,"
            " subject, by_person, by_post, body, prev_hash, hash FROM ledger_act WHERE seq = %s"
        ),
    ],
)
def test_the_database_refuses_to_change_what_was_recorded(city: Government, change: Change) -> None:
    seq = city.assigned()
    with pytest.raises(DatabaseError, match=r"never|only ever|without gaps"), transaction.atomic():
        change(seq)


def test_an_emptied_ledger_is_refused_where_the_engine_can_empty(city: Government) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has TRUNCATE")
    connection.check_constraints()
    with (
        pytest.raises(DatabaseError, match="never"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE ledger_act CASCADE")


def test_missing_guards_are_named_and_can_be_put_back(city: Government) -> None:
    assert guards.missing() == frozenset()
    with unguarded():
        missing = guards.missing()
        assert len(missing) >= 5
        findings = verification.verify().findings
        assert {one.params["guard"] for one in findings} == missing
        if connection.vendor == "sqlite":
            guards.install()
            assert guards.missing() == frozenset()
    guards.install()
    assert guards.missing() == frozenset()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("tag", "commitment.cancelled"),
        ("effective_on", dt.date(2020, 1, 1)),
        ("subject", 1),
        ("by_person", 1),
        ("by_post", None),
    ],
)
def test_a_changed_column_is_named(city: Government, column: str, value: object) -> None:
    seq = city.assigned()
    with unguarded():
        acts(seq).update(**{column: value})
        assert found() == {("COLUMN_CHANGED", (("act", str(seq)), ("column", column)))}


def test_a_changed_instant_is_named(city: Government) -> None:
    seq = city.assigned()
    with unguarded():
        acts(seq).update(recorded_at=F("recorded_at") + dt.timedelta(seconds=1))
        assert found() == {("COLUMN_CHANGED", (("act", str(seq)), ("column", "recorded_at")))}


def test_an_edited_body_is_named(city: Government) -> None:
    seq = city.assigned()
    with unguarded():
        body = acts(seq).get().body
        acts(seq).update(body=body.replace("2024-06-28", "2025-06-28"))
        assert found() == {("BODY_CHANGED", (("act", str(seq)),))}


def test_a_body_with_a_new_hash_breaks_the_next_link(city: Government) -> None:
    seq = city.assigned()
    city.assigned()
    with unguarded():
        row = acts(seq).get()
        body = row.body.replace("2024-06-28", "2025-06-28")
        acts(seq).update(body=body, hash=chain.link(bytes(row.prev_hash), body))
        assert found() == {("LINK_BROKEN", (("act", str(seq + 1)),))}


def test_a_missing_act_is_named(city: Government) -> None:
    seq = city.assigned()
    city.assigned()
    with unguarded():
        models.SideText.objects.filter(act=seq)._raw_delete(using="default")
        acts(seq)._raw_delete(using="default")
        assert {code for code, _ in found()} == {"ACT_MISSING", "LINK_BROKEN"}


def test_swapped_side_texts_are_named(city: Government) -> None:
    one, other = city.assigned(title="Build a bridge"), city.assigned(title="Build a school")
    with unguarded():
        texts(one).update(text="Build a school")
        texts(other).update(text="Build a bridge")
        assert found() == {
            ("TEXT_CHANGED", (("act", str(seq)), ("key", "title"))) for seq in (one, other)
        }


def test_a_deleted_side_text_is_named(city: Government) -> None:
    seq = city.assigned()
    with unguarded():
        texts(seq)._raw_delete(using="default")
        assert found() == {("TEXT_MISSING", (("act", str(seq)), ("key", "title")))}


def test_a_text_that_was_blanked_without_an_act_is_named(city: Government) -> None:
    seq = city.assigned()
    with unguarded():
        texts(seq).update(text=None, salt=None)
        assert found() == {("TEXT_MISSING", (("act", str(seq)), ("key", "title")))}


def test_a_side_text_that_no_act_bound_is_named(city: Government) -> None:
    seq = city.assigned()
    with unguarded():
        models.SideText.objects.create(act_id=seq, key="promise", salt=b"0" * 16, text="Money.")
        assert found() == {("TEXT_CHANGED", (("act", str(seq)), ("key", "promise")))}


def test_an_untouched_ledger_has_no_findings(city: Government) -> None:
    last = city.closed()
    verified = verification.verify()
    assert verified.findings == ()
    assert verified.acts >= last
    assert clock.day_of(acts(verified.acts).get().recorded_at) == dt.date(2024, 6, 27)
