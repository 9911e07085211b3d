"""Reading what was sent by a form: each kind of field in one way, refused with one sentence."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import TypeVar, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict

from remit.commitments import actions
from remit.domain import due as dues
from remit.domain import evidence_files
from remit.domain.due import Due
from remit.domain.refusals import Refusal, check_each
from remit.interfaces.web import misfilled
from remit.interfaces.web.commitments import choosing, days
from remit.interfaces.web.commitments.fields import Field, Kind
from remit.interfaces.web.misfilled import Misfilled
from remit.kernel import calendars, clock, inputs, wholeness
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard, seats

Word = TypeVar("Word", bound=StrEnum)
Values = dict[str, object]
Search = Callable[..., list[UnitCard]]
MOST_PARTS = 12
CANDIDATES = 5
EMPTY = "FIELD_EMPTY"
OF_WORDS = frozenset({Kind.TEXT, Kind.LONG})


def values(request: HttpRequest, fields: Iterable[Field]) -> Values:
    """The values of a form, by the names under which the action takes them; all fields that are
    empty and must not be, or that mean nothing, are named at once."""
    read: Values = {}
    empty: list[Field] = []
    refused: list[Refusal] = []
    is_refused = False
    for field in fields:
        try:
            read.update(READERS[field.kind](request, field))
        except Refusal as refusal:
            is_refused = True
            if refusal.rule == EMPTY:
                empty.append(field)
            else:
                refused.append(_of_field(refusal, field.name))
        else:
            empty += [field] if _lacks_words(field, read) else []
    # Of words that lack alone the action says in its own sentence what they are for.
    if is_refused:
        raise misfilled.together(_days_last([*refused, *_empty(empty)]))
    return read


def _of_field(refusal: Refusal, name: str) -> Refusal:
    return refusal if isinstance(refusal, Misfilled) else Misfilled(refusal, name)


def _days_last(refused: Iterable[Refusal]) -> list[Refusal]:
    """A day that is refused is said beside its field, and all else above."""
    return sorted(refused, key=lambda one: one.rule in days.RULES)


def _lacks_words(field: Field, read: Values) -> bool:
    return field.required and field.kind in OF_WORDS and not read[field.name]


def _empty(fields: Sequence[Field]) -> list[Refusal]:
    labels = [str(one.label) for one in fields]
    if not labels:
        return []
    many = Refusal("FIELDS_EMPTY", fields="; ".join(labels))
    said = Refusal(EMPTY, field=labels[0]) if len(labels) == 1 else many
    return [Misfilled(said, *(one.name for one in fields))]


def text(sent: QueryDict, name: str) -> str:
    """What was typed, without the line ends that forms add."""
    return str(sent.get(name, "")).replace("\r\n", "\n").strip()


def ticked(sent: QueryDict, name: str) -> bool:
    """Whether a box was ticked, as a form or a program says it."""
    return text(sent, name).casefold() in {"1", "true", "on"}


def day(sent: QueryDict, name: str) -> dt.date | None:
    """A day, or None where none was given."""
    words = text(sent, name)
    return inputs.day(words) if words else None


def number(sent: QueryDict, name: str, *, least: int = 1) -> int | None:
    """The number of something chosen or typed, with or without its #."""
    return inputs.number(text(sent, name).removeprefix("#"), least=least)


def due(sent: QueryDict, name: str = "due") -> Due | None:
    """A due date as typed, its original wording kept; without either there is none."""
    said, wording = text(sent, name), text(sent, f"{name}_wording")
    if not said:
        return (
            dues.compute(value=None, operator=dues.Operator.BY, wording=wording)
            if (wording)
            else None
        )
    today = clock.today()
    return dues.due_of_words(
        said, today=today, wording=wording or said, calendar=calendars.site_calendar(today)
    )


def unit(sent: QueryDict, name: str, *, sought: Search = organisation.units_found) -> int | None:
    """The unit that was chosen, or the only one that the typed words can mean."""
    chosen, words = number(sent, name), text(sent, f"{name}_words")
    return chosen if chosen is not None or not words else meant(words, sought)


def named(sent: QueryDict, name: str) -> str:
    """What was typed for a unit, as programs name the filter or as a field of the page does."""
    return text(sent, name) or text(sent, f"{name}_words")


def meant(words: str, sought: Search) -> int:
    """The only unit that typed words can mean: its code, its name, or words of its name."""
    found = sought(words, limit=choosing.LOOKED_AT)
    exact = choosing.exactly(words, found)
    if len(exact or found) == 1:
        return (exact or found)[0].id
    if not found:
        raise Refusal("UNIT_NOT_FOUND", words=words)
    names = "; ".join(f"{card.name} ({card.code})" for card in (exact or found)[:CANDIDATES])
    raise Refusal("UNIT_NOT_CLEAR", words=words, candidates=names)


def one_of(words: type[Word], sent: QueryDict, name: str) -> Word | None:
    """One of these words, or a refusal that names them; None where none was chosen."""
    said = text(sent, name)
    if not said:
        return None
    if said not in set(words):
        known = ", ".join(word.value for word in words)
        raise Refusal("FILTER_WORD_UNKNOWN", name=name, text=said, known=known)
    return words(said)


def units(sent: QueryDict, name: str) -> tuple[int, ...]:
    """The units that were ticked."""
    read = (inputs.number(str(one)) for one in sent.getlist(name))
    return tuple(one for one in read if one is not None)


