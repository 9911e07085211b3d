"""Sentences that no rule reads as orders: which are kept behind the fold, and how many."""

import pytest

from remit.domain.reading import reader, remainder
from remit.domain.reading.measuring import scoring
from remit.domain.reading.records import SHOWN, Obligation
from remit.texts import packs

ORDER = "The Ministry of Works shall report on bridge {} by 1 May 2025.\n"
UNKNOWN = "Road {} of the county gets a new surface and lamps along its whole length.\n"


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


def test_a_plain_statement_among_orders_stays_behind_the_fold() -> None:
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


@pytest.mark.parametrize("between", [" ", "\n"])
def test_who_owes_the_sentence_before_is_the_likeliest_to_owe_it(between: str) -> None:
    _, kept = _drafts(between.join([ORDER.format(1)[:-1], UNKNOWN.format(3)]) + ORDER.format(2))
    (one,) = kept
    assert one.actor is not None
    assert (one.actor.span.quote, one.actor.basis) == ("The Ministry of Works", "inherited")


def test_as_many_may_be_folded_as_are_shown_and_a_few_always() -> None:
    assert [remainder.room(shown, 0) for shown in (0, 8, 30)] == [8, 8, 30]
    assert [remainder.room(30, folded) for folded in (10, 22, 40)] == [20, 8, 8]


def test_what_no_rule_speaks_for_may_be_shown_but_is_never_accepted_unseen() -> None:
    assert SHOWN < remainder.UNRULED < scoring.BULK
