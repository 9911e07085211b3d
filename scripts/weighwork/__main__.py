"""`scripts/weigh`: learn from the annotated texts what signs and words weigh for an order, and
write it beside the rule packs; `--held-out` says how well that does on texts it has not seen."""

import argparse
import sys
from pathlib import Path

import fitting
import gathering
import judging
import writing

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "remit" / "texts" / "packs" / "weights"


def main(words: list[str]) -> int:
    """Learn and write, or learn in parts and judge."""
    asked = _parser().parse_args(words)
    examples, absent = gathering.gathered(asked.gold, asked.texts)
    if absent:
        print(f"Not at hand: {', '.join(absent)}.", file=sys.stderr)
        return 1
    if asked.held_out:
        print("\n".join(judging.lines(judging.held_out(examples, asked.held_out))))
        return 0
    writing.written(FOLDER, fitting.weights(examples))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/weigh", description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT / "tests" / "gold")
    parser.add_argument("--texts", type=Path, default=ROOT / "var" / "gold")
    parser.add_argument(
        "--held-out",
        type=int,
        choices=range(1, judging.PARTS + 1),
        help=f"judge so many of the {judging.PARTS} parts of the texts, and write nothing",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
