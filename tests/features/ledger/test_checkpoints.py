"""Checkpoints are signed, and a dishonest administrator who owns the database is found out: what
was edited, deleted, inserted, put in another order, rewritten with a new chain or unguarded is
named, by verification or by whoever kept a checkpoint."""

import base64
import datetime as dt
import json
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from remit.commitments.models import Movement
from remit.domain import merkle
from remit.domain.acts import By, Tag
from remit.kernel import clock
from remit.ledger import actions as ledger
from remit.ledger import chain, check_proof, guards, models, queries, signing
from remit.ledger.actions import checkpoints as signing_actions
from remit.ledger.queries import checkpoints, proofs, retracing, trees, verification
from remit.ledger.records import Entry
from tests.support.government import Government, instant
from tests.support.refused import refused
from tests.support.unguarded import unguarded

AT = instant("2024-08-01")
HOUR = dt.timedelta(hours=1)


def sign(at: dt.datetime = AT) -> checkpoints.Card:
    with clock.injected(at):
        return signing_actions.sign(at=at)


def codes(found: verification.Verified) -> list[str]:
    return [one.code for one in found.findings if one.code != "GUARD_MISSING"]


def fill(acts: int) -> None:
    """So many acts that say nothing more, written quickly."""
    with clock.injected(AT):
        entry = Entry(Tag.TEXT_ERASED, clock.day_of(AT), subject=1, data={"act": 1, "key": "none"})
        ledger.record(by=By(), at=AT, entries=[entry] * acts)


def forged(rows: list[models.Act]) -> None:
    """The chain is made again from these acts on, as if they had always been so."""
    before = models.Act.objects.filter(seq__lt=rows[0].seq).order_by("-seq").first()
    prev = bytes(before.hash) if before else chain.ZERO
    for row in rows:
        row.prev_hash, row.hash = prev, chain.link(prev, row.body)
        prev = bytes(row.hash)
        row.save()


def test_a_checkpoint_signs_the_root_over_all_acts(city: Government) -> None:
    city.assigned()
    card = sign()
    head = queries.head()
    assert head is not None
    assert card.size == head.seq
    told = check_proof.checkpoint_of(card.note)
    assert (told.origin, told.size, told.root) == (checkpoints.origin(), head.seq, card.root)
    assert check_proof.check_signed(told, list(checkpoints.keys().values()))
    growing = merkle.Growing()
    for act_hash in models.Act.objects.order_by("seq").values_list("hash", flat=True):
        list(growing.add(merkle.leaf(bytes(act_hash))))
    assert growing.root() == card.root == trees.root(head.seq)


def test_the_key_is_named_by_an_act_before_the_first_checkpoint_and_only_once(
    city: Government,
) -> None:
    first = sign()
    city.told("secretary", "2024-08-02", ledger_note)
    second = sign(instant("2024-08-03"))
    named = models.Act.objects.filter(tag=Tag.LEDGER_KEY_NAMED.value)
    assert [row.seq for row in named] == [first.size]
    assert second.size > first.size


def ledger_note(*, by: By, at: dt.datetime) -> None:
    entry = Entry(Tag.TEXT_ERASED, clock.day_of(at), subject=1, data={"act": 1, "key": "none"})
    ledger.record(by=by, at=at, entries=[entry])


def test_without_new_acts_the_last_checkpoint_stands(city: Government) -> None:
    assert sign() == sign(AT + HOUR)
    assert models.Checkpoint.objects.count() == 1


def test_a_checkpoint_is_due_an_hour_after_the_last_if_there_are_acts(city: Government) -> None:
    def due(at: dt.datetime) -> bool:
        with clock.injected(at):
            return signing_actions.sign_due(at=at) is not None

    assert due(AT)
    assert not due(AT + HOUR)
    fill(1)
    assert not due(AT + HOUR / 2)
    assert due(AT + HOUR)


def test_the_key_is_readable_by_its_owner_alone_and_is_not_in_the_database(
    city: Government,
) -> None:
    card = sign()
    path = settings.REMIT_HOME / "keys" / signing.CURRENT
    assert path.stat().st_mode & 0o777 == 0o600
    secret = path.read_text().strip()
    bodies = "".join(models.Act.objects.values_list("body", flat=True))
    assert secret not in bodies + card.note


