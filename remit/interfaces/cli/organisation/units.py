"""A unit: where it stands, what it is called, into which others it goes over, and what it is."""

import datetime as dt
import shlex
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from remit.domain.vocabulary import How
from remit.interfaces.cli.organisation import asked

if TYPE_CHECKING:
    from remit.organisation.queries.portraits import Portrait

Unit = Annotated[str, typer.Argument(help="Code of the unit.")]


def place(
    unit: Unit,
    parent: Annotated[str, typer.Argument(help="Code of the unit above it.")],
    tree: Annotated[str, typer.Option(help="Code of the tree.")] = "ADMIN",
    on: asked.On = "",
    as_: asked.As = "",
) -> None:
    """Let a unit stand below another one from a day on."""
    from remit.kernel import clock
    from remit.organisation import actions, queries

    act = actions.place_unit(
        by=asked.by(as_),
        at=clock.now(),
        unit=queries.unit_by_code(unit).id,
        tree=queries.tree_id(tree),
        parent=queries.unit_by_code(parent).id,
        on=asked.day(on),
    )
    asked.recorded(act.seq)


def rename(
    unit: Unit,
    vi: asked.Vi = "",
    en: asked.En = "",
    ar: asked.Ar = "",
    ko: asked.Ko = "",
    on: asked.On = "",
    as_: asked.As = "",
) -> None:
    """Call a unit otherwise; names in other languages stay."""
    from remit.kernel import clock
    from remit.organisation import actions
    from remit.organisation.queries import called

    given = asked.names(vi=vi, en=en, ar=ar, ko=ko)
    if not given:
        raise typer.BadParameter("--name-vi, --name-en, --name-ar, --name-ko")
    day = asked.day(on)
    card = called.unit(unit, day)
    act = actions.rename_unit(
        by=asked.by(as_),
        at=clock.now(),
        unit=card.id,
        names={**card.names, **given},
        on=day,
    )
    asked.recorded(act.seq)
    _say_called_later(card.id, day)


def _say_called_later(unit: int, day: dt.date) -> None:
    from django.utils.translation import gettext as _

    from remit.organisation.queries import called

    later = next((one for one in called.periods(unit) if one.on_from > day), None)
    if later is not None:
        said = _("From %(on)s it is called “%(name)s”, as was recorded before.")
        sys.stdout.write(said % {"on": later.on_from, "name": later.name} + "\n")


def succeed(
    units: Annotated[list[str], typer.Argument(help="Codes of the units that end.")],
    how: Annotated[How, typer.Option(help="How they end.")],
    on: Annotated[str, typer.Option(help="The day, 2025-11-14.")],
    to: Annotated[list[str] | None, typer.Option(help="Code of an heir; may be repeated.")] = None,
    as_: asked.As = "",
) -> None:
    """Let units end and go over into their heirs, and say what they still owe."""
    from remit.kernel import clock
    from remit.organisation import actions, queries

    heirs, day = [queries.unit_by_code(code) for code in to or ()], asked.day(on)
    ending = [
        actions.NewSuccession(
            queries.unit_by_code(code).id, tuple(heir.id for heir in heirs), day, how
        )
        for code in units
    ]
    for act in actions.succeed_units(by=asked.by(as_), at=clock.now(), successions=ending):
        asked.recorded(act.seq)
    for code in units:
        _say_owed(code, [heir.code for heir in heirs], on)


def plans() -> None:
    """List what is planned for days to come, each with the number by which it is taken back."""
    from remit.domain.acts import Tag
    from remit.interfaces import labels
    from remit.kernel import clock
    from remit.organisation.queries import planned

    for plan in planned.plans(clock.today()):
        for one in plan.units:
            heirs = ", ".join(heir.code for heir in one.heirs) or "–"
            line = f"{plan.id}  {plan.on}  {one.unit.code} → {heirs}  {labels.label(one.how)}"
            sys.stdout.write(line + "\n")
        if plan.is_placing:
            below = plan.below.code if plan.below else "–"
            placed = f"{plan.placed[0].code} ↦ {below}  {labels.label(Tag.UNIT_PLACED)}"
            sys.stdout.write(f"{plan.id}  {plan.on}  {placed}\n")


