"""The trees of units on any day, and the page of one unit."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from remit.commitments.queries import asking, owing
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import sentences
from remit.interfaces.web import handing, refusals, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.board import figures_of
from remit.interfaces.web.commitments import days
from remit.interfaces.web.organisation import branches, going
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation
from remit.organisation.queries import delegations, planned, portraits
from remit.organisation.queries.portraits import Portrait

WORDS = ("on", "known_at", "tree", "unit", "words")


@dataclass(frozen=True)
class Moment:
    """The day that is looked at, up to which act is known, and the hash of that act if it is the
    latest one."""

    on: dt.date
    known_seq: int
    is_latest: bool
    hash: str


@require_GET
@rights.needs(rights.SIGNED_IN)
def tree(request: Asking) -> HttpResponseBase:
    """A tree of units on a day, as known at a moment; or the units that some words find."""
    typed = {word: str(request.GET.get(word, "")).strip() for word in WORDS}
    try:
        context = _found(typed) if typed["words"] else _tree(typed)
    except Refusal as refusal:
        context = {"sentence": sentences.sentence(refusal), "rule": refusal.rule}
        status = refusals.UNPROCESSABLE
        return render(
            request, "organisation/tree.html", _around(request, typed) | context, status=status
        )
    return render(request, "organisation/tree.html", _around(request, typed) | context)


@require_GET
@rights.needs(rights.SIGNED_IN)
def unit(request: Asking, code: str) -> HttpResponseBase:
    """One unit on a day, as known at a moment, with its past, its posts, and what it owes."""
    asked = {word: str(request.GET.get(word, "")).strip() for word in ("on", "known_at")}
    moment = _moment(asked)
    kept = {"known_at": asked["known_at"]} if asked["known_at"] else {}
    portrait = portraits.portrait(code, moment.on, moment.known_seq)
    context = {
        "portrait": portrait,
        "delegations": delegations.of_unit(portrait.card.id, moment.on, moment.known_seq),
        "on": moment.on,
        "moment": moment,
        "tree_url": _tree_url(unit=code, on=moment.on.isoformat(), **kept),
        "owes": _owes(request, code),
        "left": owing.not_closed([portrait.card.id])[portrait.card.id],
        "door": handing.door(request.viewer, portrait.card),
        "keeps": rights.opens(Permission.ADMINISTER, request.viewer),
    }
    return render(request, "organisation/unit.html", context | _successions(portrait, context))


def _successions(portrait: Portrait, around: Mapping[str, object]) -> dict[str, object]:
    """What it came from and went over into; and in the future tense what is still to come."""
    today = clock.today()
    plan = planned.of_unit(portrait.card.id, today) if around["keeps"] else None
    return {
        "came_from": [one for one in portrait.came_from if one.on <= today],
        "went_into": [one for one in portrait.went_into if one.on <= today],
        "to_come": [
            *going.to_come(portrait, today),
            *([going.stands_below(plan)] if plan and plan.is_placing else []),
        ],
        "plan": plan,
    }


def _around(request: Asking, typed: dict[str, str]) -> dict[str, object]:
    keeps = rights.opens(Permission.ADMINISTER, request.viewer)
    return {"typed": typed, "trees": portraits.trees(), "keeps": keeps}


def _tree(typed: dict[str, str]) -> dict[str, object]:
    moment = _moment(typed)
    shown = portraits.trees()
    if not shown:
        return {"drawn": None, "moment": moment}
    number = organisation.tree_id(typed["tree"].upper() or organisation.HOME_TREE)
    edition = organisation.edition_of(number, moment.on, moment.known_seq)
    chosen = organisation.unit_by_code(typed["unit"]).id if typed["unit"] else None
    drawn = branches.drawn(edition, moment.on, chosen, moment.known_seq)
    kept = {word: typed[word] for word in ("on", "known_at", "tree") if typed[word]}
    return {
        "drawn": drawn,
        "moment": moment,
        "kept": urlencode(kept),
        "path": [(card, _tree_url(**kept, unit=card.code)) for card in drawn.path],
        "all_url": _tree_url(**kept),
    }


def _found(typed: dict[str, str]) -> dict[str, object]:
    return {"found": portraits.all_units_found(typed["words"])}


def _moment(typed: dict[str, str]) -> Moment:
    days.check_moment(typed["known_at"], _("As known at"))
    known = asking.known_seq(typed["known_at"])
    head = ledger.head()
    is_latest = head is None or known >= head.seq
    return Moment(
        _day(typed["on"]), known, is_latest, head.hash.hex() if head and is_latest else ""
    )


def _day(words: str) -> dt.date:
    return days.typed(words, _("On")) if words.strip() else clock.today()


def _tree_url(**words: str) -> str:
    return f"{reverse('organisation')}?{urlencode(words)}"


def _owes(request: Asking, code: str) -> dict[str, object] | None:
    """The figures of the unit today, for whoever may see figures."""
    if not rights.opens(Permission.SEE_FIGURES, request.viewer):
        return None
    return figures_of.unit(request.viewer, code)
