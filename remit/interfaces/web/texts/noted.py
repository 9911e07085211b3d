"""The notes that stand at drafts: what somebody had half written before drafts were undone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from remit.interfaces.web.acting import Asking
from remit.interfaces.web.texts import course, versions
from remit.texts.confirming import queries as confirmed


@dataclass(frozen=True, slots=True)
class Shown:
    """A note at a draft, and whether it is the person's own."""

    id: int
    said: str
    lines: Sequence[tuple[str, str]]
    is_own: bool


def notes(request: Asking, document: int) -> Mapping[int, Sequence[Shown]]:
    """The notes of a document by their drafts."""
    found: dict[int, list[Shown]] = {}
    for draft, one in _notes(request, document):
        found.setdefault(draft, []).append(one)
    return found


def _notes(request: Asking, document: int) -> Iterator[tuple[int, Shown]]:
    for one in confirmed.notes(document):
        facts = {
            "person": one.name,
            "time": course.moment(one.written_at),
            "keeper": one.kept_by or _("somebody"),
        }
        said = _("%(person)s had half written this at %(time)s; %(keeper)s kept it as a note.")
        shown = Shown(
            one.id, said % facts, versions.lines(one.fields), one.person == request.by.person
        )
        yield one.draft, shown
