"""Every script in turn, in sizes that take minutes, and at the end one table: how long each took
and what its last line said. Whoever wants the sizes of the goals runs the script itself.

What looks at a large site looks at the one that REMIT_HOME names; without one a small site is made
in a folder of this run. Scripts that write make a site of their own, on both engines.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import NamedTuple

POSTGRES = ("-m", "tests.support.postgres", sys.executable)
SMALL = ("--commitments", "2000")


class Bench(NamedTuple):
    """A script, what it is asked, whether it looks at the large site, and on which engines."""

    name: str
    asked: Sequence[str] = ()
    of_site: bool = False
    on_both: bool = False
    on_postgres: bool = False


BENCHES = (
    Bench("acts", ("--acts", "60", "--order", "50"), on_both=True),
    Bench("bulk", ("--acts", "2000"), on_both=True),
    Bench("writers", ("--seconds", "5"), on_both=True),
    Bench("checkpoints", ("--acts", "50000")),
    Bench("verifying", ("--rebuild",), of_site=True),
    Bench("as_of", of_site=True),
    Bench("pages", ("--tries", "3"), of_site=True),
    Bench("users", ("--commitments", "2000", "--seconds", "20"), on_postgres=True),
    Bench("searching"),
    Bench("reading"),
    Bench("first_paint"),
)


def main() -> None:
    """Run them, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("only", nargs="*", help="Names of scripts; else all.")
    chosen = [one for one in BENCHES if one.name in asked.parse_args().only or len(sys.argv) == 1]
    with tempfile.TemporaryDirectory() as home:
        site = os.environ.pop("REMIT_HOME", "")
        if not site and any(one.of_site for one in chosen):
            site = home
            _run("country", ("-m", "bench.country", *SMALL), site)
        lines = [line for one in chosen for line in _lines(one, site)]
    print(f"\n{'bench':28}{'seconds':>9}  last line")
    print("\n".join(lines))
    sys.exit(any(" FAILED" in line for line in lines))


def _lines(one: Bench, site: str) -> list[str]:
    words = ("-m", f"bench.{one.name}", *one.asked)
    runs = [] if one.on_postgres else [(one.name, words)]
    if one.on_both or one.on_postgres:
        runs.append((f"{one.name} on PostgreSQL", (*POSTGRES, *words)))
    return [_run(name, command, site if one.of_site else "") for name, command in runs]


def _run(name: str, command: Sequence[str], site: str) -> str:
    """Its output as it comes, and its line of the table."""
    print(f"\n== {name}", flush=True)
    environment = {**os.environ, **({"REMIT_HOME": site} if site else {})}
    begun, last = time.monotonic(), ""
    with subprocess.Popen(
        [sys.executable, *command], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            last = line.strip() or last
    said = " ".join(last.split()) if process.returncode == 0 else " FAILED"
    return f"{name:28}{time.monotonic() - begun:9.0f}  {said[:90]}"


if __name__ == "__main__":
    main()
