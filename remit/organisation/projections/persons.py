"""Who may sign in, out of the acts. Persons are no derived table: only this follows from acts."""

from collections.abc import Sequence

from remit.domain import body
from remit.ledger.records import Act
from remit.organisation import models


def bar(acts: Sequence[Act]) -> None:
    """A person may not sign in; what let the person in until then is over."""
    for act in acts:
        barred = models.Person.objects.filter(pk=body.the_number(act.data, "person"))
        barred.update(is_active=False, barred_at=act.recorded_at)


def admit(acts: Sequence[Act]) -> None:
    """A person may sign in again."""
    for act in acts:
        admitted = models.Person.objects.filter(pk=body.the_number(act.data, "person"))
        admitted.update(is_active=True)
