"""What those who keep the machine running may ask, and what they never read."""

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.test import Client

from remit.config import logs
from remit.domain.acts import By
from remit.interfaces.probes import readiness, standing
from remit.kernel import clock, watching
from remit.organisation import actions
from remit.organisation.models import Unit
from tests.interfaces.conftest import Site, signed_in

SAMPLE = re.compile(r'[a-z_]+(\{[a-z]+="(?:[^"\\]|\\.)*"(,[a-z]+="(?:[^"\\]|\\.)*")*\})? \S+')
HERE = {"SERVER_NAME": "localhost", "REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture(autouse=True)
def anew() -> None:
    readiness.forget()
    standing.forget()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """The lines of the log, as a site writes them."""
    lines: list[dict[str, Any]] = []
    made = logs.settings(form="json", level="INFO")["formatters"]["lines"]
    kind = made.pop("()")
    formatter = kind(**made)

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(json.loads(formatter.format(record)))

    handler, root = Kept(), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lines
    root.removeHandler(handler)
    root.setLevel(before)


def _sample(text: str, begins: str) -> float:
    return next(float(line.split()[-1]) for line in text.splitlines() if line.startswith(begins))


def test_the_process_says_that_it_lives_without_asking_the_database(
    django_assert_num_queries: Any, db: None
) -> None:
    with django_assert_num_queries(0):
        answer = Client().get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_site_that_can_work_is_ready(db: None) -> None:
    assert Client().get("/readyz").content == b"ok\n"


def test_a_site_whose_guards_were_dropped_is_not_ready(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER remit_act_no_update")
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"guards\n")


def test_a_site_without_its_database_is_not_ready_and_says_no_more(
    monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    def refuse(*_: object) -> None:
        raise DatabaseError("password of the site: secret")

    with connection.execute_wrapper(refuse):
        answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.content.split() == [b"database", b"migrations", b"guards"]


def test_asking_often_whether_it_is_ready_asks_the_database_once(
    db: None, django_assert_num_queries: Any
) -> None:
    Client().get("/readyz")
    with django_assert_num_queries(0):
        for _ in range(20):
            Client().get("/readyz")


def test_measures_are_text_that_prometheus_reads(site: Site) -> None:
    signed_in(site.leader).get("/board/")
    answer = Client().get("/metrics", **HERE)
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    text = answer.content.decode()
    lines = text.splitlines()
    wrong = [one for one in lines if not one.startswith("# ") and not SAMPLE.fullmatch(one)]
    assert wrong == []
    assert _sample(text, 'remit_requests_total{route="board/",method="GET",status="200"}') >= 1
    assert _sample(text, "remit_ledger_head ") > 0
    acts = [float(one.split()[-1]) for one in lines if one.startswith("remit_acts_total{")]
    assert sum(acts) == _sample(text, "remit_ledger_head ")
    last = _sample(text, 'remit_request_seconds_bucket{route="board/",le="+Inf"}')
    assert last == _sample(text, 'remit_request_seconds_count{route="board/"}')


def test_acts_are_counted_on_from_where_they_were_counted(site: Site) -> None:
    before = _sample(Client().get("/metrics", **HERE).content.decode(), "remit_ledger_head ")
    post = actions.NewPost(Unit.objects.get(code="DEP").pk, "NEW-POST", {"en": "New"})
    actions.create_posts(by=By(), at=clock.now(), posts=[post], on=clock.today())
    standing._read.at = -standing.FRESH_SECONDS
    text = Client().get("/metrics", **HERE).content.decode()
    assert _sample(text, "remit_ledger_head ") == before + 1
    acts = [
        float(one.split()[-1]) for one in text.splitlines() if one.startswith("remit_acts_total{")
    ]
    assert sum(acts) == before + 1


@pytest.mark.parametrize(
    "asked",
    [
        {"SERVER_NAME": "localhost", "REMOTE_ADDR": "10.0.0.8"},
        {"SERVER_NAME": "localhost", "REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_PROTO": "https"},
        {
            "SERVER_NAME": "localhost",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_X_FORWARDED_FOR": "10.0.0.8",
        },
        {"SERVER_NAME": "testserver", "REMOTE_ADDR": "127.0.0.1"},
        {"SERVER_NAME": "localhost", "REMOTE_ADDR": ""},
    ],
)
def test_without_a_token_measures_are_for_the_machine_itself(
    db: None, asked: dict[str, Any]
) -> None:
    assert Client().get("/metrics", **asked).status_code == 404


def test_with_a_token_measures_are_for_whoever_shows_it(db: None, monkeypatch: Any) -> None:
    monkeypatch.setattr(settings, "REMIT_METRICS_TOKEN", "a token of the site")
    assert Client().get("/metrics", **HERE).status_code == 404
    for shown, status in (("a token of the site", 200), ("another", 404), ("tõken", 404)):
        headers = {"HTTP_AUTHORIZATION": f"Bearer {shown}"}
        assert Client().get("/metrics", **headers).status_code == status


def test_no_person_reads_measures_not_even_an_administrator(site: Site) -> None:
    assert signed_in(site.leader).get("/metrics").status_code == 404


def test_a_request_is_logged_by_its_pattern_and_not_by_what_was_sent(
    site: Site, told: list[dict[str, Any]]
) -> None:
    answer = signed_in(site.leader).get("/search/?q=Nguyễn", headers={"X-Request-ID": "abcd-1234"})
    assert answer.headers["X-Request-ID"] == "abcd-1234"
    line = next(one for one in told if one["event"] == "request")
    assert (line["request"], line["route"], line["status"]) == ("abcd-1234", "search/", 200)
    assert {"at", "level", "method", "ms", "queries", "database_ms"} <= set(line)
    assert "Nguy" not in json.dumps(told, ensure_ascii=False)


def test_a_number_of_a_request_that_is_none_is_not_taken(db: None) -> None:
    answer = Client().get("/healthz", headers={"X-Request-ID": "<script>"})
    assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["X-Request-ID"])


def test_a_token_in_an_address_never_reaches_the_log(db: None, told: list[dict[str, Any]]) -> None:
    Client().get("/enter/a-secret-token/")
    Client().get("/nowhere/a-secret-token/")
    said = json.dumps(told)
    assert [one["route"] for one in told if one["event"] == "request"] == [
        "enter/<str:token>/",
        "unknown",
    ]
    assert "a-secret-token" not in said


def test_who_is_refused_is_logged_by_number(site: Site, told: list[dict[str, Any]]) -> None:
    signed_in(site.stranger).get("/board/")
    line = next(one for one in told if one["event"] == "not_authorised")
    assert (line["level"], line["status"], line["route"]) == ("warning", 403, "board/")
    assert line["person"] == site.stranger.pk
    assert site.stranger.email not in json.dumps(told)


def test_a_token_that_is_not_good_is_logged_as_refused(
    db: None, told: list[dict[str, Any]]
) -> None:
    Client().get("/api/v1/me", headers={"Authorization": "Bearer wrong"})
    line = next(one for one in told if one["event"] == "not_authorised")
    assert line["status"] == 401


def test_a_failed_sign_in_is_logged_without_the_address(
    site: Site, told: list[dict[str, Any]]
) -> None:
    Client().post("/account/login/", {"login": site.leader.email, "password": "wrong"})
    assert [one["level"] for one in told if one["event"] == "sign_in_failed"] == ["warning"]
    assert site.leader.email not in json.dumps(told)


def test_a_slow_query_is_logged_in_the_words_of_the_program(
    site: Site, told: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching.time, "perf_counter", iter(range(10**6)).__next__)
    signed_in(site.leader).get("/search/?q=Nguyễn")
    slow = [one for one in told if one["event"] == "slow_query"]
    assert slow
    assert all(one["ms"] == 1000 and "SELECT" in one["sql"] for one in slow if "ms" in one)
    assert "Nguy" not in json.dumps(slow, ensure_ascii=False)
    assert len({one["request"] for one in slow}) == 1


def test_a_fault_is_logged_by_its_kind_and_place_without_its_words(
    site: Site, told: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise KeyError("somebody@example.test")

    monkeypatch.setattr("remit.interfaces.probes.readiness.failing", fail)
    browser = Client(raise_request_exception=False)
    assert browser.get("/readyz").status_code == 500
    line = next(one for one in told if one.get("failure"))
    assert line["failure"] == "KeyError"
    assert any("test_probes.py" in place for place in line["where"])
    assert "somebody@example.test" not in json.dumps(told)


def test_a_refusal_of_the_database_is_counted(db: None) -> None:
    before = watching.failures["OperationalError"]
    with (
        connection.execute_wrapper(watching.Watch()),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError),
    ):
        cursor.execute("SELECT nothing FROM nowhere")
    assert watching.failures["OperationalError"] == before + 1
