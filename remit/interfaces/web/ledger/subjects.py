"""What acts are about, as far as the viewer may see it. The act of a hidden commitment or document
keeps its number, tag and hash, so that the chain can be followed; its content is not shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from remit.commitments.queries import lists
from remit.commitments.queries import subjects as about
from remit.domain.rights import Viewer
from remit.interfaces.labels.texts import titled
from remit.interfaces.web.ledger import naming
from remit.ledger.records import Act
from remit.organisation import queries as organisation
from remit.texts import queries as texts


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is about: its name and page; hidden, if the viewer may not see it."""

    number: int
    hidden: bool = False
    name: str = ""
    url: str = ""


def subjects(viewer: Viewer, acts: Sequence[Act]) -> dict[int, Subject]:
    """The subject of each of these acts, by the seq of the act."""
    known = {
        **_commitments(viewer, _numbers(acts, *about.OF_COMMITMENTS)),
        **_documents(viewer, _numbers(acts, "document.")),
        **_units(_numbers(acts, "unit.")),
    }
    named = naming.subjects(acts)
    return {
        act.seq: known.get(act.subject)
        or Subject(act.subject, name=named.get(act.seq, ("", ""))[0], url=_page_of(named, act.seq))
        for act in acts
    }


def _page_of(named: Mapping[int, tuple[str, str]], seq: int) -> str:
    """The unit on whose page the post stands."""
    code = named.get(seq, ("", ""))[1]
    return _url("unit", code) if code else ""


def _numbers(acts: Iterable[Act], *prefixes: str) -> set[int]:
    return {act.subject for act in acts if act.tag.startswith(prefixes)}


def _commitments(viewer: Viewer, numbers: set[int]) -> dict[int, Subject]:
    if not numbers:
        return {}
    seen = lists.readable(viewer, numbers)
    titles = {number: titled(row.title) for number, row in seen.items()}
    return {number: _seen(number, titles, "commitment") for number in numbers}


def _documents(viewer: Viewer, numbers: set[int]) -> dict[int, Subject]:
    if not numbers:
        return {}
    titles = {card.id: f"{card.number} {card.title}".strip() for card in texts.documents(viewer)}
    return {number: _seen(number, titles, "text") for number in numbers}


def _seen(number: int, titles: Mapping[int, str], page: str) -> Subject:
    if number not in titles:
        return Subject(number, hidden=True)
    return Subject(number, name=titles[number], url=_url(page, number))


def _units(numbers: set[int]) -> dict[int, Subject]:
    cards = organisation.units(numbers) if numbers else {}
    return {
        number: Subject(number, name=card.name, url=_url("unit", card.code))
        for number, card in cards.items()
    }


def _url(page: str, key: int | str) -> str:
    try:
        return reverse(page, args=[key])
    except NoReverseMatch:
        return ""
