"""The client sends each write until it is answered, once; shows its token to its own site alone;
and says what went wrong as an error that a program may catch."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

import remit
from remit import client
from remit.client import Client, Sender

Answer = tuple[int, dict[str, str], Any]
QUICK = Sender(seconds=1, tries=3, pause=0.01, longest=0.05)
DONE = {"act": None, "mark": "7", "others": [], "commitment": {"number": 5, "mark": "7"}}


@dataclass
class Site:
    """A site that answers as it is told, and remembers what it was asked; it takes so much of a
    body, and closes on the rest."""

    answers: list[Answer]
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    address: str = ""
    takes: int = 2**30

    def client(self, **more: Any) -> Client:
        """A client of this site."""
        return Client(self.address, "remit_secret", sender=QUICK, **more)


Told = Callable[..., Site]


@pytest.fixture
def told() -> Iterator[Told]:
    """Sites that answer in this order, the last answer again and again."""
    servers: list[HTTPServer] = []

    def of(*answers: Answer) -> Site:
        site = Site(list(answers))
        server = HTTPServer(("127.0.0.1", 0), _answering(site))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site.address = f"http://127.0.0.1:{server.server_port}"
        return site

    yield of
    for server in servers:
        server.shutdown()
        server.server_close()


def _answering(site: Site) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = min(int(self.headers.get("Content-Length") or 0), site.takes)
            heads = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.command, self.path, heads, self.rfile.read(length)))
            status, headers, body = (
                site.answers.pop(0) if len(site.answers) > 1 else site.answers[0]
            )
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            pass

    return Answering


def problem(status: int, rule: str = "NO", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = {"status": status, "rule": rule, "title": "No", "detail": "No, because."}
    return status, {"Content-Type": "application/problem+json", **named}, body


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_write_at_a_busy_moment_is_sent_again_with_its_key(told: Told, status: int) -> None:
    site = told(problem(status, Retry_After="0"), (200, {}, DONE))
    assert site.client().act(5, "accept").commitment.number == 5
    keys = [heads["idempotency-key"] for _, _, heads, _ in site.asked]
    assert len(keys) == 2
    assert len(set(keys)) == 1


@pytest.mark.parametrize("said", ["Wed, 21 Oct 2015 07:28:00 GMT", "99999", "soon", ""])
def test_however_long_a_site_says_one_waits_no_longer_than_one_wants(told: Told, said: str) -> None:
    site = told(problem(503, Retry_After=said), (200, {}, {"person": 1}))
    assert site.client().me() == {"person": 1}


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, client.NotSignedIn),
        (403, client.NotPermitted),
        (404, client.NotFound),
        (409, client.Refused),
        (412, client.ChangedMeanwhile),
        (422, client.Refused),
        (503, client.BusyStill),
    ],
)
def test_a_refusal_is_an_error_of_its_kind(
    told: Told, status: int, error: type[client.Refused]
) -> None:
    site = told(problem(status, "THE_RULE"))
    with pytest.raises(error, match="No, because") as refused:
        site.client().commitment(5)
    assert (refused.value.problem.rule, refused.value.problem.title) == ("THE_RULE", "No")
    assert len(site.asked) == (QUICK.tries if status == 503 else 1)


def test_a_printed_refusal_says_title_sentence_and_each_field(told: Told) -> None:
    findings = [
        {"place": "body.issuer", "code": "VALUE_MISSING", "detail": "It is missing."},
        {"place": "body.due", "code": "VALUE_NOT_WORDS", "detail": "Write words."},
    ]
    body = {"title": "Not understood", "detail": "Two places.", "rule": "R", "findings": findings}
    site = told((422, {"Content-Type": "application/problem+json"}, body))
    with pytest.raises(client.Refused) as refused:
        site.client().begin(title="A")
    assert str(refused.value).splitlines() == [
        "Not understood: Two places. (R, 422)",
        "- body.issuer: It is missing.",
        "- body.due: Write words.",
    ]


def test_what_is_no_problem_of_ours_is_refused_too(told: Told) -> None:
    site = told((500, {"Content-Type": "text/html"}, b"<h1>Oops</h1>"))
    with pytest.raises(client.Refused, match="500"):
        site.client().me()


def test_a_refusal_is_heard_while_the_rest_is_still_under_way(told: Told) -> None:
    site = told(problem(413, "BODY_TOO_LARGE"))
    site.takes = 0
    with pytest.raises(client.Refused) as refused:
        site.client().attach(5, "large.bin", bytes(40 * 2**20))
    assert (refused.value.problem.status, refused.value.problem.rule) == (413, "BODY_TOO_LARGE")
    assert len(site.asked) == 1


def test_a_refusal_that_breaks_off_is_a_refusal(told: Told) -> None:
    site = told((413, {"Content-Length": "1000"}, b'{"status": 413'))
    with pytest.raises(client.Refused, match="413"):
        site.client().act(5, "accept")
    assert len(site.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("ask", [lambda one: one.me(), lambda one: one.act(5, "accept")])
def test_the_token_is_shown_to_no_other_site(
    told: Told, status: int, ask: Callable[[Client], Any]
) -> None:
    other = told((200, {}, DONE))
    site = told((status, {"Location": f"{other.address}/api/v1/me"}, {}))
    with pytest.raises(client.Moved, match=other.address) as moved:
        ask(site.client())
    assert moved.value.place == f"{other.address}/api/v1/me"
    assert other.asked == []


def test_a_site_that_does_not_answer_is_given_up(told: Told) -> None:
    site = told((200, {}, {}))
    address = site.address
    port = int(address.rpartition(":")[2])
    gone = Client(f"http://127.0.0.1:{port + 1 if port < 65535 else port - 1}", "t", sender=QUICK)
    with pytest.raises(client.Unreachable, match="did not answer"):
        gone.me()


def test_a_mark_a_language_and_a_post_are_sent(told: Told) -> None:
    site = told((200, {}, DONE))
    remote = site.client(language="ar", post="DEP-HEAD")
    remote.act(5, "claim", mark="7", summary="Done.")
    remote.attach(5, "report.json", b"{}", note="n")
    remote.post("documents/7/heading", {"title": "T"}, mark="*")
    first, second, third = (heads for _, _, heads, _ in site.asked)
    assert (first["if-match"], third["if-match"]) == ('"7"', "*")
    assert "if-match" not in second
    assert (first["accept-language"], first["remit-post"]) == ("ar", "DEP-HEAD")
    assert first["authorization"] == "Bearer remit_secret"


def test_a_list_is_read_to_its_end_page_by_page(told: Told) -> None:
    pages = [
        (200, {}, {"items": [{"number": 1}, {"number": 2}], "next": "abc"}),
        (200, {}, {"items": [{"number": 3}], "next": None}),
    ]
    site = told(*pages)
    assert [one.number for one in site.client().commitments(work=["ASSIGNED", "CLAIMED"])] == [
        1,
        2,
        3,
    ]
    assert [path for _, path, _, _ in site.asked] == [
        "/api/v1/commitments?work=ASSIGNED&work=CLAIMED&cursor=",
        "/api/v1/commitments?work=ASSIGNED&work=CLAIMED&cursor=abc",
    ]


def test_a_file_comes_byte_by_byte_whatever_it_is(told: Told) -> None:
    site = told((200, {}, b'{ "a":1}'))
    assert site.client().download("evidence/12") == b'{ "a":1}'


def test_a_code_with_signs_finds_its_address(told: Told) -> None:
    site = told((200, {}, {}))
    site.client().get("units/Sở 1")
    assert site.asked[0][1] == "/api/v1/units/S%E1%BB%9F%201"


@pytest.mark.parametrize("address", ["ftp://example.org", "example.org", "file:///etc/passwd"])
def test_what_is_no_address_of_a_site_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no address of a site"):
        Client(address, "t")


def test_a_program_that_uses_the_client_is_held_to_its_types() -> None:
    assert (Path(remit.__file__).parent / "py.typed").exists()
    usage = Path(__file__).parents[1] / "support/client_usage.py"
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(usage)]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert checked.returncode == 0, checked.stdout
