"""What was done to the basis of a commitment, in words: replaced or amended, by what and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.commitments.queries import bases
from remit.commitments.queries.lists import Card
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Relation
from remit.interfaces.web.commitments import verbs
from remit.interfaces.web.commitments.verb import Verb
from remit.texts.changes.queries import Change

WORDS: Mapping[Relation, Promise] = MappingProxyType(
    {Relation.REPLACES: _("Replaced by"), Relation.AMENDS: _("Amended by")}
)


@dataclass(frozen=True, slots=True)
class Said:
    """A change in words; one that is not settled waits for whoever issued the commitment."""

    word: Promise
    change: Change
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment whose basis changed, what was done to that, and the verbs that answer it."""

    card: Card
    said: Sequence[Said]
    is_settled: bool
    verbs: Sequence[Verb]


def changed(viewer: Viewer, card: Card) -> list[Said]:
    """What was done to the basis of a commitment since it began."""
    found = bases.of_commitment(viewer, card)
    return said(found) if found else []


def said(touched: bases.Touched) -> list[Said]:
    """The changes of a commitment in words."""
    return [Said(WORDS[one.relation], one, one not in touched.unsettled) for one in touched.changes]


def line(touched: bases.Touched) -> Line:
    """A commitment with what may be done about it."""
    answers = [verb for verb in verbs.TABLE if verb.tag in touched.answers]
    return Line(touched.card, said(touched), touched.is_settled, answers)
