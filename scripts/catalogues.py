"""Compile the message catalogues that are older than their source, without system tools."""

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "remit" / "locale"


def main() -> None:
    """Write a .mo beside every .po that changed since."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(compiled))


if __name__ == "__main__":
    main()
