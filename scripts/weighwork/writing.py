"""The files of weights: one line for each sign and each word, in hundredths of log odds."""

from collections.abc import Mapping
from pathlib import Path

FINE = 100


def written(folder: Path, found: Mapping[str, Mapping[str, float]]) -> None:
    """Write the weights of each language, the same bytes for the same weights."""
    folder.mkdir(exist_ok=True)
    for language, weights in found.items():
        (folder / f"{language}.tsv").write_text(text(weights), encoding="utf-8", newline="\n")


def text(weights: Mapping[str, float]) -> str:
    """The lines of a file, by name; what is as good as nothing is left out."""
    fine = {name: round(one * FINE) for name, one in weights.items()}
    return "".join(f"{name}\t{fine[name]}\n" for name in sorted(fine) if fine[name])
