"""The body with which a commitment begins, or several by one order."""

from collections.abc import Mapping
from typing import Annotated, Any

from ninja import Field

from remit.commitments import actions
from remit.domain.due import Period
from remit.domain.refusals import Finding
from remit.domain.vocabulary import Basis, Confidentiality, Type
from remit.interfaces.api.faults import Fault
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes.taken import (
    Body,
    Day,
    DueOrNone,
    Number,
    UnitCode,
    UnitCodeOrNone,
    UnitCodes,
    Words,
)

# With the lead unit they are as many as may be begun together.
OtherLeads = Annotated[
    list[str], Field(max_length=actions.MOST_TOGETHER - 1), taken.Means(taken.units)
]


class Begin(Body):
    """What is owed, to whom, by whom and by when; `step` says whether it is assigned, proposed, or
    registered by the unit that owes it. With `also` each of these units owes the same by itself;
    with `repeat` the due date is the first of those until the last day `until`. A due date that had
    passed when it was ordered (rule DUE_DAY_PASSED) and a lead unit outside the place of the issuer
    (rule LEAD_OUTSIDE_ISSUER) are asked back; `past_due` and `outside` say that they are meant."""

    letter: Words = ""
    step: str = Field("ASSIGN", pattern="^(ASSIGN|PROPOSE|REGISTER)$")
    title: Words = Field(examples=["Publish the procedures of all wards online"])
    issuer: UnitCode
    lead: UnitCodeOrNone = None
    due: DueOrNone = None
    type: Type = Type.TASK
    basis: Basis = Basis.PROVISION
    reference: Words = ""
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    cooperating: UnitCodes = []
    document: Number | None = None
    place: tuple[int, int] | None = None
    draft: Number | None = None
    on: Day = None
    also: OtherLeads = []
    repeat: Period | None = None
    until: Day = None
    past_due: bool = False
    outside: bool = False

    @classmethod
    def lacking(cls, sent: Mapping[str, Any]) -> list[Fault]:
        """What is owed, who leads and what it rests on, as far as they are not said."""
        reference = sent.get("reference", "")
        is_provision = sent.get("basis", Basis.PROVISION) == Basis.PROVISION
        has_lead = sent.get("lead") is not None or sent.get("also")
        lacks = {
            ("lead", "LEAD_MISSING"): not has_lead and sent.get("step", "ASSIGN") != "PROPOSE",
            ("reference", "BASIS_WITHOUT_REFERENCE"): is_provision
            and sent.get("document") is None
            and isinstance(reference, str)
            and not reference.strip(),
        }
        found = [Fault(name, Finding(rule, {})) for (name, rule), lack in lacks.items() if lack]
        return [*taken.untitled(sent), *found]
