"""Acts are numbered without gaps, follow time, are chained, and are recorded once."""

import datetime as dt
import json
import uuid
from typing import Any, cast

import hypothesis
import pytest
import rfc8785
from django.db import transaction
from hypothesis import strategies as st

from remit.commitments import actions as commitments
from remit.domain.acts import By, Tag
from remit.kernel import clock
from remit.ledger import actions, chain, models, queries
from remit.ledger.records import Act, Entry, Ref
from remit.organisation import actions as organisation
from remit.organisation import models as organisation_models
from tests.support.government import BEGIN, Government, instant
from tests.support.refused import refused

MINUTE = dt.timedelta(minutes=1)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | st.text(),
    lambda within: st.lists(within) | st.dictionaries(st.text(), within),
)
NOON = instant("2024-03-01T12:00+07:00")


def opened(at: dt.datetime, code: str = "PARTY") -> list[Act]:
    """Record one act that opens a tree."""
    entry = Entry(Tag.TREE_OPENED, clock.day_of(at), data={"code": code, "names": {"en": code}})
    return actions.record(by=By(), at=at, entries=[entry])


def asked(key: str, **what: object) -> actions.Asked:
    return actions.Asked("secretary", key, actions.fingerprint(what))


def test_acts_are_numbered_from_one_without_gaps(city: Government) -> None:
    city.closed()
    seqs = [*models.Act.objects.order_by("seq").values_list("seq", flat=True)]
    assert seqs == list(range(1, len(seqs) + 1))
    assert models.Act.objects.get(seq=1).tag == Tag.LEDGER_OPENED


def test_each_act_is_chained_to_the_one_before(city: Government) -> None:
    city.assigned()
    prev = chain.ZERO
    for row in models.Act.objects.order_by("seq"):
        assert bytes(row.prev_hash) == prev
        prev = chain.link(prev, row.body)
        assert bytes(row.hash) == prev
    head = queries.head()
    assert head is not None
    assert head.hash == prev


def test_a_body_is_the_one_canonical_form_of_its_fields(city: Government) -> None:
    seq = city.assigned()
    body = queries.body_of(seq)
    assert body is not None
    fields = json.loads(body)
    assert chain.canonical(fields) == body
    assert (fields["v"], fields["seq"], fields["tag"]) == (1, seq, "commitment.assigned")
    assert fields["recorded_at"] == "2024-03-01T03:00:00.000000Z"


@hypothesis.given(st.dictionaries(st.text(), VALUES))
def test_what_is_written_quickly_is_written_as_the_norm_says(fields: dict[str, object]) -> None:
    assert chain.canonical(fields) == rfc8785.dumps(cast(Any, fields)).decode()


@pytest.mark.parametrize("value", [2**53, -(2**53), "\ud83d", {"\ud83d": 1}])
def test_what_not_every_program_reads_is_refused_however_quickly_it_is_written(
    value: object,
) -> None:
    with pytest.raises((rfc8785.CanonicalizationError, UnicodeEncodeError)):
        chain.canonical({"data": [value]})


def test_the_recording_instant_never_goes_back(city: Government) -> None:
    with clock.injected(NOON):
        [first] = opened(NOON)
        [second] = opened(NOON - 9 * MINUTE, "MINISTRY")
    assert first.recorded_at == second.recorded_at == NOON
    assert queries.seq_known_at(NOON) == second.seq
    assert queries.seq_known_at(NOON - MINUTE) == first.seq - 1


def test_a_clock_more_than_ten_minutes_behind_is_refused(city: Government) -> None:
    with clock.injected(NOON):
        opened(NOON)
        with refused("CLOCK_BEHIND_LEDGER"):
            opened(NOON - 11 * MINUTE, "MINISTRY")


def test_an_entry_may_refer_to_an_earlier_one_of_its_batch(city: Government) -> None:
    first = Entry(Tag.UNIT_CREATED, dt.date(2024, 3, 1), data=unit("A"))
    second = Entry(Tag.UNIT_CREATED, dt.date(2024, 3, 1), data=unit("B", parent=Ref(0)))
    with clock.injected(NOON):
        above, below = actions.record(by=By(), at=NOON, entries=[first, second])
    assert below.data["parent"] == above.seq


