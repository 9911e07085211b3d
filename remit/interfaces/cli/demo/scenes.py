"""A line being performed: its words turned into the arguments of an action."""

import datetime as dt
from dataclasses import dataclass

from remit.commitments.actions import Terms
from remit.domain import due as dues
from remit.domain.acts import By
from remit.domain.due import Due, Operator
from remit.domain.vocabulary import Basis, Confidentiality, Type
from remit.interfaces.cli.demo.records import Line
from remit.interfaces.cli.demo.world import FlawedStory, World
from remit.texts import queries as texts
from remit.texts.queries import DraftCard

FROM_DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Scene:
    """One line, at its instant, in the world as it is by then."""

    world: World
    line: Line
    at: dt.datetime

    @property
    def by(self) -> By:
        """Who acts."""
        return self.world.by(self.line.post)

    @property
    def commitment(self) -> int:
        """What the act is about."""
        return self.world.commitment(self.line.key)

    def text(self, place: int = 0) -> str:
        """A text of the line, empty if it has none at that place."""
        return self.line.texts[place] if place < len(self.line.texts) else ""

    def field(self, name: str, default: str = "") -> str:
        """A field of the line."""
        return self.line.fields.get(name, default)

    def unit(self, name: str) -> int:
        """The unit that a field names."""
        return self.world.unit(self.field(name))

    def unit_if_said(self, name: str) -> int | None:
        """The unit that a field names, if the line has that field."""
        return self.unit(name) if self.field(name) else None

    def day(self, name: str) -> dt.date:
        """The day that a field gives."""
        return dt.date.fromisoformat(self.field(name))

    def day_if_said(self, name: str = "on") -> dt.date | None:
        """The day that a field gives, if the line has that field."""
        return self.day(name) if self.field(name) else None

    def begun(self, commitment: int) -> None:
        """Remember the commitment that the line began."""
        if self.line.key in self.world.commitments:
            raise FlawedStory(f"{self.line.key} was begun before")
        self.world.commitments[self.line.key] = commitment


def terms(scene: Scene) -> Terms:
    """What is owed; words of a draft after the bar tie it to its place in the document."""
    document = scene.world.document(scene.field("document")) if scene.field("document") else None
    draft = draft_with(document, scene.text()) if document and scene.text() else None
    cooperating = [code for code in scene.field("with").split(",") if code]
    return Terms(
        title=scene.line.title,
        issuer=scene.unit("issuer"),
        lead=scene.unit_if_said("lead"),
        due=due(scene, draft),
        type=Type(scene.field("type", "TASK")),
        basis=Basis(scene.field("basis", "PROVISION")),
        reference=scene.field("reference"),
        confidentiality=Confidentiality(scene.field("confidentiality", "INTERNAL")),
        cooperating=tuple(scene.world.unit(code) for code in cooperating),
        document=document,
        place=(draft.start, draft.end) if draft else None,
        draft=draft.id if draft else None,
        letter=scene.field("letter"),
    )


def due(scene: Scene, draft: DraftCard | None = None) -> Due | None:
    """The due date of a line: `2025-Q2`, `before:2025-12-31`, or what the draft says."""
    written = scene.field("due")
    found = draft.found.get("deadline") if draft else None
    if not written:
        return None
    if written == FROM_DRAFT:
        if not found or not found["value"]:
            raise FlawedStory("the draft gives no date")
        return dues.compute(
            value=found["value"],
            operator=Operator(found["operator"].upper()),
            wording=found["quote"],
        )
    operator, _, value = written.rpartition(":")
    usual = Operator.BY if len(value) > len("2025-12") else Operator.IN
    return dues.compute(value=value, operator=Operator(operator.upper()) if operator else usual)


def draft_with(document: int, words: str) -> DraftCard:
    """The one undecided draft of a document in which some words stand."""
    found = [
        draft
        for draft in texts.drafts(document)
        if draft.status == "PENDING" and words in draft.found["quote"]
    ]
    if len(found) != 1:
        raise FlawedStory(f"{len(found)} undecided drafts have the words “{words}”")
    return found[0]
