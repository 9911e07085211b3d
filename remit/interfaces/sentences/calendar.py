"""What the working calendar refuses."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "CALENDAR_COUNTRY_UNKNOWN": _(
        "There is no calendar of public holidays for the country “%(country)s”; "
        "the administrator of the site sets the two letters of the country."
    ),
    "CALENDAR_WEEKEND_IMPOSSIBLE": _(
        "Calendar %(version)s has no working day in the week; correct its weekend."
    ),
    "CALENDAR_HOURS_IMPOSSIBLE": _(
        "Calendar %(version)s has working hours that overlap or end before they begin; "
        "correct them."
    ),
    "CALENDAR_DOES_NOT_REACH": _(
        "Calendar %(version)s does not reach %(day)s; choose a day that it covers."
    ),
    "CALENDAR_INSTANT_NOT_LOCAL": _(
        "%(instant)s must be given in the local time of the site, without another time zone."
    ),
    "CALENDAR_COUNT_NEGATIVE": _("Working days are counted forward; %(count)s is not possible."),
}
