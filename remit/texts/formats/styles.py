"""What a style of a document says of lists and of the lines of tables, and what it takes over from
the style that it is based on."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_NO_LINE = {"none", "nil"}
_LONGEST = 20


class Styles:
    """The styles of a document by their names."""

    def __init__(self, part: Element) -> None:
        self._known = {one.get("w_styleId", ""): one for one in part.iter("w_style")}

    def list_of(self, name: str) -> Element | None:
        """The list to which paragraphs of a style belong."""
        found = (one.find("w_pPr/w_numPr") for one in self._line(name))
        return next((one for one in found if one is not None), None)

    def rules(self, name: str) -> bool:
        """Whether a table of a style has lines."""
        return any(ruled(one.find("w_tblPr/w_tblBorders")) for one in self._line(name))

    def _line(self, name: str) -> Iterator[Element]:
        """A style, and those on which it is based."""
        for _step in range(_LONGEST):
            style = self._known.get(name)
            if style is None:
                return
            yield style
            based = style.find("w_basedOn")
            name = "" if based is None else based.get("w_val", "")


def ruled(borders: Element | None) -> bool:
    """Whether there is a line among the borders."""
    if borders is None:
        return False
    return any(one.get("w_val", "none") not in _NO_LINE for one in borders)
