"""A commitment opened for an act: its facts, where it stands, and who wants to act on it.

Every action on an existing commitment takes the same way: open the case under the write lock,
check the right, check the day, check the transition, record the act. What the act does to the
derived tables follows from the act.
"""

import datetime as dt
import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from remit.commitments import models
from remit.commitments.projections import cooperation, current, histories
from remit.domain import backdating, lifecycle
from remit.domain.acts import By, Tag
from remit.domain.history import Fact, State, Step, annulled, fold, in_force, state_on
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, Viewer, check_letter, check_may
from remit.domain.vocabulary import Confidentiality, Work
from remit.kernel import calendars, clock
from remit.ledger import actions as ledger
from remit.ledger import queries as ledger_queries
from remit.ledger.records import Act, Entry
from remit.notices import actions as notices
from remit.organisation import queries as organisation
from remit.organisation.queries import resting

Data = Mapping[str, object]
Texts = Mapping[str, str]
NONE: Mapping[str, str] = {}
# Acts that rest on the right to another act.
BY_RIGHT_OF_ANOTHER = frozenset({Tag.COMMITMENT_EVIDENCED})


@dataclass(frozen=True, slots=True)
class Case:
    """One commitment and one person who acts, on the day of the act.

    `viewer` acts from one post; `everywhere` is the same person with all posts.
    """

    by: By
    at: dt.datetime
    row: models.Commitment
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    viewer: Viewer
    everywhere: Viewer
    place: Object

    @property
    def today(self) -> dt.date:
        """The day on which the act is recorded."""
        return clock.day_of(self.at)

    @property
    def now(self) -> State:
        """The state today; a commitment that begins later is read as it begins."""
        state = state_on(self.steps, self.today) or (self.steps[0].state if self.steps else None)
        return state or annulled(self.facts)

    @property
    def standing(self) -> tuple[Fact, ...]:
        """The facts in force, in the order of the fold."""
        return in_force(self.facts)

    def latest(self, *tags: Tag) -> Fact | None:
        """The latest fact in force with one of these tags."""
        return next((one for one in reversed(self.standing) if one.tag in tags), None)


def opened(*, by: By, at: dt.datetime, commitment: int, on: dt.date | None = None) -> Case:
    """The case of a commitment; paths are read in the tree of `on` (None: today), roles today."""
    row = current.known(commitment)
    if row is None:
        raise Refusal("COMMITMENT_UNKNOWN", commitment=str(commitment))
    facts = tuple(histories.known(commitment))
    rests = resting.of(by, clock.day_of(at), body=row.issuer_id, tree_on=on)
    place = place_of(row, cooperation.named(in_force(facts)), rests)
    check_may(Permission.SEE, rests.viewer, place)
    return Case(by, at, row, facts, fold(facts), rests.viewer, rests.everywhere, place)


def place_of(
    row: models.Commitment, cooperating: tuple[int, ...], rests: resting.Resting
) -> Object:
    """Where a commitment stands, for the rights."""
    path = rests.edition.path
    return Object(
        lead_path=path(row.lead_id) if row.lead_id else (),
        issuer=row.issuer_id,
        issuer_path=path(row.issuer_id) if row.issuer_id else (),
        post=row.post_id,
        cooperating=cooperating,
        stewards=rests.stewards,
        confidentiality=Confidentiality(row.confidentiality),
        own_registration=row.own_registration,
    )


def act(
    case: Case,
    permission: Permission,
    tag: Tag,
    *,
    on: dt.date | None = None,
    data: Data = NONE,
    texts: Texts = NONE,
    letter: str = "",
) -> Act:
    """Record an act on an open case, if right, letter, day and transition allow it."""
    check_right(case, permission, tag)
    check_letter(permission, case.viewer, case.place, letter)
    day = on or case.today
    check_day(case, tag, day)
    if tag in lifecycle.BY_TAG:
        _check_state(case, tag, day)
    letters = {"letter": letter.strip()} if letter.strip() else {}
    entry = Entry(tag, day, subject=case.row.pk, data=data, texts={**texts, **letters})
    recorded = ledger.record(by=case.by, at=case.at, entries=[entry])[0]
    tell(case, recorded)
    return recorded


def check_right(case: Case, permission: Permission, tag: Tag | None) -> None:
    """Who may not do it is told which right is missing, and which act it was for where the right is
    called by another."""
    facts = {"tag": tag.value} if tag in BY_RIGHT_OF_ANOTHER else {}
    check_may(permission, case.viewer, case.place, **facts)


def _check_state(case: Case, tag: Tag, day: dt.date) -> None:
    """The state of that day allows the act; where only that of today does, the day is at fault."""
    # What was taken back whole stands so on every day.
    state = state_on(case.steps, day) if case.steps else case.now
    work = state.work if state else None
    if lifecycle.can(tag, work):
        return
    if not lifecycle.can(tag, case.now.work):
        raise not_allowed(case, tag, work)
    fitting = itertools.takewhile(
        lambda step: lifecycle.can(tag, step.state.work), reversed(case.steps)
    )
    raise Refusal(
        "DAY_STOOD_OTHERWISE",
        act=tag.value,
        on=day.isoformat(),
        state=work or "NONE",
        since=min(step.on for step in fitting).isoformat(),
    )


def not_allowed(case: Case, tag: Tag, work: Work | None) -> Refusal:
    """The state does not allow the act; where it led there already, by which act, when and from
    which post."""
    facts = {"act": tag.value, "state": work.value if work else "NONE"}
    last = case.latest(*lifecycle.MOVING)
    done = last if last and last.tag is tag and lifecycle.BY_TAG[tag].after == work else None
    told = ledger_queries.act(done.seq) if done else None
    if done is None or told is None:
        return Refusal("TRANSITION_NOT_ALLOWED", **facts)
    post = organisation.posts([told.by.post] if told.by.post else []).get(told.by.post or 0)
    by = {"post": post.name} if post else {}
    return Refusal(
        "TRANSITION_NOT_ALLOWED", **facts, done=str(done.seq), on=done.on.isoformat(), **by
    )


def check_day(case: Case, tag: Tag, day: dt.date) -> None:
    """Nothing but an assignment takes effect in the future, and units do not backdate far."""
    calendar = calendars.site_calendar(case.today)
    backdating.check_day(tag, on=day, today=case.today, calendar=calendar)


def tell(case: Case, recorded: Act) -> None:
    """Whoever owes, issues or cooperates is told of the act, and who is to owe from now on."""
    given = histories.fact(recorded)
    units = [case.row.lead_id, given.number("lead"), case.row.issuer_id, *case.place.cooperating]
    posts = [*case.place.stewards, case.row.post_id, given.number("post")]
    notices.announce(
        at=case.at,
        act=recorded,
        units=[unit for unit in units if unit],
        posts=[post for post in posts if post],
    )


def said(text: str, rule: str) -> str:
    """A sentence that the rule asks for and that was given."""
    if not text.strip():
        raise Refusal(rule)
    return text.strip()
