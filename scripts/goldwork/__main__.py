"""`scripts/gold VERB FOLDER`: from two annotations of a text to the committed gold, and back to
the texts that the gold was annotated on."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import agreeing
import fetching
import merging
import packing

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[[argparse.Namespace], int]


def main(words: list[str]) -> int:
    """Run the verb that was asked for."""
    asked = _parser().parse_args(words)
    return int(asked.run(asked))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/gold", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    agree = _verb(verbs, "agree", agreeing.run, "how far the passes A and B agree, by language")
    agree.add_argument("--json", action="store_true", help="print the figures as JSON")
    _verb(verbs, "merge", merging.run, "write what both passes say, and a worklist of the rest")
    pack = _verb(verbs, "pack", packing.run, "write the committed form: offsets, no foreign text")
    pack.add_argument("--into", type=Path, default=ROOT / "tests" / "gold")
    pack.add_argument("--annotations", default="final", help="final, A or B")
    texts = _verb(verbs, "texts", fetching.run, "get the real texts that packed gold refers to")
    texts.add_argument("--mirror", type=Path, help="a folder of git directories owner+name")
    texts.add_argument("--into", type=Path, default=ROOT / "var" / "gold")
    return parser


def _verb(verbs: Any, name: str, run: Run, said: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=said, description=said)
    verb.add_argument("folder", type=Path, metavar="FOLDER")
    verb.set_defaults(run=run)
    return verb


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
