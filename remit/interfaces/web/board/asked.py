"""What a page of figures was asked: the words of its address, the same as on the command line, and
the addresses that lead on. A link names the day and the act up to which is known, so that the list
behind a number is as long as the number said, whatever is recorded in between."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from remit.commitments.queries import asking
from remit.commitments.queries.scopes import By, Scope
from remit.domain.kinds import KINDS
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Role
from remit.interfaces.web.commitments import days
from remit.kernel import clock, inputs
from remit.organisation import queries as organisation
from remit.organisation.queries import called

SCOPE_WORDS = ("on", "known_at", "unit", "document", "issuer_level", "type", "tree", "clock")
WORDS = (*SCOPE_WORDS, "by", "since", "rank")
TODAYS_TREE = "@today"
# Whoever steers looks at the government that is steered; others look at their own unit.
STEERING = frozenset(
    {
        Role.LEADER,
        Role.SECRETARIAT,
        Role.STEWARD,
        Role.INSPECTOR,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    }
)


@dataclass(frozen=True)
class Asked:
    """A question that was understood: its scope, its rows, and the words that ask it again."""

    viewer: Viewer
    scope: Scope
    words: Mapping[str, str]
    by: By
    typed_by: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)

    def url(self, page: str, **more: object) -> str:
        """The address of a page of figures for this scope; a word that is None is left out."""
        words = {**self.words, "by": self.by.value} | more
        return _address(page, words)

    def scope_url(self, page: str, **more: object) -> str:
        """The address of a page for this scope, whatever the rows are."""
        return _address(page, {**self.words} | more)

    def same_url(self, page: str, **more: object) -> str:
        """The address of a page for what was asked, as it was asked: where no day and no knowledge
        was named it stays with now, whatever is recorded later."""
        kept = {word: self.words[word] for word in SCOPE_WORDS if self.typed.get(word)}
        steers = {word: self.typed.get(word, "") for word in ("tree", "by", "since", "rank")}
        return _address(page, {**kept, "unit": self.words["unit"]} | steers | more)

    def with_rows(self, by: By) -> "Asked":
        """The same scope with other rows."""
        return replace(self, by=by)

    @cached_property
    def path(self) -> tuple[organisation.UnitCard, ...]:
        """The units from the root down to the one that is looked at."""
        if self.scope.unit is None:
            return ()
        path = self.scope.edition.path(self.scope.unit)
        cards = called.units(path, self.scope.on, self.scope.known_seq)
        return tuple(cards[unit] for unit in reversed(path))


def typed(request: HttpRequest) -> dict[str, str]:
    """The words as they stand in the address."""
    return {word: str(request.GET.get(word, "")).strip() for word in WORDS}


def asked(request: HttpRequest, viewer: Viewer) -> Asked:
    """The question of an address, or a refusal that says which word is not understood."""
    words = typed(request)
    if "unit" not in request.GET:
        words["unit"] = own_unit(viewer)
    _check_days(words)
    scope = asking.scope(asking.Question(**{word: words[word] for word in SCOPE_WORDS}), viewer)
    return Asked(viewer, scope, fixed(words, scope), _rows(words["by"]), bool(words["by"]), words)


def _check_days(words: Mapping[str, str]) -> None:
    """Each day is one that a board can be asked for; else the field in which it stands is named."""
    days.check(words["on"], _("As of"))
    days.check(words["since"], _("Changes since"), far_only=True)
    days.check_moment(words["known_at"], _("As known at"))


def since(words: Mapping[str, str], scope: Scope) -> dt.date:
    """The day with which the board is compared; a week before, if none is chosen that fits."""
    return _chosen_since(words, scope) or scope.on - dt.timedelta(days=7)


def since_fell_back(words: Mapping[str, str], scope: Scope) -> bool:
    """Whether a day of comparison was chosen that does not fit this day."""
    return bool(words.get("since")) and _chosen_since(words, scope) is None


def own_unit(viewer: Viewer) -> str:
    """The code of the unit that a post looks at first; none while the post stands in no tree."""
    if not viewer.held:
        return ""
    held = viewer.held[0]
    cards = organisation.units(held.path)
    path = [cards[unit] for unit in held.path]
    if not any(one.role in STEERING for one in viewer.held):
        return path[0].code
    return next((card.code for card in path if KINDS[card.kind].territorial), path[0].code)


def fixed(words: Mapping[str, str], scope: Scope) -> dict[str, str]:
    """The words that name this scope again, whatever is recorded later."""
    tree = words["tree"].replace(TODAYS_TREE, f"@{clock.today().isoformat()}")
    return {
        **words,
        "on": scope.on.isoformat(),
        "known_at": _known_at(words["known_at"], scope),
        "tree": tree,
        "clock": scope.clock.value,
        "by": "",
        "since": "",
        "rank": "",
    }


def _known_at(said: str, scope: Scope) -> str:
    """A day that is over, or an instant that has passed, stays as it was asked: nothing is recorded
    before it any more. All else is the act up to which is known."""
    passed = clock.today() if inputs.is_day(said) else None
    if passed is not None:
        return said if inputs.day(said) < passed else str(scope.known_seq)
    is_instant = bool(said) and inputs.number(said, least=0) is None
    return said if is_instant and inputs.instant(said) < clock.now() else str(scope.known_seq)


def _chosen_since(words: Mapping[str, str], scope: Scope) -> dt.date | None:
    try:
        chosen = inputs.day(words.get("since", ""))
    except Refusal:
        return None
    return chosen if chosen <= scope.on else None


def _rows(word: str) -> By:
    try:
        return By(word or By.UNIT)
    except ValueError:
        raise Refusal("ROWS_UNKNOWN", text=word) from None


def _address(page: str, words: Mapping[str, object]) -> str:
    # An empty unit is kept: it asks for all units, where none at all asks for one's own.
    kept = [
        _said(name, str(word))
        for name, word in words.items()
        if word is not None and (word != "" or name in {"unit", "key"})
    ]
    return f"{reverse(page)}?{'&'.join(kept)}"


@lru_cache(maxsize=4096)
def _said(name: str, word: str) -> str:
    """A word of an address; those of one board are the same again and again."""
    return urlencode({name: word})
