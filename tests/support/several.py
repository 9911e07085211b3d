"""Several commands of a site, one after the other in one program, as each would be carried out by
itself: `python -m tests.support.several ledger verify , ledger rebuild --check`."""

import functools
import itertools
import sys

from remit.interfaces.cli import app


def main(words: list[str]) -> None:
    """Carry them out, until one of them is not done."""
    for between, command in itertools.groupby(words, ",".__eq__):
        if not between:
            carried = functools.partial(app.app, list(command), standalone_mode=False)
            app.guarded(functools.partial(_ended, carried))


def _ended(carried: "functools.partial[object]") -> None:
    if code := carried():
        sys.exit(int(str(code)))


if __name__ == "__main__":
    main(sys.argv[1:])
