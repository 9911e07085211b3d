"""A small government with commitments in every state that the board tells apart, made by real
actions in the order in which they would have happened."""

import datetime as dt
from dataclasses import dataclass, field

from remit.commitments import actions
from remit.domain import due
from remit.domain.vocabulary import Block, Confidentiality, Evidence, Outcome, Type
from remit.kernel import clock
from remit.organisation import queries as organisation
from tests.support import government
from tests.support.government import Government

FIRST = "2024-03-01"
MEETING = "2024-06-10"
LAST = "2024-06-17"

# Name, result, lead, due date, and what else the terms say.
ASSIGNED: tuple[tuple[str, str, str, str, dict[str, object]], ...] = (
    ("data 1", "Publish the data set of streets", "DOIC", "2024-05-31", {}),
    ("data 2", "Publish the data set of schools", "DOIC", "2024-05-31", {}),
    ("clinics", "Repair the registry of clinics", "DOH", "2024-04-30", {"type": Type.REMEDY}),
    ("answer", "Answer the recommendation of the ward", "DOF", "2024-04-15", {"type": Type.ANSWER}),
    ("quarter", "Report on the quarter", "W1", "2024-06-12", {"type": Type.REPORT}),
    ("platform", "Connect the registry to the shared platform", "DOH", "2024-05-15", {}),
    (
        "whole",
        "Open the data of all departments",
        "DOIC",
        "2024-09-30",
        {"issuer": "MIC", "letter": "24/CV"},
    ),
    ("overlap", "Review overlapping functions", "DOF", "2024-12-31", {}),
    ("assistants", "Train the virtual assistants", "DOIC", "2024-06-30", {}),
    (
        "safety",
        "Answer the finding on the safety of the data centre",
        "DOH",
        "2024-05-02",
        {"confidentiality": Confidentiality.RESTRICTED},
    ),
    ("plan 1", "Plan the digital work of the department", "DOIC", "2024-07-15", {}),
    ("plan 2", "Plan the digital work of health", "DOH", "2024-08-15", {}),
    ("plan 3", "Plan the digital work of the district", "D1", "2024-10-15", {}),
    ("plan 4", "Plan the digital work of the ward", "W2", "2024-11-15", {}),
)


@dataclass
class Story:
    """The government, its commitments by name, and the verbs of the story."""

    made: Government
    ids: dict[str, int] = field(default_factory=dict)

    def act(self, verb: str, who: str, name: str, day: str, **terms: object) -> None:
        """Somebody does something about a commitment on a day."""
        with clock.injected(at(day)):
            by, commitment = self.made.by[who], self.ids[name]
            getattr(actions, verb)(by=by, at=at(day), commitment=commitment, **terms)

    def claim(self, who: str, name: str, day: str) -> None:
        """A unit puts a link behind its claim."""
        self.act("attach_link", who, name, day, url="https://example.org/result")
        self.act("claim", who, name, day, summary="It is done.")

    def finish(self, name: str, day: str) -> None:
        """The inspector verifies, the leader closes."""
        checked = Evidence.DOCUMENT_CHECKED
        self.act("verify", "inspector", name, day, evidence=checked, note="Seen.")
        self.act("close", "leader", name, day, outcome=Outcome.MET, note="Good.")


def at(day: str, hour: int = 2) -> dt.datetime:
    """An instant of a working day."""
    return dt.datetime.fromisoformat(day).replace(hour=hour, tzinfo=dt.UTC)


def found() -> Story:
    """The government as it stands on Monday 17 June 2024."""
    story = Story(government.found())
    for name, title, lead, value, more in ASSIGNED:
        story.ids[name] = _assigned(story.made, title, lead, value, more)
    _march(story)
    _may(story)
    _june(story)
    return story


def _march(story: Story) -> None:
    for name in ("data 1", "data 2", "whole", "assistants"):
        story.act("accept", "officer", name, "2024-03-04")
    for name in ("clinics", "platform"):
        story.act("accept", "health_head", name, "2024-03-04")
    parts = [
        actions.Part("Data of the division", story.made.units["DOIC-DATA"]),
        actions.Part("Data of finance", story.made.units["DOF"]),
    ]
    story.act("break_down", "head", "whole", "2024-03-05", parts=parts)


def _may(story: Story) -> None:
    for name in ("data 1", "data 2"):
        story.claim("officer", name, "2024-05-20")
    for name in ("data 1", "data 2"):
        story.finish(name, "2024-05-24")
    story.act(
        "report",
        "health_head",
        "platform",
        "2024-05-27",
        progress="The interface is ready; the other side has not opened it.",
        blocked=Block.WAITS_FOR_UNIT,
        blocked_by=story.made.units["DOIC"],
    )


def _june(story: Story) -> None:
    story.claim("health_head", "clinics", "2024-06-11")
    story.act(
        "contest",
        "finance_head",
        "overlap",
        "2024-06-12",
        reason="These functions belong to the inspectorate since January.",
        belongs_to=story.made.units["INSP"],
    )
    story.finish("clinics", "2024-06-13")
    story.claim("officer", "assistants", "2024-06-14")


def _assigned(made: Government, title: str, lead: str, value: str, more: dict[str, object]) -> int:
    terms = dict(more)
    issuer = str(terms.pop("issuer", "CITY-PC"))
    by = made.by["steward" if issuer == "MIC" else "secretary"]
    with clock.injected(at(FIRST)):
        return actions.assign(
            by=by,
            at=at(FIRST),
            terms=actions.Terms(
                title=title,
                issuer=made.units[issuer],
                lead=made.units[lead],
                due=due.compute(value=value, operator=due.Operator.BY, wording=value),
                reference="1/TB",
                **terms,
            ),
        ).subject


def assign_many(story: Story, leads: list[str]) -> None:
    """One more commitment, already overdue, for each of these units, on the last day."""
    now = at(LAST, 5)
    units = organisation.ids_by_code(leads)
    for lead in leads:
        actions.assign(
            by=story.made.by["secretary"],
            at=now,
            terms=actions.Terms(
                title=f"Report of {lead}",
                issuer=story.made.units["CITY-PC"],
                lead=units[lead],
                due=due.compute(value="2024-06-14", operator=due.Operator.BY, wording=""),
                reference="2/TB",
            ),
        )
