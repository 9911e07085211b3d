"""Whatever is written into an address or a form, the site answers: with a page, or with a sentence
that says what is not understood; and the command line with exit 1 or 2 and one sentence."""

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

import remit
from remit.commitments import actions as commitments
from remit.domain import due as dues
from remit.domain.refusals import Refusal
from remit.interfaces import sentences
from remit.interfaces.cli import app
from remit.interfaces.web import addresses
from remit.kernel import inputs
from tests.interfaces import paper_site
from tests.support.government import Government

NASTY = (
    "9" * 25,
    "9" * 5000,
    "9007199254740993",
    "-1",
    "0",
    "²",
    "٣",
    "٢٠٢٥-٠١-٠١",
    "０００１-０１-０１",
    "0001-01-01",
    "0001-01-01T00:00",
    "9999-12-31",
    "9999-12-31T23:59-23:59",
    "2025-13-45",
    "1" + "\N{COMBINING ENCLOSING CIRCLE}",
    "\0",
    "a\0b",
    "\x1b[31m",
    "x" * 10_000,
    "가" * 10_000,
    "a b " * 2500,
    "\N{RIGHT-TO-LEFT OVERRIDE}1/2/2025\N{RIGHT-TO-LEFT MARK}",
    "' OR 1=1 --",
    "%' ESCAPE '_",
    "<script>alert(1)</script>",
    "24-CT/TU@x/9999",
    "@",
    "ADMIN@9999-12-31",
    "ADMIN@today@today",
    "%(text)s",
    "{0.__class__}",
)
COARSE = ("9" * 25, "²", "0001-01-01")
# Words of an address that the code asks for by a name that it computes.
COMPUTED = {
    *("on", "known_at", "unit", "document", "issuer_level", "type", "tree", "clock", "by"),
    *("since", "subject", "tag", "before", "words", "span", "state", "page", "place", "field"),
    *("issuer", "basis", "lead", "due", "_words"),
}
ASKED = re.compile(r"""(?:GET\.get\(|GET\[|GET, )["'](\w+)["']""")
PERSONAS = ("secretary", "auditor", "stranger")


def asked_for() -> list[str]:
    """Every name that the code takes from an address."""
    sources = Path(remit.__file__).parent.joinpath("interfaces/web").rglob("*.py")
    named = {name for path in sources for name in ASKED.findall(path.read_text())}
    return sorted(named | COMPUTED)


def pages() -> list[tuple[str, tuple[str, ...]]]:
    """Every address of the site with the names that stand in it."""
    return list(_pages(get_resolver()))


def _pages(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern).lstrip("^")
        if isinstance(one, URLResolver):
            yield from _pages(one, route)
        elif isinstance(one, URLPattern) and "?P<" not in route:
            yield route.rstrip("$"), tuple(one.pattern.converters)


@pytest.fixture
def site(government: Government) -> Government:
    return government


@contextlib.contextmanager
def browser(site: Government, persona: str) -> Iterator[Client]:
    """A browser that answers as a site does: what breaks is a page of status 500."""
    with paper_site.today():
        client = paper_site.browser(site, persona)
        client.raise_request_exception = False
        yield client


def _filled(route: str, word: object) -> str:
    return re.sub(r"<[^>]+>", lambda _: str(word), route)


def _known(site: Government) -> dict[str, object]:
    return {
        "commitment": paper_site.assigned(site),
        "text": paper_site.registered(site),
        "unit": "DOIC",
        "act": 1,
    }


def _broken(client: Client, path: str, sent: dict[str, str]) -> list[str]:
    status = client.get(path, sent).status_code
    return [f"{status} {path[:60]} {str(sent)[:80]!r}"] if status >= 500 else []


def test_the_names_in_addresses_are_found() -> None:
    assert {"key", "own", "column", "page", "many", "form", "way"} <= set(asked_for())


@pytest.mark.parametrize("persona", PERSONAS)
def test_no_word_of_an_address_breaks_a_page(site: Government, persona: str) -> None:
    known = _known(site)
    places = [
        _filled(route, known["unit"] if "path" in route else known["commitment"])
        for route, _ in pages()
        if "slug" not in route
    ] + [f"/texts/{known['text']}/"]
    names = asked_for()
    broken: list[str] = []
    with browser(site, persona) as client:
        for place in dict.fromkeys(places):
            for nasty in COARSE if persona == "secretary" else COARSE[:2]:
                broken += _broken(client, place, dict.fromkeys(names, nasty))
    assert broken == []


FIGURES = ("/board/", "/figures/list/", "/figures/changes/", "/figures/table/", "/organisation/")
LISTS = ("/ledger/", "/commitments/", "/commitments/units/", "/commitments/new/step/", "/texts/")


@pytest.mark.parametrize("place", [*FIGURES, *LISTS, "/commitments/export/", "/figures/list.csv"])
def test_each_word_alone_breaks_no_page(site: Government, place: str) -> None:
    names = [name for name in asked_for() if name not in {"many", "field"}]
    broken: list[str] = []
    with browser(site, "secretary") as client:
        # Each word meets another nasty value; over all places every word meets most of them.
        first = sum(map(ord, place))
        for turn, name in enumerate(names, start=first):
            nasty = NASTY[turn * 7 % len(NASTY)]
            broken += _broken(client, place, {"column": "assigned", name: nasty})
    assert broken == []


