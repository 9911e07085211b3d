"""Doors that open: an act that is offered to somebody would be taken from that person now, and what
is not offered is refused, in whatever state a story left the commitment."""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from remit.commitments import actions, models
from remit.commitments.queries import conversation, lists, openings, together
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Confidence, Evidence, Outcome, Work
from remit.kernel import clock
from tests.support.government import Government, by_day, instant
from tests.support.random_story import LETTER, Step, Story

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Row = models.Commitment
What = dict[str, Any]
WHY: What = {"reason": "So it was decided.", "letter": LETTER}
AHEAD = [dt.timedelta(days=days) for days in (1, 30, 200)]


def _others(city: Government, row: Row) -> Iterator[What]:
    yield from ({"lead": unit, **WHY} for unit in city.units.values())


def _later(city: Government, row: Row) -> Iterator[What]:
    last = row.revised or clock.today()
    yield from ({"due": last + step, **WHY} for step in AHEAD)


def _asking(city: Government, row: Row) -> Iterator[What]:
    last = row.revised or clock.today()
    yield {"wanted": last + AHEAD[0], "reason": "More data.", "progress": "Half."}


def _closing(city: Government, row: Row) -> Iterator[What]:
    yield from (
        {"outcome": one, "note": "So.", "letter": LETTER} for one in (Outcome.MET, Outcome.NOT_MET)
    )


def _redefining(city: Government, row: Row) -> Iterator[What]:
    yield {"title": "Another title", "due": None, **WHY}


def _assigning(city: Government, row: Row) -> Iterator[What]:
    yield from ({"lead": unit, "letter": LETTER} for unit in city.units.values())


def _one(**what: Any) -> Callable[[Government, Row], Iterator[What]]:
    return lambda _city, _row: iter([what])


# For each act: the action, and what a form might say; some of it depends on the choice of a unit.
TRIES: dict[Tag, tuple[Callable[..., object], Callable[[Government, Row], Iterator[What]]]] = {
    Tag.COMMITMENT_REJECTED: (actions.reject, _one(**WHY)),
    Tag.COMMITMENT_ASSIGNED: (actions.assign_proposed, _assigning),
    Tag.COMMITMENT_ALLOTTED: (
        actions.allot,
        lambda city, _row: iter([{"post": post} for post in city.posts.values()]),
    ),
    Tag.COMMITMENT_ACCEPTED: (actions.accept, _one()),
    Tag.COMMITMENT_CONTESTED: (actions.contest, _one(reason="Not ours.")),
    Tag.COMMITMENT_KEPT: (actions.keep, _one(**WHY)),
    Tag.COMMITMENT_REASSIGNED: (actions.reassign, _others),
    Tag.COMMITMENT_REDEFINED: (actions.redefine, _redefining),
    Tag.COMMITMENT_UPHELD: (actions.uphold, _one(**WHY)),
    Tag.COMMITMENT_REPORTED: (actions.report, _one(progress="Half.")),
    Tag.COMMITMENT_EVIDENCED: (actions.attach_link, _one(url="https://example.org/x")),
    Tag.COMMITMENT_SIGNED_OFF: (
        actions.sign_off,
        lambda city, _row: iter([{"unit": unit} for unit in city.units.values()]),
    ),
    Tag.COMMITMENT_ASSESSED: (
        actions.assess,
        _one(confidence=Confidence.AMBER, reason="It may be late."),
    ),
    Tag.COMMITMENT_CLAIMED: (actions.claim, _one(summary="Done.")),
    Tag.COMMITMENT_BACKDATED: (actions.approve_backdating, _one(**WHY)),
    Tag.COMMITMENT_RETURNED: (actions.return_, _one(**WHY)),
    Tag.COMMITMENT_VERIFIED: (
        actions.verify,
        _one(evidence=Evidence.SITE_VERIFIED, note="Seen.", letter=LETTER),
    ),
    Tag.COMMITMENT_REFUTED: (actions.refute, _one(**WHY)),
    Tag.COMMITMENT_CLOSED: (actions.close, _closing),
    Tag.COMMITMENT_SUSPENDED: (actions.suspend, _one(**WHY)),
    Tag.COMMITMENT_RESUMED: (actions.resume, _one(**WHY)),
    Tag.COMMITMENT_EXTENSION_ASKED: (actions.ask_extension, _asking),
    Tag.COMMITMENT_EXTENDED: (actions.extend, _later),
    Tag.COMMITMENT_EXTENSION_REFUSED: (actions.refuse_extension, _one(**WHY)),
    Tag.COMMITMENT_DUE_CORRECTED: (
        actions.correct_due,
        lambda _city, _row: iter([{"due": by_day("2026-01-30"), **WHY}]),
    ),
    Tag.COMMITMENT_CANCELLED: (actions.cancel, _one(**WHY)),
    Tag.COMMITMENT_SUPERSEDED: (
        actions.supersede,
        lambda _city, row: iter(
            [{"other": one, **WHY} for one in Row.objects.values_list("pk", flat=True)[:3]]
        ),
    ),
    Tag.COMMITMENT_REOPENED: (actions.reopen, _one(**WHY)),
    Tag.COMMITMENT_TRANSFERRED: (actions.transfer, _others),
}


