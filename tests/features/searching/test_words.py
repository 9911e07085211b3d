"""Words are found as parts of what was written, whatever the accents and forms: by both databases,
with an index and without one, and in the same order."""

import contextlib
import re
from collections.abc import Iterator
from unittest import mock

import pytest
from django.db import connection
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.kernel import folding, search_indexes, searching
from remit.kernel.searching import Part
from remit.organisation import models
from tests.support.government import BEGIN_ON

WRITTEN = (
    ("Đẩy mạnh chuyển đổi số", "day manh"),
    ("Đẩy mạnh chuyển đổi số", "CHUYỂN ĐỔI"),
    ("Data of the department", "DATA"),
    ("بيانات المديرية", "البيانات"[2:]),
    ("البَيَانَاتُ المفتوحة", "بيانات"),
    ("إدارة المدينة", "اداره"),
    ("مستشفى مركزي", "مستشفي"),
    ("مــديــنة", "مدينه"),
    ("إتاحة بيانات النقل", "البيانات"),
    ("تنفيذ الخطة", "للتنفيذ والخطة"),
    ("التزام المديرية", "التزام"),
    ("القرار ٢٤ لسنة ٢٠٢٥", "24 2025"),
    ("２４－ＣＴ／ＴＵ", "24-ct/tu"),
    ("규정을 검토한다", "규정"),
    ("규정을 검토한다", "검"),
    ("Kết luận số 24–CT/TU", "24-CT"),
    ("Łódź, Ærø, straße", "lodz aero strasse"),
    ("100% of_all \\ things", "0% _a \\"),
    ("one two", "e t"),
)
SEARCHED = {
    *("organisation_unit", "organisation_post", "commitments_commitment"),
    *("texts_document", "texts_passage"),
}
LETTERS = "aăđ1-%_\\\"' \n가각ةا٢é"
pytestmark = pytest.mark.django_db


def unit(number: int, name: str) -> models.Unit:
    """A unit of this name, as its projection would keep it."""
    return models.Unit(
        id=number,
        code=f"U{number}",
        kind="DEPARTMENT",
        names={"en": name},
        folded=folding.lines(name),
        exists_from=BEGIN_ON,
    )


def found(words: str) -> set[int]:
    limit = searching.bearing(folding.sought(words), "folded")
    return set(models.Unit.objects.filter(limit).values_list("pk", flat=True))


@contextlib.contextmanager
def compared_row_by_row() -> Iterator[None]:
    """As where a database has no index of trigrams."""
    kept, searching.SHORTEST = searching.SHORTEST, folding.LONGEST + 1
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL enable_bitmapscan = off")
            yield
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL enable_bitmapscan = on")
    finally:
        searching.SHORTEST = kept


@pytest.mark.parametrize(("written", "words"), WRITTEN)
def test_words_are_found_however_they_are_written(written: str, words: str) -> None:
    unit(1, written).save()
    unit(2, "نص آخر").save()
    assert found(words) == {1}


def test_a_syllable_in_its_parts_is_the_whole_syllable() -> None:
    unit(1, "\u1100\u1172\u110c\u1165\u11bc").save()
    assert found("규정") == {1}


@given(
    names=st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=6),
    words=st.text(LETTERS, min_size=1, max_size=6),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_index_finds_what_comparing_finds(names: list[str], words: str) -> None:
    models.Unit.objects.all().delete()
    models.Unit.objects.bulk_create(unit(n, name) for n, name in enumerate(names, start=1))
    sought = folding.sought(words)
    plainly = {
        number
        for number, name in enumerate(names, start=1)
        if all(word in folding.lines(name) for word in sought)
    }
    assert found(words) == plainly
    with compared_row_by_row():
        assert found(words) == plainly


def order(words: str) -> list[int]:
    """The whole list, page by page, by the row behind which a page begins."""
    limit = searching.bearing(folding.sought(words), "folded")
    near, numbers, after = searching.nearness(words, "folded"), [], None
    while True:
        rows = models.Unit.objects.filter(limit)
        page = searching.page(rows, near, Part(after=after, size=2))
        numbers += page.numbers
        if page.last is None:
            return numbers
        after = page.last