def test_the_tree_is_stored_in_subtrees_of_256_and_grows_from_there(city: Government) -> None:
    fill(700)
    sign()
    assert trees.stored_until() == queries.head().seq // merkle.WIDTH >= 2
    size = queries.head().seq
    fill(300)
    later = sign(AT + HOUR)
    assert trees.grown(later.size).root() == later.root == trees.root(later.size)
    assert trees.grown(size).root() == trees.root(size)
    assert verification.verify().findings == ()
    for seq in (1, 256, 257, 512, 600, later.size):
        assert proofs.fault(proofs.of_act(seq)) is None
    models_before = models.Subtree.objects.count()
    with unguarded():
        models.Subtree.objects.all()._raw_delete(using="default")
        assert trees.root(later.size) == later.root  # made from the acts while nothing is stored
    assert models.Subtree.objects.count() == models_before


@pytest.mark.parametrize("table", ["ledger_checkpoint", "ledger_subtree"])
@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1}", "DELETE FROM {0}"])
def test_the_database_refuses_to_change_what_was_signed(
    city: Government, table: str, statement: str
) -> None:
    fill(300)
    sign()
    change = "made_at = made_at" if table == "ledger_checkpoint" else "place = 7"
    with (
        pytest.raises(DatabaseError, match="never"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table, change))


def test_a_checkpoint_is_never_put_before_another_one(city: Government) -> None:
    card = sign()
    with pytest.raises(DatabaseError, match="never"), transaction.atomic():
        models.Checkpoint.objects.create(
            size=card.size - 1, root=card.root, note=card.note, made_at=AT
        )


# --- The dishonest administrator: without guards, and with all knowledge of the chain.


def edits(rows: list[models.Act]) -> None:
    rows[0].body = rows[0].body.replace("2024-06-28", "2025-06-28")
    rows[0].save()
    forged(rows)


def deletes(rows: list[models.Act]) -> None:
    models.SideText.objects.filter(act__gte=rows[0].seq)._raw_delete(using="default")
    bodies = [row.body for row in rows[1:]]
    models.Act.objects.filter(pk=rows[-1].seq)._raw_delete(using="default")
    renumbered(rows[:-1], bodies)


def inserts(rows: list[models.Act]) -> None:
    last = rows[-1]
    bodies = [rows[0].body, *(row.body for row in rows)]
    added = models.Act.objects.get(pk=last.seq)
    added.pk, added.id_of_act = last.seq + 1, chain.act_id(last.id_of_act, 99)
    added.save(force_insert=True)
    renumbered([*rows, added], bodies)


def reorders(rows: list[models.Act]) -> None:
    renumbered(rows, [row.body for row in (rows[1], rows[0], *rows[2:])])


def renumbered(rows: list[models.Act], bodies: list[str]) -> None:
    """Other bodies at these places, each with the number and columns of its place."""
    for row, body in zip(rows, bodies, strict=True):
        fields = json.loads(body)
        fields |= {"seq": row.seq, "id": str(row.id_of_act)}
        row.body = chain.canonical(fields)
        row.tag, row.subject = fields["tag"], fields["subject"]
        row.effective_on = fields["effective_on"]
        row.recorded_at = dt.datetime.fromisoformat(fields["recorded_at"])
        row.by_person, row.by_post = fields["by"]["person"], fields["by"]["post"]
    forged(rows)


@pytest.mark.parametrize("forge", [edits, deletes, inserts, reorders])
def test_whatever_is_rewritten_with_a_new_valid_chain_contradicts_what_was_signed(
    city: Government, forge: Callable[[list[models.Act]], None]
) -> None:
    first = sign(instant("2024-02-01"))
    seq = city.assigned()
    for day in ("2024-03-02", "2024-03-03", "2024-03-04"):
        city.told("secretary", day, ledger_note)
    second = sign()
    with unguarded():
        forge(list(models.Act.objects.filter(seq__gte=seq).order_by("seq")))
        found = verification.verify()
        told = {one.code: one.params for one in found.findings}
        assert not {"LINK_BROKEN", "BODY_CHANGED", "ACT_MISSING"} & set(
            told
        )  # a chain as good as new
        expected = {"checkpoint": str(second.size), "held": str(first.size)}
        if forge is deletes:
            assert told["CHECKPOINT_BEYOND"] == {
                "checkpoint": str(second.size),
                "acts": str(second.size - 1),
            }
        else:
            assert told["CHECKPOINT_CONTRADICTED"] == expected
        with refused("CHECKPOINT_REFUSED"):
            sign(instant("2024-08-05"))


