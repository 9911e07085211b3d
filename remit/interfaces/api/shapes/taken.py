"""What a body holds, and what its codes mean: units and posts by their codes, dates as written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import ConfigDict, model_validator

from remit.domain import due as dues
from remit.domain.asking_back import Slip
from remit.domain.due import Due, Operator
from remit.kernel import calendars, clock, inputs
from remit.organisation import queries as organisation


class Body(Schema):
    """A body of a write: nothing that is not asked for, and only text that people can read."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _readable(cls, sent: Any) -> Any:
        _check_readable(sent)
        return sent

    def values(self) -> dict[str, Any]:
        """The values by the names under which the action takes them; of what is asked back, what
        was said to be meant."""
        said = {name: self._meant(name) for name in type(self).model_fields}
        asked = [one for one in Slip if one.value in said]
        if asked:
            said["meant"] = frozenset(one for one in asked if said.pop(one.value))
        return said

    def _meant(self, name: str) -> Any:
        value = getattr(self, name)
        for marker in type(self).model_fields[name].metadata:
            if isinstance(marker, Means):
                return marker.meant(value)
        return value


@dataclass(frozen=True, slots=True)
class Means:
    """What the value of a member means to the action."""

    meant: Callable[[Any], Any]


class DueIn(Body):
    """A due date as it is written: `2026-Q2`, `before 15/04/2026`, or words that give no date."""

    said: str = Field("", max_length=200, examples=["before 2026-12-31"])
    wording: str = Field("", max_length=2000, examples=["before the end of the year"])


def due(said: DueIn | None) -> Due | None:
    """The due date that is meant; words alone stay words."""
    if said is None or not (said.said.strip() or said.wording.strip()):
        return None
    if not said.said.strip():
        return dues.compute(value=None, operator=Operator.BY, wording=said.wording)
    today = clock.today()
    return dues.due_of_words(
        said.said,
        today=today,
        wording=said.wording or said.said,
        calendar=calendars.site_calendar(today),
    )


def unit(code: str | None) -> int | None:
    """The unit with this code."""
    return organisation.unit_by_code(code).id if code else None


def units(codes: list[str] | None) -> tuple[int, ...] | None:
    """The units with these codes; None leaves them as they are."""
    if codes is None:
        return None
    return tuple(organisation.unit_by_code(code).id for code in dict.fromkeys(codes))


def post(code: str) -> int:
    """The post with this code."""
    return organisation.post_by_code(code).id


def _check_readable(sent: Any) -> None:
    if isinstance(sent, str):
        inputs.text(sent)
    elif isinstance(sent, Mapping):
        for name, value in sent.items():
            inputs.text(str(name))
            _check_readable(value)
    elif isinstance(sent, list):
        for value in sent:
            _check_readable(value)


CODE = {"min_length": 1, "max_length": inputs.LONGEST_CODE}
Day = Annotated[str | None, Field(examples=["2026-04-15"]), Means(lambda said: _day(said))]
LastDay = Annotated[str, Field(examples=["2026-12-31"]), Means(inputs.day)]
UnitCode = Annotated[str, Field(**CODE, examples=["HOIAN"]), Means(unit)]
UnitCodeOrNone = Annotated[str | None, Field(**CODE), Means(unit)]
UnitCodes = Annotated[list[str], Field(max_length=100), Means(units)]
UnitCodesOrNone = Annotated[list[str] | None, Field(max_length=100), Means(units)]
PostCode = Annotated[str, Field(**CODE), Means(post)]
DueOrNone = Annotated[DueIn | None, Means(due)]
Words = Annotated[str, Field(max_length=20_000)]
Number = Annotated[int, Field(ge=1, le=inputs.GREATEST)]
Place = Annotated[int, Field(ge=0, le=2**31)]


def _day(said: str | None) -> Any:
    return inputs.day(said) if said else None
