"""How long it takes to sign a million acts, to go on from there, to prove one of them and to verify
what came after, beside bare SHA-256 over as many hashes (the floor) and the whole tree made anew
(the peer).

The acts stand as the ledger keeps them, with a body of the usual length, in a database of this run:
SQLite, or the empty PostgreSQL that REMIT_DATABASE_URL names.
"""

import argparse
import hashlib
import itertools
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

BATCH = 5000
PROOFS = 200
HOUR = 2000  # acts of a busy hour
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds that passed, and seconds of processor time, with those of ended children."""

    wall: float
    cpu: float


def main() -> None:
    """Make the acts, and print each figure with its ratio."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--acts", type=int, default=1_000_000)
    acts = asked.parse_args().acts
    with tempfile.TemporaryDirectory() as home:
        os.environ["REMIT_HOME"] = home
        _ready()
        _conditions(Path(home))
        _report(f"{acts} acts made", _timed(lambda: _fill(acts))[0])
        floor, _ = _timed(lambda: _bare(2 * acts))
        _report("bare SHA-256, two hashes an act (floor)", floor)
        _sign(floor)
        _prove(acts)
        _check_alone(Path(home), acts)
        _verify()


def _conditions(home: Path) -> None:
    """What the figures depend on; ratios are of processor time, which others share less."""
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
    with (home / "probe").open("wb") as probe:
        times = [_timed(lambda: _kept(probe))[0].wall for _ in range(50)]
    print(f"fdatasync of 4 KB: {1000 * statistics.median(times):.2f} ms.")
    print(f"{'':46}{'elapsed':>13}{'processor':>13}")


def _kept(file: BinaryIO) -> None:
    file.write(bytes(4096))
    file.flush()
    os.fdatasync(file.fileno())


def _ready() -> None:
    from remit.interfaces.cli import site

    site.ready()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _fill(acts: int) -> None:
    from remit.domain.acts import By
    from remit.kernel import clock
    from remit.ledger import actions

    actions.open_ledger(by=By(), at=clock.now())
    _append(acts - 1)


def _append(acts: int) -> None:
    """Put acts behind the last one, as recording would, without what follows from them."""
    from django.db import connection, transaction

    insert = "INSERT INTO ledger_act VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
    with transaction.atomic(), connection.cursor() as cursor:
        for batch in _batches(_rows(acts)):
            cursor.executemany(insert, batch)


def _batches(rows: Iterator[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    while batch := list(itertools.islice(rows, BATCH)):
        yield batch


def _rows(acts: int) -> Iterator[tuple[object, ...]]:
    from django.db import connection

    from remit.ledger import binding, chain, queries
    from remit.ledger.models import Act

    head = queries.head()
    assert head is not None
    stored = [field.get_db_prep_save for field in Act._meta.concrete_fields]
    text, day = binding.instant_text(head.recorded_at), head.recorded_at.date()
    prev, more = head.hash, "x" * 300  # the usual act says about as much
    for seq in range(head.seq + 1, head.seq + acts + 1):
        number = uuid.uuid5(uuid.NAMESPACE_OID, str(seq))
        body = chain.canonical(
            {
                "v": 1,
                "seq": seq,
                "id": str(number),
                "recorded_at": text,
                "effective_on": day.isoformat(),
                "by": {"person": None, "post": None, "on_behalf_of": None},
                "tag": "unit.renamed",
                "subject": 2,
                "data": {"said": more},
                "texts": {},
            }
        )
        act_hash = chain.link(prev, body)
        row = (seq, number, head.recorded_at, day, "unit.renamed", 2, None, None)
        values = (*row, body, prev, act_hash)
        yield tuple(save(value, connection) for save, value in zip(stored, values, strict=True))
        prev = act_hash


def _bare(hashes: int) -> None:
    node, sha256 = bytes(65), hashlib.sha256
    for _ in range(hashes):
        sha256(node).digest()


def _sign(floor: Spent) -> None:
    from remit.kernel import clock
    from remit.ledger.actions import checkpoints

    first, _ = _timed(lambda: checkpoints.sign(at=clock.now()))
    _report("first checkpoint, over all acts", first, f"{first.cpu / floor.cpu:.1f} x floor")
    _append(HOUR)
    later, _ = _timed(lambda: checkpoints.sign(at=clock.now()))
    _report(f"next checkpoint, {HOUR} acts later", later, f"{first.cpu / later.cpu:.0f} x quicker")


def _report(what: str, spent: Spent, more: str = "") -> None:
    print(f"{what:46}{1000 * spent.wall:10.1f} ms{1000 * spent.cpu:10.1f} ms  {more}")


def _prove(acts: int) -> None:
    from remit.ledger.queries import proofs

    chance = random.Random(7)
    chosen = [chance.randint(1, acts) for _ in range(PROOFS)]
    times = [_timed(lambda seq=seq: proofs.of_act(seq))[0] for seq in chosen]
    anew, _ = _timed(_whole_tree)
    middle = _middle(times)
    quicker = f"{anew.cpu / middle.cpu:.0f} x quicker than the tree made anew"
    _report(f"proof of an act, median of {PROOFS}", middle, quicker)
    _report(
        "proof of growth from half the acts", _timed(lambda: proofs.of_growth(acts // 2 + 7))[0]
    )


def _whole_tree() -> bytes:
    from remit.domain import merkle
    from remit.ledger.models import Act

    growing = merkle.Growing()
    rows = Act.objects.order_by("seq").values_list("hash", flat=True)
    for act_hash in rows.iterator(chunk_size=BATCH):
        for _ in growing.add(merkle.leaf(bytes(act_hash))):
            pass
    return growing.root()


def _check_alone(home: Path, acts: int) -> None:
    from remit.ledger import check_proof
    from remit.ledger.queries import checkpoints, proofs

    proof = home / "act.tlog-proof"
    proof.write_text(proofs.of_act(acts // 3).text, "utf-8")
    key = checkpoints.verifiers()[0]
    command = [sys.executable, "-I", check_proof.__file__, "--key", key, str(proof)]
    alone = [sys.executable, "-I", "-c", ""]
    spent, bare = (
        _middle([_timed(lambda words=words: _run(words))[0] for _ in range(5)])
        for words in (command, alone)
    )
    size = proof.stat().st_size
    _report(
        "check_proof.py alone", spent, f"{spent.cpu / bare.cpu:.1f} x Python itself; {size} bytes"
    )


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _verify() -> None:
    from remit.ledger.queries import checkpoints, retracing, verification

    first = checkpoints.newest()[-1]
    since, found = _timed(lambda: verification.verify(since=retracing.kept(first.note)))
    assert not found.findings, found.findings
    whole, found = _timed(verification.verify)
    assert not found.findings, found.findings
    _report("verify --since the first checkpoint", since)
    _report("verify, every act and checkpoint", whole, f"{found.acts / whole.cpu:.0f} acts/s")


def _timed(work: Callable[[], Done]) -> tuple[Spent, Done]:
    begun, busy = time.perf_counter(), sum(os.times()[:4])
    done = work()
    return Spent(time.perf_counter() - begun, sum(os.times()[:4]) - busy), done


def _middle(times: list[Spent]) -> Spent:
    """The median of each; the clock of processor time is coarse, so that one is the mean."""
    wall = statistics.median(one.wall for one in times)
    return Spent(wall, statistics.mean(one.cpu for one in times))


if __name__ == "__main__":
    main()