def _text(request: HttpRequest, field: Field) -> Values:
    return {field.name: text(request.POST, field.name)}


def _day(request: HttpRequest, field: Field) -> Values:
    words = text(request.POST, field.name)
    if not words and field.required:
        raise Refusal("FIELD_EMPTY", field=str(field.label))
    return {field.name: days.typed(words, str(field.label)) if words else None}


def _due(request: HttpRequest, field: Field) -> Values:
    words, label = text(request.POST, field.name), str(field.label)
    try:
        given = due(request.POST, field.name)
    except Refusal as refusal:
        raise days.in_field(refusal, words, label) from None
    days.check_due(given, words, label)
    return {field.name: given}


def _unit(request: HttpRequest, field: Field) -> Values:
    chosen = unit(request.POST, field.name)
    if chosen is None and field.required:
        raise Refusal("FIELD_EMPTY", field=str(field.label))
    return {field.name: chosen}


def _post(request: HttpRequest, field: Field) -> Values:
    """The code of the post that was chosen, or that the typed words alone can mean."""
    chosen, words = text(request.POST, field.name), text(request.POST, f"{field.name}_words")
    if not chosen and words:
        chosen = seats.meant(words).post.code
    if not chosen and field.required:
        raise Refusal("FIELD_EMPTY", field=str(field.label))
    return {field.name: chosen}


def _units(request: HttpRequest, field: Field) -> Values:
    """Those that were ticked; else the only one that the words typed beside them can mean."""
    ticked, words = units(request.POST, field.name), text(request.POST, f"{field.name}_words")
    if not ticked and words:
        ticked = (meant(words, organisation.units_found),)
    return {field.name: ticked}


def _choice(request: HttpRequest, field: Field) -> Values:
    code = text(request.POST, field.name)
    chosen = next((word for word in field.words if word.value == code), None)
    if chosen is None and field.required:
        raise Refusal("FIELD_EMPTY", field=str(field.label))
    return {field.name: chosen}


def _number(request: HttpRequest, field: Field) -> Values:
    given = number(request.POST, field.name)
    if given is None and field.required:
        raise Refusal("FIELD_EMPTY", field=str(field.label))
    return {field.name: given}


def _commitment(request: HttpRequest, field: Field) -> Values:
    """One of those that are proposed, else the one whose number was written beside them."""
    given = number(request.POST, field.name) or number(request.POST, f"{field.name}_number")
    if given is None and field.required:
        raise Refusal("FIELD_EMPTY", field=str(field.label))
    return {field.name: given}


def _file(request: HttpRequest, field: Field) -> Values:
    file = request.FILES.get(field.name)
    if not isinstance(file, UploadedFile):
        raise Refusal("FIELD_EMPTY", field=str(field.label))
    return {"name": file.name or "", "content": file.read()}


def _files(request: HttpRequest, field: Field) -> Values:
    chosen = request.FILES.getlist(field.name)
    evidence_files.check_how_many(len(chosen))
    return {field.name: tuple(actions.NewFile(one.name or "", one.read()) for one in chosen)}


def damaged(values: Values) -> list[str]:
    """The names of the files among these values that do not open."""
    handed_in: list[actions.NewFile] = [*cast(tuple[actions.NewFile, ...], values.get("files", ()))]
    if "content" in values:
        handed_in.append(actions.NewFile(str(values["name"]), cast(bytes, values["content"])))
    return [one.name for one in handed_in if wholeness.is_damaged(one.name, one.content)]


def _parts(request: HttpRequest, field: Field) -> Values:
    """All parts of which something was said; what is wrong in any of them is named at once."""
    parts: list[actions.Part] = []
    check_each(*(partial(_part, request.POST, place, parts) for place in range(1, MOST_PARTS + 1)))
    return {field.name: parts}


def _part(sent: QueryDict, place: int, parts: list[actions.Part]) -> None:
    title, read, refused = text(sent, f"title_{place}"), dict[str, object](), list[Refusal]()
    for name, reads in (("lead", unit), ("due", due)):
        try:
            read[name] = reads(sent, f"{name}_{place}")
        except Refusal as refusal:
            refused.append(Misfilled(refusal, f"{name}_{place}"))
    if not (title or any(read.values()) or refused):
        return
    if not title:
        refused.append(Misfilled(Refusal("TITLE_MISSING"), f"title_{place}"))
    if "lead" in read and read["lead"] is None:
        lacking = Refusal("PART_WITHOUT_UNIT", place=str(place))
        refused.append(Misfilled(lacking, f"lead_{place}"))
    if refused:
        raise misfilled.together(_days_last(refused))
    parts.append(actions.Part(title, cast(int, read["lead"]), cast(Due | None, read["due"])))


Reader = Callable[[HttpRequest, Field], Values]
READERS: Mapping[Kind, Reader] = {
    Kind.TEXT: _text,
    Kind.LONG: _text,
    Kind.DAY: _day,
    Kind.DUE: _due,
    Kind.UNIT: _unit,
    Kind.UNITS: _units,
    Kind.EACH: _units,
    Kind.POST: _post,
    Kind.CHOICE: _choice,
    Kind.PICK: _number,
    Kind.FILE: _file,
    Kind.FILES: _files,
    Kind.COMMITMENT: _commitment,
    Kind.PARTS: _parts,
}


def posted(request: HttpRequest) -> QueryDict:
    """What was sent, by either method."""
    return cast(QueryDict, request.POST if request.method == "POST" else request.GET)
