"""Days and months as they stand in a drawing: in digits, in the order of the language."""

import datetime as dt

from django.utils import formats
from django.utils.translation import gettext as _


def short(day: dt.date) -> str:
    """A day in digits."""
    return formats.date_format(day, "SHORT_DATE_FORMAT")


def month(day: dt.date) -> str:
    """A month in digits."""
    return formats.date_format(day, _("m/Y"))
