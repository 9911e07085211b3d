"""`python -m remit` is the same door as the `remit` command. Started so, the interpreter looks for
modules in the current folder first; nothing but the package itself may come from there."""

import os
import sys


def main() -> None:
    """Leave the current folder out, then go through the door."""
    if not sys.flags.safe_path and sys.path[0] == os.getcwd():
        del sys.path[0]
        sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from remit.interfaces.cli import app

    app.main()


if __name__ == "__main__":
    main()
