"""The bodies of the verbs: what each act asks for, under the names of the rule-book."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from ninja import Field

from remit.commitments import actions
from remit.domain.vocabulary import (
    Block,
    Confidence,
    Evidence,
    Outcome,
)
from remit.interfaces.api import faults
from remit.interfaces.api.faults import Fault
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes.taken import (
    Body,
    Day,
    DueOrNone,
    LastDay,
    Number,
    PostCode,
    UnitCode,
    UnitCodeOrNone,
    UnitCodesOrNone,
    Words,
)

__all__ = ["Body"]


class On(Body):
    """Effective on a day, today if none is given."""

    on: Day = None


class Reason(Body):
    """With a reason."""

    reason: Words = Field(examples=["The evidence is of another project."])
    letter: Words = ""


class ReasonOn(Body):
    """With a reason, effective on a day."""

    reason: Words
    letter: Words = ""
    on: Day = None


class Contest(Body):
    """Why it is not ours, and whose it is."""

    reason: Words
    belongs_to: UnitCodeOrNone = None


class Allot(Body):
    """The post of the lead unit that does the work."""

    post: PostCode


class Report(Body):
    """How far the work is, and what or who stands in the way."""

    progress: Words = Field(examples=["Two of three bridges are open."])
    blocked: Block | None = None
    blocked_by: UnitCodeOrNone = None
    on: Day = None


class AttachLink(Body):
    """An address at which the result can be seen."""

    url: str = Field(max_length=2000, examples=["https://example.org/report"])
    note: Words = ""


class Claim(Body):
    """What the unit says it achieved, and when."""

    summary: Words = Field(examples=["All 133 procedures are online."])
    on: Day = None


class SignOff(Body):
    """The cooperating unit that has done its own part."""

    unit: UnitCode
    note: Words = ""


class AskExtension(Body):
    """The new date that is wanted, why, and the progress so far."""

    wanted: LastDay
    reason: Words
    progress: Words


class PartIn(Body):
    """A part of the work: what, whose, by when."""

    title: Words
    lead: UnitCode
    due: DueOrNone = None

    @classmethod
    def lacking(cls, sent: Mapping[str, Any]) -> list[Fault]:
        """What is owed, if it is not said."""
        return taken.untitled(sent)

    def part(self) -> actions.Part:
        """The part that is meant."""
        return actions.Part(**self.values())


class BreakDown(Body):
    """The parts that are given to other units; a day that has passed is asked back."""

    parts: list[PartIn] = Field(min_length=1, max_length=50)
    past_due: bool = False

    def values(self) -> dict[str, Any]:
        """The parts that are meant."""
        reads: dict[faults.Loc, Any] = {
            ("parts", place): one.part for place, one in enumerate(self.parts)
        }
        return {**super().values(), "parts": list(faults.together(reads).values())}


class Assign(Body):
    """The lead unit of what was proposed, and by when; what may be a slip is asked back."""

    letter: Words = ""
    lead: UnitCode
    due: DueOrNone = None
    on: Day = None
    past_due: bool = False
    outside: bool = False


class Reassign(Body):
    """The other lead unit; one outside the place of the issuer is asked back."""

    reason: Words
    letter: Words = ""
    lead: UnitCode
    cooperating: UnitCodesOrNone = None
    outside: bool = False


class Redefine(Body):
    """What is owed, and by when, said anew; a day that has passed is asked back."""

    reason: Words
    letter: Words = ""
    title: Words
    due: DueOrNone = None
    past_due: bool = False


class HowChecked(StrEnum):
    """How a result was checked: on documents, or on site."""

    DOCUMENT_CHECKED = Evidence.DOCUMENT_CHECKED.value
    SITE_VERIFIED = Evidence.SITE_VERIFIED.value


class Verify(Body):
    """How it was checked, and what was found."""

    letter: Words = ""
    evidence: Annotated[HowChecked, taken.Means(Evidence)] = Field(examples=["DOCUMENT_CHECKED"])
    note: Words
    on: Day = None


class Close(Body):
    """The outcome; a duplicate names the other commitment, a referral the authority."""

    letter: Words = ""
    outcome: Outcome
    note: Words
    duplicate_of: Number | None = None
    referred_to: UnitCodeOrNone = None
    on: Day = None

    def values(self) -> dict[str, Any]:
        """The one other that the outcome is about."""
        said = super().values()
        duplicate_of, referred_to = said.pop("duplicate_of"), said.pop("referred_to")
        of_duplicate = self.outcome is Outcome.DUPLICATE
        return {**said, "other": duplicate_of if of_duplicate else referred_to}


class Suspend(Body):
    """Whom the work waits for."""

    reason: Words
    letter: Words = ""
    waiting_for: UnitCodeOrNone = None
    on: Day = None


class Extend(Body):
    """The new last day; a day that has passed is asked back."""

    reason: Words
    letter: Words = ""
    due: LastDay
    past_due: bool = False


class CorrectDue(Body):
    """The due date as it should have been written; a day that had passed when it was ordered is
    asked back."""

    reason: Words
    letter: Words = ""
    due: DueOrNone = None
    past_due: bool = False


class Assess(Body):
    """A forecast, and why."""

    confidence: Confidence
    reason: Words


class Transfer(Body):
    """The other lead unit; one outside the place of the issuer is asked back."""

    reason: Words
    letter: Words = ""
    on: Day = None
    lead: UnitCode
    outside: bool = False


class Supersede(Body):
    """The commitment that takes the place of this one."""

    reason: Words
    letter: Words = ""
    other: Number


class Annul(Body):
    """The mistaken act."""

    reason: Words
    letter: Words = ""
    act: Number
