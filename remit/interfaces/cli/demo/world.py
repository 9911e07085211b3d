"""What the loader knows so far: units, posts, documents and commitments by the names that the
stories give them."""

from dataclasses import dataclass, field
from typing import TypeVar

from remit.domain.acts import By

Value = TypeVar("Value")


class FlawedStory(Exception):
    """The example does not hold: says the file, the line and what is wrong there."""


@dataclass
class World:
    """Everything that exists by now, by its name in the files."""

    units: dict[str, int] = field(default_factory=dict)
    trees: dict[str, int] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    acting: dict[str, By] = field(default_factory=dict)
    held: dict[str, list[int]] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    commitments: dict[str, int] = field(default_factory=dict)
    administrator: By = field(default_factory=By)

    def unit(self, code: str) -> int:
        """The unit with this code."""
        return known(self.units, code, "unit")

    def by(self, post: str) -> By:
        """Whoever acts from a post."""
        return known(self.acting, post, "post")

    def document(self, key: str) -> int:
        """The document with this key."""
        return known(self.documents, key, "document")

    def commitment(self, key: str) -> int:
        """The commitment with this key."""
        return known(self.commitments, key, "commitment")


def known(names: dict[str, Value], name: str, what: str) -> Value:
    """What bears the name; a name that nobody bears is a flaw."""
    if name not in names:
        raise FlawedStory(f"no {what} is called {name} yet")
    return names[name]