def test_whoever_rewrites_everything_and_signs_anew_is_found_by_a_kept_checkpoint(
    city: Government,
) -> None:
    """With the key and the database nothing inside the site contradicts; what left it does."""
    city.assigned()
    mine = sign()
    keys = list(checkpoints.keys().values())
    with unguarded():
        rows = list(models.Act.objects.order_by("seq"))
        rows[-2].body = rows[-2].body.replace("2024-06-28", "2025-06-28")
        forged(rows)
        models.Checkpoint.objects.all()._raw_delete(using="default")
        signer = signing.kept(checkpoints.origin())
        assert signer is not None
        root = trees.root(mine.size)
        assert root != mine.root
        note = signing.note(origin=signer.name, size=mine.size, root=root, signers=[signer])
        models.Checkpoint.objects.create(size=mine.size, root=root, note=note, made_at=AT)
        assert codes(verification.verify()) == []
        found = verification.verify(held=[retracing.kept(mine.note)])
        assert codes(found) == ["CHECKPOINT_CONTRADICTED"]
        found = verification.verify(since=retracing.kept(mine.note))
        assert codes(found) == ["CHECKPOINT_CONTRADICTED"]
        fill(3)
        signing_actions.sign(at=AT + HOUR)
        with pytest.raises(check_proof.Wrong, match="did not only grow"):
            check_proof.checked(proofs.of_growth(mine.size), keys, mine.note)


def test_a_checkpoint_signed_by_another_key_is_named(city: Government) -> None:
    card = sign()
    stranger = signing.Signer(checkpoints.origin(), signing.made("stranger", "stranger").private)
    note = signing.note(origin=stranger.name, size=card.size, root=card.root, signers=[stranger])
    with unguarded():
        models.Checkpoint.objects.update(note=note)
        assert codes(verification.verify()) == ["CHECKPOINT_FORGED"]
        with refused("CHECKPOINT_NOT_OURS"):
            retracing.kept(note)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"root": bytes(32)}, "CHECKPOINT_FORGED"),
        ({"note": "nothing"}, "CHECKPOINT_FORGED"),
    ],
)
def test_a_changed_checkpoint_is_named(
    city: Government, change: dict[str, object], code: str
) -> None:
    sign()
    with unguarded():
        models.Checkpoint.objects.update(**change)
        assert code in codes(verification.verify())


def test_a_stored_subtree_that_was_changed_or_taken_away_is_named(city: Government) -> None:
    fill(600)
    sign()
    with unguarded():
        models.Subtree.objects.filter(place=1).update(hash=bytes(32))
        assert codes(verification.verify()) == ["SUBTREE_CHANGED"]
    with unguarded():
        models.Subtree.objects.filter(place=1)._raw_delete(using="default")
        assert codes(verification.verify()) == ["SUBTREE_MISSING"]


def test_every_guard_that_was_dropped_is_named(city: Government) -> None:
    sign()
    assert guards.missing() == frozenset()
    with unguarded():
        named = {one.params["guard"] for one in verification.verify().findings}
        assert {"remit_checkpoint_no_update", "remit_subtree_no_update"} <= named
        assert {"remit_act_no_update", "remit_text_no_delete"} <= named


def test_verifying_since_a_checkpoint_reads_what_came_after_and_binds_the_rest(
    city: Government,
) -> None:
    early = city.assigned()
    fill(600)
    card = sign()
    late = city.told("secretary", "2024-08-02", ledger_note) or queries.head().seq
    since = retracing.kept(card.note)
    assert verification.verify(since=since).findings == ()
    with unguarded():
        models.Act.objects.filter(seq=late).update(body="{}")
        assert codes(verification.verify(since=since)) == ["BODY_CHANGED"]
    with unguarded():
        row = models.Act.objects.get(seq=card.size)
        models.Act.objects.filter(seq=card.size).update(hash=bytes(32), body=row.body)
        found = codes(verification.verify(since=since))
        assert found == ["CHECKPOINT_CONTRADICTED", "LINK_BROKEN"]
    with unguarded():  # before the checkpoint only the whole reading sees a body
        models.Act.objects.filter(seq=early).update(body="{}")
        assert codes(verification.verify(since=since)) == []
        assert "BODY_CHANGED" in codes(verification.verify())


