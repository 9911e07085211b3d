"""Copy from node_modules what the pages need, with each licence, and nothing else.

Tabler's style sheet uses logical properties, so one file serves both writing directions. The fonts
are cut to what pages show (see `fonts`); of Hangul, the compressed pieces are taken as well.
"""

import re
import shutil
from pathlib import Path

import fonts

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "remit" / "interfaces" / "web" / "static" / "vendor"
TABLER = ("dist/css/tabler.min.css", "dist/js/tabler.min.js")
# The pieces of the family for whatever our own Korean texts do not say.
PIECES = ("@fontsource-variable/noto-sans-kr", ("wght.css",))
# Whoever makes pictures reads fonts whole and as they were drawn.
PICTURES = {
    "@expo-google-fonts/be-vietnam-pro": ("400Regular", "600SemiBold"),
    "@expo-google-fonts/noto-sans-arabic": ("400Regular", "600SemiBold"),
    "@expo-google-fonts/noto-sans-kr": ("400Regular",),
}
SOURCE_MAP = re.compile(r"^(/\*|//)# sourceMappingURL=\S+?(\s*\*/)?\s*$", re.MULTILINE)
OLD_FORMAT = re.compile(r",\s*url\([^)]+\.woff\)\s*format\('woff'\)")
FONT_FILE = re.compile(r"url\(\./files/([^)]+\.woff2)\)")


def main() -> None:
    """Lay the vendor folder anew."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    copy_tabler(VENDOR / "tabler")
    cut_fonts(VENDOR / "fonts")
    package, sheets = PIECES
    copy_font(MODULES / package, sheets, VENDOR / "fonts" / "pieces")
    for package, weights in PICTURES.items():
        copy_whole_font(MODULES / package, weights, VENDOR / "pictures")


def copy_tabler(target: Path) -> None:
    """The minified files, whose first lines state their licence, without pointers to their maps."""
    target.mkdir(parents=True)
    for name in TABLER:
        text = (MODULES / "@tabler/core" / name).read_text(encoding="utf-8")
        (target / Path(name).name).write_text(SOURCE_MAP.sub("", text), encoding="utf-8")


def cut_fonts(target: Path) -> None:
    """One style sheet for all families, the files it names, and their licences."""
    rules = []
    for family in fonts.families():
        rules.append(fonts.cut(family, target))
        licence = fonts.MODULES / family.folder / "LICENSE_FONT"
        shutil.copy(licence, target / f"LICENSE-{family.folder}")
    (target / "font.css").write_text("".join(rules), encoding="utf-8")


def copy_font(source: Path, sheets: tuple[str, ...], target: Path) -> None:
    """One style sheet per family for all but Latin letters, and the files it names."""
    (target / "files").mkdir(parents=True)
    text = "\n".join((source / sheet).read_text(encoding="utf-8") for sheet in sheets)
    text = fonts.without_latin(OLD_FORMAT.sub("", text))
    (target / "font.css").write_text(text, encoding="utf-8")
    for name in sorted(set(FONT_FILE.findall(text))):
        shutil.copy(source / "files" / name, target / "files" / name)
    shutil.copy(source / "LICENSE", target / "LICENSE")


def copy_whole_font(source: Path, weights: tuple[str, ...], target: Path) -> None:
    """The files of a family in these weights, and its licence."""
    target.mkdir(exist_ok=True)
    for weight in weights:
        for file in sorted((source / weight).glob("*.ttf")):
            shutil.copy(file, target / file.name)
    shutil.copy(source / "LICENSE_FONT", target / f"LICENSE-{source.name}")


if __name__ == "__main__":
    main()
