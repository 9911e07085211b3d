"""A writer that is killed: it orders one thing after the other through the actions, and says each
number only after the order was acknowledged. `python -m tests.faults.writing NAME`."""

import datetime as dt
import itertools
import os
import sys
import time

PACE = 0.05  # seconds; the others want to write too


def main(name: str) -> None:
    """Order until somebody ends it."""
    from remit.commitments import actions
    from remit.domain import due as dues
    from remit.domain.acts import By
    from remit.kernel import clock
    from remit.organisation import queries
    from remit.organisation.queries import naming
    from tests.support.small_site import ADDRESSES

    chair = naming.person_by_email(ADDRESSES["chair"]).id
    by = By(chair, queries.posts_of_person(chair, clock.today())[0].id)
    units = queries.ids_by_code(["SX-PC", "SX-DHA"])
    due = dues.compute(value=dt.date(2031, 1, 1).isoformat(), operator=dues.Operator.BY)
    for number in itertools.count():
        title = f"{name}-{os.getpid()}-{number}"
        terms = actions.Terms(
            title=title, issuer=units["SX-PC"], lead=units["SX-DHA"], due=due, reference="1/CT"
        )
        act = actions.assign(by=by, at=clock.now(), terms=terms)
        sys.stdout.write(f"{act.subject} {title}\n")
        sys.stdout.flush()
        time.sleep(PACE)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")
    django.setup()
    main(sys.argv[1])