def _is_taken(city: Government, by: By, at: dt.datetime, row: Row, tag: Tag) -> bool:
    action, forms = TRIES[tag]
    for form in forms(city, row):
        with transaction.atomic():
            try:
                action(by=by, at=at, commitment=row.pk, **form)
            except Refusal:
                taken = False
            else:
                taken = True
            transaction.set_rollback(True)
        if taken:
            return True
    return False


def _is_said_open(by: By, at: dt.datetime, row: Row, tag: Tag) -> bool:
    try:
        openings.check_open(by=by, at=at, commitment=row.pk, tag=tag)
    except Refusal:
        return False
    return True


def _wrong(city: Government, who: str, at: dt.datetime, row: Row) -> list[str]:
    """The doors that mislead somebody: offered and shut, shut and open, or said otherwise."""
    by = city.by[who]
    try:
        offered = {*openings.openings(by=by, at=at, commitment=row.pk)}
    except Refusal:
        return []  # the page is not there for this person
    found = []
    for tag in TRIES:
        taken = _is_taken(city, by, at, row, tag)
        said = _is_said_open(by, at, row, tag)
        if said != (tag in offered) or taken != said:
            found.append(f"{who} {tag} in {row.work}: {taken=} {said=} offered={tag in offered}")
    return found


def _steps(seed: int, count: int) -> list[Step]:
    dice = random.Random(seed)
    return [
        Step(
            gap=dice.choice([0, 0, 1, 3, 7, 16, 30]),
            target=dice.randrange(8),
            wish=dice.randrange(80),
            n=dice.randrange(40),
            back=dice.choice([0, 0, 0, 1, 2, 25]),
            stray=dice.random() < 0.1,
        )
        for _ in range(count)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_what_a_story_offers_would_be_taken_and_nothing_else(city: Government, seed: int) -> None:
    dice = random.Random(seed)
    story = Story(city)
    for step in _steps(seed, 30):
        story.tell(step)
    at = instant(story.today.isoformat())
    rows = list(Row.objects.filter(pk__in=story.begun).order_by("pk"))
    with clock.injected(at):
        for row in dice.sample(rows, min(3, len(rows))):
            for who in dice.sample(sorted(city.by), 4):
                assert _wrong(city, who, at, row) == []


@pytest.mark.parametrize("work", sorted(Work))
def test_in_every_state_what_is_offered_would_be_taken(city: Government, work: Work) -> None:
    row = Row.objects.get(pk=city.in_state(work))
    city.told("secretary", "2024-03-01", actions.assign, terms=city.terms())  # to supersede it
    at = instant("2024-06-28")
    with clock.injected(at):
        for who in ("officer", "secretary", "inspector"):
            assert _wrong(city, who, at, row) == []


@pytest.mark.parametrize("work", sorted(Work))
def test_a_list_offers_to_urge_exactly_where_urging_would_be_taken(
    city: Government, work: Work
) -> None:
    row = Row.objects.get(pk=city.in_state(work))
    at = instant("2024-06-28")
    with clock.injected(at):
        for who in sorted(city.by):
            card = lists.now(row)
            viewer = city.viewer(who, "2024-06-28")
            offered = together.open_to(viewer, [card], clock.today()).get(Tag.NOTE_WRITTEN, ())
            taken = _is_done(actions.urge, city.by[who], at, row.pk, words="When?")
            said = _is_done(conversation.check_may_urge, city.by[who], at, row.pk)
            assert (who, card.id in offered, said) == (who, taken, taken)


def _is_done(act: Callable[..., object], by: By, at: dt.datetime, number: int, **more: Any) -> bool:
    with transaction.atomic():
        try:
            act(by=by, at=at, commitment=number, **more)
        except Refusal:
            taken = False
        else:
            taken = True
        transaction.set_rollback(True)
    return taken


def test_a_list_does_not_offer_more_time_that_goes_past_the_cap(city: Government) -> None:
    number = city.accepted()
    asked = dt.date(2026, 6, 30)
    what = {"wanted": asked, "reason": "More data.", "progress": "Half."}
    city.does("officer", "2024-06-20", actions.ask_extension, commitment=number, **what)
    card = lists.now(Row.objects.get(pk=number))
    viewer = city.viewer("secretary", "2024-06-21")
    offered = together.open_to(viewer, [card], dt.date(2024, 6, 21))
    assert Tag.COMMITMENT_EXTENSION_REFUSED in offered
    assert Tag.COMMITMENT_EXTENDED not in offered
    with pytest.raises(Refusal, match="EXTENSION_CAP_DAYS"):
        city.told(
            "secretary", "2024-06-21", together.check_can_grant_what_is_asked, commitment=number
        )


def test_after_the_date_more_time_is_not_offered_and_the_reason_is_told(city: Government) -> None:
    number = city.accepted()
    city.does("officer", "2024-07-01", _asks, number=number, rule="EXTENSION_ASKED_LATE")


def test_a_claim_without_evidence_is_not_offered_for_verification(city: Government) -> None:
    number = city.accepted()
    city.does("officer", "2024-06-20", actions.claim, commitment=number, summary="Done.")
    city.does(
        "inspector",
        "2024-06-21",
        _asks,
        number=number,
        rule="VERIFICATION_WITHOUT_EVIDENCE",
        tag=Tag.COMMITMENT_VERIFIED,
    )


def test_a_date_that_was_moved_as_often_as_may_be_is_not_offered_to_be_moved(
    city: Government,
) -> None:
    number = city.accepted()
    for month in ("07", "08", "09"):
        asked = f"2024-{month}-30"
        what = {"reason": "More data.", "progress": "Half."}
        wanted = dt.date.fromisoformat(asked)
        city.does(
            "officer", "2024-06-20", actions.ask_extension, commitment=number, wanted=wanted, **what
        )
        if month != "09":
            city.does(
                "secretary", "2024-06-20", actions.extend, commitment=number, due=wanted, **WHY
            )
    city.does(
        "secretary",
        "2024-06-20",
        _asks,
        number=number,
        rule="EXTENSION_CAP_TIMES",
        tag=Tag.COMMITMENT_EXTENDED,
    )


def test_what_begins_later_is_only_annulled(city: Government) -> None:
    act = city.does(
        "secretary", "2024-03-01", actions.assign, terms=city.terms(), on=dt.date(2024, 4, 1)
    )
    offered = city.does("secretary", "2024-03-04", openings.openings, commitment=act.subject)
    assert offered == (Tag.COMMITMENT_ACT_ANNULLED,)
    assert city.does("officer", "2024-03-04", openings.openings, commitment=act.subject) == ()


def _asks(
    *,
    by: By,
    at: dt.datetime,
    number: int,
    rule: str,
    tag: Tag = Tag.COMMITMENT_EXTENSION_ASKED,
) -> None:
    found = openings.doors(by=by, at=at, commitment=number)
    assert tag not in found.open
    assert found.shut[tag].rule == rule
    with pytest.raises(Refusal) as refusal:
        openings.check_open(by=by, at=at, commitment=number, tag=tag)
    assert refusal.value.rule == rule
