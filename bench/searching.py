"""How long a search takes among 100,000 commitments, beside comparing row by row without an index
(the peer) and beside one look at every row (the floor).

The rows stand as their projection keeps them, made without acts in a database of this run: SQLite,
or the empty PostgreSQL that REMIT_DATABASE_URL names.
"""

import argparse
import contextlib
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator

WORDS = {
    "vi": "đẩy mạnh chuyển đổi số hoàn thành công bố dữ liệu mở của các sở ban ngành cải cách",
    "en": "publish the catalogue of open data for every department and report on the quarter",
    "ar": "نشر فهرس البيانات المفتوحة لكل مديرية وإعداد تقرير عن الربع",
    "ko": "모든 부서의 공개 데이터 목록을 게시하고 분기 보고서를 제출하다",
}
SEARCHES = {
    "a rare word": "zanzibar",
    "a word that is closed": "xylophone",
    "two words": "chuyen doi",
    "a word of a quarter": "catalogue",
    "two letters": "qu",
    "nothing": "nowhere",
    "a document": "777/QĐ-UBND",
    "a number": "77",
}
BATCH = 2000


def main() -> None:
    """Make the rows, and print the time of each search."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=100_000)
    rows = asked.parse_args().rows
    with tempfile.TemporaryDirectory() as home:
        os.environ["REMIT_HOME"] = home
        _ready()
        print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
        spent, _ = _timed(lambda: _fill(rows))
        print(f"{rows} commitments, {rows // 50} documents made in {spent:.1f} s.")
        _searches()
        _upkeep()


def _ready() -> None:
    from remit.interfaces.cli import site

    site.ready()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _fill(rows: int) -> None:
    from django.db import connection

    from remit.commitments.models import Commitment
    from remit.texts.models import Document, Source

    chance = random.Random(7)
    Source.objects.create(sha256="0" * 64, text="")
    Document.objects.bulk_create(map(_document, range(1, rows // 50)), batch_size=BATCH)
    made = (_commitment(number, chance, rows) for number in range(1, rows + 1))
    Commitment.objects.bulk_create(made, batch_size=BATCH)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _document(number: int) -> object:
    from remit.domain import document_numbers
    from remit.kernel import folding
    from remit.texts.models import Document

    written, title = f"{number}/QĐ-UBND", "Quyết định về chương trình công tác"
    compared = document_numbers.fold(written)
    return Document(
        id=number,
        type="DECISION",
        number=written,
        number_folded=compared,
        language="vi",
        confidentiality="INTERNAL",
        title=title,
        folded=folding.lines(written, compared, title),
        source_id="0" * 64,
    )


def _commitment(number: int, chance: random.Random, rows: int) -> object:
    from remit.commitments.models import Commitment
    from remit.kernel import folding

    words = list(WORDS.values())[number % len(WORDS)].split()
    title = " ".join([*chance.sample(words, 9), str(number)])
    title += {0: " xylophone", 1: " zanzibar"}.get(number % 20_000, "")
    return Commitment(
        id=number,
        type="TASK",
        basis="PROVISION",
        confidentiality="RESTRICTED" if number % 10 == 0 else "INTERNAL",
        title=title,
        folded=folding.fold(title),
        sought=folding.lines(title, f"minutes {number % 500}"),
        document_id=number % (rows // 50 - 1) + 1,
        work="ASSIGNED",
        evidence="NONE",
        last_act=number,
    )


def _searches() -> None:
    from remit.commitments.queries import searching

    print(f"\n{'search':22} {'found':>7} {'ms':>7} {'x peer':>7} {'x floor':>8}")
    floor = statistics.median(_timed(_look)[0] for _ in range(3))
    for name, words in SEARCHES.items():
        spent, found = _middle(lambda words=words: searching.everything(_viewer(), words))
        with _without_index():
            peer, _ = _middle(lambda words=words: searching.everything(_viewer(), words))
        ratio = f"{spent / peer:7.2f} {spent / floor:8.2f}"
        print(f"{name:22} {found.total:7} {spent * 1000:7.0f} {ratio}")


@contextlib.contextmanager
def _without_index() -> Iterator[None]:
    """Every row is compared, as on a site without an index of trigrams."""
    from django.db import connection

    from remit.kernel import searching as door

    kept, door.SHORTEST = door.SHORTEST, 10_000
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_bitmapscan = off")
        yield
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_bitmapscan = on")
    door.SHORTEST = kept


def _upkeep() -> None:
    from remit.commitments.models import Commitment
    from remit.kernel import folding, search_indexes

    changed = Commitment.objects.filter(pk=77)
    spent, _ = _timed(lambda: changed.update(sought=folding.lines("other words")))
    forgotten, _ = _timed(lambda: search_indexes.forget(Commitment))
    print(
        f"\nchange of a title {spent * 1000:.1f} ms, erasing it for ever {forgotten * 1000:.0f} ms"
    )


def _viewer() -> object:
    from remit.domain.rights import Held, Viewer
    from remit.domain.vocabulary import Role

    return Viewer(person=1, held=(Held(1, 1, Role.LEADER, (1,)),))


def _look() -> int:
    """One look at the words of every row."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(length(sought)) FROM commitments_commitment")
        return int(cursor.fetchone()[0])


def _middle(perform: Callable[[], object]) -> tuple[float, object]:
    runs = [_timed(perform) for _ in range(5)]
    return statistics.median(spent for spent, _done in runs), runs[0][1]


def _timed(perform: Callable[[], object]) -> tuple[float, object]:
    begun = time.perf_counter()
    done = perform()
    return time.perf_counter() - begun, done


if __name__ == "__main__":
    main()
