"""What a commitment was called on a day: the wording of that day, as far as was known."""

from remit.commitments import actions
from remit.commitments.queries import lists, reasons
from remit.ledger import actions as ledger
from tests.support.government import Government, by_day
from tests.support.looks import head, scope

BEFORE, AFTER = "Publish the catalogue of open data", "Publish the catalogue of city data"


def redefined(city: Government, day: str = "2024-04-10") -> int:
    """A commitment that was contested and then worded otherwise by its issuer."""
    commitment = city.assigned()
    why = "It is not ours."
    city.told("head", "2024-03-06", actions.contest, commitment=commitment, reason=why)
    city.told(
        "secretary",
        day,
        actions.redefine,
        commitment=commitment,
        title=AFTER,
        due=by_day("2024-07-31"),
        reason="Only the data of the city.",
    )
    return commitment


def title(city: Government, commitment: int, day: str, known: int | None = None) -> str | None:
    look = scope(day, known=known)
    cards = lists.behind(city.viewer("officer"), look, "assigned").cards
    return reasons.reasons(cards, look)[commitment].title


def test_a_list_of_a_past_day_says_the_title_of_that_day(city: Government) -> None:
    commitment = redefined(city)
    assert title(city, commitment, "2024-04-09") == BEFORE
    assert title(city, commitment, "2024-04-10") == AFTER


def test_a_new_wording_was_not_known_before_its_act(city: Government) -> None:
    commitment = redefined(city)
    assert title(city, commitment, "2024-04-10", head() - 1) == BEFORE


def test_a_wording_that_was_annulled_gives_the_earlier_one_back(city: Government) -> None:
    commitment = redefined(city)
    known, day = head(), "2024-04-11"
    city.told(
        "secretary",
        day,
        actions.annul,
        commitment=commitment,
        act=known,
        reason="Sent by mistake.",
    )
    assert title(city, commitment, day) == BEFORE
    assert title(city, commitment, day, known) == AFTER


def test_an_erased_title_stays_erased_on_every_day(city: Government) -> None:
    commitment = redefined(city)
    city.told(
        "administrator",
        "2024-04-11",
        ledger.erase,
        act=commitment,
        key="title",
        reason="It named a person.",
    )
    assert title(city, commitment, "2024-04-09") == ""
    assert title(city, commitment, "2024-04-10") == AFTER
