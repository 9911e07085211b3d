"""A small government for tests, made by real actions: a city, its departments, a ministry outside.

Personas have roles of this world: leader, secretary, heads and officers of two departments,
inspector, steward, administrator, auditor, and a stranger who holds no post. Whatever a persona
does, it does on a day of the story, in the order in which it is told.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import transaction

from remit.commitments import actions as commitments
from remit.domain import due as dues
from remit.domain.acts import By
from remit.domain.due import Due
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Basis, Evidence, Outcome, Role, Work
from remit.kernel import clock
from remit.ledger import actions as ledger
from remit.ledger import queries as ledger_queries
from remit.organisation import actions, models
from remit.organisation import queries as organisation

BEGIN = dt.datetime(2023, 1, 2, 2, 0, tzinfo=dt.UTC)
BEGIN_ON = dt.date(2023, 1, 2)

UNITS = (
    ("CITY", "CITY", None),
    ("CITY-PC", "PEOPLES_COMMITTEE", "CITY"),
    ("DOIC", "DEPARTMENT", "CITY-PC"),
    ("DOIC-DATA", "DIVISION", "DOIC"),
    ("DOH", "DEPARTMENT", "CITY-PC"),
    ("DOF", "DEPARTMENT", "CITY-PC"),
    ("INSP", "INSPECTORATE", "CITY-PC"),
    ("D1", "DISTRICT", "CITY-PC"),
    ("W1", "WARD", "D1"),
    ("W2", "WARD", "D1"),
)
PEOPLE = (
    ("leader", "CITY-PC", Role.LEADER),
    ("secretary", "CITY-PC", Role.SECRETARIAT),
    ("head", "DOIC", Role.HEAD),
    ("officer", "DOIC", Role.OFFICER),
    ("data_head", "DOIC-DATA", Role.HEAD),
    ("health_head", "DOH", Role.HEAD),
    ("finance_head", "DOF", Role.HEAD),
    ("inspector", "INSP", Role.INSPECTOR),
    ("steward", "CITY-PC", Role.STEWARD),
    ("ward_head", "W1", Role.HEAD),
    ("auditor", "INSP", Role.AUDITOR),
    ("administrator", "CITY-PC", Role.ADMINISTRATOR),
)
# By these rules whoever lacks a right is refused.
NOT_ALLOWED = ("RIGHT_MISSING", "REGISTER_FOR_ANOTHER", "REGISTER_WITHOUT_ISSUER")
Done = TypeVar("Done")


@dataclass
class Government:
    """Units, posts and persons by name; `by[persona]` is who acts."""

    units: dict[str, int] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)
    by: dict[str, By] = field(default_factory=dict)
    tree: int = 0

    def does(self, who: str, day: str, action: Callable[..., Done], /, **what: Any) -> Done:
        """A persona does something on a day of the story."""
        at = instant(day)
        with clock.injected(at):
            return action(by=self.by[who], at=at, **what)

    def told(self, who: str, day: str, action: Callable[..., Done], /, **what: Any) -> Done:
        """The same on that day, or as soon after it as the story allows."""
        head = ledger_queries.head()
        latest = clock.day_of(head.recorded_at).isoformat() if head else day
        return self.does(who, max(day, latest), action, **what)

    def viewer(self, who: str, day: str = "2024-03-01") -> Viewer:
        """What a persona may rest on, on a day."""
        return organisation.viewer(self.by[who], dt.date.fromisoformat(day))

    def who_may(
        self,
        day: str,
        action: Callable[..., object],
        /,
        *,
        refusals: Iterable[str] = NOT_ALLOWED,
        **what: Any,
    ) -> set[str]:
        """The personas who may do it; all others are refused for one of these reasons."""
        allowed = set()
        for who in self.by:
            with transaction.atomic():
                try:
                    self.does(who, day, action, **what)
                    allowed.add(who)
                except Refusal as refusal:
                    if refusal.rule not in refusals:
                        raise
                transaction.set_rollback(True)
        return allowed

    def places(self, day: str, unit: str, parent: str | None, on: dt.date) -> int:
        """On a day the administrator places a unit below another one, or at the top, from a day on;
        the number of the act."""
        below = self.units[parent] if parent else None
        what = {"unit": self.units[unit], "tree": self.tree, "parent": below, "on": on}
        return int(self.does("administrator", day, actions.place_unit, **what).seq)

    def terms(self, **changed: Any) -> commitments.Terms:
        """What the city usually asks of its department of information."""
        usual: dict[str, Any] = {
            "title": "Publish the catalogue of open data",
            "issuer": self.units["CITY-PC"],
            "lead": self.units["DOIC"],
            "due": by_day("2024-06-28"),
            "basis": Basis.PROVISION,
            "reference": "12/CT-UBND",
        }
        return commitments.Terms(**usual | changed)

    def assigned(self, day: str = "2024-03-01", **changed: Any) -> int:
        """A commitment that the secretariat of the city assigned."""
        act = self.told("secretary", day, commitments.assign, terms=self.terms(**changed))
        return act.subject

    def accepted(self, day: str = "2024-03-04", **changed: Any) -> int:
        """A commitment that the department accepted."""
        commitment = self.assigned(**changed)
        self.told("officer", day, commitments.accept, commitment=commitment)
        return commitment

    def claimed(self, day: str = "2024-06-20", **changed: Any) -> int:
        """A commitment that the department claims to have kept, with a link as evidence."""
        commitment = self.accepted(**changed)
        self.told(
            "officer",
            day,
            commitments.attach_link,
            commitment=commitment,
            url="https://data.example.org/catalogue",
        )
        self.told(
            "officer", day, commitments.claim, commitment=commitment, summary="It is published."
        )
        return commitment

    def verified(self, day: str = "2024-06-25", **changed: Any) -> int:
        """A commitment that the inspectorate verified."""
        commitment = self.claimed(**changed)
        self.told(
            "inspector",
            day,
            commitments.verify,
            commitment=commitment,
            evidence=Evidence.DOCUMENT_CHECKED,
            note="The catalogue was seen.",
        )
        return commitment

    def closed(self, day: str = "2024-06-27", **changed: Any) -> int:
        """A commitment that was closed as met."""
        commitment = self.verified(**changed)
        self.told(
            "leader",
            day,
            commitments.close,
            commitment=commitment,
            outcome=Outcome.MET,
            note="Well done.",
        )
        return commitment

    def in_state(self, work: Work) -> int:
        """A commitment brought into a state on the usual days, before 28 June 2024."""
        return _PATHS[work](self)


def found() -> Government:
    """Found the government on the first working day of 2023."""
    made = Government()
    with clock.injected(BEGIN):
        setup = By()
        ledger.open_ledger(by=setup, at=BEGIN, example=True)
        made.tree = actions.open_tree(
            by=setup, at=BEGIN, code="ADMIN", names={"en": "Administration"}, on=BEGIN_ON
        )
        _units(made, setup)
        _people(made, setup)
    return made


def instant(day: str) -> dt.datetime:
    """Ten in the morning of a day in the city; an instant with hours stays as it is."""
    given = dt.datetime.fromisoformat(day)
    if given.tzinfo is not None:
        return given
    return clock.start_of(given.date()) + dt.timedelta(hours=10)


def by_day(value: str, operator: str = "BY", wording: str = "") -> Due:
    """A due date as it was written."""
    return dues.compute(
        value=value, operator=dues.Operator(operator), wording=wording or f"by {value}"
    )


def _units(made: Government, by: By) -> None:
    inside = [
        actions.NewUnit(code, kind, {"en": code.title(), "vi": code}, BEGIN_ON, parent)
        for code, kind, parent in UNITS
    ]
    ids = actions.create_units(by=by, at=BEGIN, units=inside, tree=made.tree)
    ministry = actions.NewUnit("MIC", "MINISTRY", {"en": "Ministry"}, BEGIN_ON, external=True)
    ids += actions.create_units(by=by, at=BEGIN, units=[ministry])
    made.units = dict(zip([unit[0] for unit in UNITS] + ["MIC"], ids, strict=True))


def _people(made: Government, by: By) -> None:
    new = [actions.NewPost(made.units[unit], f"P-{name}", {"en": name}) for name, unit, _ in PEOPLE]
    posts = actions.create_posts(by=by, at=BEGIN, posts=new, on=BEGIN_ON)
    for (name, _, role), post in zip(PEOPLE, posts, strict=True):
        person = models.Person.objects.create_user(f"{name}@example.org", None, name=name)
        made.posts[name] = post
        made.by[name] = By(person=person.pk, post=post)
        actions.grant_role(by=by, at=BEGIN, person=person.pk, post=post, role=role, on=BEGIN_ON)
    actions.name_steward(
        by=made.by["administrator"],
        at=BEGIN,
        unit=made.units["MIC"],
        post=made.posts["steward"],
        on=BEGIN_ON,
    )
    stranger = models.Person.objects.create_user("stranger@example.org", None, name="stranger")
    made.by["stranger"] = By(person=stranger.pk)


def _proposed(city: Government) -> int:
    terms = city.terms()
    return city.told("officer", "2024-03-01", commitments.propose, terms=terms).subject


def _after(
    before: Callable[[Government], int], who: str, action: Callable[..., object], **what: Any
) -> Callable[[Government], int]:
    def bring(city: Government) -> int:
        commitment = before(city)
        city.told(who, "2024-03-06", action, commitment=commitment, **what)
        return commitment

    return bring


_REASON = {"reason": "As was said in the meeting."}
_PATHS: dict[Work, Callable[[Government], int]] = {
    Work.PROPOSED: _proposed,
    Work.REJECTED: _after(_proposed, "secretary", commitments.reject, **_REASON),
    Work.ASSIGNED: Government.assigned,
    Work.CONTESTED: _after(Government.assigned, "head", commitments.contest, **_REASON),
    Work.IN_PROGRESS: Government.accepted,
    Work.CLAIMED: Government.claimed,
    Work.VERIFIED: Government.verified,
    Work.CLOSED: Government.closed,
    Work.SUSPENDED: _after(Government.accepted, "secretary", commitments.suspend, **_REASON),
    Work.CANCELLED: _after(Government.assigned, "secretary", commitments.cancel, **_REASON),
    Work.SUPERSEDED: lambda city: _superseded(city),
    Work.ANNULLED: lambda city: _annulled(city),
}


def _annulled(city: Government) -> int:
    commitment = city.assigned()
    city.told(
        "secretary",
        "2024-03-06",
        commitments.annul,
        commitment=commitment,
        act=commitment,
        **_REASON,
    )
    return commitment


def _superseded(city: Government) -> int:
    commitment, other = city.assigned(), city.assigned(title="Publish the new catalogue")
    city.told(
        "secretary",
        "2024-03-06",
        commitments.supersede,
        commitment=commitment,
        other=other,
        **_REASON,
    )
    return commitment
