"""What a text answered is held for later; what is held never changes an answer."""

from itertools import product

import pytest

from remit.domain.reading import answers
from remit.domain.reading.rules import Pack, Rule

TEXTS = ("the board must meet and must vote", "you may go", "it must", "nobody asks")


def _pack() -> Pack:
    rules = (
        Rule("x.must", "CUE", r"\bmust\b", scope="cue"),
        Rule("x.meet", "CUE", "meet|vote", scope="line"),
        Rule("x.may", "LEAVE", r"\bmay\b"),
    )
    return Pack("en", rules)


def _answers(pack: Pack, text: str) -> dict[str, object]:
    return {
        "hits": [(hit.rule.id, hit.start, hit.end) for hit in pack.hits("CUE", text)],
        "besides": [(hit.rule.id, hit.start) for hit in pack.hits("CUE", text, besides="cue")],
        "first": (found := pack.first("CUE", text)) and (found.rule.id, found.start),
        "holds": pack.holds("CUE", "line", text),
        "leave": pack.first("LEAVE", text) is None,
    }


def test_a_text_answers_each_question_alike_whatever_was_asked_before() -> None:
    alone = {text: _answers(_pack(), text) for text in TEXTS}
    pack = _pack()
    for one, other in product(TEXTS, TEXTS):
        assert _answers(pack, one) == alone[one]
        pack.first("CUE", other)
        assert list(pack.hits("LEAVE", one)) == list(_pack().hits("LEAVE", one))


def test_a_text_answers_alike_when_more_were_asked_than_are_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answers, "MOST_AT_HAND", 2)
    monkeypatch.setattr(answers, "MOST_HELD", 2)
    pack = _pack()
    for text in TEXTS * 5:
        assert _answers(pack, text) == _answers(_pack(), text)
        assert len(pack.texts) <= 2


def test_what_was_held_of_one_text_is_forgotten_before_the_next() -> None:
    pack = _pack()
    pack.first("CUE", TEXTS[0])
    pack.texts.forget()
    assert not pack.texts
    assert _answers(pack, TEXTS[0]) == _answers(_pack(), TEXTS[0])
