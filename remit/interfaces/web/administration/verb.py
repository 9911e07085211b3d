"""One line of the table of what an administrator does: the words, the fields, and the action that
carries it out and says to which page one goes on."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from remit.domain import half_open
from remit.domain.acts import By
from remit.domain.kinds import KINDS
from remit.domain.refusals import Refusal
from remit.interfaces import labels
from remit.interfaces.web.commitments import reading, showing
from remit.interfaces.web.commitments.fields import Field, Kind, Option
from remit.interfaces.web.commitments.showing import Shown
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import portraits

Answers = Callable[[], Sequence[Option]]
NAMED = tuple(code for code, _name in settings.LANGUAGES)


def _local(code: str) -> str:
    return str(get_language_info(code)["name_local"])


NAMES = tuple(
    Field(
        name=f"name_{code}",
        label=format_lazy("{name} ({language})", name=_("Name"), language=_local(code)),
        kind=Kind.TEXT,
        required=False,
    )
    for code in NAMED
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent: by whom, when, and the values of its fields."""

    by: By
    at: dt.datetime
    values: Mapping[str, object]

    def text(self, name: str) -> str:
        """What was typed or chosen in a field."""
        return str(self.values.get(name) or "").strip()

    def needed(self, one: Field) -> str:
        """What was typed in a field that must not be empty."""
        if not self.text(one.name):
            raise Refusal("FIELD_EMPTY", field=str(one.label))
        return self.text(one.name)

    def unit(self, name: str) -> int:
        """The unit that was chosen."""
        return int(str(self.values[name]))

    def day(self, name: str = "on") -> dt.date:
        """The day that was typed, or today."""
        given = self.values.get(name)
        return given if isinstance(given, dt.date) else clock.day_of(self.at)

    def until(self, name: str) -> dt.date | None:
        """The end of a period whose last day was typed; none if it has no end."""
        given = self.values.get(name)
        return half_open.until(given) if isinstance(given, dt.date) else None

    @property
    def names(self) -> dict[str, str]:
        """The names that were typed, by their language."""
        given = {code: self.text(f"name_{code}") for code in NAMED}
        return {code: name for code, name in given.items() if name}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """What an administrator does, and what is said of it afterwards. `answers` are the choices of
    fields whose codes are no words of the vocabulary; `starts` fills the form from what its link
    names; `asks` is put once before."""

    code: str
    label: Promise
    says: Promise
    done: Promise
    fields: tuple[Field, ...]
    action: Callable[[Sent], str]
    answers: Mapping[str, Answers] = field(default_factory=dict)
    starts: Callable[[showing.Start], showing.Start] | None = None
    asks: Promise | str = ""

    def shown(self, start: showing.Start) -> list[Shown]:
        """The fields, with what they start with."""
        return [
            replace(one, options=self.answers[one.name]()) if one.name in self.answers else one
            for one in showing.shown(self.fields, start)
        ]

    def read(self, request: HttpRequest) -> Mapping[str, object]:
        """The values that were sent."""
        plain = [one for one in self.fields if one.name not in self.answers]
        values = reading.values(request, plain)
        return values | {name: reading.text(request.POST, name) for name in self.answers}


def unit_page(number: int) -> str:
    """The page of a unit."""
    return reverse("unit", args=[organisation.units([number])[number].code])


def post_named(code: str) -> organisation.PostCard:
    """The post with this code."""
    return organisation.post_by_code(code)


def kinds() -> list[Option]:
    """Every kind of unit under its label, by the level of government."""
    return [Option(code, labels.kind(code)) for code in KINDS]


def trees() -> list[Option]:
    """Every tree of units."""
    return [Option(one.code, one.name) for one in portraits.trees()]


def languages() -> list[Option]:
    """The languages of the site, each in its own words."""
    return [Option(code, _local(code)) for code in NAMED]
