"""Packs the site that stands in REMIT_HOME, of whatever release, as `remit backup` does, without
asking whether it is up to date: `python -m tests.golden.packing FILE`."""

import datetime as dt
import os
import sys
from pathlib import Path

MADE_AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def main(target: Path) -> None:
    """Write the file."""
    from remit.ledger.backups import making

    making.make(target, at=MADE_AT, keys=False, tell=lambda _part, _done, _whole: None)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")
    django.setup()
    main(Path(sys.argv[1]))
