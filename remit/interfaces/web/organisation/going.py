"""What a reorganisation or a placement to come does with a unit: one whole sentence for each way in
which a unit may end or move, so that each language says it in its own order of words."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from remit.domain.vocabulary import How
from remit.interfaces import writing
from remit.interfaces.web import written
from remit.interfaces.web.markup import format_html
from remit.organisation.queries import UnitCard, portraits
from remit.organisation.queries.planned import Planned
from remit.organisation.queries.portraits import Portrait, Succession

SENTENCES: Mapping[How, Promise] = MappingProxyType(
    {
        How.MERGED: _("%(unit)s will be merged into %(heirs)s on %(day)s."),
        How.SPLIT: _("%(unit)s will be split into %(heirs)s on %(day)s."),
        How.RENAMED: _("%(unit)s will be renamed on %(day)s and go on as %(heirs)s."),
        How.DISSOLVED: _(
            "%(unit)s will be dissolved on %(day)s; %(heirs)s will take over what it owes."
        ),
    }
)
ALONE = _("%(unit)s will end on %(day)s without an heir.")
BELOW = _("%(unit)s will stand below %(parent)s in “%(tree)s” from %(day)s on.")
AT_THE_TOP = _("%(unit)s will stand at the top of “%(tree)s” from %(day)s on.")
# As the page of one heir says it, which does not know the others.
PART = _("%(heirs)s will take over a part of %(unit)s on %(day)s.")


def goes_over(unit: UnitCard, how: How, heirs: Sequence[UnitCard], on: dt.date) -> SafeString:
    """The sentence about a unit that will go over, its names as ways to their pages."""
    return _said(SENTENCES[how] if heirs else ALONE, unit, heirs, on)


def stands_below(plan: Planned) -> SafeString:
    """The sentence about a unit that will stand elsewhere."""
    called = {one.code: one.name for one in portraits.trees()}
    facts = {
        "unit": _linked(plan.placed[0]),
        "parent": _linked(plan.below) if plan.below else "",
        "tree": format_html("<bdi>{}</bdi>", called[plan.tree]),
        "day": written.day(plan.on),
    }
    return SafeString((BELOW if plan.below else AT_THE_TOP) % facts)


def to_come(portrait: Portrait, today: dt.date) -> list[SafeString]:
    """What is planned with a unit: from which it will take over, and into which it will go over."""
    return [*_taken_over(portrait, today), *_gone_over(portrait, today)]


def _taken_over(portrait: Portrait, today: dt.date) -> Iterator[SafeString]:
    for one in portrait.came_from:
        if one.on > today and one.unit is not None:
            form = PART if one.how is How.SPLIT else SENTENCES[one.how]
            yield _said(form, one.unit, [portrait.card], one.on)


def _gone_over(portrait: Portrait, today: dt.date) -> Iterator[SafeString]:
    coming = [one for one in portrait.went_into if one.on > today]
    for (on, how), some in groupby(coming, key=_together):
        heirs = [one.unit for one in some if one.unit is not None]
        yield goes_over(portrait.card, how, heirs, on)


def _together(one: Succession) -> tuple[dt.date, How]:
    return one.on, one.how


def _said(form: Promise, unit: UnitCard, heirs: Sequence[UnitCard], on: dt.date) -> SafeString:
    named = SafeString(writing.listed(map(_linked, heirs)))
    return SafeString(form % {"unit": _linked(unit), "heirs": named, "day": written.day(on)})


def _linked(card: UnitCard) -> SafeString:
    address = reverse("unit", args=[card.code])
    return format_html('<a href="{}">{}</a>', address, written.unit(card))
