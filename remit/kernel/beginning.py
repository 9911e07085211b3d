"""The beginning of a process of ours, run as a file: `python -I beginning.py MODULE WORD…`. The
interpreter then knows neither the current folder nor what the caller's environment names; our
package is added where the packages of the machine begin, so that no other one comes before it."""

import os
import runpy
import sys

PACKAGES = ("site-packages", "dist-packages")


def begin() -> None:
    """Carry a module out as a program, with the words that follow its name."""
    home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    installed = [place for place, one in enumerate(sys.path) if one.endswith(PACKAGES)]
    sys.path.insert(min(installed, default=len(sys.path)), home)
    from remit.kernel import room

    module = sys.argv.pop(1)
    room.given(lambda: runpy.run_module(module, run_name="__main__", alter_sys=True))


if __name__ == "__main__":
    begin()
