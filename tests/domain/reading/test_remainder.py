"""Sentences that no rule reads as orders: which are kept behind the fold, and how many."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import reader, remainder
from remit.domain.reading.records import SHOWN, Obligation
from remit.texts import packs

ORDER = "The Ministry of Works shall report on bridge {} by 1 May 2025.\n"
UNKNOWN = "Road {} of the county gets a new surface and lamps along its whole length.\n"
SIGNS = st.sets(st.sampled_from(sorted(remainder.SIGNS)))


def _drafts(text: str) -> tuple[tuple[Obligation, ...], tuple[Obligation, ...]]:
    """The drafts of rules, and those that only resemble."""
    found = reader.read(text, packs.packs()).obligations
    ruled = tuple(one for one in found if not one.only_resembles)
    return ruled, tuple(one for one in found if one.only_resembles)


def test_a_sentence_between_two_orders_is_kept_though_no_rule_reads_it() -> None:
    text = ORDER.format(1) + UNKNOWN.format(7) + ORDER.format(2)
    ruled, kept = _drafts(text)
    assert len(ruled) == 2
    (one,) = kept
    assert one.span.quote == UNKNOWN.format(7).strip(" .\n")
    assert text[one.span.start : one.span.end] == one.span.quote


@pytest.mark.parametrize("orders", [1, 9, 14])
def test_no_more_are_kept_than_are_shown_but_a_few_always(orders: int) -> None:
    text = "".join(
        ORDER.format(n) + UNKNOWN.format(n) + UNKNOWN.format(n + 50) for n in range(orders)
    )
    ruled, kept = _drafts(text + UNKNOWN.format(99) * 30)
    assert len(ruled) == orders
    assert len(kept) <= max(orders, remainder.AT_LEAST)


def test_what_is_kept_is_never_shown_above_the_fold() -> None:
    _, kept = _drafts((ORDER + UNKNOWN).format(1, 2) * 5)
    assert kept
    assert all(one.confidence < SHOWN for one in kept)


@pytest.mark.parametrize(
    "told",
    [
        "Annex\n",
        "Conclusions of the meeting\n",
    ],
)
def test_headings_are_not_kept(told: str) -> None:
    _, kept = _drafts(ORDER.format(1) + "\n" + told + "\n" + ORDER.format(2))
    assert kept == ()


def test_a_text_without_any_order_and_without_items_keeps_nothing() -> None:
    _, kept = _drafts("The weather was fine. Many people came to the market. All went home.")
    assert kept == ()


@pytest.mark.parametrize(("between", "actor"), [(" ", "The Ministry of Works"), ("\n", None)])
def test_who_owes_the_sentence_before_owes_it_in_the_same_paragraph(
    between: str, actor: str | None
) -> None:
    _, kept = _drafts(between.join([ORDER.format(1)[:-1], UNKNOWN.format(3)]) + ORDER.format(2))
    (one,) = kept
    assert (one.actor.span.quote if one.actor else None) == actor
    assert one.actor is None or one.actor.basis == "inherited"


@given(SIGNS)
def test_what_is_told_as_past_or_found_wanting_is_less_likely_an_order(signs: set[str]) -> None:
    for against in ("told", "report", "finding", "quantity", "short"):
        less = remainder.likeness(signs | {against}, 100)
        assert less <= remainder.likeness(signs - {against}, 100)


@given(SIGNS, st.integers(0, 5000))
def test_the_likeness_is_a_share_and_longer_is_never_less_likely(
    signs: set[str], letters: int
) -> None:
    shares = [remainder.likeness(signs, size) for size in (letters, letters + 50)]
    assert all(0 < one < 1 for one in shares)
    assert all(a <= b for a, b in itertools.pairwise(shares))
