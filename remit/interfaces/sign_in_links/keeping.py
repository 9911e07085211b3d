"""What whoever keeps the site does about how somebody signs in: a link shown on the screen, where
no letter reaches the person, and another name or address. Each is an act; the person is told."""

import datetime as dt

from django.conf import settings

from remit.domain.acts import By
from remit.interfaces.sign_in_links import actions, jobs
from remit.kernel import writes
from remit.ledger.records import Act
from remit.notices import actions as notices


def show(*, by: By, at: dt.datetime, person: int, reason: str) -> str:
    """Whoever keeps the site lets a person in who gets no letter: the path of a link, to be shown
    once. The act says so, and the person is told; the link itself is kept nowhere."""
    with writes.writing():
        notices.show_link(by=by, at=at, person=person, reason=reason)
        return actions.issue(person=person, at=at)


def correct_person(
    *, by: By, at: dt.datetime, person: int, name: str, email: str, reason: str
) -> Act:
    """A person is called otherwise or reached otherwise from now on. Links that went to another
    address let nobody in any more, and whoever reads mail there is told."""
    with writes.writing():
        act = notices.correct_person(
            by=by, at=at, person=person, name=name, email=email, reason=reason
        )
        if "email_before" in act.texts:
            actions.forget(person=person)
            if settings.EMAIL_HOST:
                jobs.tell_address_before.enqueue(act=act.seq)
        return act
