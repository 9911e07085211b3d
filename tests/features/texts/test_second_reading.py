"""A language model may read beside the rules: it points, is held to the text, and never blocks."""

import contextlib
import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from remit.domain.reading import second
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.texts import actions, models
from remit.texts.second import actions as second_reading
from remit.texts.second import client
from tests.support.government import Government

DAY = "2024-03-01"
SEEN_BY_BOTH = "The DOIC shall publish the catalogue of open data by 30 June 2024."
SEEN_BY_MODEL = "It would please the Committee to find the new registry open from May 2024."
TEXT = f"5/CT\nDirective\n1. {SEEN_BY_BOTH}\n2. {SEEN_BY_MODEL}\n"
Answer = Callable[[http.server.BaseHTTPRequestHandler, str], None]

pytestmark = pytest.mark.slow


def said(content: object) -> bytes:
    words = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"content": words}}]}).encode()


def sends(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(request: http.server.BaseHTTPRequestHandler, _asked: str) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def hangs(request: http.server.BaseHTTPRequestHandler, _asked: str) -> None:
    time.sleep(1.5)


def drips(request: http.server.BaseHTTPRequestHandler, _asked: str) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(40):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.1)


def floods(request: http.server.BaseHTTPRequestHandler, _asked: str) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(40):
        request.wfile.write(b"x" * 100_000)


def hangs_up(request: http.server.BaseHTTPRequestHandler, _asked: str) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")


def helpful(request: http.server.BaseHTTPRequestHandler, asked: str) -> None:
    quotes = [one for one in (SEEN_BY_BOTH, SEEN_BY_MODEL) if one[:-1] in asked]
    items = [{"quote": one[:-1], "kind": "task", "deadline": "from May 2024"} for one in quotes]
    sends(said({"obligations": items}))(request, asked)


@contextlib.contextmanager
def server(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """A server on a free port that answers in its own way, and what it was asked."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked.append(json.loads(question)["messages"][1]["content"])
            with contextlib.suppress(OSError):
                answer(self, asked[-1])

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}/v1", asked
    finally:
        running.shutdown()
        running.server_close()
        thread.join()


def opened(settings: Any, url: str, *levels: str) -> None:
    settings.REMIT_LLM = {
        "url": url,
        "key": "k",
        "model": "m",
        "seconds": 0.5,
        "levels": frozenset(levels),
    }


def registered(city: Government, **given: object) -> int:
    document = actions.NewDocument(
        text=TEXT, title="On open data", type=DocumentType.DIRECTIVE, number="5/CT",
        issuer=city.units["CITY-PC"], **given,
    )  # fmt: skip
    return city.does("secretary", DAY, actions.register, document=document)


def drafts(document: int) -> dict[str, models.Draft]:
    return {row.found["quote"]: row for row in models.Draft.objects.filter(document=document)}


def test_what_only_the_model_saw_is_added_and_what_both_saw_says_so(
    city: Government, settings: Any
) -> None:
    number = registered(city)
    alone = drafts(number)[SEEN_BY_BOTH[:-1]].confidence
    with server(helpful) as (url, _asked):
        opened(settings, url, "INTERNAL")
        assert second_reading.read_again(document=number) == 1
        assert second_reading.read_again(document=number) == 0
    kept = drafts(number)
    both, model = kept[SEEN_BY_BOTH[:-1]], kept[SEEN_BY_MODEL[:-1]]
    assert (both.found["source"], model.found["source"]) == (second.BOTH, second.MODEL)
    assert both.confidence >= alone
    assert model.found["deadline"]["value"] == "2024-05"


def test_no_text_leaves_unless_its_level_was_opened(city: Government, settings: Any) -> None:
    number = registered(city)
    with server(helpful) as (url, asked):
        for levels in ((), ("PUBLIC",), ("RESTRICTED", "SECRET")):
            opened(settings, url, *levels)
            assert second_reading.read_again(document=number) == 0
    assert asked == []
    assert second_reading.server_for(Confidentiality.INTERNAL) is None


def test_a_decided_draft_stays_as_it_was_decided(city: Government, settings: Any) -> None:
    number = registered(city)
    draft = drafts(number)[SEEN_BY_BOTH[:-1]]
    city.does("secretary", DAY, actions.reject_draft, draft=draft.pk, reason="Only a wish.")
    with server(helpful) as (url, _asked):
        opened(settings, url, "INTERNAL")
        second_reading.read_again(document=number)
    draft.refresh_from_db()
    assert draft.status == models.Draft.REJECTED
    assert draft.found.get("source") != second.BOTH


MISBEHAVIOURS: dict[str, Answer] = {
    "hangs": hangs,
    "drips": drips,
    "floods": floods,
    "hangs up": hangs_up,
    "fails": sends(b"boom", 500),
    "refuses": sends(b'{"error": {"message": "no"}}', 429),
    "sends elsewhere": sends(b"", 302, Location="http://127.0.0.1:1/"),
    "speaks HTML": sends(b"<html>hello</html>"),
    "says nothing": sends(b""),
    "is not JSON": sends(said("I would rather not.")),
    "has no choices": sends(b'{"choices": []}'),
    "has content of none": sends(b'{"choices": [{"message": {"content": null}}]}'),
    "is a number": sends(b"7"),
    "is broken UTF-8": sends(b'\xff\xfe{"choices"'),
    "is nested without end": sends(b'{"choices": ' + b"[" * 100_000),
    "lists no objects": sends(said({"obligations": ["a", 1, None]})),
    "lists nothing listable": sends(said({"obligations": 5})),
    "has quotes of wrong types": sends(said({"obligations": [{"quote": {"a": 1}, "kind": []}]})),
    "invents": sends(said({"obligations": [{"quote": "The mayor shall resign by Friday"}]})),
    "quotes too much": sends(said({"obligations": [{"quote": "x" * 9000}]})),
    "quotes an empty string": sends(said({"obligations": [{"quote": "  "}]})),
}


@pytest.mark.parametrize("behaviour", MISBEHAVIOURS)
def test_whatever_the_model_does_the_reading_of_the_rules_stands(
    city: Government, settings: Any, behaviour: str
) -> None:
    number = registered(city)
    before = {quote: row.found for quote, row in drafts(number).items()}
    with server(MISBEHAVIOURS[behaviour]) as (url, asked):
        opened(settings, url, "INTERNAL")
        assert second_reading.read_again(document=number) == 0
    assert {quote: row.found for quote, row in drafts(number).items()} == before
    assert len(asked) >= 1


def test_a_model_that_fails_again_and_again_is_left_alone(settings: Any) -> None:
    with server(sends(b"", 500)) as (url, asked):
        asking = client.Asking(client.Server(url, "", "m", 0.5))
        assert [asking("head", "paragraph") for _ in range(10)] == [None] * 10
    assert len(asked) == client.PATIENCE


def test_a_server_that_is_not_there_is_no_obstacle(city: Government, settings: Any) -> None:
    number = registered(city)
    for url in ("http://127.0.0.1:9/v1", "nonsense", "http://[::bad/", "ftp://127.0.0.1/"):
        opened(settings, url, "INTERNAL")
        assert second_reading.read_again(document=number) == 0


def test_a_new_document_of_an_open_level_waits_for_its_second_reading(
    city: Government, settings: Any
) -> None:
    with server(helpful) as (url, _asked):
        opened(settings, url, "INTERNAL")
        settings.TASKS = {
            "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
        }
        number = registered(city)
    assert SEEN_BY_MODEL[:-1] in drafts(number)
