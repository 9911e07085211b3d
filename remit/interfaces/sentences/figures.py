"""What a question for figures refuses."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "SINCE_AFTER_DAY": _("Changes are told since an earlier day; %(since)s is after %(on)s."),
    "COLUMN_UNKNOWN": _("“%(text)s” is not a column of figures."),
    "ROWS_UNKNOWN": _("“%(text)s” is not a way to make rows; choose one of the list."),
    "CHART_UNKNOWN": _("There is no chart “%(text)s”; open it again from the page of charts."),
    "ROW_UNKNOWN": _("There is no row “%(text)s” in this table; open the number again."),
}