def take_back_plan(
    number: Annotated[int, typer.Argument(help="Its number, as `plans` lists it.")],
    reason: Annotated[str, typer.Option(help="Why; it is recorded with each act.")],
    as_: asked.As = "",
) -> None:
    """Take a planned reorganisation or placement back before its day, whole."""
    from remit.kernel import clock
    from remit.organisation import reorganising

    acts = reorganising.take_back(by=asked.by(as_), at=clock.now(), plan=number, reason=reason)
    for act in acts:
        asked.recorded(act.seq)


def _say_owed(code: str, heirs: list[str], on: str) -> None:
    from django.utils.translation import gettext as _

    from remit.commitments.queries import owing
    from remit.interfaces import writing
    from remit.organisation import queries

    number = queries.unit_by_code(code).id
    owed = owing.not_closed([number])[number].total
    if not owed:
        return
    heir = heirs[0] if len(heirs) == 1 else "HEIR"
    words = ["remit", "commitments", "transfer-all", code, heir, "--on", on, "--reason", "…"]
    said = _("%(unit)s still owes %(count)s; this transfers it: %(command)s")
    facts = {"unit": code, "count": writing.number(owed), "command": shlex.join(words)}
    sys.stdout.write(said % facts + "\n")


def show(unit: Unit, on: asked.On = "") -> None:
    """Show where a unit stands, its heirs, its posts and who holds them, and who records for it."""
    from remit.organisation.queries import portraits

    day = asked.day(on)
    found = portraits.portrait(unit, day)
    lines = [f"{found.card.code}  {found.card.name}", *_past(found), *_staff(found)]
    lines += _owed(found.card.id)
    sys.stdout.write("\n".join(lines) + "\n")


def _past(found: "Portrait") -> list[str]:
    from remit.interfaces import labels

    lines = [_days(found.exists_from, found.card.exists_until)]
    for name in found.called:
        lines.append(f"“{name.name}”  {_days(name.on_from, name.on_until)}")
    for place in found.places:
        parent = place.parent.code if place.parent else "–"
        lines.append(f"{place.tree.code}  {parent}  {_days(place.on_from, place.on_until)}")
    for sign, others in (("←", found.came_from), ("→", found.went_into)):
        for one in others:
            code = one.unit.code if one.unit else "–"
            lines.append(f"{sign} {code}  {one.on}  {labels.label(one.how)}")
    return lines


def _days(on_from: dt.date, on_until: dt.date | None) -> str:
    """A period with its last day."""
    from remit.interfaces import writing

    return f"{on_from} – {writing.last_day(on_until, on_from) if on_until else '…'}"


def _staff(found: "Portrait") -> list[str]:
    from remit.interfaces import labels

    lines = []
    for staffed in found.posts:
        lines.append(f"{staffed.post.code}  {staffed.post.name}")
        lines += [
            f"  {one.role.value}  {labels.label(one.role)}  {one.person}  {one.on_from}"
            for one in staffed.holders
        ]
    for steward in found.stewards:
        lines.append(f"STEWARD  {steward.post.code}  {steward.on_from}")
    return lines


def _owed(unit: int) -> list[str]:
    """What it leads today that is not closed, as its page counts it."""
    from django.utils.translation import ngettext

    from remit.commitments.queries import owing
    from remit.interfaces import writing

    owed = owing.not_closed([unit])[unit]
    parts = (
        (owed.open, ngettext("%(n)s open", "%(n)s open", owed.open)),
        (
            owed.verified,
            ngettext("%(n)s done, to be closed", "%(n)s done, to be closed", owed.verified),
        ),
        (owed.proposed, ngettext("%(n)s proposed", "%(n)s proposed", owed.proposed)),
    )
    said = " · ".join(words % {"n": writing.number(n)} for n, words in parts if n)
    total = ngettext("%(n)s not closed:", "%(n)s not closed:", owed.total)
    return [f"{total % {'n': writing.number(owed.total)}} {said}"] if owed.total else []


COMMANDS: Mapping[str, Callable[..., None]] = {
    "place": place,
    "rename": rename,
    "succeed": succeed,
    "plans": plans,
    "take-back-plan": take_back_plan,
    "show": show,
}
