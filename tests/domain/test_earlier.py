"""Work that was under way before it was entered: which acts tell it, and what cannot be so."""

import datetime as dt

import pytest

from remit.domain import earlier, history
from remit.domain.acts import Tag
from remit.domain.calendar import WorkingCalendar
from remit.domain.earlier import Earlier
from remit.domain.history import Fact
from remit.domain.vocabulary import Work

TODAY = dt.date(2024, 7, 1)  # a Monday
CALENDAR = WorkingCalendar("test", weekend=frozenset({5, 6}), known_from=dt.date(2024, 1, 1))


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def told(
    work: Work,
    done: str | None = None,
    original: str | None = None,
    revised: str | None = None,
    extended: str | None = None,
    assigned: str = "2024-03-01",
) -> Earlier:
    return Earlier(
        work=work,
        assigned_on=dt.date.fromisoformat(assigned),
        done_on=day(done),
        original=day(original),
        revised=day(revised),
        extended_on=day(extended),
    )


def said(one: Earlier) -> list[str]:
    acts = earlier.acts(one, today=TODAY, calendar=CALENDAR)
    return [f"{act.on} {act.tag.value.partition('.')[2]}" for act in acts]


@pytest.mark.parametrize(
    ("one", "acts"),
    [
        (told(Work.ASSIGNED), []),
        (told(Work.IN_PROGRESS), ["2024-07-01 accepted"]),
        (told(Work.CLAIMED, "2024-06-28"), ["2024-06-28 accepted", "2024-06-28 claimed"]),
        (
            told(Work.CLAIMED, "2024-06-10"),
            ["2024-06-10 accepted", "2024-07-01 claimed", "2024-06-10 backdated"],
        ),
        (
            told(Work.CLAIMED, "1999-06-10", assigned="1999-03-01"),  # before any calendar
            ["1999-06-10 accepted", "2024-07-01 claimed", "1999-06-10 backdated"],
        ),
        (
            told(Work.ASSIGNED, None, "2024-06-30", "2024-12-31", "2024-05-02"),
            ["2024-05-02 extended"],
        ),
        (told(Work.ASSIGNED, None, "2024-06-30", "2024-12-31"), ["2024-07-01 extended"]),
        (told(Work.ASSIGNED, None, "2024-08-30", assigned="2024-08-01"), []),
    ],
)
def test_acts_that_tell_how_far_work_is(one: Earlier, acts: list[str]) -> None:
    assert list(earlier.contradictions(one, TODAY)) == []
    assert said(one) == acts


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (told(Work.CLAIMED), ["EARLIER_DONE_WITHOUT_DAY"]),
        (told(Work.IN_PROGRESS, "2024-06-10"), ["EARLIER_OPEN_WITH_DAY"]),
        (told(Work.CLAIMED, "2024-07-02"), ["EARLIER_IN_FUTURE"]),
        (told(Work.CLAIMED, "2024-02-29"), ["EARLIER_DONE_BEFORE_ASSIGNED"]),
        (told(Work.IN_PROGRESS, assigned="2024-07-02"), ["EARLIER_BEGINS_LATER"]),
        (told(Work.ASSIGNED, extended="2024-05-01"), ["EARLIER_EXTENSION_WITHOUT_DATE"]),
        (told(Work.ASSIGNED, revised="2024-05-01"), ["EARLIER_EXTENSION_NOT_LATER"]),
        (
            told(Work.ASSIGNED, None, "2024-06-30", "2024-06-30", "2024-07-02"),
            ["EARLIER_EXTENSION_NOT_LATER", "EARLIER_IN_FUTURE"],
        ),
        (
            told(Work.ASSIGNED, None, "2024-06-30", "2024-12-31", "2024-02-29"),
            ["EARLIER_EXTENDED_BEFORE_ASSIGNED"],
        ),
        (
            told(Work.ASSIGNED, None, "2024-08-30", "2024-12-31", assigned="2024-08-01"),
            ["EARLIER_EXTENDED_BEFORE_ASSIGNED"],
        ),
    ],
)
def test_what_cannot_be_so(one: Earlier, found: list[str]) -> None:
    assert [finding.code for finding in earlier.contradictions(one, TODAY)] == found


@pytest.mark.parametrize("work", sorted(earlier.TELLABLE))
@pytest.mark.parametrize("revised", [None, "2024-12-31"])
def test_the_acts_fold_to_the_state_that_was_told(work: Work, revised: str | None) -> None:
    done = "2024-05-06" if work is Work.CLAIMED else None
    one = told(work, done, "2024-06-30", revised)
    facts = [Fact(1, one.assigned_on, Tag.COMMITMENT_ASSIGNED, {"lead": 7, "due": "2024-06-30"})]
    for seq, act in enumerate(earlier.acts(one, today=TODAY, calendar=CALENDAR), 2):
        data = {"due": revised} if act.tag is Tag.COMMITMENT_EXTENDED else {"act": seq - 1}
        facts.append(Fact(seq, act.on, act.tag, data))
    state = history.state_on(history.fold(facts), TODAY)
    assert state is not None
    assert (state.work, state.claimed_on, state.original) == (work, day(done), dt.date(2024, 6, 30))
    assert state.revised == day(revised or "2024-06-30")
    assert state.recorded_late is (work is Work.CLAIMED)
