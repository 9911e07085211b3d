"""The units that the words of a draft may mean, as a form offers them: the likeliest first, each
with the reasons; only a unit against which nothing speaks is chosen beforehand. Of several that are
named alike the first is, and the others cooperate, until a person says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from remit.domain.naming import Reason
from remit.domain.rights import Viewer
from remit.interfaces import writing
from remit.interfaces.web.commitments.showing import Shown
from remit.organisation.queries import UnitCard
from remit.texts import actors
from remit.texts.actors import Found
from remit.texts.queries import DraftCard

SAID: Mapping[str, Promise] = {
    "NAME": gettext_lazy("its name is “%(name)s”"),
    "FORMER": gettext_lazy("it was called “%(name)s”"),
    "PREDECESSOR": gettext_lazy("“%(name)s” went into it"),
    "CODE": gettext_lazy("its code is “%(name)s”"),
    "ABBREVIATION": gettext_lazy("short for “%(name)s”"),
    "LEVEL_DIFFERS": gettext_lazy("the text gives it another level"),
    "BELOW": gettext_lazy("below the issuer"),
    "ISSUER": gettext_lazy("the issuer itself"),
    "PLACE": gettext_lazy("in the place of the issuer"),
    "LINE": gettext_lazy("in the line above the issuer"),
    "ELSEWHERE": gettext_lazy("outside the place of the issuer"),
    "TITLE": gettext_lazy("its head is meant"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A unit with why it may be meant."""

    card: UnitCard
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class Offers:
    """What the words of a draft may mean: who leads, and who cooperates."""

    words: str
    leads: Sequence[Offer]
    clear: Mapping[str, Sequence[UnitCard]]
    # Named alike, as those of whom one leads.
    is_shared: bool = False

    def shown(self, one: Shown) -> Shown:
        """A field of units with those that are offered, below those that are chosen."""
        if one.name != "lead":
            return one
        known = {card.id for card in one.units}
        extra = [offer.card for offer in self.leads if offer.card.id not in known]
        return replace(one, units=(*one.units, *extra)) if extra else one


def offers(viewer: Viewer, draft: DraftCard) -> Offers:
    """The units that the words of a draft may mean."""
    words = str((draft.found.get("actor") or {}).get("text", ""))
    beside = [str(one["text"]) for one in draft.found.get("cooperating", ())]
    if not words and not beside:
        return Offers("", (), {})
    setting = actors.setting(viewer, draft.document)
    answers = actors.resolved_all([words, *beside], setting)
    answer, others = answers[words], [answers[one] for one in beside]
    lead = [answer.clear.card] if answer.clear else []
    named = [*answer.beside, *(unit for one in others for unit in (one.clear, *one.beside))]
    cooperating = {one.card.id: one.card for one in named if one and one.card not in lead}
    return Offers(
        words=words,
        leads=[Offer(one.card, _reasons(one)) for one in answer.found],
        clear={"lead": lead, "cooperating": list(cooperating.values())},
        is_shared=bool(answer.beside),
    )


def _reasons(one: Found) -> list[str]:
    return [_said(reason, one) for reason in one.ranked.reasons]


def _said(reason: Reason, one: Found) -> str:
    if reason.code.startswith("CHOSEN"):
        return _chosen(reason.code, int(reason.facts["count"]))
    if reason.code == "TITLE" and one.post is not None:
        return _("its head is meant: %(post)s") % {"post": one.post.name}
    return str(SAID[reason.code]) % reason.facts


def _chosen(code: str, count: int) -> str:
    facts = {"count": writing.Count(count)}
    if code == "CHOSEN_HERE":
        return (
            ngettext(
                "chosen %(count)s time for these words in documents of this issuer",
                "chosen %(count)s times for these words in documents of this issuer",
                count,
            )
            % facts
        )
    if code == "CHOSEN_NEAR":
        return (
            ngettext(
                "chosen %(count)s time for these words in documents of this place",
                "chosen %(count)s times for these words in documents of this place",
                count,
            )
            % facts
        )
    return (
        ngettext(
            "another unit was chosen %(count)s time",
            "another unit was chosen %(count)s times",
            count,
        )
        % facts
    )