def test_an_erasure_leaves_what_was_signed_and_the_figures_as_they_were(city: Government) -> None:
    seq = city.assigned()
    first = sign()
    before = movements()
    city.told("administrator", "2024-08-02", ledger.erase, act=seq, key="title")
    second = sign(instant("2024-08-03"))
    assert movements() == before
    assert verification.verify(held=[retracing.kept(first.note)]).findings == ()
    keys = list(checkpoints.keys().values())
    assert check_proof.checked(proofs.of_growth(first.size), keys, first.note)
    assert check_proof.checked(proofs.of_act(seq, size=second.size, texts=True).text, keys)


def movements() -> list[tuple[object, ...]]:
    """Every movement from which figures are summed."""
    return sorted(Movement.objects.values_list("seq", "on", "unit", "bucket", "n"))


# --- Keys.


def test_a_new_key_is_named_by_an_act_and_vouched_for_by_the_old_one(
    city: Government, django_capture_on_commit_callbacks: Callable
) -> None:
    sign()
    old = list(checkpoints.keys().values())
    with django_capture_on_commit_callbacks(execute=True), clock.injected(AT):
        card = signing_actions.change_key(by=city.by["administrator"], at=AT)
    new = list(checkpoints.keys().values())[1:]
    told = check_proof.checkpoint_of(card.note)
    assert check_proof.check_signed(told, old) == old[0]
    assert check_proof.check_signed(told, new) == new[0]
    assert not (settings.REMIT_HOME / "keys" / signing.NEXT).exists()
    fill(1)
    after = check_proof.checkpoint_of(sign(AT + HOUR).note)
    assert check_proof.check_signed(after, new) == new[0]
    with pytest.raises(check_proof.Wrong, match="key that you trust"):
        check_proof.check_signed(after, old)
    assert verification.verify().findings == ()


def test_a_change_of_keys_that_was_cut_off_is_brought_to_its_end(
    city: Government, django_capture_on_commit_callbacks: Callable
) -> None:
    sign()
    with clock.injected(AT):
        signing_actions.change_key(by=city.by["administrator"], at=AT)
    assert (settings.REMIT_HOME / "keys" / signing.NEXT).exists()  # its end never came
    fill(1)
    with django_capture_on_commit_callbacks(execute=True):
        sign(AT + HOUR)
    assert not (settings.REMIT_HOME / "keys" / signing.NEXT).exists()
    assert verification.verify().findings == ()


def test_without_the_key_nothing_is_signed_until_a_new_one_is_named(city: Government) -> None:
    sign()
    (settings.REMIT_HOME / "keys" / signing.CURRENT).unlink()
    fill(1)
    with refused("CHECKPOINT_KEY_MISSING"):
        sign(AT + HOUR)
    with clock.injected(AT):
        card = signing_actions.change_key(by=city.by["administrator"], at=AT)
    told = check_proof.checkpoint_of(card.note)
    assert len(told.signatures) == 1  # nobody vouches for it: whoever trusted the old key asks
    assert verification.verify().findings == ()


def test_no_key_is_named_quietly_where_the_act_that_named_the_first_one_was_changed(
    city: Government,
) -> None:
    sign()
    with unguarded():
        models.Act.objects.filter(tag=Tag.LEDGER_KEY_NAMED.value).update(body="{}")
        fill(1)
        with refused("CHECKPOINT_KEY_MISSING"):
            sign(AT + HOUR)
        assert {"BODY_CHANGED", "CHECKPOINT_FORGED"} <= set(codes(verification.verify()))


def test_a_key_is_one_line_that_checks_itself(city: Government) -> None:
    sign()
    line = checkpoints.verifiers()[0]
    key = check_proof.key_of(line)
    assert key.name == checkpoints.origin()
    spoiled = line[:-8] + base64.b64encode(b"abcdef").decode()
    with pytest.raises(check_proof.Wrong):
        check_proof.key_of(spoiled)
