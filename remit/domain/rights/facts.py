"""What a right is decided on: the posts a person holds, and where the object stands."""

from dataclasses import dataclass

from remit.domain.acts import By
from remit.domain.vocabulary import Confidentiality, Role


@dataclass(frozen=True, slots=True)
class Held:
    """A role held at a post today; `path` is the post's unit and those above it."""

    post: int
    unit: int
    role: Role
    path: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person with the roles that count today, own and delegated; nobody has person None.

    `stewarded` are the bodies outside the site for which one of the posts records.
    """

    person: int | None = None
    held: tuple[Held, ...] = ()
    cleared: bool = False
    stewarded: frozenset[int] = frozenset()


NOBODY = Viewer()


@dataclass(frozen=True, slots=True)
class Object:
    """Where a commitment or a document stands.

    Paths begin with the unit itself and go up to the root. `superior` is the unit above the lead;
    `stewards` are the posts that record the decisions of an issuer outside the site, which
    `issuer_outside` says. `addressed` are the units and posts that notes about it address. Of a
    piece of evidence `attached_by` says who put it there, and `judged` that the work was judged
    since.
    """

    lead_path: tuple[int, ...] = ()
    issuer: int | None = None
    issuer_path: tuple[int, ...] = ()
    post: int | None = None
    cooperating: tuple[int, ...] = ()
    stewards: tuple[int, ...] = ()
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    own_registration: bool = False
    issuer_outside: bool = False
    addressed: tuple[int, ...] = ()
    attached_by: By | None = None
    judged: bool = False

    @property
    def lead(self) -> int | None:
        """The unit that owes the result."""
        return self.lead_path[0] if self.lead_path else None

    @property
    def superior(self) -> int | None:
        """The unit above the lead."""
        return self.lead_path[1] if len(self.lead_path) > 1 else None
