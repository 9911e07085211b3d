"""Persons are found by parts of their names, with and without accents, and by their addresses, and
stand in the order of their names; so do those whom an earlier release entered."""

import datetime as dt
import importlib

import pytest
from django.apps import apps
from django.db import connection
from django.utils import translation

from remit.domain.vocabulary import Role
from remit.organisation import actions, models
from remit.organisation.queries import people, portraits
from tests.support.government import Government

filing = importlib.import_module("remit.organisation.migrations.0009_names_filed_as_read")
migration = importlib.import_module("remit.organisation.migrations.0005_persons_found_and_filed")
NAMES = {
    "dao@example.test": "Đặng Thị Đào",
    "da@example.test": "Đa Văn Một",
    "dan@example.test": "Dân Văn Hai",
    "ahmad@example.test": "أَحمد الإداري",
    "gang@example.test": "강 과장",
}


@pytest.fixture
def entered(city: Government) -> Government:
    for email, name in NAMES.items():
        city.does(
            "administrator",
            "2024-03-01",
            actions.enter_person,
            email=email,
            name=name,
            language="vi",
        )
    return city


def found(words: str) -> list[str]:
    return [one.name for one in people.people(words)[0]]


@pytest.mark.parametrize(
    ("words", "email"),
    [
        ("dang dao", "dao@example.test"),
        ("ĐÀO", "dao@example.test"),
        ("đặng", "dao@example.test"),
        ("احمد الاداري", "ahmad@example.test"),
        ("과장", "gang@example.test"),
        ("GANG@Example", "gang@example.test"),
    ],
)
def test_a_person_is_found_without_accents_and_by_the_address(
    entered: Government, words: str, email: str
) -> None:
    assert found(words) == [NAMES[email]]


def test_nobody_is_found_by_other_words(entered: Government) -> None:
    assert found("dang ahmad") == []
    assert people.people("dang ahmad")[1] == 0


def test_persons_stand_in_the_order_of_their_names(entered: Government) -> None:
    ours = [name for name in found("") if name in NAMES.values()]
    assert ours == ["Dân Văn Hai", "Đa Văn Một", "Đặng Thị Đào", "أَحمد الإداري", "강 과장"]


def test_those_who_hold_a_role_at_one_post_stand_in_the_order_of_their_names(
    entered: Government,
) -> None:
    on = dt.date(2024, 3, 1)
    for email in ("da@example.test", "dan@example.test"):
        person = models.Person.objects.get(email=email).pk
        grant = {
            "person": person,
            "post": entered.posts["health_head"],
            "role": Role.OFFICER,
            "on": on,
        }
        entered.does("administrator", "2024-03-01", actions.grant_role, **grant)
    [staffed] = portraits.portrait("DOH", on).posts
    ours = [one.person for one in staffed.holders if one.person in NAMES.values()]
    assert ours == ["Dân Văn Hai", "Đa Văn Một"]


def test_persons_of_an_earlier_release_are_found_and_listed_alike(entered: Government) -> None:
    before = list(models.Person.objects.order_by("pk").values_list("folded", "filed"))
    models.Person.objects.update(folded="", filed="")
    assert found("dang") == []
    migration.fill(apps, connection.schema_editor())
    assert list(models.Person.objects.order_by("pk").values_list("folded", "filed")) == before
    assert found("dang") == ["Đặng Thị Đào"]


def test_nothing_of_an_erased_person_is_found(entered: Government) -> None:
    person = models.Person.objects.get(email="dao@example.test")
    entered.told(
        "administrator",
        "2024-03-01",
        actions.erase_person,
        person=person.pk,
        reason="The person asked for it.",
    )
    assert found("dang") == found("dao@example.test") == []
    person.refresh_from_db()
    assert "dang" not in person.folded + person.filed


def test_whoever_other_languages_write_is_found_and_called_by_each_name(city: Government) -> None:
    names = {"en": "Head of the desk", "ko": "과제관리단 책임자"}
    made = models.Person.objects.create_user(
        "desk@example.test", None, name=names["en"], names=names, language="en"
    )
    for language, name in names.items():
        with translation.override(language):
            assert [one.id for one in people.people("책임자")[0]] == [made.pk]
            assert found("head desk") == [name]
            assert people.names([made.pk]) == {made.pk: name}


def test_persons_stand_in_the_order_of_the_names_that_the_reader_is_shown(
    city: Government,
) -> None:
    both = {
        "Alpha": {"en": "Alpha", "vi": "Yến", "ko": "하늘", "ar": "ياسر"},
        "Zeta": {"en": "Zeta", "vi": "An", "ko": "가람", "ar": "أمل"},
    }
    for name, written in both.items():
        models.Person.objects.create_user(
            f"{name}@example.test", None, name=name, names=written, language="en"
        )

    def in_order(language: str) -> list[str]:
        with translation.override(language):
            shown = [written[language] for written in both.values()]
            return [name for name in found("") if name in shown]

    read = {language: in_order(language) for language in both["Alpha"]}
    assert read == {
        "en": ["Alpha", "Zeta"],
        "vi": ["An", "Yến"],
        "ko": ["가람", "하늘"],
        "ar": ["أمل", "ياسر"],
    }
    models.Person.objects.update(filed_in={})
    filing.fill(apps, connection.schema_editor())
    assert {language: in_order(language) for language in read} == read
    with translation.override("vi"):
        for at, name in enumerate(both):
            number = models.Person.objects.get(name=name).pk
            grant = {"person": number, "post": city.posts["health_head"], "role": Role.OFFICER}
            day = f"2024-03-0{at + 1}"
            on = dt.date.fromisoformat(day)
            city.does("administrator", day, actions.grant_role, **grant, on=on)
        [staffed] = portraits.portrait("DOH", dt.date(2024, 3, 5)).posts
        assert [one.person for one in staffed.holders][-2:] == ["An", "Yến"]


def test_a_name_as_it_is_read_is_no_correction_and_another_one_stands_for_all(
    city: Government,
) -> None:
    names = {"en": "Head of the desk", "ko": "과제관리단 책임자"}
    made = models.Person.objects.create_user(
        "desk@example.test", None, name=names["en"], names=names, language="en"
    )

    def correct(name: str, email: str) -> None:
        facts = {"person": made.pk, "name": name, "email": email, "reason": "Mistyped."}
        city.does("administrator", "2024-03-02", actions.correct_person, **facts)
        made.refresh_from_db()

    with translation.override("ko"):
        correct(names["ko"], "the.desk@example.test")
        assert (made.name, made.names) == (names["en"], names)
        correct("과제관리단장", "the.desk@example.test")
        assert (made.called, made.names) == ("과제관리단장", {})
    assert found("head desk") == []
