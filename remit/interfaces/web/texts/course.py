"""The course of a confirmation, as a page shows it: which drafts are asked for, how far it is, what
was decided last, who else writes at which draft, and what changed since the page was shown."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import parse_qs

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from remit.commitments.projections import turns
from remit.commitments.queries import lists
from remit.domain.vocabulary import Work
from remit.interfaces import writing
from remit.interfaces.web import addresses
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.kernel import clock
from remit.texts.confirming import needs, resolving, sorting
from remit.texts.confirming import queries as course
from remit.texts.confirming.queries import Change, HalfEdit
from remit.texts.confirming.sorting import Show, Sorted
from remit.texts.queries import DocumentCard, DraftCard

LABELS: Mapping[Show, Promise] = MappingProxyType(
    {
        Show.ALL: pgettext_lazy("drafts", "All"),
        Show.WAITING: pgettext_lazy("drafts", "Waiting"),
        Show.LOW: gettext_lazy("Low confidence"),
        Show.DECIDED: pgettext_lazy("drafts", "Decided"),
        Show.DATE: gettext_lazy("Needs a date"),
        Show.UNIT: gettext_lazy("Needs a unit"),
        Show.CONTRADICTIONS: gettext_lazy("Contradictions"),
        Show.CONTRADICTIONS_FIRST: gettext_lazy("Contradictions first"),
        Show.CERTAIN: pgettext_lazy("drafts", "Certain"),
        Show.OWNED: pgettext_lazy("drafts", "With a commitment"),
        Show.REJECTED: pgettext_lazy("drafts", "Rejected"),
    }
)
BECAME: Mapping[str, Promise] = MappingProxyType(
    {
        "PENDING": gettext_lazy("Given back for a decision by %(person)s at %(time)s."),
        "ACCEPTED": gettext_lazy("Accepted by %(person)s at %(time)s."),
        "REJECTED": gettext_lazy("Rejected by %(person)s at %(time)s."),
        "COVERED": gettext_lazy("Linked to another language by %(person)s at %(time)s."),
        "REPLACED": gettext_lazy("Merged or split by %(person)s at %(time)s."),
    }
)


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to look at the drafts, with how many there are; an order has no number of its own."""

    code: str
    label: Promise
    count: int | None
    chosen: bool
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about a draft that somebody else changed or writes at."""

    draft: int
    words: str


def show_of(request: Asking) -> Show:
    """The drafts that are asked for, by the page itself or by the page from which a form came."""
    shown = parse_qs(addresses.parted(request.headers.get("HX-Current-URL", "")).query).get(
        "show", [""]
    )
    named = reading.text(reading.posted(request), "show") or request.GET.get("show") or shown[-1]
    return Show(named) if named in set(Show) else Show.ALL


def kept_show(request: Asking) -> str:
    """The same as a word of an address; all drafts need none."""
    show = show_of(request)
    return "" if show is Show.ALL else show.value


def meant(
    request: Asking, document: DocumentCard, kept: Sequence[DraftCard]
) -> dict[int, resolving.Meant]:
    """Whom the drafts that wait mean."""
    return needs.meant(request.viewer, document, kept)


def filters(drafts: Sequence[Sorted], show: Show) -> list[Filter]:
    """Every way to look at the drafts."""
    counts = sorting.counts(drafts)
    return [_filter(one, counts, is_chosen=one is show) for one in Show]


def _filter(one: Show, counts: Mapping[Show, int], *, is_chosen: bool) -> Filter:
    """Contradictions can only come first where there are some."""
    is_order = one is Show.CONTRADICTIONS_FIRST
    count = counts[Show.CONTRADICTIONS if is_order else one]
    return Filter(one.value, LABELS[one], None if is_order else count, is_chosen, not count)


def context(
    request: Asking, document: DocumentCard, drafts: Sequence[Sorted], show: Show
) -> dict[str, object]:
    """How far the confirmation is, what stands behind the fold, and what can be undone."""
    decided = sum(not one.waits for one in drafts)
    shown = sorting.shown(drafts, show)
    return {
        "show": "" if show is Show.ALL else show.value,
        "filters": filters(drafts, show),
        "decided_count": decided,
        "all_count": sum(one.is_counted for one in drafts),
        "low_count": len(sorting.shown(drafts, Show.LOW)),
        "certain_count": sum(one.is_certain for one in drafts),
        "resume": next((one.draft.id for one in shown if one.is_asked), 0),
        "turn": turns.last(document.id, request.by.person),
    }


def following(shown: Sequence[Sorted], decided: Sorted, show: Show) -> int:
    """Where to go on after a decision: at the draft if it waits, else at the next that does."""
    waiting = [one for one in shown if one.is_asked] or [one for one in shown if one.waits]
    place = sorting.turn(decided, show)
    after = (one.draft.id for one in waiting if sorting.turn(one, show) >= place)
    return next(after, waiting[0].draft.id if waiting else decided.draft.id)


def outcome(request: Asking, draft: DraftCard) -> str:
    """What was decided, as a sentence for whoever cannot see the page change."""
    made = lists.readable(request.viewer, [draft.commitment] if draft.commitment else [])
    if any(one.work == Work.PROPOSED for one in made.values()):
        said = _("Proposed as commitment #%(commitment)s; its issuer decides on it.")
        return said % {"commitment": draft.commitment}
    said = {
        "ACCEPTED": _("Accepted as commitment #%(commitment)s."),
        "REJECTED": _("Rejected."),
        "COVERED": _("It has its commitment in another language."),
    }.get(draft.status, _("The draft waits for a decision."))
    return said % {"commitment": draft.commitment} if "%(" in said else said


def restored(drafts: int, commitments: int) -> str:
    """What an undone decision brought back, and what it took out of the ledger's history."""
    waiting = ngettext(
        "Undone: %(count)s draft waits again.", "Undone: %(count)s drafts wait again.", drafts
    )
    annulled = ngettext(
        "%(count)s commitment was annulled.", "%(count)s commitments were annulled.", commitments
    )
    said = [waiting % {"count": writing.Count(drafts)}]
    return " ".join(
        [*said, annulled % {"count": writing.Count(commitments)}] if commitments else said
    )


def beside(request: Asking, document: int, since: dt.datetime) -> dict[str, object]:
    """Who else is at which draft, what changed since, and one word for all of that."""
    edits = [one for one in course.half_edits(document) if one.person != request.by.person]
    present = [Said(one.draft, _at_work(one)) for one in edits if one.fields or _is_there(one)]
    changed = [Said(one.draft, became(one)) for one in course.changes(document, since)]
    words = repr([present, changed])
    return {
        "present": present,
        "changed": changed,
        "since": since.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "state": hashlib.sha256(words.encode()).hexdigest()[:16],
    }


def became(change: Change) -> str:
    """What became of a draft, and by whom."""
    person = change.name or _("somebody")
    return str(BECAME[change.status] % {"person": person, "time": hour(change.at)})


def hour(at: dt.datetime | None) -> str:
    """The hour of an instant, if there is one."""
    return writing.hour(at) if at else ""


def moment(at: dt.datetime) -> str:
    """The hour of an instant, with its day where that is not today."""
    if clock.day_of(at) == clock.today():
        return hour(at)
    return writing.instant(at)


def _at_work(one: HalfEdit) -> str:
    facts = {"person": one.name, "time": hour(one.saved_at)}
    if one.fields:
        return _("%(person)s writes at it, last at %(time)s.") % facts
    return _("%(person)s has it open.") % facts


def _is_there(one: HalfEdit) -> bool:
    return clock.now() - one.saved_at <= course.AWAY
