"""What a list of current commitments is limited to: the same filters, with the same meaning, on
pages, in files and for programs. Each limits what a viewer may read; none widens it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from remit.commitments import models
from remit.commitments.queries import figures, standing_now, visibility, worded
from remit.domain.buckets import ClockName
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.tree import Edition
from remit.domain.vocabulary import MOVING, OPEN, Type, Work
from remit.kernel import clock
from remit.kernel.among import among
from remit.texts.listing import queries as texts
from remit.texts.pairs.queries import works

# What a list offers beside the states of the work.
ALL_NOT_CLOSED, ALL_OPEN, ALL_OVERDUE, ALL_DONE = "NOT_CLOSED", "OPEN", "OVERDUE", "DONE"
STATES = (ALL_NOT_CLOSED, ALL_OPEN, ALL_OVERDUE, ALL_DONE, *(work.value for work in Work))
OF_NOW = {ALL_NOT_CLOSED: MOVING, ALL_OPEN: OPEN}

LATE, DONE = "open_overdue", "done"
OF_A_DAY = {ALL_OVERDUE: LATE, ALL_DONE: DONE}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of current commitments is limited to; None and "" limit nothing."""

    words: str = ""
    works: tuple[Work, ...] = ()
    state: str = ""  # one of STATES
    lead: int | None = None
    alone: bool = False  # of the lead unit itself, not of those below it
    issuer: int | None = None
    issuer_below: bool = False  # of the issuer and of those below it
    type: Type | None = None
    language: str = ""  # of the document on which it rests
    due_from: dt.date | None = None  # by the revised due date, both days included
    due_to: dt.date | None = None
    document: int | None = None
    series: int | None = None
    overdue_on: dt.date | None = None
    done_on: dt.date | None = None


def state(said: str) -> str:
    """A state by which a list can be limited, or a refusal that names them."""
    if said and said not in STATES:
        raise Refusal("FILTER_WORD_UNKNOWN", name="state", text=said, known=", ".join(STATES))
    return said


def limited(viewer: Viewer, wanted: Wanted, edition: Edition) -> QuerySet[models.Commitment]:
    """The rows that a viewer may read and that are wanted, in no order."""
    return visibility.visible_to(viewer, edition).filter(
        worded.bearing(viewer, wanted.words),
        _standing(wanted),
        _of_units(wanted, edition),
        _of_terms(wanted),
        _resting_on(viewer, wanted),
    )


def _standing(wanted: Wanted) -> Q:
    limit = Q(work__in=[work.value for work in wanted.works]) if wanted.works else Q()
    if wanted.state in OF_NOW:
        limit &= Q(work__in=[work.value for work in OF_NOW[wanted.state]])
    elif wanted.state and wanted.state not in OF_A_DAY:
        limit &= Q(work=wanted.state)
    columns = [(LATE, wanted.overdue_on), (DONE, wanted.done_on)]
    if wanted.state in OF_A_DAY:
        columns.append((OF_A_DAY[wanted.state], clock.today()))
    for column, day in columns:
        if day is not None:
            limit &= _counted(day, column)
    return limit


def _of_units(wanted: Wanted, edition: Edition) -> Q:
    limit = Q()
    if wanted.lead is not None:
        limit &= _one_or_below("lead", wanted.lead, edition, below=not wanted.alone)
    if wanted.issuer is not None:
        limit &= _one_or_below("issuer", wanted.issuer, edition, below=wanted.issuer_below)
    return limit


def _one_or_below(name: str, unit: int, edition: Edition, *, below: bool) -> Q:
    return among(name, (edition.subtree(unit) if below else ()) or [unit])


def _of_terms(wanted: Wanted) -> Q:
    limit = Q(type=wanted.type.value) if wanted.type else Q()
    if wanted.due_from is not None:
        limit &= Q(revised__gte=wanted.due_from)
    if wanted.due_to is not None:
        limit &= Q(revised__lte=wanted.due_to)
    return limit


def _resting_on(viewer: Viewer, wanted: Wanted) -> Q:
    limit = Q()
    if wanted.document is not None:
        limit &= Q(document__in=works.of(wanted.document))
    if wanted.series is not None:
        limit &= Q(series=wanted.series)
    if wanted.language:
        limit &= Q(document__in=texts.in_language(viewer, wanted.language))
    return limit


def _counted(day: dt.date, column: str) -> Q:
    """What the figures of that day count in a column by the revised date, each half by an index."""
    codes = standing_now.codes()
    named = [code for code in codes if figures.in_column(code, column, ClockName.REVISED)]
    known = models.Span.objects.filter(
        counted=True, known_until=None, on_from__lte=day, bucket__in=named
    ).values("commitment")
    return Q(pk__in=known.filter(on_until=None).union(known.filter(on_until__gt=day), all=True))


def standing_on(day: dt.date) -> QuerySet[models.Span]:
    """Where everything stands on a day, as known now."""
    lasts = Q(on_until__isnull=True) | Q(on_until__gt=day)
    return models.Span.objects.filter(lasts, known_until=None, on_from__lte=day)
