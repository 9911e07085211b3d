"""What signs and words weigh: the files of weights, what must not tip the scale, and how well it
does on texts from which nothing was learnt."""

import math
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import reader, standing, weighing, wording
from remit.domain.reading.records import RESEMBLANCE, Obligation
from remit.texts import packs

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "remit" / "texts" / "packs" / "weights"
TEXTS = ROOT / "var" / "gold"
# Classes of words: alone, first, the first two, last, how a word begins or ends.
OF_WORDS = ("w:", "1:", "2:", "z:", "e1:", "e2:", "e3:", "e4:", "s:", "p:", "f1:", "f2:", "le:")
MOST_LINES = 2000
# Of all languages together, on a sixth of the texts that rules had not been written on.
LEAST_SHOWN, LEAST_BULK = 0.85, 0.88
ODDS = st.floats(-20, 20)
PLAIN = "Road {} of the county gets a new surface and lamps along its whole length.\n"


def _weights(language: str) -> dict[str, float]:
    return dict(packs.packs()[language].weights)


@pytest.mark.parametrize("language", packs.LANGUAGES)
def test_the_weights_of_a_language_are_few_sorted_and_in_whole_hundredths(language: str) -> None:
    lines = (FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert all(len(row) == 2 and int(row[1]) for row in rows)
    assert [name for name, _ in rows] == sorted({name for name, _ in rows})
    assert len(rows) <= MOST_LINES
    assert _weights(language) == {name: int(fine) / packs.FINE for name, fine in rows}


@pytest.mark.parametrize("language", packs.LANGUAGES)
def test_more_support_by_rules_and_more_orders_around_never_speak_against(language: str) -> None:
    weights = _weights(language)
    assert weights[standing.SUPPORT] > 0
    assert weights["near"] > 0
    assert weights["draft"] > weights["clause"]
    assert weights.get("told", 0.0) <= 0


@pytest.mark.parametrize("language", packs.LANGUAGES)
def test_no_word_alone_makes_an_order_or_unmakes_one(language: str) -> None:
    words = {name: one for name, one in _weights(language).items() if name.startswith(OF_WORDS)}
    assert words
    assert max(map(abs, words.values())) < 1.5


@given(ODDS, ODDS, st.integers(1, 100))
def test_the_fewer_clauses_a_text_has_the_more_rules_are_believed(
    support: float, odds: float, clauses: int
) -> None:
    told = weighing.among(clauses, support, odds)
    more = weighing.among(clauses + 1, support, odds)
    assert min(support, odds) - 1e-9 <= told <= max(support, odds) + 1e-9
    assert abs(more - odds) <= abs(told - odds) + 1e-9
    assert weighing.among(1, support, odds) == support


@given(ODDS, ODDS)
def test_a_share_grows_with_its_odds(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < weighing.share(low) <= weighing.share(high) < 1


def test_odds_are_the_base_the_signs_and_the_words_added_up() -> None:
    weights = {"base": -1.0, "item": 0.5, "letters": 2.0, "w:pay": 0.25}
    found = weighing.odds(weights, "en", {"item": 1.0, "letters": -0.5, "other": 1.0}, "Pay now")
    assert math.isclose(found, -1.0 + 0.5 - 1.0 + 0.25 * wording.worth("Pay now"))


def test_words_alone_may_not_overturn_what_rules_say() -> None:
    weights = {"base": 0.0, "w:pay": -9.0, "w:gain": 9.0}
    assert weighing.odds(weights, "en", {"draft": 1.0}, "Pay now") == -weighing.MOST_AGAINST
    assert weighing.odds(weights, "en", {"clause": 1.0}, "Pay now") == -weighing.MOST_WORDS
    assert weighing.odds(weights, "en", {"clause": 1.0}, "Gain now") == weighing.MOST_WORDS


def test_without_weights_nothing_speaks_for_a_clause() -> None:
    assert weighing.share(weighing.odds({}, "en", {"item": 1.0}, "Pay the toll now")) < 1e-9


@pytest.mark.parametrize(
    ("language", "text", "signs"),
    [
        ("en", "Repair 12 pumps", {"1:repair", "2:repair #", "w:#", "w:pumps", "z:pumps"}),
        ("ko", "결과를 보고할 것", {"e1:것", "s:고할", "s:과를", "w:결과를", "z:것"}),
        ("ar", "وتنظيف الابار", {"f1:و", "f2:وت", "r:تنظيف", "r:ابار", "le:يف"}),
        ("vi", "Rà soát các cầu", {"1:rà", "2:rà soát", "w:soát", "z:cầu"}),
    ],
)
def test_the_words_of_a_clause_are_told_by_where_they_stand(
    language: str, text: str, signs: set[str]
) -> None:
    assert signs <= wording.words(language, text)


def test_a_text_without_words_has_no_signs_of_words() -> None:
    assert wording.words("en", "... --- !") == frozenset()
    assert wording.worth("") > 0


def _drafts(text: str) -> tuple[Obligation, ...]:
    return reader.read(text, packs.packs()).obligations


def test_a_short_text_is_read_as_its_rules_say() -> None:
    (one,) = _drafts("The Harbour Board shall dredge the channel by 1 May 2025.\n")
    assert one.confidence > 0.9
    assert RESEMBLANCE not in one.cues


@pytest.mark.parametrize("count", [1, 5, 40])
def test_what_no_rule_speaks_for_says_so_and_nothing_is_certain(count: int) -> None:
    order = "The Ministry of Works shall report on bridge {} by 1 May 2025.\n"
    found = _drafts("".join(order.format(n) + PLAIN.format(n) for n in range(count)))
    assert all(0 <= one.confidence < 1 for one in found)
    assert all(RESEMBLANCE in one.cues for one in found if one.span.quote.startswith("Road"))


@pytest.mark.slow
@pytest.mark.skipif(not TEXTS.exists(), reason="the annotated texts are not at hand")
def test_on_texts_from_which_it_did_not_learn_what_is_shown_is_mostly_right() -> None:
    told = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "weighwork"), "--held-out", "1"],
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
        cwd=ROOT,
    )
    *_, shown, bulk = told.stdout.splitlines()
    assert float(shown.removeprefix("shown ")) >= LEAST_SHOWN
    assert float(bulk.removeprefix("bulk ")) >= LEAST_BULK
