"""Somebody who goes on working while others copy the site: `python -m tests.support.writing`
assigns, accepts and attaches evidence, and prints the number of the act when it is kept."""

import os
import sys


def main() -> None:
    """Write until killed."""
    from remit.commitments import actions as commitments
    from remit.domain.acts import By
    from remit.domain.due import Operator, compute
    from remit.domain.vocabulary import Basis
    from remit.kernel import clock
    from remit.organisation.models import Person, Post, Unit

    units = dict(Unit.objects.values_list("code", "pk"))
    posts = dict(Post.objects.values_list("code", "pk"))
    people = dict(Person.objects.values_list("name", "pk"))
    chair = By(people["chair"], posts["SX-PC-1"])
    officer = By(people["officer"], posts["SX-DHA-1"])
    number = 0
    while True:
        number += 1
        terms = commitments.Terms(
            title=f"Report {number}",
            issuer=units["SX-PC"],
            lead=units["SX-DHA"],
            due=compute(value="2030-06-28", operator=Operator.BY, wording="by"),
            basis=Basis.LETTER,
            reference="1/CT",
        )
        made = commitments.assign(by=chair, at=clock.now(), terms=terms).subject
        commitments.accept(by=officer, at=clock.now(), commitment=made)
        kept = commitments.attach_file(
            by=officer,
            at=clock.now(),
            commitment=made,
            name="proof.txt",
            content=f"{os.getpid()} {number}".encode(),
        )
        sys.stdout.write(f"{kept.seq}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")
    django.setup()
    main()
