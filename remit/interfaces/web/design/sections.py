"""The sections of the pages of components, in the order in which they are listed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.interfaces.web.design import board, commitments, ledger, organisation, texts
from remit.interfaces.web.design.showing import Piece


@dataclass(frozen=True, slots=True)
class Section:
    """Components of one kind of page, with the style sheets that dress them."""

    name: Promise
    sheets: tuple[str, ...]
    pieces: Callable[[], Sequence[Piece]]


SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        "board": Section(_("Board"), ("board", "organisation"), board.pieces),
        "commitments": Section(_("Commitments"), ("papers",), commitments.pieces),
        "commitment": Section(_("Commitment"), ("papers",), commitments.of_one),
        "texts": Section(_("Texts"), ("papers",), texts.of_texts),
        "confirming": Section(_("Drafts"), ("papers",), texts.of_confirming),
        "pairs": Section(_("Languages of a work"), ("papers",), texts.of_pairs),
        "organisation": Section(_("Organisation"), ("board", "organisation"), organisation.pieces),
        "ledger": Section(_("Ledger"), ("board", "ledger"), ledger.pieces),
    }
)
