"""What an answer of this status means in a few words, in the reader's language."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TITLES: Final[Mapping[int, Promise]] = {
    400: _("The request cannot be read"),
    401: _("No good token"),
    403: _("Not permitted"),
    404: _("Not found"),
    405: _("Method not taken"),
    406: _("Not answered in this form"),
    409: _("Does not fit how it stands"),
    412: _("Changed meanwhile"),
    413: _("Too large"),
    415: _("Not taken in this form"),
    422: _("Refused by a rule"),
    428: _("Read it first"),
    429: _("Asked too often"),
    500: _("The site failed"),
    503: _("Not possible just now"),
}
