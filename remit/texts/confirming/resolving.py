"""Which unit the words of many drafts clearly mean: one setting for the document, each wording
asked once. What was found is remembered as long as no unit, no name, no place in the tree and no
choice for these words has changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from remit.domain.naming import Learnt
from remit.domain.rights import Viewer
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import bearing
from remit.texts import actors, queries
from remit.texts.learning import queries as learning
from remit.texts.queries import DocumentCard

MOST_KNOWN = 20_000
Key = tuple[object, ...]


@dataclass
class _Memory:
    known: dict[Key, tuple[int, ...]] = field(default_factory=dict)


_memory = _Memory()


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a draft clearly means: who leads, and who cooperates. Where several are named alike, the
    first of them stands as the one that leads until a person has looked."""

    lead: int | None = None
    cooperating: tuple[int, ...] = ()
    is_shared: bool = False
    # The words for those who cooperate that mean no unit clearly.
    unclear: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[int, ...]:
        """All of them, the one that leads first."""
        return (*([self.lead] if self.lead else []), *self.cooperating)


def meant(
    viewer: Viewer, document: DocumentCard, drafts: Mapping[int, Mapping[str, Any]]
) -> dict[int, Meant]:
    """Of each draft the units that its words clearly mean."""
    clear = _clear(viewer, document, {words for one in drafts.values() for words in _said(one)})
    return {number: _meant(found, clear) for number, found in drafts.items()}


def units(viewer: Viewer, document: DocumentCard, said: Collection[str]) -> dict[str, int | None]:
    """The unit that each of these wordings clearly means in a document, or none."""
    return {
        words: next(iter(named), None) for words, named in _clear(viewer, document, said).items()
    }


def _clear(
    viewer: Viewer, document: DocumentCard, said: Collection[str]
) -> dict[str, tuple[int, ...]]:
    """The units that each of these wordings clearly means, the one that leads first."""
    asked = {words for words in said if words.strip()}
    if not asked:
        return {}
    near = bearing.near(document.issuer, organisation.home_edition(clock.today()))
    chosen = learning.choices_of(viewer, asked, issuer=document.issuer, near=near)
    translates = document.id in queries.originals([document.id])
    state = (*bearing.state(), clock.today(), document.issuer, translates)
    keys = {words: (*state, words, _frozen(chosen[words])) for words in asked}
    _resolve(viewer, document.id, keys)
    return {words: _memory.known.get(key, ()) for words, key in keys.items()}


def _resolve(viewer: Viewer, document: int, keys: Mapping[str, Key]) -> None:
    unknown = {words: key for words, key in keys.items() if key not in _memory.known}
    if not unknown:
        return
    if len(_memory.known) > MOST_KNOWN:
        _memory.known = {}
    found = actors.resolved_all(unknown.keys(), actors.setting(viewer, document))
    for words, key in unknown.items():
        clear = [found[words].clear, *found[words].beside]
        _memory.known[key] = tuple(one.card.id for one in clear if one)


def _frozen(chosen: Mapping[int, Learnt]) -> Key:
    return tuple(sorted((unit, *_weights(one)) for unit, one in chosen.items()))


def _weights(one: Learnt) -> tuple[float, float, float]:
    return one.here, one.near, one.against


def _said(found: Mapping[str, Any]) -> Iterable[str]:
    yield str((found.get("actor") or {}).get("text", ""))
    yield from _beside(found)


def _beside(found: Mapping[str, Any]) -> list[str]:
    return [str(one.get("text", "")) for one in found.get("cooperating", ())]


def _meant(found: Mapping[str, Any], clear: Mapping[str, tuple[int, ...]]) -> Meant:
    named, *others = (clear.get(words, ()) for words in _said(found))
    lead = next(iter(named), None)
    beside = dict.fromkeys(one for some in (named, *others) for one in some if one != lead)
    unclear = (words for words in _beside(found) if words.strip() and not clear.get(words))
    return Meant(lead, tuple(beside), is_shared=len(named) > 1, unclear=tuple(unclear))
