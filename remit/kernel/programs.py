"""Programs of ours that run in a process of their own. Each finds our package, and nothing of the
folder or the environment in which it was started: what lies there is not ours to carry out."""

import sys
from pathlib import Path

# Where our package lies; what may write there may change the package itself.
HOME = Path(__file__).resolve().parents[2]
BEGINNING = Path(__file__).with_name("beginning.py")


def command(module: str, *words: str) -> list[str]:
    """What starts a module of ours, or one that our package needs, with these words."""
    return [sys.executable, "-I", str(BEGINNING), module, *words]
