"""Loading the example: every event on its day, under the clock of the story, in one transaction.

The story never runs ahead of the machine's clock, so that whoever opens the example goes on with
it: what would happen later has not happened yet.
"""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from remit.domain.refusals import Refusal
from remit.interfaces.cli.demo import (
    beginnings,
    courses,
    decisions,
    files,
    founding,
    papers,
    reorganising,
    scenes,
    stories,
    verbs,
    workings,
)
from remit.interfaces.cli.demo.records import Event, Line
from remit.interfaces.cli.demo.world import FlawedStory, World, known
from remit.kernel import clock, writes
from remit.ledger import queries as ledger
from remit.notices import actions as notices
from remit.notices import queries as outbox

ADMINISTRATOR = "admin@example.org"
MORNING = dt.time(8)
READ_AFTER = dt.timedelta(days=21)
VERBS = beginnings.VERBS | workings.VERBS | decisions.VERBS


def load() -> AbstractBaseUser:
    """Load the example into an empty ledger and give its administrator; once loaded, it stays."""
    if is_absent():
        _tell(clock.now())
    elif not ledger.is_example():
        raise Refusal("LEDGER_NOT_EMPTY")
    return get_user_model().objects.get(email=ADMINISTRATOR)


def is_absent() -> bool:
    """Whether the ledger is empty, so that loading will take its time."""
    return ledger.head() is None


def _tell(until: dt.datetime) -> None:
    world = World()
    with writes.writing():
        for at, event in timed(events()):
            if at > until:
                break
            with clock.injected(at):
                _perform(event, world, at)
        _settle_notices(world, until)


def _perform(event: Event, world: World, at: dt.datetime) -> None:
    try:
        event.perform(world, at)
    except (FlawedStory, Refusal, ValueError) as flaw:
        raise FlawedStory(f"{event.where}: {flaw}") from flaw


def events() -> Iterator[Event]:
    """Everything that happens, the organisation first, then documents, then what is done."""
    yield from founding.events()
    yield from reorganising.events()
    yield from papers.events()
    for name in files.names("stories/*.csv"):
        yield from map(_event, courses.lines(name))
    for name in files.names("stories/*.ledger"):
        yield from map(_event, stories.parse(name, files.text(name)))


def timed(happening: Iterable[Event]) -> list[tuple[dt.datetime, Event]]:
    """The events in the order of their instants: without a time, a minute apart from eight on."""
    zone, taken = timezone.get_default_timezone(), dict[dt.date, int]()
    found = []
    for event in happening:
        minutes = 0 if event.time else taken.get(event.on, 0)
        taken[event.on] = taken.get(event.on, 0) + (not event.time)
        start = dt.datetime.combine(event.on, event.time or MORNING, tzinfo=zone)
        found.append((start + dt.timedelta(minutes=minutes), event))
    return sorted(found, key=lambda one: one[0])


def _event(line: Line) -> Event:
    return Event(line.where, line.on, line.time, functools.partial(_act, line))


def _act(line: Line, world: World, at: dt.datetime) -> None:
    called = known(VERBS, line.verb, "verb")
    scene = scenes.Scene(world, line, at)
    verbs.check(scene, called)
    called.perform(scene)


def _settle_notices(world: World, until: dt.datetime) -> None:
    # What was told in a story is not mailed to anybody; nobody opens an inbox of years.
    for person in world.people.values():
        told = outbox.told(person, limit=10_000)
        old = [one.id for one in told if one.written_at < until - READ_AFTER]
        notices.mark_mailed(at=until, notices=[one.id for one in told])
        notices.mark_read(at=until, person=person, notices=old)
