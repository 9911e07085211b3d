"""The paragraphs and tables of a document, in its order."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from remit.texts.formats import styles, tables
from remit.texts.formats.numbering import Numbering

_PUT_AROUND = (
    "w_sdt w_sdtContent w_ins w_moveTo w_customXml w_smartTag w_hyperlink w_fldSimple w_dir w_bdo "
    "w_txbxContent mc_AlternateContent mc_Choice x_txbx"
)
_AROUND = frozenset(_PUT_AROUND.split())
_STRUCK = frozenset({"w_del", "w_moveFrom"})
_PASSED_OVER = frozenset({"w_pPr", "w_rPr", "w_instrText", "w_delText", "mc_Fallback", "w_rt"})
_SIGNS = {"w_tab": " ", "w_br": "\n", "w_cr": "\n", "w_noBreakHyphen": "-", "w_sym": "•"}
_OFF = {"0", "false", "off"}


class Paragraphs:
    """A reader of paragraphs: it counts lists, and what it leaves out."""

    def __init__(self, numbering: Numbering) -> None:
        self.left_out: Counter[str] = Counter()
        self._numbering = numbering

    def blocks(self, parent: Element) -> Iterator[str]:
        """The lines of everything inside."""
        for one in parent:
            if one.tag == "w_p":
                yield from self._paragraph(one)
            elif one.tag == "w_tbl":
                yield from self._table(one)
            elif one.tag in _AROUND:
                yield from self.blocks(one)
            elif one.tag in _STRUCK:
                self.left_out["STRUCK_LEFT_OUT"] += 1

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        boxes: list[Element] = []
        words = "".join(self._words(paragraph, boxes)).strip()
        mark = self._numbering.mark(paragraph.find("w_pPr")) if words else ""
        for at, line in enumerate(words.split("\n")):
            if said := line.strip(" "):
                yield f"{mark} {said}" if mark and not at else said
        for box in boxes:
            yield from self.blocks(box)

    def _words(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        for one in parent:
            if one.tag in {"w_t", "m_t"}:
                yield (one.text or "").replace("\t", " ").replace("\n", " ")
            elif one.tag in _SIGNS:
                yield _SIGNS[one.tag]
            elif one.tag == "w_txbxContent":
                boxes.append(one)
            elif not self._is_left_out(one):
                yield from self._words(one, boxes)

    def _is_left_out(self, one: Element) -> bool:
        if one.tag in _STRUCK:
            self.left_out["STRUCK_LEFT_OUT"] += 1
        elif one.tag == "w_r" and _is_hidden(one):
            self.left_out["HIDDEN_LEFT_OUT"] += 1
        else:
            return one.tag in _PASSED_OVER
        return True

    def _table(self, table: Element) -> Iterator[str]:
        rows, ruled, places = [], self._is_ruled(table), 0
        for row in _parts(table, "w_tr"):
            cells = list(self._cells(row))
            places += sum(cell.width for cell in cells)
            tables.check_size(places)
            rows.append(cells)
        return iter(tables.written(rows, ruled=ruled))

    def _cells(self, row: Element) -> Iterator[tables.Cell]:
        properties = row.find("w_trPr")
        if before := _value(properties, "w_gridBefore"):
            yield tables.Cell(width=tables.narrowed(_count(before)))
        for cell in _parts(row, "w_tc"):
            yield self._cell(cell)
        if after := _value(properties, "w_gridAfter"):
            yield tables.Cell(width=tables.narrowed(_count(after)))

    def _cell(self, cell: Element) -> tables.Cell:
        properties = cell.find("w_tcPr")
        merged = None if properties is None else properties.find("w_vMerge")
        goes_on = merged is not None and merged.get("w_val", "continue") == "continue"
        lines = () if goes_on else tuple(line for line in self.blocks(cell) if line)
        width = tables.narrowed(_count(_value(properties, "w_gridSpan")))
        return tables.Cell(lines, width, goes_on)

    def _is_ruled(self, table: Element) -> bool:
        style = _value(table.find("w_tblPr"), "w_tblStyle") or ""
        own = table.find("w_tblPr/w_tblBorders")
        if own is not None:
            return styles.ruled(own)
        of_cells = (one.find("w_tcPr/w_tcBorders") for one in table.iter("w_tc"))
        return self._numbering.styles.rules(style) or any(map(styles.ruled, of_cells))


def _parts(parent: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table, cells of a row, also inside what is only put around them."""
    for one in parent:
        if one.tag == wanted:
            yield one
        elif one.tag in _AROUND:
            yield from _parts(one, wanted)


def _is_hidden(run: Element) -> bool:
    hidden = run.find("w_rPr/w_vanish")
    return hidden is not None and hidden.get("w_val", "1") not in _OFF


def _value(parent: Element | None, name: str) -> str | None:
    found = None if parent is None else parent.find(name)
    return None if found is None else found.get("w_val")


def _count(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 5 else 1
