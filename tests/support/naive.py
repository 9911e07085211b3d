"""The figures of a scope without balances and without memory: every movement summed by unit."""

from django.db.models import Sum

from remit.commitments import models
from remit.commitments.queries.items import Item
from remit.commitments.queries.scopes import Scope
from remit.kernel.among import among

ABOVE = ("above_1", "above_2", "above_3")


def counted(scope: Scope) -> list[Item]:
    """So many commitments of a bucket at a unit, with the units of their counted ancestors."""
    rows = models.Movement.objects.filter(on__lte=scope.on, seq__lte=scope.known_seq)
    if scope.unit is not None:
        rows = rows.filter(among("unit", scope.edition.subtree(scope.unit) or [scope.unit]))
    grouped = rows.values_list("unit", "bucket", *ABOVE).annotate(sum_of_n=Sum("n"))
    return [
        Item(unit, "", bucket, n, tuple((above, "") for above in aboves if above is not None))
        for unit, bucket, *aboves, n in grouped.order_by()
        if n
    ]
