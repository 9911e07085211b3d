"""The fields of the forms on commitments, declared once: what a field is called, of which kind it
is, with what it starts. How a kind is read stands in `reading`, how it is shown in `showing`."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.commitments.queries.timeline import Whole
from remit.domain.rights import Viewer


class Kind(Enum):
    """What is asked for; each kind has one way of being read and one of being shown."""

    TEXT = auto()
    LONG = auto()
    DAY = auto()
    DUE = auto()
    UNIT = auto()
    UNITS = auto()
    POST = auto()
    EACH = auto()
    CHOICE = auto()
    PICK = auto()
    FILE = auto()
    FILES = auto()
    COMMITMENT = auto()
    PARTS = auto()


OPTIONAL = _("(optional)")
OF_FILES = frozenset({Kind.FILE, Kind.FILES})


@dataclass(frozen=True, slots=True)
class Sitting:
    """A form being opened: who sits before it, about which commitment, and which of its acts that
    person may take back."""

    viewer: Viewer
    whole: Whole
    annullable: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    value: str
    label: str


Options = Callable[[Sitting], Sequence[Option]]
Start = Callable[[Sitting], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. Its name is the name under which the action takes the value.

    `only` says for which commitments the field is shown; `words` are the codes of a choice;
    `options` makes the answers where they depend on the commitment; `start` is what stands in the
    field when the form is opened; `optional` is said beside the label of what may stay empty, and
    `needed` is the other field, and its answer, with which it may not.
    """

    name: str
    label: Promise
    kind: Kind
    required: bool = True
    hint: Promise | str = ""
    only: Callable[[Sitting], bool] | None = None
    words: tuple[StrEnum, ...] = ()
    options: Options | None = None
    start: Start | None = None
    optional: Promise | str = OPTIONAL
    needed: str = ""
