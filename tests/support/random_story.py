"""A random story: whoever does whatever on some day; what the rules refuse does not happen.

Each step names a commitment, a wish and a number; what they mean follows from the state in which
the commitment is, so that most steps are possible and a failing story can be made shorter.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from remit.commitments import actions, models
from remit.domain.due import Due
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Basis, Evidence, How, Outcome, Type, Work
from remit.ledger import queries as ledger
from remit.organisation import actions as organisation
from tests.support.government import Government, by_day

START = dt.date(2024, 1, 8)
HEADS = {
    "DOIC": "head",
    "DOIC-DATA": "data_head",
    "DOH": "health_head",
    "DOF": "finance_head",
    "W1": "ward_head",
    "CITY-PC": "secretary",
    "MIC": "steward",
}
LEADS = ("DOIC", "DOIC-DATA", "DOH", "DOF", "W1")
PARENTS = ("CITY-PC", "DOIC", "D1", "DOF")
WHY = {"reason": "So it was decided."}
LETTER = "9/BTTTT"


class Step(NamedTuple):
    """Days since the step before, which commitment, what is wished, a number, and days back."""

    gap: int
    target: int
    wish: int
    n: int
    back: int
    stray: bool


@dataclass
class Story:
    """The government, the day it is, and the commitments that began."""

    city: Government
    today: dt.date = START
    begun: list[int] = field(default_factory=list)
    done: int = 0

    def tell(self, step: Step) -> None:
        """Do what a step wishes, if the rules allow it."""
        self.today += dt.timedelta(days=step.gap)
        known = models.Commitment.objects.filter(pk__in=self.begun).order_by("pk")
        row = known[step.target % len(self.begun)] if self.begun else None
        wishes = BEGINNINGS if row is None else (*BY_WORK[Work(row.work)] * 3, *ALWAYS)
        wish = wishes[step.wish % len(wishes)]
        try:
            wish(self, row, step)
            self.done += 1
        except Refusal:
            return

    def does(self, who: str, step: Step, action: Callable[..., Any], /, **what: Any) -> Any:
        """Let the right persona do it, or sometimes another one."""
        personas = [*self.city.by]
        actor = personas[step.n % len(personas)] if step.stray else who
        return self.city.does(actor, self.today.isoformat(), action, **what)

    def back(self, step: Step) -> dt.date:
        """A day that lies some days back."""
        return self.today - dt.timedelta(days=step.back)

    def due(self, step: Step, days: int = 0) -> Due | None:
        """A date some time ahead, or none."""
        if step.n % 7 == 0:
            return None
        return by_day((self.today + dt.timedelta(days=days + 9 * (step.n % 11))).isoformat())

    def unit(self, number: int, names: Sequence[str] = LEADS) -> int:
        """One of the units."""
        return self.city.units[names[number % len(names)]]

    def head(self, unit: int | None) -> str:
        """The persona who acts for a unit."""
        names = {number: name for name, number in self.city.units.items()}
        return HEADS.get(names.get(unit or 0, ""), "stranger")


Row = models.Commitment
Wish = Callable[[Story, Any, Step], None]


def _assign(story: Story, row: Row | None, step: Step) -> None:
    outside = step.n % 5 == 0
    terms = story.city.terms(
        issuer=story.city.units["MIC" if outside else "CITY-PC"],
        lead=story.unit(step.n),
        due=story.due(step),
        type=[*Type][step.n % len(Type)],
        basis=Basis.LETTER,
        letter=LETTER,
    )
    ahead = dt.timedelta(days=30 if step.back > 20 else 0)
    act = story.does(
        "steward" if outside else "secretary",
        step,
        actions.assign,
        terms=terms,
        on=story.today + ahead if ahead else story.back(step),
    )
    story.begun.append(act.subject)


def _propose(story: Story, row: Row | None, step: Step) -> None:
    terms = story.city.terms(lead=story.unit(step.n), due=story.due(step))
    story.begun.append(story.does("officer", step, actions.propose, terms=terms).subject)


def _assign_proposed(story: Story, row: Row, step: Step) -> None:
    story.does(
        story.head(row.issuer_id),
        step,
        actions.assign_proposed,
        commitment=row.pk,
        letter=LETTER,
        lead=story.unit(step.n),
        due=story.due(step),
    )


def _by_lead(action: Callable[..., Any], *, dated: bool = False, **what: Any) -> Wish:
    def wish(story: Story, row: Row, step: Step) -> None:
        on = {"on": story.back(step)} if dated else {}
        story.does(story.head(row.lead_id), step, action, commitment=row.pk, **what, **on)

    return wish


def _by_issuer(action: Callable[..., Any], *, dated: bool = False, **what: Any) -> Wish:
    def wish(story: Story, row: Row, step: Step) -> None:
        on = {"on": story.back(step)} if dated else {}
        story.does(
            story.head(row.issuer_id), step, action, commitment=row.pk, letter=LETTER, **what, **on
        )

    return wish


def _claim(story: Story, row: Row, step: Step) -> None:
    who = story.head(row.lead_id)
    story.does(
        who, step, actions.attach_link, commitment=row.pk, url="https://example.org/evidence"
    )
    story.does(who, step, actions.claim, commitment=row.pk, summary="Done.", on=story.back(step))


def _verify(story: Story, row: Row, step: Step) -> None:
    checked = (Evidence.DOCUMENT_CHECKED, Evidence.SITE_VERIFIED)
    story.does(
        "inspector",
        step,
        actions.verify,
        commitment=row.pk,
        evidence=checked[step.n % 2],
        note="Seen.",
        on=story.back(step),
    )


def _close(story: Story, row: Row, step: Step) -> None:
    story.does(
        story.head(row.issuer_id),
        step,
        actions.close,
        commitment=row.pk,
        letter=LETTER,
        outcome=[*Outcome][step.n % len(Outcome)],
        note="So be it.",
        other=story.begun[0],
        on=story.back(step),
    )


def _reassign(story: Story, row: Row, step: Step) -> None:
    story.does(
        story.head(row.issuer_id),
        step,
        actions.reassign,
        commitment=row.pk,
        letter=LETTER,
        lead=story.unit(step.n),
        **WHY,
    )


def _redefine(story: Story, row: Row, step: Step) -> None:
    story.does(
        story.head(row.issuer_id),
        step,
        actions.redefine,
        commitment=row.pk,
        letter=LETTER,
        title="Something else",
        due=story.due(step),
        **WHY,
    )


def _extend(story: Story, row: Row, step: Step) -> None:
    wanted = (row.revised or story.today) + dt.timedelta(days=10 + step.n)
    if row.extension_asked:
        story.does(
            story.head(row.issuer_id),
            step,
            actions.extend,
            commitment=row.pk,
            due=wanted,
            letter=LETTER,
            **WHY,
        )
    else:
        story.does(
            story.head(row.lead_id),
            step,
            actions.ask_extension,
            commitment=row.pk,
            wanted=wanted,
            progress="Half.",
            **WHY,
        )


def _correct(story: Story, row: Row, step: Step) -> None:
    story.does(
        story.head(row.issuer_id),
        step,
        actions.correct_due,
        commitment=row.pk,
        letter=LETTER,
        due=story.due(step),
        **WHY,
    )


def _transfer(story: Story, row: Row, step: Step) -> None:
    story.does(
        story.head(row.issuer_id),
        step,
        actions.transfer,
        commitment=row.pk,
        letter=LETTER,
        lead=story.unit(step.n),
        on=story.back(step),
        **WHY,
    )


def _break_down(story: Story, row: Row, step: Step) -> None:
    parts = [
        actions.Part(f"Part {n}", story.unit(step.n + n), story.due(step) if n else None)
        for n in range(1 + step.n % 2)
    ]
    made = story.does(
        story.head(row.lead_id), step, actions.break_down, commitment=row.pk, parts=parts
    )
    story.begun += [act.subject for act in made]


def _annul(story: Story, row: Row, step: Step) -> None:
    acts = ledger.acts_of([row.pk], prefix="commitment.", texts=False)
    # The latest act is mostly the mistaken one.
    act = acts[-1 - (step.n % len(acts) if step.back else 0)]
    story.does(
        story.head(row.issuer_id),
        step,
        actions.annul,
        commitment=row.pk,
        act=act.seq,
        letter=LETTER,
        **WHY,
    )


def _reorganise(story: Story, row: Row | None, step: Step) -> None:
    story.does(
        "administrator",
        step,
        organisation.place_unit,
        unit=story.unit(step.n, ("DOIC-DATA", "W1", "DOH")),
        tree=story.city.tree,
        parent=story.unit(step.n // 3, PARENTS),
        on=story.back(step),
    )


def _merge(story: Story, row: Row | None, step: Step) -> None:
    if organisation.models.Succession.objects.exists():
        return
    gone = organisation.NewSuccession(
        story.city.units["DOF"], [story.city.units["DOH"]], story.today, How.MERGED
    )
    story.does("administrator", step, organisation.succeed_units, successions=[gone])


def _supersede(story: Story, row: Row, step: Step) -> None:
    story.does(
        story.head(row.issuer_id),
        step,
        actions.supersede,
        commitment=row.pk,
        letter=LETTER,
        other=story.begun[0],
        **WHY,
    )


_suspend = _by_issuer(actions.suspend, dated=True, **WHY)
_accept = _by_lead(actions.accept, dated=True)
BEGINNINGS: tuple[Wish, ...] = (_assign, _assign, _propose)
ALWAYS: tuple[Wish, ...] = (
    _assign,
    _break_down,
    _break_down,
    _transfer,
    _annul,
    _correct,
    _reorganise,
    _merge,
)
BY_WORK: dict[Work, tuple[Wish, ...]] = {
    Work.PROPOSED: (_assign_proposed, _assign_proposed, _by_issuer(actions.reject, **WHY)),
    Work.ASSIGNED: (
        _accept,
        _accept,
        _accept,
        _by_lead(actions.contest, **WHY),
        _break_down,
        _extend,
        _suspend,
        _close,
        _by_issuer(actions.cancel, **WHY),
        _supersede,
    ),
    Work.CONTESTED: (_by_issuer(actions.keep, **WHY), _reassign, _redefine, _close),
    Work.IN_PROGRESS: (_claim, _claim, _claim, _extend, _extend, _break_down, _suspend, _close),
    Work.CLAIMED: (
        _verify,
        _verify,
        _by_issuer(actions.return_, **WHY),
        _suspend,
        _by_issuer(actions.approve_backdating, **WHY),
        _by_issuer(actions.approve_backdating, **WHY),
    ),
    Work.VERIFIED: (
        _close,
        _close,
        _by_issuer(actions.refute, **WHY),
        _by_issuer(actions.approve_backdating, **WHY),
    ),
    Work.CLOSED: (_by_issuer(actions.reopen, **WHY),),
    Work.SUSPENDED: (_by_issuer(actions.resume, dated=True, **WHY),) * 3,
    Work.REJECTED: (_assign,),
    Work.CANCELLED: (_annul,),
    Work.SUPERSEDED: (_annul,),
    Work.ANNULLED: (_annul,),
}
