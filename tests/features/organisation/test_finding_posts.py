"""Posts are found by the database, by words of the post and of its unit, with and without accents;
so are those that an earlier release created."""

import datetime as dt
import importlib

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from remit.organisation import actions, models
from remit.organisation.queries import seats
from tests.support.government import Government

migration = importlib.import_module("remit.organisation.migrations.0007_posts_found")
MARCH = dt.date(2024, 3, 1)


def create(city: Government, unit: str, code: str, **names: str) -> int:
    [made] = city.does(
        "administrator",
        "2024-03-01",
        actions.create_posts,
        posts=[actions.NewPost(city.units[unit], code, names)],
        on=MARCH,
    )
    return int(made)


@pytest.fixture
def posts(city: Government) -> Government:
    create(city, "DOH", "DOH.1", vi="Trưởng phòng Đào tạo", en="Head of training", ko="교육과장")
    create(city, "DOH", "DOH.10", vi="Chuyên viên", en="Officer for training", ar="موظف التدريب")
    create(city, "DOIC", "DOIC.T", vi="Văn thư", en="Registry")
    return city


def found(words: str, limit: int = 20) -> list[str]:
    return [one.post.code for one in seats.found(words, limit=limit)]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("training", ["DOH.1", "DOH.10"]),
        ("truong phong dao tao", ["DOH.1"]),
        ("교육", ["DOH.1"]),
        ("موظف", ["DOH.10"]),
        ("registry doic", ["DOIC.T"]),
        ("registry doh", []),
        ("DOH.1", ["DOH.1", "DOH.10"]),
        ("doh.10", ["DOH.10"]),
        ("  ", []),
    ],
)
def test_a_post_is_found_by_words_of_itself_and_of_its_unit(
    posts: Government, words: str, codes: list[str]
) -> None:
    assert found(words) == codes


def test_a_whole_code_comes_first_however_few_are_shown(posts: Government) -> None:
    create(posts, "DOH", "A-DOH.10", en="Another that bears the code")
    assert found("doh.10", limit=1) == ["DOH.10"]


def test_however_many_posts_there_are_as_many_questions_are_asked_and_few_rows_read(
    posts: Government,
) -> None:
    with CaptureQueriesContext(connection) as few:
        found("training", limit=2)
    for number in range(30):
        create(posts, "DOH", f"DOH.T{number}", en=f"Trainer {number}, training")
    with CaptureQueriesContext(connection) as many:
        assert len(found("training", limit=2)) == 2
    assert len(many) == len(few) <= 3
    assert "LIMIT 2" in many[0]["sql"]


def test_posts_of_an_earlier_release_are_found_after_the_upgrade(posts: Government) -> None:
    kept = dict(models.Post.objects.values_list("code", "folded"))
    models.Post.objects.update(folded="")
    assert found("교육") == []
    migration.fill(apps, None)
    assert dict(models.Post.objects.values_list("code", "folded")) == kept
    assert found("교육") == ["DOH.1"]
