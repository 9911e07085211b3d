"""The numbers of lists in a document: they stand nowhere in its text, so they are counted again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from remit.texts.formats import listing
from remit.texts.formats.styles import Styles

_LEVEL = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: in which form it counts, from where, and how its mark is made up."""

    form: str = "decimal"
    start: int = 1
    mark: str = "%1."


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, part: Element, styles: Styles) -> None:
        self.styles = styles
        abstract = {
            one.get("w_abstractNumId", ""): _levels(one) for one in part.findall("w_abstractNum")
        }
        self._lists: dict[str, Mapping[int, Level]] = {}
        self._families: dict[str, str] = {}
        for one in part.findall("w_num"):
            self._take(one, abstract)
        self._counts: dict[str, list[int]] = {}

    def mark(self, properties: Element | None) -> str:
        """What stands before a paragraph with these properties; nothing outside of lists."""
        if properties is None:
            return ""
        style = properties.find("w_pStyle")
        of_style = self.styles.list_of("" if style is None else style.get("w_val", ""))
        own = properties.find("w_numPr")
        name = _said(own, "w_numId") or _said(of_style, "w_numId")
        level = _digits(_said(own, "w_ilvl") or _said(of_style, "w_ilvl"), 0)
        if name not in self._lists or not 0 <= level < _LEVELS:
            return ""
        return self._counted(name, level)

    def _take(self, one: Element, abstract: Mapping[str, Mapping[int, Level]]) -> None:
        name, family = one.get("w_numId", ""), _said(one, "w_abstractNumId")
        levels = dict(abstract.get(family, {}))
        restarted = False
        for override in one.findall("w_lvlOverride"):
            at, start = _digits(override.get("w_ilvl"), 0), _said(override, "w_startOverride")
            if start and at in levels:
                old = levels[at]
                levels[at] = Level(old.form, _digits(start, 1), old.mark)
                restarted = True
        self._lists[name] = levels
        self._families[name] = name if restarted else f"abstract {family}"

    def _counted(self, name: str, level: int) -> str:
        levels = self._lists[name]
        counts = self._counts.setdefault(self._families[name], [])
        while len(counts) <= level:
            counts.append(levels.get(len(counts), Level()).start - 1)
        counts[level] += 1
        del counts[level + 1 :]
        said = levels.get(level, Level())
        if said.form in {"bullet", "none"}:
            return listing.BULLET if said.form == "bullet" else ""
        return _LEVEL.sub(lambda found: _written(found, levels, counts), said.mark).strip()


def _written(found: re.Match[str], levels: Mapping[int, Level], counts: list[int]) -> str:
    at = int(found[1]) - 1
    return listing.written(counts[at], levels.get(at, Level()).form) if at < len(counts) else ""


def _levels(abstract: Element) -> dict[int, Level]:
    return {
        _digits(one.get("w_ilvl"), 0): Level(
            _said(one, "w_numFmt") or "decimal",
            _digits(_said(one, "w_start"), 1),
            _said(one, "w_lvlText"),
        )
        for one in abstract.findall("w_lvl")
    }


def _said(parent: Element | None, name: str) -> str:
    found = None if parent is None else parent.find(name)
    value = "" if found is None else found.get("w_val", "")
    return value if name == "w_lvlText" or len(value) < 30 else ""


def _digits(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 7 else otherwise