def wide_order(words: str, size: int) -> list[int]:
    """The same where there are too many to be counted and compared, page by page both ways."""
    bearing = searching.bearing(folding.sought(words), "folded")
    wanted = searching.Wanted(words, "folded", bearing, Q(pk__in=[]))
    rows, numbers, after = models.Unit.objects.all(), [], None
    while True:
        behind = searching.wide(rows, wanted, Part(after=after, size=size))
        from_start = searching.wide(rows, wanted, Part(start=len(numbers), size=size))
        assert behind.numbers == from_start.numbers
        numbers += behind.numbers
        if behind.last is None:
            return numbers
        after = behind.last


def plain_order(names: list[str], words: str) -> list[int]:
    """The rule of the order in so many words."""
    typed, sought = folding.fold(words), folding.sought(words)
    signs = (f"\n{typed}\n", f"\n{typed}", f" {typed}")
    near: list[tuple[int, int]] = []
    for number, name in enumerate(names, start=1):
        text = folding.lines(name)
        if all(word in text for word in sought):
            far = 3 if has_in_order(text, typed.split()) else 4
            near.append((next((n for n, one in enumerate(signs) if one in text), far), -number))
    return [-number for _near, number in sorted(near)]


def has_in_order(text: str, words: list[str]) -> bool:
    """Several words, whole and in their order; the last may be begun."""
    *whole, last = words
    told = iter(re.split(r'[\s,.;:()"]+', text))
    return (
        bool(whole)
        and all(one in told for one in whole)
        and any(one.startswith(last) for one in told)
    )


