"""Random histories: acts of every kind, recorded in time or late, of which only those stand that
leave a possible history."""

import datetime as dt
from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from remit.domain import history, lifecycle
from remit.domain.acts import Tag
from remit.domain.history import Fact
from remit.domain.vocabulary import Block, Evidence, Outcome
from tests.support import stories

START = dt.date(2024, 1, 1)
LAST = START + dt.timedelta(days=420)
Data = dict[str, stories.Value]
Told = tuple[stories.Line, ...]

# What moves a commitment on is drawn often, what ends it for ever seldom.
OFTEN: Mapping[Tag, int] = {
    Tag.COMMITMENT_ASSIGNED: 6,
    Tag.COMMITMENT_ACCEPTED: 10,
    Tag.COMMITMENT_CONTESTED: 8,
    Tag.COMMITMENT_KEPT: 4,
    Tag.COMMITMENT_REASSIGNED: 4,
    Tag.COMMITMENT_REDEFINED: 6,
    Tag.COMMITMENT_UPHELD: 1,
    Tag.COMMITMENT_CLAIMED: 12,
    Tag.COMMITMENT_RETURNED: 6,
    Tag.COMMITMENT_VERIFIED: 10,
    Tag.COMMITMENT_RESUMED: 8,
    Tag.COMMITMENT_EXTENDED: 4,
    Tag.COMMITMENT_CLOSED: 8,
    Tag.COMMITMENT_REOPENED: 8,
    Tag.COMMITMENT_REJECTED: 1,
    Tag.COMMITMENT_BACKDATED: 6,
    Tag.COMMITMENT_EVIDENCED: 1,
    Tag.COMMITMENT_SIGNED_OFF: 1,
    Tag.COMMITMENT_ASSESSED: 1,
    Tag.COMMITMENT_REPORTED: 1,
    Tag.COMMITMENT_ALLOTTED: 1,
    Tag.COMMITMENT_DUE_CORRECTED: 1,
    Tag.COMMITMENT_EXTENSION_REFUSED: 1,
    Tag.COMMITMENT_SUPERSEDED: 3,
}
LINES = {tag: word for word, tag in stories.WORDS.items()}
GAPS = st.lists(st.integers(0, 20), min_size=6, max_size=18)
UNITS = st.integers(1, 4)
POSTS = st.none() | st.integers(1, 3)
DUE = st.integers(0, 180).map(lambda n: f"{START + dt.timedelta(days=n)}" if n <= 120 else None)
LATER = st.integers(0, 250).map(lambda n: f"{START + dt.timedelta(days=n)}")
CHECKED = st.sampled_from([Evidence.DOCUMENT_CHECKED, Evidence.SITE_VERIFIED]).map(str)
BEGINNING = st.fixed_dictionaries({"lead": UNITS, "due": DUE}, optional={"post": POSTS})
NOTHING: st.SearchStrategy[Data] = st.just({})
DATA: Mapping[Tag, st.SearchStrategy[Data]] = {
    Tag.COMMITMENT_PROPOSED: BEGINNING,
    Tag.COMMITMENT_ASSIGNED: BEGINNING,
    Tag.COMMITMENT_ALLOTTED: st.fixed_dictionaries({"post": POSTS}),
    Tag.COMMITMENT_REASSIGNED: st.fixed_dictionaries({"lead": UNITS}),
    Tag.COMMITMENT_TRANSFERRED: st.fixed_dictionaries({"lead": UNITS}),
    Tag.COMMITMENT_REDEFINED: st.fixed_dictionaries({}, optional={"due": DUE}),
    Tag.COMMITMENT_REPORTED: st.fixed_dictionaries(
        {}, optional={"blocked": st.sampled_from([*map(str, Block)]), "blocked_by": UNITS}
    ),
    Tag.COMMITMENT_VERIFIED: st.fixed_dictionaries({"evidence": CHECKED}),
    Tag.COMMITMENT_CLOSED: st.fixed_dictionaries(
        {"outcome": st.sampled_from([*Outcome, Outcome.MET, *[Outcome.PARTLY_MET] * 3]).map(str)}
    ),
    Tag.COMMITMENT_RESUMED: st.fixed_dictionaries({"days": st.integers(0, 40)}),
    Tag.COMMITMENT_EXTENDED: st.fixed_dictionaries({"due": LATER}),
    Tag.COMMITMENT_DUE_CORRECTED: st.fixed_dictionaries({"due": DUE}),
}


def possible(facts: Iterable[Fact]) -> bool:
    """Whether these acts fold."""
    try:
        history.fold(facts)
    except history.Impossible:
        return False
    return True


@st.composite
def stories_told(draw: st.DrawFn) -> Told:
    """A story of which every line was possible when it was recorded."""
    told: Told = ()
    today = START
    for gap in draw(GAPS):
        today += dt.timedelta(days=gap)
        line = _line(draw, told, today)
        if possible(stories.facts((*told, line))):
            told = (*told, line)
    return told


def histories() -> st.SearchStrategy[tuple[Fact, ...]]:
    """The facts of random stories."""
    return stories_told().map(stories.facts)


def _line(draw: st.DrawFn, told: Told, today: dt.date) -> stories.Line:
    tag = draw(st.sampled_from(_acts(told, today)))
    if tag is Tag.COMMITMENT_BACKDATED:
        return _approval(draw, told, today)
    data = draw(DATA.get(tag, NOTHING))
    if tag is Tag.COMMITMENT_ACT_ANNULLED:
        data = {"act": draw(st.integers(1, len(told)))}
    return stories.Line(_day(draw, tag, told, today), LINES[tag], tuple(data.items()), today)


def _acts(told: Told, today: dt.date) -> list[Tag]:
    """What the state of today allows, each as often as it is to be drawn."""
    state = history.state_on(history.fold(stories.facts(told)), today)
    acts = [*lifecycle.acts_possible(state.work if state else None)]
    acts += [Tag.COMMITMENT_ACT_ANNULLED] if told else []
    acts += [Tag.COMMITMENT_BACKDATED] if any(line.word == "claim" for line in told) else []
    return [tag for tag in acts for _ in range(OFTEN.get(tag, 2))]


def _day(draw: st.DrawFn, tag: Tag, told: Told, today: dt.date) -> dt.date:
    """Mostly today; some acts late, an assignment perhaps ahead, a grant on the day of asking."""
    asked = [line.on for line in told if line.word == "ask-extension"]
    if tag is Tag.COMMITMENT_EXTENDED and asked:
        return draw(st.sampled_from(asked))
    ahead = 30 if tag is Tag.COMMITMENT_ASSIGNED else 0
    return today + dt.timedelta(days=draw(st.sampled_from([0, 0, 0, 0, -1, -4, -20, -60, ahead])))


def _approval(draw: st.DrawFn, told: Told, today: dt.date) -> stories.Line:
    """The issuer agrees that a claim was made some days before it was recorded."""
    seq = draw(st.sampled_from([n for n, line in enumerate(told, 1) if line.word == "claim"]))
    back = dt.timedelta(days=draw(st.sampled_from([0, 1, 3, 8, 20])))
    return stories.Line(told[seq - 1].on - back, "backdate", (("act", seq),), today)
