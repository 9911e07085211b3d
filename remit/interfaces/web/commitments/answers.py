"""The answers to choose from where they depend on the commitment and on who asks."""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from remit.commitments.queries import bases
from remit.commitments.queries.lists import Card
from remit.commitments.queries.timeline import Entry
from remit.domain import lifecycle, verification
from remit.domain.history import Fact
from remit.domain.vocabulary import MOVING, Outcome, Work
from remit.interfaces import labels, writing
from remit.interfaces.web.commitments import due_words
from remit.interfaces.web.commitments.fields import Option, Sitting
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard


def words(members: Iterable[StrEnum]) -> list[Option]:
    """Codes under their labels."""
    return [Option(member.value, labels.label(member)) for member in members]


def posts_of_lead(at: Sitting) -> Sequence[Option]:
    """The posts of the lead unit, to which its head may allot."""
    return [
        Option(str(post.id), post.name)
        for post in organisation.posts_of_unit(at.whole.card.lead or 0)
    ]


def own_cooperating(at: Sitting) -> Sequence[Option]:
    """The cooperating units in which one holds a post."""
    held = {one.unit for one in at.viewer.held}
    cards = organisation.units(held & set(at.whole.cooperating))
    return [Option(str(card.id), card.name) for card in cards.values()]


def acts_in_force(at: Sitting) -> Sequence[Option]:
    """The acts that this person may annul, latest first; evidence by its name."""
    return [
        Option(str(entry.seq), act_called(entry))
        for entry in reversed(at.whole.entries)
        if entry.in_force and entry.seq in at.annullable
    ]


def act_called(entry: Entry) -> str:
    """An act by what was done, what was attached, its day and its number."""
    name = entry.texts.get("name") or ""
    when = f"{_day(entry.effective_on)} (#{entry.seq})"
    return writing.parted([labels.label(entry.tag), *filter(None, [name]), when])


def successors(at: Sitting) -> Sequence[Option]:
    """What rests on the documents that replaced or amended the basis, and may take the place."""
    found = bases.successors(at.viewer, at.whole.card)
    units = organisation.units({one.lead for one in found if one.lead})
    return [Option(str(one.id), _told(one, units.get(one.lead or 0))) for one in found]


def _told(one: Card, lead: UnitCard | None) -> str:
    facts = [lead.name if lead else "", _day(one.revised) if one.revised else ""]
    return writing.parted([f"#{one.id} {one.title}", *filter(None, facts)])


def superseding(at: Sitting) -> str:
    """What happens with the one that is superseded, with its parts, and with the one that takes its
    place."""
    said = _(
        "Commitment #%(number)s no longer counts, and its dates stop; its history stays. The one "
        "that takes its place stays as it is: its lead unit, its dates and its state do not change."
    ) % {"number": at.whole.card.id}
    bound = [one for one in at.whole.parts if one.hidden or Work(one.work) in MOVING]
    if not bound:
        return said
    count = writing.Count(len(bound))
    parts = ngettext(
        "%(count)s part of it goes on and counts by itself from then on.",
        "%(count)s parts of it go on and count by themselves from then on.",
        count,
    )
    return f"{said} {parts % {'count': count}}"


def redating(at: Sitting) -> str:
    """That the original date is set anew, and what both dates were until now."""
    card = at.whole.card
    if card.original is None:
        return ""
    original, revised = _day(card.original), _day(card.revised or card.original)
    said = _(
        "The original due date is set anew: the day below becomes both the original and the "
        "revised date. Until now the original date is %(original)s; it stays in the history."
    ) % {"original": original}
    if revised == original:
        return said
    moved = _("The revised date, %(revised)s, falls away with it.") % {"revised": revised}
    return f"{said} {moved}"


def outcomes(at: Sitting) -> Sequence[Option]:
    """The outcomes that the state bears."""
    work = Work(at.whole.card.work)
    return words(one for one in Outcome if lifecycle.outcome_allowed(work, one))


def before_claim(at: Sitting) -> str:
    """What a claim brings with it: a request for more time that falls away, and what it lacks."""
    return " ".join(filter(None, [_withdrawn(at), evidence_missing(at)]))


def _withdrawn(at: Sitting) -> str:
    if not at.whole.card.extension_asked:
        return ""
    day = _day(dt.date.fromisoformat(wanted(at)))
    return _("Your request for more time until %(day)s is withdrawn with it.") % {"day": day}


def parts_go_on(at: Sitting) -> str:
    """That the parts of a contested whole bind their units all the same."""
    bound = [one for one in at.whole.parts if one.hidden or Work(one.work) in MOVING]
    if not bound:
        return ""
    count = writing.Count(len(bound))
    return ngettext(
        "%(count)s part of it binds another unit and goes on binding it, whatever becomes of the "
        "whole; if the whole is cancelled, the part counts by itself from then on.",
        "%(count)s parts of it bind other units and go on binding them, whatever becomes of the "
        "whole; if the whole is cancelled, the parts count by themselves from then on.",
        count,
    ) % {"count": count}


def evidence_missing(at: Sitting) -> str:
    """What a claim still needs before somebody can verify it; nothing where evidence is there."""
    standing = [
        Fact(one.seq, one.effective_on, one.tag, one.data)
        for one in at.whole.entries
        if one.in_force
    ]
    if verification.evidence_behind(standing):
        return ""
    if verification.lacks_new_evidence(standing):
        return _(
            "Nothing new was attached since the claim was returned or refuted (the same file "
            "again is not new); without new evidence it cannot be verified. Choose files below, or "
            "attach a link before."
        )
    return _(
        "No evidence is attached yet; without it the claim cannot be verified. Choose files below, "
        "or attach a link before."
    )


def issuer_outside(at: Sitting) -> bool:
    """Whether the issuer stands outside the site, and speaks by letter."""
    return any(card.external for card in organisation.units([at.whole.card.issuer or 0]).values())


def title(at: Sitting) -> str:
    """The title as it stands."""
    return at.whole.card.title


def lead(at: Sitting) -> str:
    """The lead unit as it stands."""
    return str(at.whole.card.lead or "")


def blocked(at: Sitting) -> str:
    """What stands in the way until another report says otherwise."""
    return at.whole.card.blocked


def blocked_by(at: Sitting) -> str:
    """The unit that is waited for, as long as something stands in the way."""
    return str(at.whole.blocked_by or "") if at.whole.card.blocked else ""


def due(at: Sitting) -> str:
    """The due date as it stands, as one would type it."""
    return due_words.of_due(at.whole.due)


def wanted(at: Sitting) -> str:
    """The day that was asked for in the request that is open."""
    asked = [entry for entry in at.whole.entries if entry.in_force and "wanted" in entry.data]
    return str(asked[-1].data["wanted"]) if asked else ""


def _day(day: dt.date) -> str:
    return writing.typed_day(day)
