"""`scripts/weigh`: learn from the annotated texts what signs and words weigh for an order, and with
`--actors` what signs weigh for a body as the one that owes, with `--shares` where a clause holds
another order; write it beside the rule packs.
`--held-out` says how well that does on texts it has not seen."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import asking
import fitting
import gathering
import judging
import opened
import owing
import parting
import writing

from remit.texts import packs

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "remit" / "texts" / "packs" / "weights"


def main(words: list[str]) -> int:
    """Learn and write, or learn in parts and judge."""
    asked = _parser().parse_args(words)
    known, absent = opened.opened(asked.gold, asked.texts)
    if absent:
        print(f"Not at hand: {', '.join(absent)}.", file=sys.stderr)
        return 1
    if asked.actors and asked.compare:
        told, is_stale = owing.stale(asking.documents(known), _written())
        print("\n".join(told))
        return int(is_stale)
    of = _of_shares if asked.shares else _of_actors if asked.actors else _of_orders
    of(asked, known)
    return 0


def _written() -> owing.Weights:
    return next(iter(packs.packs().values())).owing


def _of_shares(asked: argparse.Namespace, known: Sequence[opened.Opened]) -> None:
    if asked.held_out:
        print("\n".join(parting.held_out(known, asked.held_out)))
    else:
        writing.written(asked.into, {packs.SHARES: parting.weights(known)})


def _of_orders(asked: argparse.Namespace, known: Sequence[opened.Opened]) -> None:
    examples = gathering.gathered(known)
    if asked.held_out:
        print("\n".join(judging.lines(judging.held_out(examples, asked.held_out))))
    else:
        writing.written(asked.into, fitting.weights(examples))


def _of_actors(asked: argparse.Namespace, known: Sequence[opened.Opened]) -> None:
    documents = asking.documents(known)
    if asked.unread_from:
        print("\n".join(owing.unread(documents, asked.unread_from)))
    elif asked.held_out:
        print("\n".join(owing.held_out(documents, min(asked.held_out, owing.PARTS))))
    else:
        writing.written(asked.into, {packs.ACTORS: owing.weights(documents)})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/weigh", description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT / "tests" / "gold")
    parser.add_argument("--texts", type=Path, default=ROOT / "var" / "gold")
    parser.add_argument("--actors", action="store_true", help="weigh who owes, not what binds")
    parser.add_argument(
        "--shares", action="store_true", help="weigh where a clause holds another order"
    )
    parser.add_argument("--into", type=Path, default=FOLDER, help="where the weights are written")
    parser.add_argument(
        "--unread-from", type=int, help="of actors: judge the texts from this number on by the rest"
    )
    parser.add_argument(
        "--compare",
        action="store_true",
        help="of actors: fail where new weights would choose rightly clearly more often",
    )
    parser.add_argument(
        "--held-out",
        type=int,
        choices=range(1, judging.PARTS + 1),
        help=f"judge so many of the {judging.PARTS} parts of the texts, and write nothing",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
