"""What a body holds, and what its codes mean: units and posts by their codes, dates as written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import ConfigDict, TypeAdapter, ValidationError, model_validator
from pydantic.fields import FieldInfo

from remit.domain import due as dues
from remit.domain.asking_back import Slip
from remit.domain.due import Due, Operator
from remit.domain.refusals import Finding, Refusal
from remit.interfaces.api import faults
from remit.interfaces.api.faults import Fault, Loc
from remit.kernel import calendars, clock, inputs
from remit.organisation import queries as organisation

# What an act says of a text that must be written, and is empty.
WRITTEN = MappingProxyType(
    {
        "reason": "REASON_MISSING",
        "summary": "SUMMARY_MISSING",
        "progress": "PROGRESS_MISSING",
    }
)


class Body(Schema):
    """A body of a write: nothing that is not asked for, and only text that people can read."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="wrap")
    @classmethod
    def _every_fault(cls, sent: Any, read: Callable[[Any], Any]) -> Any:
        unreadable = list(_unreadable(sent, ()))
        try:
            whole, errors = read(sent), []
        except ValidationError as error:
            whole, errors = None, error.errors(include_url=False)
        if not (errors or unreadable):
            return whole
        bad = {str(one["loc"][0]) for one in errors if one["loc"]}
        bad |= {one.place.partition(".")[0] for one in unreadable}
        more = [*unreadable, *_meaningless(cls, sent, bad)]
        if isinstance(sent, Mapping):
            more += [one for one in cls.lacking(sent) if one.place not in bad]
        raise faults.all_of(cls.__name__, errors, more)

    def values(self) -> dict[str, Any]:
        """The values by the names under which the action takes them; of what is asked back, what
        was said to be meant. Those that mean nothing are named together."""
        reads: dict[Loc, Callable[[], Any]] = {
            (name,): partial(meaning, field, getattr(self, name))
            for name, field in type(self).model_fields.items()
        }
        try:
            said = {str(loc[0]): value for loc, value in faults.together(reads).items()}
        except faults.Meaningless as refused:
            raise faults.Meaningless([*refused.found, *self.lacking(vars(self))]) from None
        asked = [one for one in Slip if one.value in said]
        if asked:
            said["meant"] = frozenset(one for one in asked if said.pop(one.value))
        return said

    @classmethod
    def lacking(cls, sent: Mapping[str, Any]) -> list[Fault]:
        """What the act would say that is missing, as far as it can be known of a body that does not
        come so far: texts that must be written, and are empty."""
        return [
            Fault(name, Finding(rule, {}))
            for name, rule in WRITTEN.items()
            if name in cls.model_fields and cls.model_fields[name].is_required()
            if isinstance(said := sent.get(name), str) and not said.strip()
        ]


def untitled(sent: Mapping[str, Any]) -> list[Fault]:
    """That what is owed is not said, where it is written and empty."""
    title = sent.get("title")
    is_empty = isinstance(title, str) and not title.strip()
    return [Fault("title", Finding("TITLE_MISSING", {}))] if is_empty else []


def meaning(field: FieldInfo, value: Any) -> Any:
    """What a member means to the action."""
    for marker in field.metadata:
        if isinstance(marker, Means):
            return marker.meant(value)
    return value


def _meaningless(shape: type[Body], sent: Any, bad: set[str]) -> tuple[Fault, ...]:
    """Of a body that cannot be taken, the members that could be and mean nothing all the same."""
    reads: dict[Loc, Callable[[], Any]] = {
        (name,): partial(_meaning_of_sent, field, sent[name])
        for name, field in shape.model_fields.items()
        if isinstance(sent, Mapping) and name in sent and name not in bad
    }
    try:
        faults.together(reads)
    except faults.Meaningless as refused:
        return refused.found
    return ()


def _meaning_of_sent(field: FieldInfo, sent: Any) -> Any:
    value = TypeAdapter(field.rebuild_annotation()).validate_python(sent)
    many = value if isinstance(value, list) else []
    bodies = {(n,): one for n, one in enumerate(many) if isinstance(one, Body)}
    if bodies:
        return faults.together({loc: one.values for loc, one in bodies.items()})
    return meaning(field, value)


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


def _unreadable(sent: Any, loc: Loc) -> Iterator[Fault]:
    """The places at which a text stands that people cannot read."""
    if isinstance(sent, str):
        try:
            inputs.text(sent)
        except Refusal as refusal:
            yield from faults.at(loc, refusal)
    elif isinstance(sent, Mapping):
        for name, value in sent.items():
            yield from _unreadable(str(name), loc)
            yield from _unreadable(value, (*loc, str(name)))
    elif isinstance(sent, list):
        for place, value in enumerate(sent):
            yield from _unreadable(value, (*loc, place))


CODE = {"min_length": 1, "max_length": inputs.LONGEST_CODE}
Day = Annotated[str | None, Field(examples=["2026-04-15"]), Means(lambda said: _day(said))]
LastDay = Annotated[str, Field(examples=["2026-12-31"]), Means(inputs.day)]
UnitCode = Annotated[str, Field(**CODE, examples=["SX-DHA"]), Means(unit)]
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
