"""What was answered to requests that were carried out, for whoever goes on with the rest."""

from collections.abc import Mapping
from typing import Any

from remit.ledger import models


def responses(principal: str, prefix: str) -> dict[str, Mapping[str, Any]]:
    """The answers to the requests whose key begins so, by their keys."""
    rows = models.Request.objects.filter(principal=principal, key__startswith=prefix)
    return dict(rows.values_list("key", "response"))
