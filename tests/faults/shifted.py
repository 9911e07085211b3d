"""A program of the site whose clock goes wrong by so many seconds, and nothing else:
`python -m tests.faults.shifted SECONDS WORD…` runs `remit WORD…` under that clock."""

import datetime as dt
import sys
from types import SimpleNamespace

from remit.kernel import clock


def shift(seconds: int) -> None:
    """From now on the machine says another time."""

    class Shifted(dt.datetime):
        """What the clock of the machine says."""

        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            """Before or after the right time."""
            return super().now(tz) + dt.timedelta(seconds=seconds)

    known = {name: getattr(dt, name) for name in ("UTC", "date", "time", "timedelta")}
    vars(clock)["dt"] = SimpleNamespace(**known, datetime=Shifted)


if __name__ == "__main__":
    from remit.interfaces.cli import app

    shift(int(sys.argv.pop(1)))
    app.main()