@pytest.mark.parametrize("persona", ["secretary", "stranger"])
def test_no_name_in_an_address_breaks_a_page(site: Government, persona: str) -> None:
    words = ("9" * 25, "9" * 15, "0", "%C2%B2", "%00", "%D9%A3", "x" * 2000, "%27--", "-1")
    broken: list[str] = []
    with browser(site, persona) as client:
        for route, names in pages():
            for word in words if names else ():
                broken += _broken(client, _filled(route, word), {})
    assert broken == []


def test_days_in_other_digits_are_days(site: Government) -> None:
    with browser(site, "secretary") as client:
        assert client.get("/board/", {"on": "٢٠٢٤-٠٢-٠١"}).status_code == 200
        assert client.get("/board/", {"on": "２０２４-０２-０１"}).status_code == 200
    assert inputs.day("\N{RIGHT-TO-LEFT MARK}١/٢/٢٠٢٤") == dt.date(2024, 2, 1)


@pytest.mark.parametrize("typed", ["0001-01-01", "1899-12-31", "31/12/2200", "9999-12-31"])
def test_a_day_outside_three_centuries_is_a_slip(typed: str) -> None:
    for read in (inputs.day, lambda words: inputs.instant(f"{words}T00:00")):
        with pytest.raises(Refusal) as refused:
            read(typed)
        assert refused.value.rule in {"DAY_TOO_FAR", "INSTANT_NOT_UNDERSTOOD"}
        assert sentences.sentence(refused.value)


def test_a_number_is_one_that_can_name_something() -> None:
    read = [inputs.number(words) for words in ("1", "٣", "²", "-1", "0", "", "9" * 17, "x")]
    assert read == [1, 3, None, None, None, None, None, None]
    assert inputs.number(str(2**53)) == 2**53
    assert inputs.number(str(2**53 + 1)) is None
    assert inputs.number("0", least=0) == 0


@pytest.mark.parametrize("value", ["9999-12-31", "0001-01-01", "9999", "2200-Q1", "1899-12"])
def test_a_due_date_outside_three_centuries_is_no_date(value: str) -> None:
    with pytest.raises(Refusal) as refused:
        dues.compute(value=value, operator=dues.Operator.BY)
    assert refused.value.rule == "DUE_DATE_IMPOSSIBLE"


@pytest.mark.parametrize("wrong", ["9999-12-31", "31/12/9999", "9" * 400, "٣١/١٢/٩٩٩٩", "\0"])
def test_a_form_with_an_impossible_due_date_is_refused(site: Government, wrong: str) -> None:
    number = paper_site.assigned(site)
    with browser(site, "secretary") as client:
        sent = {"request_key": paper_site.key(), "due": wrong, "reason": "a slip", "on": ""}
        answer = client.post(f"/commitments/{number}/correct-due/", sent)
    assert answer.status_code in {409, 422}


@pytest.mark.parametrize("wrong", ["9" * 25, "9" * 15, "²", "-1", "\0", "x" * 10_000])
def test_a_form_with_numbers_of_nothing_is_refused(site: Government, wrong: str) -> None:
    number = paper_site.accepted(site)
    names = ("lead", "issuer", "cooperating", "blocked_by", "belongs_to", "commitment", "act", "on")
    sent = dict.fromkeys((*names, "title", "due", "basis", "type"), wrong)
    paths = ("new", f"{number}/transfer", f"{number}/report", f"{number}/contest")
    with browser(site, "secretary") as client:
        for path in paths:
            sent["request_key"] = paper_site.key()
            assert 400 <= client.post(f"/commitments/{path}/", sent).status_code < 500


def test_a_control_character_in_a_title_is_said(site: Government) -> None:
    with browser(site, "secretary") as client:
        sent = {"request_key": paper_site.key(), "title": "Publish\0 it", "lead": "1"}
        answer = client.post("/commitments/new/", sent)
    assert answer.status_code == 422
    assert "control character" in answer.content.decode()
    with pytest.raises(Refusal) as refused, paper_site.today():
        commitments.assign(
            by=site.by["secretary"],
            at=paper_site.DAY,
            terms=commitments.Terms(
                title="Publish\0 it",
                issuer=site.units["CITY-PC"],
                lead=site.units["DOIC"],
                due=dues.compute(value="2024-06-30", operator=dues.Operator.BY),
                reference="1/TB",
            ),
        )
    assert refused.value.rule == "TEXT_NOT_READABLE"


OPTIONS = ("--on", "--known-at", "--unit", "--document", "--issuer-level", "--type", "--tree")
TYPED = [one for one in NASTY if "\0" not in one]


@pytest.mark.parametrize("option", OPTIONS)
def test_the_command_answers_with_one_sentence(
    site: Government, monkeypatch: pytest.MonkeyPatch, capsys: Any, option: str
) -> None:
    for nasty in TYPED:
        with paper_site.today(), monkeypatch.context() as patched:
            patched.setattr("sys.argv", ["remit", "figures", f"{option}={nasty}"])
            with pytest.raises(SystemExit) as ended:
                app.main()
        said = capsys.readouterr()
        assert ended.value.code in {0, 1, 2}
        assert "Traceback" not in said.err
        assert ended.value.code == 0 or said.err.strip().count("\n") == 0 or "Usage" in said.err


@pytest.mark.parametrize("said", ["http://[", "http://[::1"])
def test_an_address_that_no_browser_says_is_no_fault(said: str) -> None:
    assert addresses.parted(said).path == ""
