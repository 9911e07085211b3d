"""Atheris drives the targets, guided by what each input reaches: `python -m tests.fuzz.drive
SECONDS [NAME…]`. It is not among the dependencies; where it is absent, this says how to have it."""

import importlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HOW = """Atheris is not here, and it is no dependency of Remit. An environment of its own:
  python3 -m venv /tmp/fuzz
  /tmp/fuzz/bin/pip install --require-hashes -r requirements.lock
  /tmp/fuzz/bin/pip install atheris
  make fuzz PYTHON=/tmp/fuzz/bin/python SECONDS=600
"""
ONE = "--one"
LONGEST, SLOWEST_SECONDS = 4096, 20


def main(words: list[str]) -> int:
    """Share the seconds among the targets, each in a process of its own; a fault is exit 1."""
    if importlib.util.find_spec("atheris") is None:
        sys.stderr.write(HOW)
        return 2
    from tests.fuzz.targets import TARGETS

    names = words[1:] or list(TARGETS)
    seconds = max(1, int(words[0]) // len(names))
    faults = [name for name in names if not _holds(name, seconds, TARGETS[name].like)]
    sys.stdout.write(f"Faults in: {', '.join(faults) or 'none'}\n")
    return int(bool(faults))


def _holds(name: str, seconds: int, like: tuple[bytes, ...]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(like):
            (Path(folder) / str(number)).write_bytes(content)
        limits = (
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST}",
            f"-timeout={SLOWEST_SECONDS}",
        )
        command = [sys.executable, "-m", "tests.fuzz.drive", ONE, name, *limits, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    sys.stdout.write(f"{name}: {'holds' if done.returncode == 0 else done.stderr[-3000:]}\n")
    sys.stdout.flush()
    return done.returncode == 0


def one(words: list[str]) -> None:
    """Search one target until the time is over, or a fault ends the process."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["remit"]):
        from tests.fuzz.targets import TARGETS
    atheris.Setup([sys.argv[0], *words[1:]], TARGETS[words[0]])
    atheris.Fuzz()


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")
    django.setup()
    if sys.argv[1] == ONE:
        one(sys.argv[2:])
    sys.exit(main(sys.argv[1:]))
