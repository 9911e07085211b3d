"""Many programs ask a running site at once: nothing is doubled, nothing is lost, and each is told
what became of its own request."""

import http.client
import json
import os
import re
import subprocess
import sys
import threading
import urllib.parse
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from remit.client import Client, Done, Refused
from remit.client.sending import Sender
from tests.support import places, small_site
from tests.support.small_site import Running

AT_ONCE = 8
GUIDE_ROOT = Path(__file__).parents[2]
GUIDE = (GUIDE_ROOT / "docs/howto/use-the-api.md").read_text()
DEMO = "http://127.0.0.1:8000"  # where `make demo` is
ORDER = {
    "title": "Put all procedures online",
    "issuer": "SX-PC",
    "lead": "SX-DHA",
    "due": {"said": "2031-01-01"},
    "basis": "MINUTES",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A site that runs while these tests do."""
    with small_site.running(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def chair(site: Running) -> Client:
    """Whoever orders."""
    return Client(site.address, site.chair)


@pytest.fixture
def officer(site: Running) -> Client:
    """Whoever owes."""
    return Client(site.address, site.officer)


def at_once(perform: Callable[[int], Any], times: int = AT_ONCE) -> list[Any]:
    """What came of it, when all begin at the same moment."""
    gate = threading.Barrier(times)

    def one(number: int) -> Any:
        gate.wait()
        try:
            return perform(number)
        except Refused as refused:
            return refused.problem.rule

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_one_key_sent_many_times_at_once_is_one_act(site: Running) -> None:
    # Who gives up waiting asks again, and on a busy machine the first would be a replay as well.
    chair = Client(site.address, site.chair, sender=Sender(seconds=300))
    done = at_once(lambda _: chair.begin(key="the-same", **ORDER))
    assert len({one.commitment.number for one in done}) == 1
    assert Counter(one.replayed for one in done) == {False: 1, True: AT_ONCE - 1}


def test_many_keys_at_once_are_all_carried_out(chair: Client) -> None:
    done: list[Done] = at_once(lambda n: chair.begin(**{**ORDER, "title": f"Result {n}"}))
    numbers = {one.commitment.number for one in done}
    assert len(numbers) == AT_ONCE
    assert numbers <= {one.number for one in chair.commitments(limit=3)}


def test_of_many_who_read_the_same_state_one_acts(chair: Client, officer: Client) -> None:
    read = chair.begin(**ORDER).commitment
    said = at_once(lambda _: officer.act(read.number, "accept", mark=read.mark))
    accepted = [one for one in said if isinstance(one, Done)]
    assert len(accepted) == 1
    assert Counter(one for one in said if isinstance(one, str)) == {
        "COMMITMENT_CHANGED": AT_ONCE - 1
    }
    assert [one["tag"] for one in chair.acts(read.number)].count("commitment.accepted") == 1


def test_what_was_cut_off_is_sent_again_and_done_once(site: Running, chair: Client) -> None:
    before = {one.number for one in chair.commitments()}
    place = urllib.parse.urlsplit(site.address)
    cut = http.client.HTTPConnection(place.hostname or "", place.port)
    headers = {
        "Authorization": f"Bearer {site.chair}",
        "Content-Type": "application/json",
        "Idempotency-Key": "cut-off",
    }
    cut.request("POST", "/api/v1/commitments", json.dumps(ORDER), headers)
    cut.close()  # the answer is never read
    done = chair.begin(key="cut-off", **ORDER)
    assert {one.number for one in chair.commitments()} - before == {done.commitment.number}


def _sent(
    site: Running, token: str, path: str, body: Any, method: str = "POST", **headers: str
) -> tuple[int, Message, dict[str, Any]]:
    """A request as it crosses the wire, and what was answered."""
    place = urllib.parse.urlsplit(site.address)
    wire = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
    said = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}
    wire.request(method, f"/api/v1/{path}", json.dumps(body), said)
    answer = wire.getresponse()
    content = answer.read()
    wire.close()
    return answer.status, answer.headers, json.loads(content or b"{}")


def _rules(*answers: tuple[int, Message, dict[str, Any]]) -> list[tuple[int, str]]:
    return [(status, body.get("rule", "")) for status, _headers, body in answers]


def test_what_a_key_means_holds_on_the_wire(site: Running) -> None:
    def wrote(body: Any, path: str = "commitments", token: str = site.chair, **named: str) -> Any:
        return _sent(site, token, path, body, **{"Idempotency_Key": "on-the-wire", **named})

    refused_first = wrote({**ORDER, "lead": "NOBODY"})
    first, again = wrote(ORDER), wrote(dict(reversed(ORDER.items())))
    otherwise = wrote({**ORDER, "title": "Other"})
    elsewhere = wrote({"on": None}, f"commitments/{first[2]['commitment']['number']}/accept")
    issue = ("-m", "remit", "token", "issue", small_site.ADDRESSES["chair"], "--name", "Second")
    second = places.done(site.environment, *issue, "--scope", "commitments").split()[-1]
    renewed, another = wrote(ORDER, token=second), wrote(ORDER, token=site.officer)
    unnamed, blank = (wrote(ORDER, Idempotency_Key=key) for key in ("", "with a blank"))
    acts = {"items": [{"commitment": 999_999, "verb": "accept"}]}
    bulk, bulk_again = (wrote(acts, "bulk", Idempotency_Key="many") for _ in range(2))
    assert _rules(refused_first, otherwise, elsewhere, unnamed, blank) == [
        (422, "UNIT_UNKNOWN"),
        (422, "IDEMPOTENCY_KEY_REUSED"),
        (422, "IDEMPOTENCY_KEY_REUSED"),
        (400, "IDEMPOTENCY_KEY_MALFORMED"),
        (400, "IDEMPOTENCY_KEY_MALFORMED"),
    ]
    replayed = [one[1]["Idempotency-Replayed"] for one in (first, again, renewed, bulk, bulk_again)]
    assert replayed == ["false", "true", "true", "false", "true"]
    assert (first[2], bulk[2]) == (again[2], bulk_again[2])
    assert (first[2], another[1]["Idempotency-Replayed"]) == (renewed[2], None)


def test_a_mark_holds_on_the_wire_and_no_other_site_may_ask(site: Running, chair: Client) -> None:
    read = chair.begin(**ORDER).commitment
    chair.act(read.number, "correct-due", reason="Mistyped.", due={"said": "2031-02-01"})
    path, reason = f"commitments/{read.number}/cancel", {"reason": "Ordered twice."}
    stale = _sent(site, site.chair, path, reason, Idempotency_Key="k-1", If_Match=f'"{read.mark}"')
    new = {"title": "A", "type": "NOTICE", "issuer": "SX-PC", "text": "Order.\n"}
    document = chair.post("documents", new).body["id"]
    heading = {"title": "B", "type": "NOTICE"}
    where = f"documents/{document}/heading"
    blind = _sent(site, site.chair, where, heading, Idempotency_Key="k-2")
    assert _rules(stale, blind) == [(412, "COMMITMENT_CHANGED"), (428, "MARK_MISSING")]
    for method in ("GET", "OPTIONS"):
        asked = {"Origin": "https://example.org", "Access_Control_Request_Method": "POST"}
        answered = _sent(site, site.chair, "me", None, method, **asked)
        told = [name for name in answered[1] if name.lower().startswith("access-control-")]
        assert (told, answered[0]) == ([], 200 if method == "GET" else 405)


def test_a_refusal_reaches_the_program_as_a_sentence(officer: Client) -> None:
    with pytest.raises(Refused) as refused:
        officer.act(999_999, "accept")
    assert refused.value.problem.rule == "COMMITMENT_UNKNOWN"
    assert "999999" in refused.value.problem.detail.replace(",", "")


def test_a_printed_refusal_says_its_fields_in_the_language_of_the_program(site: Running) -> None:
    said = {}
    for language in ("en", "vi"):
        asked = Client(site.address, site.chair, language=language)
        with pytest.raises(Refused) as refused:
            asked.post("commitments", {"title": "A", "due": {"said": 5}, "more": 1})
        said[language] = str(refused.value).splitlines()
        problem = refused.value.problem
        assert said[language][0].startswith(f"{problem.title}: {problem.detail}")
    assert {one.split(":")[0] for one in said["en"][1:]} >= {"- body.issuer", "- body.more"}
    assert len(said["en"]) == len(said["vi"])
    assert not set(said["en"]) & set(said["vi"])


def test_of_two_administrators_who_bar_each_other_one_remains(site: Running) -> None:
    keepers = [Client(site.address, token) for token in (site.keeper, site.deputy)]
    numbers = [one.me()["person"] for one in keepers]

    def bar(number: int) -> Any:
        path = f"administration/people/{numbers[1 - number]}/bar"
        return bool(keepers[number].post(path, {"reason": "Both at once."}).body["id"])

    said = at_once(bar, 2)
    assert said.count(True) == 1
    assert set(said) - {True} <= {"RIGHT_MISSING", "LAST_ADMINISTRATOR", "TOKEN_NOT_GOOD"}
    one = said.index(True)
    barred = keepers[one].get(f"administration/people/{numbers[1 - one]}").body
    assert barred["may_sign_in"] is False


def test_figures_count_what_was_ordered(chair: Client) -> None:
    assert chair.figures()["total"]["assigned"] == len(list(chair.commitments()))


@pytest.fixture(scope="module")
def spoken_of(site: Running) -> Running:
    """The site once it has what the guide looks for, as the example has it."""
    chair = Client(site.address, site.chair)
    chair.begin(**{**ORDER, "title": "Publish every building permit as open data"})
    plan = {"title": "Data that work", "type": "PLAN", "issuer": "SX-PC", "text": "Data work.\n"}
    chair.post("documents", {**plan, "issued_on": "2026-01-20", "number": "18/KH-UBND"})
    return site


def _lists(told: dict[str, Any]) -> list[Any]:
    """The lists of an answer, its own or those of its kinds."""
    kinds = [told, *(one for one in told.values() if isinstance(one, dict))]
    return [one["items"] for one in kinds if "items" in one]


@pytest.mark.parametrize("shown", re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL))
def test_an_example_of_the_guide_is_carried_out(
    spoken_of: Running, shown: str, tmp_path: Path
) -> None:
    site = spoken_of
    (tmp_path / ".venv").symlink_to(GUIDE_ROOT / ".venv")
    known = {**os.environ, **site.environment, "SITE": site.address, "TOKEN": site.chair}
    here = shown.replace(DEMO, site.address)
    shell = ["bash", "-euo", "pipefail", "-c", here]
    done = subprocess.run(
        shell, env=known, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=True
    )
    told, answers = json.loads(done.stdout), re.findall(r"^# (\{.*\})$", shown, re.MULTILINE)
    assert "rule" not in told
    # What is refused by itself stands in an answer of 200.
    assert 400 not in [one.get("status") for one in told.get("items", ())]
    assert any(_lists(told)) or not _lists(told)
    assert [told for _ in answers] == [json.loads(one) for one in answers]


@pytest.mark.parametrize("shown", re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL))
def test_a_python_example_of_the_guide_is_carried_out(
    site: Running, shown: str, tmp_path: Path
) -> None:
    tokens = {"TOKEN": site.chair, "OFFICER": site.officer, "INSPECTOR": site.inspector}
    named = {"SITE": site.address, **tokens}
    known = "".join(f"{name} = {value!r}\n" for name, value in named.items())
    program = [sys.executable, "-c", known + shown]
    done = subprocess.run(
        program, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=True
    )
    assert "Open the market hall" in done.stdout
    assert done.stdout.count("200 None") == 2 * shown.count('remit.post("bulk"')
