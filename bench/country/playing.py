"""A step of a life story, played by the real action: the same for the stories that are played once
and for the sample that shows that what was written out is what the actions write."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.country import stories
from bench.country.stories import Step
from remit.commitments import actions
from remit.commitments.actions import Part, Terms
from remit.domain import due as dues
from remit.domain.acts import By
from remit.domain.vocabulary import Block, Confidentiality, Evidence, Outcome, Type
from remit.kernel import clock, writes
from remit.ledger import binding

REFERENCE = "12/CT-UBND"
LINK = "https://data.example.org/result"
SAID = "What was agreed was done in every department, and the result was put on the page of data."


@dataclass(frozen=True, slots=True)
class Place:
    """A unit with the post of its head and the person who holds it."""

    unit: int
    post: int
    person: int
    level: str

    @property
    def by(self) -> By:
        """Its head acts."""
        return By(person=self.person, post=self.post)


@dataclass(slots=True)
class Cast:
    """One story as it goes: who plays, from which day on, and the commitments that it began."""

    places: Sequence[Place]
    begin: dt.date
    title: str
    document: int | None = None
    members: list[int] = field(default_factory=list)

    def day(self, after: int) -> dt.date:
        """So many days after the beginning."""
        return self.begin + dt.timedelta(days=after)


def play(cast: Cast, step: Step, at: dt.datetime, request: uuid.UUID) -> None:
    """One step, at an instant, as one request of that id."""
    given = dict(step.given)
    if step.on is not None:
        given["on"] = cast.day(step.on)
    with clock.injected(at), writes.writing() as inside:
        inside[binding.REQUEST] = request
        who = {"by": cast.places[step.by].by, "at": at}
        if step.verb in _BEGINNING:
            cast.members += _BEGINNING[step.verb](cast, who, given)
        else:
            action, terms = _VERBS[step.verb]
            action(**who, commitment=cast.members[step.member], **terms(cast, given))


def _assign(cast: Cast, who: Mapping[str, object], given: Mapping[str, object]) -> list[int]:
    beside = (cast.places[stories.BESIDE].unit,) if given["beside"] else ()
    terms = Terms(
        title=cast.title,
        issuer=cast.places[stories.ISSUER].unit,
        lead=cast.places[stories.LEAD].unit,
        due=_due(cast, given["due"]),
        type=Type(given["type"]),
        reference=REFERENCE,
        confidentiality=Confidentiality(given["level"]),
        cooperating=beside,
        document=cast.document,
    )
    return [actions.assign(**who, terms=terms, on=given.get("on")).subject]


def _break_down(cast: Cast, who: Mapping[str, object], given: Mapping[str, object]) -> list[int]:
    parts = [
        Part(title=cast.title, lead=cast.places[slot].unit, due=_due(cast, after))
        for slot, after in zip(
            (stories.FIRST_PART, stories.SECOND_PART), given["dues"], strict=True
        )
    ]
    made = actions.break_down(**who, commitment=cast.members[0], parts=parts)
    return [act.subject for act in made]


def _due(cast: Cast, after: int | None) -> dues.Due | None:
    if after is None:
        return None
    return dues.compute(value=cast.day(after).isoformat(), operator=dues.Operator.BY)


def _on(cast: Cast, given: Mapping[str, object]) -> dict[str, object]:
    return {"on": given["on"]} if "on" in given else {}


def _saying(name: str, **more: Callable[[Cast, Mapping[str, object]], object]) -> Callable:
    """What an action is told: a sentence, a day of effect if it is not the same day, and more."""

    def terms(cast: Cast, given: Mapping[str, object]) -> dict[str, object]:
        said = {name: SAID} if name else {}
        return {
            **said,
            **_on(cast, given),
            **{key: tell(cast, given) for key, tell in more.items()},
        }

    return terms


def _unit(slot: int) -> Callable[[Cast, Mapping[str, object]], object]:
    return lambda cast, given: cast.places[slot].unit


_BEGINNING = {"assign": _assign, "break_down": _break_down}
_VERBS: Mapping[str, tuple[Callable, Callable]] = {
    "accept": (actions.accept, _on),
    "allot": (
        actions.allot,
        lambda cast, given: {"post": cast.places[given["slot"]].post},
    ),
    "report": (
        actions.report,
        _saying(
            "progress",
            blocked=lambda cast, given: Block(given["blocked"]) if given["blocked"] else None,
        ),
    ),
    "evidence": (actions.attach_link, lambda cast, given: {"url": LINK}),
    "claim": (actions.claim, _saying("summary")),
    "approve_backdating": (actions.approve_backdating, _saying("reason")),
    "verify": (
        actions.verify,
        _saying("note", evidence=lambda cast, given: Evidence(given["evidence"])),
    ),
    "return_": (actions.return_, _saying("reason")),
    "close": (
        actions.close,
        _saying("note", outcome=lambda cast, given: Outcome(given["outcome"])),
    ),
    "ask_extension": (
        actions.ask_extension,
        lambda cast, given: {
            "wanted": cast.day(given["wanted"]),
            "reason": SAID,
            "progress": SAID,
        },
    ),
    "extend": (
        actions.extend,
        lambda cast, given: {"due": cast.day(given["due"]), "reason": SAID},
    ),
    "refuse_extension": (actions.refuse_extension, lambda cast, given: {"reason": SAID}),
    "suspend": (actions.suspend, _saying("reason")),
    "resume": (actions.resume, _saying("reason")),
    "contest": (actions.contest, _saying("reason")),
    "keep": (actions.keep, _saying("reason")),
    "reassign": (actions.reassign, _saying("reason", lead=_unit(stories.HEIR))),
    "transfer": (actions.transfer, _saying("reason", lead=_unit(stories.HEIR))),
    "cancel": (actions.cancel, _saying("reason")),
}
