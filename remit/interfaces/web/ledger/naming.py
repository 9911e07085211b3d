"""What the numbers and codes of an act name: persons, posts, units, trees and words of the
vocabulary. The body is stored with numbers; a page says the names beside them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from remit.domain.vocabulary import How, Role
from remit.interfaces import labels
from remit.kernel import inputs
from remit.ledger.queries.records import Stored
from remit.ledger.records import Act
from remit.organisation import queries as organisation
from remit.organisation.queries import people, portraits

OF_POSTS = frozenset({"post", "on_behalf_of", "from_post", "to_post"})
OF_UNITS = frozenset({"unit", "lead", "issuer", "cooperating", "blocked_by", "heirs"})
# What such a number names depends on what the act is about.
OF_UNITS_IN = {"unit.": frozenset({"to", "parent"})}
WORDS: Mapping[str, type[StrEnum]] = {"role": Role, "how": How}


@dataclass(frozen=True, slots=True)
class Named:
    """A number or code as it is stored, and what it names."""

    stored: str
    called: str


class Names:
    """The names of all that the fields of one act name, each kind looked up once."""

    def __init__(self, tag: str, fields: Mapping[str, Any]) -> None:
        self._units_here = OF_UNITS.union(
            *(some for prefix, some in OF_UNITS_IN.items() if tag.startswith(prefix))
        )
        numbers = list(_numbers(fields))
        units = {number for key, number in numbers if key in self._units_here}
        posts = {number for key, number in numbers if key in OF_POSTS}
        persons = {number for key, number in numbers if key == "person"}
        self._units = {one: card.name for one, card in organisation.units(units).items()}
        self._posts = {one: card.name for one, card in organisation.posts(posts).items()}
        self._people = people.names(persons)
        trees = portraits.trees() if any(key == "tree" for key, _one in numbers) else []
        self._trees = {one.id: one.name for one in trees}

    def beside(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The fields with names beside their numbers and codes."""
        return {key: self._value(key, value) for key, value in fields.items()}

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            return self.beside(value)
        called = [self._called(key, one) for one in (value if isinstance(value, list) else [value])]
        if not called or not all(called):
            return value
        stored = json.dumps(value) if isinstance(value, list) else str(value)
        return Named(stored, "; ".join(called))

    def _called(self, key: str, value: object) -> str:
        if key in WORDS and value in set(WORDS[key]):
            return str(labels.label(WORDS[key](str(value))))
        if isinstance(value, bool) or not isinstance(value, int):
            return ""
        return self._of(key).get(value, "")

    def _of(self, key: str) -> Mapping[int, str]:
        if key in self._units_here:
            return self._units
        if key in OF_POSTS:
            return self._posts
        return {"person": self._people, "tree": self._trees}.get(key, {})


def fields(stored: Stored) -> dict[str, Any]:
    """The fields of the body of an act, with names beside numbers and codes."""
    body: dict[str, Any] = json.loads(stored.body)
    return Names(stored.act.tag, body).beside(body)


def subjects(acts: Sequence[Act]) -> dict[int, tuple[str, str]]:
    """What acts on posts, roles and persons are about: a name, and the code of a unit if the name
    stands on its page."""
    about = [act for act in acts if act.tag.startswith(("post.", "role.", "person."))]
    if not about:
        return {}
    held = people.roles(act.subject for act in about if act.tag.startswith("role."))
    called = people.names(
        {_person(act) for act in about} | {one for one, _role, _ in held.values()}
    )
    at = {post for _person_, _role, post in held.values()}
    at |= {act.subject for act in about if act.tag.startswith("post.")}
    posts = organisation.posts(at)
    units = organisation.units(post.unit for post in posts.values())
    named: dict[int, tuple[str, str]] = {}
    for act in about:
        person, role, number = held.get(act.subject, (_person(act), None, act.subject))
        post = None if act.tag.startswith("person.") else posts.get(number)
        words = [str(labels.label(role)) if role else "", called.get(person, "")]
        words.append(post.name if post else "")
        code = units[post.unit].code if post else ""
        named[act.seq] = (" · ".join(filter(None, words)), code)
    return named


def _person(act: Act) -> int:
    return inputs.number(str(act.data.get("person", ""))) or 0


def _numbers(fields: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    for key, value in fields.items():
        if isinstance(value, Mapping):
            yield from _numbers(value)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, int) and not isinstance(one, bool):
                yield key, one
