"""Korean that stops without a mark: an analyser, where there is one, says where sentences end."""

import importlib.util
from collections.abc import Sequence
from dataclasses import replace

import pytest

from remit.domain import reading
from remit.texts import korean, packs

ORDERS = (
    "각 부서는 폭염 대책을 세우고 취약계층을 방문할 것 "
    "관계기관은 비상연락망을 점검하고 결과를 보고할 것 "
    "안전총괄과는 2025년 6월 30일까지 무더위쉼터 점검 결과를 제출할 것"
)
HEAD = "훈령\n"


def _read(breaks: object) -> list[str]:
    pack = replace(packs.load("ko"), breaks=breaks)
    found = reading.read(HEAD + ORDERS, {**packs.packs(), "ko": pack})
    return [one.span.quote for one in found.obligations if not one.only_shares]


def _after_each_order(text: str) -> Sequence[int]:
    return [at + 1 for at, letter in enumerate(text) if letter == "것" and at + 1 < len(text)]


def test_each_sentence_that_the_analyser_hears_is_a_draft_of_its_own() -> None:
    assert _read(_after_each_order) == [
        one.strip() for one in ORDERS.replace("것 ", "것\n").split("\n")
    ]


def test_without_an_analyser_the_line_is_one_sentence() -> None:
    assert _read(None) == [ORDERS]


def test_short_sentences_are_not_given_to_the_analyser() -> None:
    pack = replace(packs.load("ko"), breaks=lambda _text: pytest.fail("asked"))
    reading.read(HEAD + "소방서는 점검할 것\n", {**packs.packs(), "ko": pack})


@pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in korean.NEEDED),
    reason="kiwipiepy is an extra that is not installed",
)
def test_the_analyser_hears_orders_that_stop_without_a_mark() -> None:
    assert len(_read(korean.breaks())) == 3


def test_a_site_without_the_extra_has_no_analyser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert korean.breaks() is None
