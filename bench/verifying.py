"""How many acts a second `remit ledger verify` reads and compares, beside the hashes alone (the
floor of the processor) and the same rows alone (the floor of the database); the same from a
checkpoint on; and a rebuild of every derived table from the acts.

Of the site that REMIT_HOME or REMIT_DATABASE_URL names, where nothing is changed; `--acts N` makes
one of about as many acts by `bench.country` first, in the empty database that is named or in a
folder of this run.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

PAGE = 5000
ACTS_OF_ONE = 5.2  # acts that the large site has for each commitment
Done = TypeVar("Done")


def main() -> None:
    """Verify, and print what it took beside its floors."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--acts", type=int, default=0)
    asked.add_argument("--rebuild", action="store_true", help="Measure rebuild --check too.")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as home:
        if chosen.acts:
            os.environ["REMIT_HOME"] = home
        _ready(made=chosen.acts)
        _conditions(Path(home))
        _verified()
        if chosen.rebuild:
            _rebuilt()


def _ready(*, made: int) -> None:
    from remit.interfaces.cli import site

    site.ready()
    if made:
        from django.core.management import call_command

        from bench.country import generating

        call_command("migrate", verbosity=0)
        generating.generate(generating.Wanted(round(made / ACTS_OF_ONE)))


def _conditions(home: Path) -> None:
    """Much of the time of a busy machine is not ours: the processor's time says what is."""
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
    with (home / "probe").open("wb") as file:
        begun = time.perf_counter()
        for _ in range(50):
            os.write(file.fileno(), bytes(4096))
            os.fdatasync(file.fileno())
    print(f"One write of 4 KB to the disk: {(time.perf_counter() - begun) * 20:.2f} ms.\n")
    print(f"{'':34}{'acts':>9}{'elapsed s':>11}{'CPU s':>8}{'acts/s':>9}{'acts/CPU s':>12}")


def _verified() -> None:
    from remit.ledger.queries import verification

    rows, acts = _spent("the same rows, read alone", _read)
    hashed, _ = _spent("the same bytes, hashed alone", lambda: _hashed(acts))
    whole, _ = _spent("verify, every act", lambda: _sound(verification.verify()))
    floor = rows + hashed
    print(f"{'':34}{whole / floor:.1f} x both floors together\n")
    since = _checkpoint()
    if since is not None:
        _spent(f"verify --since {since.size}", lambda: _sound(verification.verify(since=since)))


def _read() -> int:
    from remit.ledger.queries import stored

    acts = 0
    for page in stored.pages(0, PAGE):
        stored.texts(page[0][0], page[-1][0])
        acts = page[-1][0]
    return acts


def _hashed(acts: int) -> int:
    """A body and a leaf for each act, and a text for each that there is; of usual lengths."""
    body, leaf, text = bytes(700), bytes(33), bytes(60)
    for _ in range(acts):
        sha256(body).digest()
        sha256(leaf).digest()
    for _ in range(_texts()):
        sha256(text).digest()
    return acts


def _texts() -> int:
    from remit.ledger import models

    return models.SideText.objects.filter(text__isnull=False).count()


def _checkpoint() -> "object | None":
    """The newest checkpoint that was signed, with a checkpoint's size, if there is one."""
    from remit.ledger.queries import checkpoints, retracing

    card = checkpoints.latest()
    return retracing.kept(card.note) if card else None


def _sound(found: "object") -> int:
    assert not found.findings, found.findings[:3]
    return found.acts


def _rebuilt() -> None:
    from remit.kernel import copies
    from remit.ledger.actions import rebuilding

    def again() -> int:
        with copies.apart():
            found = rebuilding.check()
        assert not found.different, found.different
        return found.acts

    _spent("rebuild --check, byte for byte", again)


def _spent(what: str, work: Callable[[], int]) -> tuple[float, int]:
    """Seconds of a processor in this process, and the acts."""
    begun, busy = time.perf_counter(), time.process_time()
    acts = work()
    elapsed, cpu = time.perf_counter() - begun, time.process_time() - busy
    print(
        f"{what:34}{acts:9}{elapsed:11.1f}{cpu:8.1f}{acts / elapsed:9.0f}{acts / cpu:12.0f}",
        flush=True,
    )
    return cpu, acts


if __name__ == "__main__":
    main()
