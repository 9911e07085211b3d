"""Small parts of forms that answer while one types: units found by their words, and what a typed
due date means."""

from collections import Counter

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from remit.commitments import actions
from remit.domain.rights import Permission
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import choosing, reading, showing
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard, seats


@require_GET
@rights.needs(rights.SIGNED_IN)
def units_found(request: Asking) -> HttpResponseBase:
    """Units whose code or name has the typed words, below those that are chosen already."""
    name, many = reading.text(request.GET, "field"), bool(request.GET.get("many"))
    words = reading.text(request.GET, f"{name}_words")
    chosen = organisation.units({*reading.units(request.GET, name), *_grouped(request)})
    found = choosing.nearest_first(request.by, words) if words else []
    cards = [*chosen.values(), *(card for card in found if card.id not in chosen)]
    context = {
        "name": name,
        "many": many,
        "words": words,
        "units": choosing.placed(cards),
        "ticked": set(chosen),
        "found": len(found),
    }
    return render(request, "commitments/fields/units_found.html", context)


@require_GET
@rights.needs(Permission.ADMINISTER)
def posts_found(request: Asking) -> HttpResponseBase:
    """Open posts whose code, name or unit has the typed words, below the one that is chosen."""
    name = reading.text(request.GET, "field")
    words, chosen = reading.text(request.GET, f"{name}_words"), reading.text(request.GET, name)
    kept = seats.of_codes([chosen] if chosen else [])
    found = seats.found(words, limit=choosing.MOST) if words else []
    shown = [*kept, *(one for one in found if one.post.code != chosen)]
    context = {"name": name, "words": words, "seats": shown, "chosen": chosen}
    return render(request, "commitments/fields/posts_found.html", context)


@require_GET
@rights.needs(Permission.PROPOSE)
def unit_groups(request: Asking) -> HttpResponseBase:
    """The kinds of units under the issuer, to be chosen all at once."""
    issuer = reading.number(request.GET, "issuer")
    counts = Counter(one.kind for one in _under(issuer)) if issuer else {}
    groups = [
        {"under": issuer, "kind": kind, "count": count}
        for kind, count in counts.items()
        if 1 < count <= actions.MOST_TOGETHER
    ]
    context = {"name": reading.text(request.GET, "field"), "groups": groups}
    return render(request, "commitments/fields/groups.html", context)


def _grouped(request: Asking) -> list[int]:
    """The units of one kind under a unit, if all of them are asked for."""
    under, kind = reading.number(request.GET, "under"), reading.text(request.GET, "kind")
    found = [one.id for one in _under(under) if one.kind == kind] if under else []
    return found if len(found) <= actions.MOST_TOGETHER else []


def _under(unit: int) -> list[UnitCard]:
    """The units of the site that stand under a unit today, without those that ended."""
    edition = organisation.home_edition(clock.today())
    below = set(edition.subtree(unit)) if unit in edition else set()
    cards = organisation.units(below - edition.dissolved - {unit})
    return sorted((one for one in cards.values() if not one.external), key=lambda one: one.filed)


@require_GET
@rights.needs(Permission.PROPOSE)
def due_said(request: Asking) -> HttpResponseBase:
    """What a typed due date means, as a sentence."""
    name = reading.text(request.GET, "field") or "due"
    said, understood = showing.explained(reading.text(request.GET, name))
    context = {"said": said, "understood": understood}
    return render(request, "commitments/fields/due_said.html", context)


@require_GET
@rights.needs(rights.SIGNED_IN)
def day_said(request: Asking) -> HttpResponseBase:
    """The day that was typed, written out."""
    said, understood = showing.written_out(reading.text(request.GET, request.GET.get("field", "")))
    context = {"said": said, "understood": understood}
    return render(request, "commitments/fields/due_said.html", context)


@require_GET
@rights.needs(Permission.PROPOSE)
def part_row(request: Asking) -> HttpResponseBase:
    """The fields of one more part."""
    place = min(reading.number(request.GET, "place") or 1, reading.MOST_PARTS)
    context = {
        "row": showing.part_row(place),
        "place": place,
        "following": place + 1,
        "more": place < reading.MOST_PARTS,
    }
    return render(request, "commitments/fields/part_row.html", context)
