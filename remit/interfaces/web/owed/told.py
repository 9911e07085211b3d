"""What a list of commitments is a list of: its filters as they were typed, and the same in words,
for its print, for its files and for their names."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from remit.commitments.queries import wanting
from remit.commitments.queries.wanting import Wanted
from remit.domain.vocabulary import Work
from remit.interfaces import labels
from remit.interfaces.exports import Fact
from remit.interfaces.list_choices import known
from remit.interfaces.list_choices import queries as choices
from remit.interfaces.rooted import short_name
from remit.interfaces.web import written
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.lists import paper, tools
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation

_STATES: Mapping[str, Promise] = MappingProxyType(
    {
        wanting.ALL_NOT_CLOSED: gettext_lazy("Not closed"),
        wanting.ALL_OPEN: gettext_lazy("Open"),
        wanting.ALL_OVERDUE: gettext_lazy("Overdue"),
        wanting.ALL_DONE: gettext_lazy("Done"),
    }
)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The filters as they were typed."""

    words: str
    state: str
    lead: str
    alone: bool
    issuer: str
    issuer_below: bool
    type: str
    language: str
    due_from: str
    due_to: str
    series: int | None = None
    is_usual: bool = False  # nobody chose a filter

    @property
    def any(self) -> bool:
        """Whether anything narrows the list that somebody chose."""
        named = self.words or self.state or self.lead or self.alone or self.series or self.further
        return bool(named) and not self.is_usual

    @property
    def is_of_now(self) -> bool:
        """Whether it is narrowed to what is still to be done, closed or not."""
        return self.state in wanting.OF_NOW

    @property
    def further(self) -> bool:
        """Whether one of the further filters narrows it."""
        return bool(self.issuer or self.type or self.language or self.due_from or self.due_to)


def filters(wanted: Wanted) -> list[Fact]:
    """By what the list is narrowed, each under the name of its field."""
    lead = _("This unit alone") if wanted.alone else _("Lead unit, with those below")
    issuer = _("Issuing unit, with those below") if wanted.issuer_below else _("Issuing unit")
    units = organisation.units(one for one in (wanted.lead, wanted.issuer) if one)
    lines: list[tuple[str, str | dt.date | None]] = [
        (_("Words"), wanted.words),
        (_("State"), _state(wanted.state)),
        (lead, written.named(units.get(wanted.lead or 0))),
        (issuer, written.named(units.get(wanted.issuer or 0))),
        (_("Type"), labels.label(wanted.type) if wanted.type else ""),
        (_("Due from"), wanted.due_from),
        (_("Due until"), wanted.due_to),
        (_("Language of the text"), labels.language(wanted.language) if wanted.language else ""),
        (_("One series"), f"#{wanted.series}" if wanted.series else ""),
    ]
    return [(name, value) for name, value in lines if value]


def facts(narrowed: list[Fact], total: int) -> list[Fact]:
    """What stands above the rows: the day, the filters, and how many there are."""
    return [(_("As of"), clock.today()), *narrowed, (_("Commitments"), total)]


def on_paper(narrowed: list[Fact], total: int) -> list[tuple[str, str]]:
    """The same in words with the act up to which is known, for the print of the page."""
    head = ledger.head()
    return paper.line(facts(narrowed, total), head.seq if head else 0)


def stem(request: Asking, wanted: Wanted) -> str:
    """How a file of the list is called: by the name of the list where it was saved, else by its
    filters in short; files of two lists have two names."""
    here = tools.words(known.PAGES["commitments"], request.GET, clock.today())
    saved = choices.saved(request.viewer, ["commitments"])
    name = next((one.name for one in saved if one.words == here), "")
    return f"remit-commitments-{slugify(name, allow_unicode=True) or _short(wanted)}"


def _short(wanted: Wanted) -> str:
    units = organisation.units(one for one in (wanted.lead, wanted.issuer) if one)
    lead, issuer = units.get(wanted.lead or 0), units.get(wanted.issuer or 0)
    parts = [
        wanted.state or "ALL",
        f"lead {lead.code}" if lead else "",
        "alone" if wanted.alone else "",
        f"issuer {issuer.code}" if issuer else "",
        "below" if wanted.issuer_below else "",
        wanted.type.value if wanted.type else "",
        f"from {wanted.due_from}" if wanted.due_from else "",
        f"until {wanted.due_to}" if wanted.due_to else "",
        wanted.language,
        f"series {wanted.series}" if wanted.series else "",
        wanted.words,
    ]
    return short_name(parts)


def _state(code: str) -> str:
    if not code:
        return _("All")
    return str(_STATES[code]) if code in _STATES else labels.label(Work(code))
