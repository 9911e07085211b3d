"""What stands in the head of a list: choose its columns, save it, and the lists that were saved."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from remit.interfaces.list_choices import known
from remit.interfaces.list_choices import queries as choices
from remit.interfaces.list_choices.known import Kind, Listed
from remit.interfaces.list_choices.queries import SavedCard
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.lists import shown
from remit.kernel import clock

NEXT = "next"
OF_THE_MOMENT = ("on", "known_at")


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved list with its address; `here` says that it is the one that is shown."""

    card: SavedCard
    url: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Tools:
    """The addresses in the head of a list; what cannot be saved has no address for it."""

    columns_url: str
    save_url: str = ""
    saved: Sequence[Saved] = ()


def of_kind(request: HttpRequest, kind: Kind) -> Tools:
    """The tools of a list that is not saved: its columns."""
    return Tools(_leading_back("list_columns", kind.code, request))


def of_page(request: Asking, name: str) -> Tools:
    """The tools of a list that can be saved."""
    listed = known.page(name)
    here = words(listed, request.GET, clock.today())
    named = str(request.GET.get(shown.COLUMNS, ""))
    cards = choices.saved(request.viewer, [name])
    return Tools(
        _leading_back("list_columns", listed.kind.code, request),
        _leading_back("save_list", name, request),
        [
            Saved(card, url(card), card.words == here and ",".join(card.columns) == named)
            for card in cards
        ],
    )


def url(card: SavedCard) -> str:
    """The address of a saved list."""
    return shown.address(card.page, {**card.words, shown.COLUMNS: ",".join(card.columns)})


def words(listed: Listed, asked: Mapping[str, object], today: dt.date) -> dict[str, str]:
    """The words by which a list is asked for again. A list of today is one of each day on which it
    is opened; a list of an earlier day stays on its day, and knows what it knew."""
    said = {name: str(asked[name]) for name in listed.words if name in asked}
    kept = {name: word for name, word in said.items() if word or name in known.KEPT_EMPTY}
    if kept.get("on", today.isoformat()) != today.isoformat():
        return kept
    days = {name: word for name, word in kept.items() if name not in OF_THE_MOMENT}
    if "tree" in days:  # the tree of this day is the tree of each day, too
        days["tree"] = days["tree"].replace(f"@{today.isoformat()}", "@today")
    return days


def back(request: HttpRequest, fallback: str) -> str:
    """The list of this site from which the person came."""
    asked = str(request.POST.get(NEXT) or request.GET.get(NEXT) or "")
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if asked and is_ours else fallback


def asked_at(address: str) -> dict[str, str]:
    """The words of an address."""
    found = parse_qs(urlsplit(address).query, keep_blank_values=True)
    return {name: many[-1] for name, many in found.items()}


def without_columns(address: str) -> str:
    """The address of a list with the columns that the person chose."""
    parts = urlsplit(address)
    kept = QueryDict(parts.query, mutable=True)
    kept.pop(shown.COLUMNS, None)
    return f"{parts.path}?{kept.urlencode()}" if kept else parts.path


def _leading_back(page: str, code: str, request: HttpRequest) -> str:
    return f"{reverse(page, args=[code])}?{urlencode({NEXT: request.get_full_path()})}"
