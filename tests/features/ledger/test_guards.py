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


REPLACED_ACT = """INSERT OR REPLACE INTO ledger_act SELECT {seq}, {id}, recorded_at, effective_on,
    tag, subject, by_person, by_post, body, prev_hash, hash FROM ledger_act WHERE seq = %s"""
REPLACED_TEXT = """INSERT OR REPLACE INTO ledger_sidetext (id, act_id, key, salt, text)
    SELECT {id}, act_id, key, salt, 'Another' FROM ledger_sidetext
    WHERE act_id = %s AND key = 'title'"""
NEXT = "(SELECT max(seq) + 1 FROM ledger_act)"


@pytest.mark.parametrize("pragma", ["ON", "OFF"])
@pytest.mark.parametrize(
    "statement",
    [
        REPLACED_ACT.format(seq="seq", id="id_of_act"),
        REPLACED_ACT.format(seq=NEXT, id="id_of_act"),
        REPLACED_TEXT.format(id="id"),
        REPLACED_TEXT.format(id="id + 1000"),
    ],
)
def test_an_act_is_never_replaced_by_another_one(
    city: Government, statement: str, pragma: str
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has INSERT OR REPLACE")
    seq = city.assigned()
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA recursive_triggers").fetchone()[0]
        try:
            cursor.execute(f"PRAGMA recursive_triggers={pragma}")
            with (
                pytest.raises(DatabaseError, match=r"never|without gaps"),
                transaction.atomic(),
            ):
                cursor.execute(statement, [seq])
        finally:
            cursor.execute(f"PRAGMA recursive_triggers={before}")
    assert before == 1
    assert texts(seq).get().text == "Publish the catalogue of open data"


@pytest.mark.parametrize(
    ("guard", "statements"),
    [
        (
            "remit_act_gapless",
            [
                "CREATE OR REPLACE FUNCTION remit_gapless() RETURNS trigger LANGUAGE plpgsql"
                " AS $$BEGIN RETURN NEW; END$$"
            ],
        ),
        (
            "remit_text_only_erased",
            [
                "DROP TRIGGER remit_text_only_erased ON ledger_sidetext",
                "CREATE TRIGGER remit_text_only_erased BEFORE UPDATE ON ledger_request"
                " FOR EACH ROW EXECUTE FUNCTION remit_only_erased()",
            ],
        ),
        (
            "remit_act_gapless",
            [
                "CREATE OR REPLACE TRIGGER remit_act_gapless BEFORE INSERT ON ledger_act"
                " FOR EACH ROW WHEN (NEW.seq < 0) EXECUTE FUNCTION remit_gapless()"
            ],
        ),
        ("remit_act_no_update", ["ALTER TABLE ledger_act DISABLE TRIGGER remit_act_no_update"]),
    ],
)
def test_a_guard_that_does_something_else_is_missing(
    city: Government, guard: str, statements: list[str]
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps a trigger as one sentence, compared whole")
    connection.check_constraints()
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        assert guards.missing() == {guard}
        transaction.set_rollback(True)
    assert guards.missing() == frozenset()


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


def test_a_key_that_is_written_like_two_seals_hides_no_text_that_was_taken_away(
    city: Government,
) -> None:
    """What stands is compared with the body as text; no column can be written so that it closes
    what the body left open."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite keeps more letters in a key than it may have")
    seq = city.assigned(reference="12/CT-UBND")
    one, other = models.SideText.objects.filter(act=seq).order_by("key")[:2]
    seal = chain.seal_text(bytes(one.salt), one.text)
    with unguarded():
        texts(seq, one.key)._raw_delete(using="default")
        texts(seq, other.key).update(key=f'{one.key}":"{seal}","{other.key}')
        assert {code for code, _ in found()} == {"TEXT_CHANGED", "TEXT_MISSING"}


def test_an_untouched_ledger_has_no_findings(city: Government) -> None:
    last = city.closed()
    verified = verification.verify()
    assert verified.findings == ()
    assert verified.acts >= last
    assert clock.day_of(acts(verified.acts).get().recorded_at) == dt.date(2024, 6, 27)