def unit(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "kind": "OFFICE", "names": {"en": code}, **more}


def test_a_thousand_entries_are_one_transaction(city: Government) -> None:
    units = [
        organisation.NewUnit(f"V{n}", "OFFICE", {"en": f"Office {n}"}, dt.date(2024, 3, 1))
        for n in range(1000)
    ]
    ids = city.does("administrator", "2024-03-01", organisation.create_units, units=units)
    assert ids == list(range(ids[0], ids[0] + 1000))
    assert organisation_models.Unit.objects.filter(code__startswith="V").count() == 1000


def test_a_failed_batch_leaves_nothing_behind(city: Government) -> None:
    commitment = city.assigned()
    entries = [
        Entry(Tag.COMMITMENT_ACCEPTED, dt.date(2024, 3, 1), subject=commitment),
        Entry(Tag.COMMITMENT_ACCEPTED, dt.date(2024, 3, 1), subject=commitment),
    ]
    with clock.injected(NOON), refused("HISTORY_IMPOSSIBLE"):
        actions.record(by=By(), at=NOON, entries=entries)


def test_the_same_key_answers_again_and_records_nothing(city: Government) -> None:
    def perform() -> dict[str, object]:
        return {"commitment": city.assigned()}

    first = actions.once(asked("a", title="x"), perform)
    head = queries.head()
    assert actions.once(asked("a", title="x"), perform) == first
    assert queries.head() == head
    assert actions.once(asked("b", title="x"), perform) != first


def test_the_same_key_with_another_content_is_refused(city: Government) -> None:
    actions.once(asked("a", title="x"), lambda: {"commitment": city.assigned()})
    with refused("REQUEST_KEY_REUSED"):
        actions.once(asked("a", title="y"), lambda: {"commitment": city.assigned()})


def test_the_key_of_another_principal_is_another_request(city: Government) -> None:
    def perform() -> dict[str, object]:
        return {"commitment": city.assigned()}

    first = actions.once(actions.Asked("one", "a", "x"), perform)
    assert actions.once(actions.Asked("other", "a", "x"), perform) != first


def test_a_request_that_failed_may_be_sent_again(city: Government) -> None:
    with refused("TITLE_MISSING"):
        actions.once(asked("a"), lambda: {"commitment": city.assigned(title=" ")})
    assert actions.once(asked("a"), lambda: {"commitment": city.assigned()})["commitment"]


def test_a_request_can_only_make_the_same_acts(city: Government) -> None:
    def ids_of(key: str) -> list[uuid.UUID]:
        with transaction.atomic():
            head = queries.head()
            actions.once(asked(key), lambda: {"commitment": city.accepted()})
            made = models.Act.objects.filter(seq__gt=head.seq if head else 0).order_by("seq")
            ids = [*made.values_list("id_of_act", flat=True)]
            transaction.set_rollback(True)
        return ids

    first = ids_of("a")
    assert first == [chain.act_id(asked("a").id, n) for n in range(2)]
    assert (ids_of("a"), set(ids_of("b")) & set(first)) == (first, set())


def test_the_example_says_so_for_ever(city: Government) -> None:
    assert queries.is_example()
    assert queries.seq_known_at(BEGIN - MINUTE) == 0


@pytest.mark.parametrize("value", [2**53 + 1, float("nan")])
def test_a_number_that_json_does_not_keep_is_refused(city: Government, value: float) -> None:
    entry = Entry(Tag.TREE_OPENED, dt.date(2024, 3, 1), data={"code": value, "names": {}})
    with (
        clock.injected(NOON),
        pytest.raises(ValueError, match=r"(?i)integer|float|nan|domain"),
    ):
        actions.record(by=By(), at=NOON, entries=[entry])


def test_what_was_recorded_reads_back_as_it_was(city: Government) -> None:
    act = city.does(
        "secretary", "2024-03-01", commitments.assign, terms=city.terms(title="“Dữ liệu” 데이터")
    )
    assert queries.act(act.seq) == act
    assert queries.acts_of([act.subject]) == [act]
    assert [one.seq for batch in queries.all_acts(size=7) for one in batch][-1] == act.seq
