"""Cut the fonts of the pages: two weights of each family, in one file all that its script needs.

A page then loads two files for its letters instead of a dozen. Hangul has too many syllables for
that: the most frequent ones and those of our own Korean texts stand in one file for each weight,
and whatever else a document says is loaded in the pieces in which the family is published.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules" / "@expo-google-fonts"
KOREAN = (
    ROOT / "remit/locale/ko/LC_MESSAGES/django.po",
    *sorted(ROOT.glob("example/**/*.csv")),
    *sorted(ROOT.glob("example/**/*.ko.txt")),
)
PIECES = ROOT / "node_modules/@fontsource-variable/noto-sans-kr/wght.css"
# Pieces are numbered by how often their letters are used, the most frequent last.
FREQUENT = range(109, 120)
RULE = re.compile(r"(?:/\*[^*]*\*/\s*)?@font-face \{.*?unicode-range: ([^;]+);\s*\}\s*", re.DOTALL)
RANGES = r"/\* noto-sans-kr-\[{number}\].*?unicode-range: ([^;]+);"
WEIGHTS = {"400Regular": "100 500", "600SemiBold": "600 900"}
LATIN = (range(0x20, 0x250), range(0x2B0, 0x370), range(0x1E00, 0x2300), range(0xFB00, 0xFB07))
ARABIC = (range(0x600, 0x700), range(0x750, 0x780), range(0xFB50, 0xFE00), range(0xFE70, 0xFEFF))
HANGUL = re.compile(r"[\u3000-\u303f\u3131-\u318e\uac00-\ud7a3]")
# Arrows and signs of charts, which the Latin family has not.
SIGNS = (range(0x2190, 0x2200), range(0x25A0, 0x2600))
FACE = """@font-face {{
  font-family: "{family}";
  font-style: normal;
  font-weight: {weight};
  font-display: swap;
  src: url(./files/{file}) format("woff2");
  unicode-range: {ranges};
}}
"""


@dataclass(frozen=True)
class Family:
    """A family, the folder of its files as they were drawn, and the letters that are kept."""

    name: str
    folder: str
    letters: frozenset[int]


def families() -> tuple[Family, ...]:
    """Latin with Vietnamese, Arabic, and the Hangul of our own texts."""
    hangul = {ord(one) for path in KOREAN for one in HANGUL.findall(path.read_text("utf-8"))}
    hangul |= {code for code in _frequent() if HANGUL.fullmatch(chr(code))}.union(*SIGNS)
    return (
        Family("Be Vietnam Pro", "be-vietnam-pro", frozenset(chain(*LATIN))),
        Family("Noto Sans Arabic", "noto-sans-arabic", frozenset(chain(*ARABIC))),
        Family("Noto Sans KR", "noto-sans-kr", frozenset(hangul)),
    )


def without_latin(sheet: str) -> str:
    """The faces of a sheet for what Latin has not: it has a family of its own, and the same letters
    in a second one would be fetched while the first is on its way."""
    latin = frozenset(chain(*LATIN))
    return RULE.sub(lambda face: _less(face, latin), sheet)


def _less(face: re.Match[str], letters: frozenset[int]) -> str:
    kept = sorted(set(_codes(face[1])) - letters)
    return face[0].replace(face[1], ", ".join(_ranges(kept))) if kept else ""


def _frequent() -> Iterator[int]:
    sheet = PIECES.read_text("utf-8")
    for number in FREQUENT:
        [said] = re.findall(RANGES.format(number=number), sheet, re.DOTALL)
        yield from _codes(said)


def _codes(ranges: str) -> Iterator[int]:
    for first, last in re.findall(r"U\+([0-9A-Fa-f]+)(?:-([0-9A-Fa-f]+))?", ranges):
        yield from range(int(first, 16), int(last or first, 16) + 1)


def cut(family: Family, target: Path) -> str:
    """Write the files of a family; the rules that name them."""
    (target / "files").mkdir(parents=True, exist_ok=True)
    rules = []
    for folder, weight in WEIGHTS.items():
        [source] = (MODULES / family.folder / folder).glob("*.ttf")
        file = f"{family.folder}-{weight[:3]}.woff2"
        known = _cut(source, target / "files" / file, family.letters)
        ranges = ", ".join(_ranges(known))
        rules.append(FACE.format(family=family.name, weight=weight, file=file, ranges=ranges))
    return "".join(rules)


def _cut(source: Path, target: Path, letters: Iterable[int]) -> list[int]:
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    subset.save_font(font, str(target), options)
    return sorted(font.getBestCmap())


def _ranges(letters: list[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(letters), lambda one: one[1] - one[0]):
        codes = [code for _, code in run]
        yield f"U+{codes[0]:X}" if len(codes) == 1 else f"U+{codes[0]:X}-{codes[-1]:X}"
