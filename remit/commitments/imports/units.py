"""Which unit a cell means: by its code, else by its whole name in any language."""

from collections.abc import Iterable, Mapping

from remit.domain.refusals import Refusal
from remit.kernel import folding
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard

MOST = 200
SHOWN = 3


class Units:
    """The units that the cells of a table mean; each text is looked up once."""

    def __init__(self, written: Iterable[str]) -> None:
        """Look up all codes at once; names follow one by one."""
        texts = set(written)
        codes = organisation.ids_by_code({*texts, *(text.upper() for text in texts)})
        cards = organisation.units(codes.values())
        self._by_code: Mapping[str, UnitCard] = {code: cards[id_] for code, id_ in codes.items()}
        self._by_name: dict[str, list[UnitCard]] = {}

    def meant(self, text: str) -> UnitCard:
        """The one unit that a text means, or a refusal with what it may have meant."""
        by_code = self._by_code.get(text) or self._by_code.get(text.upper())
        if by_code is not None:
            return by_code
        found = self._found(text)
        same = [card for card in found if _is_called(card, text)]
        if len(same) == 1:
            return same[0]
        if not found:
            raise Refusal("IMPORT_UNIT_UNKNOWN", text=text)
        raise Refusal(
            "IMPORT_UNIT_AMBIGUOUS" if same else "IMPORT_UNIT_SIMILAR",
            text=text,
            candidates=_candidates(same or found),
        )

    def _found(self, text: str) -> list[UnitCard]:
        if text not in self._by_name:
            self._by_name[text] = organisation.units_found(text, limit=MOST)
        return self._by_name[text]


def _is_called(card: UnitCard, text: str) -> bool:
    return folding.fold(text) in {folding.fold(name) for name in card.names.values()}


def _candidates(cards: list[UnitCard]) -> str:
    return ", ".join(f"{card.name} ({card.code})" for card in cards[:SHOWN])