@given(
    names=st.lists(st.text("ab đ,", min_size=1, max_size=8), min_size=1, max_size=8),
    words=st.text("ab đ", min_size=1, max_size=4).filter(folding.sought),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_nearest_stands_first_and_no_page_doubles_or_leaves_out(
    names: list[str], words: str
) -> None:
    models.Unit.objects.all().delete()
    models.Unit.objects.bulk_create(unit(n, name) for n, name in enumerate(names, start=1))
    assert order(words) == plain_order(names, words)


@given(
    names=st.lists(st.text("ab đ,", min_size=1, max_size=8), min_size=1, max_size=8),
    words=st.text("ab đ", min_size=1, max_size=4).filter(folding.sought),
    most=st.integers(0, 8),
    size=st.integers(1, 3),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_nearest_of_many_are_those_of_few(
    names: list[str], words: str, most: int, size: int
) -> None:
    models.Unit.objects.all().delete()
    models.Unit.objects.bulk_create(unit(n, name) for n, name in enumerate(names, start=1))
    with mock.patch.object(searching, "MOST", most):
        assert wide_order(words, size) == plain_order(names, words)


@pytest.mark.parametrize(("most", "counted"), [(5, (5, False)), (4, (4, True)), (0, (0, True))])
def test_many_are_counted_up_to_a_bound(most: int, counted: tuple[int, bool]) -> None:
    models.Unit.objects.bulk_create(unit(n, f"The name {n}") for n in range(1, 6))
    bearing = searching.bearing(["name"], "folded")
    wanted = searching.Wanted("name", "folded", bearing, Q(pk__in=[]))
    with mock.patch.object(searching, "MOST", most):
        page = searching.wide(models.Unit.objects.all(), wanted, Part(size=2))
    assert (page.total, page.is_least) == counted
    assert page.numbers == [5, 4]


def test_the_newest_alone_are_looked_at_where_they_are_enough() -> None:
    """On SQLite the index gives so many; where they do not fill a page the others follow."""
    models.Unit.objects.bulk_create(unit(n, f"The name {n}") for n in range(1, 9))
    bearing = searching.bearing(["name"], "folded")
    wanted = searching.Wanted("name", "folded", bearing, Q(pk__in=[]))
    some = " ORDER BY rowid DESC LIMIT 3"
    with (
        mock.patch.object(searching, "MOST", 2),
        mock.patch.object(searching.BearsLately, "some", some),
    ):
        rows = models.Unit.objects.exclude(pk=8)
        few = searching.wide(rows, wanted, Part(size=1))
        all_of_them = searching.wide(rows, wanted, Part(size=7))
    assert few.numbers == [7]
    assert all_of_them.numbers == [7, 6, 5, 4, 3, 2, 1]


def test_the_index_follows_every_change_of_its_table() -> None:
    unit(1, "registry of clinics").save()
    models.Unit.objects.filter(pk=1).update(folded=folding.lines("list of schools"))
    assert (found("clinics"), found("schools")) == (set(), {1})
    models.Unit.objects.filter(pk=1).delete()
    assert found("schools") == set()
    check_index()


def check_index() -> None:
    """What an SQLite index holds is what its table says; PostgreSQL's is part of the table."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO organisation_unit_search(organisation_unit_search, rank)"
                " VALUES ('integrity-check', 1)"
            )


def test_every_index_stands_after_migration() -> None:
    assert search_indexes.missing() == ()


def test_an_index_that_was_lost_is_made_and_filled_again() -> None:
    unit(1, "registry of clinics").save()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER organisation_unit_search_anew")
            models.Unit.objects.filter(pk=1).update(folded=folding.lines("list of schools"))
        else:
            cursor.execute("DROP INDEX organisation_unit_search")
            models.Unit.objects.filter(pk=1).update(folded=folding.lines("list of schools"))
    assert [column.table for column in search_indexes.missing()] == ["organisation_unit"]
    search_indexes.install()
    search_indexes.install()
    assert search_indexes.missing() == ()
    assert (found("clinics"), found("schools")) == (set(), {1})
    check_index()


def test_without_the_right_to_make_extensions_the_same_is_found() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite brings its trigrams along")
    unit(1, "registry of clinics").save()
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")
        cursor.execute("CREATE ROLE remit_without_rights")
        cursor.execute("GRANT SELECT ON organisation_unit TO remit_without_rights")
        cursor.execute("SET LOCAL ROLE remit_without_rights")
        search_indexes.install()
        assert {one.table for one in search_indexes.missing()} == SEARCHED
        assert (found("linic"), found("schools")) == ({1}, set())
        cursor.execute("RESET ROLE")
    search_indexes.install()
    assert search_indexes.missing() == ()


REFUSED = (
    (
        "DROP EXTENSION pg_trgm CASCADE",
        "CREATE SCHEMA remit_aside",
        "CREATE EXTENSION pg_trgm SCHEMA remit_aside",
    ),
    (
        f"DROP INDEX {', '.join(sorted(f'{table}_search' for table in SEARCHED))}",
        "CREATE ROLE remit_not_owner",
        "GRANT SELECT ON organisation_unit TO remit_not_owner",
        "SET LOCAL ROLE remit_not_owner",
    ),
)


@pytest.mark.parametrize("statements", REFUSED, ids=["trigrams aside", "not the owner"])
def test_an_index_that_may_not_be_made_leaves_the_site_with_the_same_answers(
    statements: tuple[str, ...],
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite brings its trigrams along")
    unit(1, "registry of clinics").save()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        search_indexes.install()
        assert {one.table for one in search_indexes.missing()} == SEARCHED
        assert (found("linic"), found("schools")) == ({1}, set())
        cursor.execute("RESET ROLE")


MARKED = (
    ("Công bố các bộ dữ liệu dùng chung", "du lieu", ["dữ", "liệu"]),
    ("Dự án mở dữ liệu của các dự án", "du lieu", ["dữ", "liệu"]),
    ("Dùng chung dữ kiện và tài liệu", "du lieu", ["dữ", "liệu"]),
    ("Các sở dùng chung", "du", ["dù"]),
    ("Số hóa toàn bộ sổ hộ tịch", "so hoa ho tich", ["Số", "hóa", "sổ", "hộ", "tịch"]),
    ("Bàn giao sổ sách song song", "so", ["sổ"]),
    ("Lịch đo (dữ liệu)", "du li", ["dữ", "li"]),
    ("البيانات المفتوحة", "بيانات", ["بيانات"]),
)


@pytest.mark.parametrize(("text", "words", "marked"), MARKED)
def test_words_are_marked_where_they_stand_nearest(
    text: str, words: str, marked: list[str]
) -> None:
    places = folding.places(text, folding.sought(words))
    assert [text[start:end] for start, end in places] == marked


def test_whole_words_in_their_order_stand_before_letters_amid_words() -> None:
    names = (
        "Số hóa sổ hộ tịch gốc",
        "Số hóa toàn bộ sổ, hộ tịch và chia sẻ",
        "Nền tảng văn hóa số, hồ sơ di tích",
        "Số hóa hộ tịch",
    )
    models.Unit.objects.bulk_create(unit(n, name) for n, name in enumerate(names, start=1))
    assert order("so hoa ho tich") == [4, 2, 1, 3]
    with mock.patch.object(searching, "MOST", 0):
        assert wide_order("so hoa ho tich", 2) == [4, 2, 1, 3]
