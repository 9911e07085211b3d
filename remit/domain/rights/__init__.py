"""Who may do what: one table, permission → alternatives of named predicates.

A permission is granted when every predicate of one alternative holds. The whole law of the site
fits two screens, and is rendered into the reference.
"""

from remit.domain.rights.facts import Held, Object, Viewer
from remit.domain.rights.standing import may_somewhere
from remit.domain.rights.table import (
    TABLE,
    Permission,
    check_letter,
    check_may,
    may,
    needs_letter,
)

__all__ = [
    "TABLE",
    "Held",
    "Object",
    "Permission",
    "Viewer",
    "check_letter",
    "check_may",
    "may",
    "may_somewhere",
    "needs_letter",
]
