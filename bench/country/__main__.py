"""`python -m bench.country --commitments 100000`: make the site in the folder that REMIT_HOME names
(or in build/country-N), or in the empty PostgreSQL that REMIT_DATABASE_URL names."""

import argparse
import os
import resource
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Make the site, and say what it took."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--commitments", type=int, default=1_000_000)
    asked.add_argument("--stories", type=int, default=400)
    chosen = asked.parse_args()
    home = ROOT / "build" / f"country-{chosen.commitments}"
    os.environ.setdefault("REMIT_HOME", str(home))
    Path(os.environ["REMIT_HOME"]).mkdir(parents=True, exist_ok=True)
    from remit.interfaces.cli import site

    site.ready()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench.country import generating

    made = generating.generate(generating.Wanted(chosen.commitments, chosen.stories))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{made.acts} acts; {memory} MB of memory in {os.environ['REMIT_HOME']}")


if __name__ == "__main__":
    main()
