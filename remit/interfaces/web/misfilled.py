"""Which fields of a form a refusal is about: each is marked, and the sentence leads to it."""

from collections.abc import Iterable, Sequence

from remit.domain.refusals import Refusal
from remit.interfaces import about, sentences

ASKED_BACK = frozenset({"DUE_DAY_PASSED", "LEAD_OUTSIDE_ISSUER"})
EMPTY = frozenset({"FIELD_EMPTY", "FIELDS_EMPTY"})
# By these a typed day is refused, and the field says so, too.
OF_DAYS = frozenset(
    {
        *("FIELD_DAY_FAR_OFF", "FIELD_DAY_NOT_UNDERSTOOD", "FIELD_MOMENT_NOT_UNDERSTOOD"),
        *("FIELD_DAY_IMPOSSIBLE", "DUE_NOT_UNDERSTOOD", "DUE_VALUE_MALFORMED", "DUE_OUT_OF_RANGE"),
    }
)
# Of several names the first that the form has is meant.
Named = tuple[str, ...]


class Misfilled(Refusal):
    """A refusal of what stands in fields of a form."""

    def __init__(self, refusal: Refusal, *fields: str) -> None:
        super().__init__(refusal.rule, **refusal.params)
        self.others = refusal.others
        self.fields = fields


def together(refused: Sequence[Refusal]) -> Refusal:
    """Several refusals as one that names the others."""
    first, *others = (each for one in refused for each in (one, *one.others))
    first.others = tuple(others)
    return first


def every(refusal: Refusal) -> list[Refusal]:
    """The refusal and those beside it; what is only asked back is asked when its turn comes."""
    return [refusal, *(one for one in refusal.others if one.rule not in ASKED_BACK)]


def named(refusal: Refusal) -> list[Named]:
    """The fields that a refusal is about; one of a part of a whole is named with its place."""
    if isinstance(refusal, Misfilled):
        return [(one,) for one in refusal.fields]
    names, place = about.names(refusal), refusal.params.get("place", "")
    if not names:
        return []
    return [tuple(f"{one}_{place}" for one in names) if place.isdigit() else names]


def all_named(refused: Iterable[Refusal]) -> list[Named]:
    """The fields that these refusals are about, each once."""
    return list(dict.fromkeys(one for refusal in refused for one in named(refusal)))


def said(refused: Sequence[Refusal], *, leads: bool = True) -> str:
    """Why it is refused, in one line. Where the way to the fields is shown beside it, those that
    are empty are named by that, and beside other faults a day is said by its field alone."""
    told = [one for one in refused if not (leads and one.rule in EMPTY and named(one))]
    apart = [one for one in told if one.rule not in OF_DAYS or not named(one)]
    spoken = apart if leads and len(apart) + len(refused) - len(told) else told
    return " ".join(dict.fromkeys(map(sentences.sentence, spoken)))
