"""What is wrong with a table of units before anything of it is written, by line and column."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: dict[str, Promise] = {
    "TABLE_NOT_LOOKED_OVER": _(
        "This table was not looked over in this session; send the file once more."
    ),
    "TABLE_NOT_A_TABLE": _("This file is not a table; send an XLSX workbook or a CSV file."),
    "TABLE_UNPACKS_TOO_LARGE": _("This workbook unpacks to more than %(limit)s MB; split it."),
    "TABLE_FILE_TOO_LARGE": _("This file is larger than %(limit)s MB; split it."),
    "TABLE_ROWS_TOO_MANY": ngettext_lazy(
        "This table has more than %(limit)s row; split it.",
        "This table has more than %(limit)s rows; split it.",
        "limit",
    ),
    "TABLE_REACHES_TOO_FAR": ngettext_lazy(
        "This sheet reaches over more than %(limit)s cell; remove the empty rows and columns at "
        "its end.",
        "This sheet reaches over more than %(limit)s cells; remove the empty rows and columns at "
        "its end.",
        "limit",
    ),
    "TABLE_EMPTY": _("This table has no rows below its header."),
    "TABLE_LINE_UNREADABLE": _("From line %(line)s on, the file cannot be read as a table."),
    "TABLE_ENCODING_UNKNOWN": _(
        "Line %(line)s has characters that are not %(encoding)s; save the file as UTF-8."
    ),
    "TABLE_COLUMN_TWICE": _("Column “%(column)s” stands twice in the header; keep one."),
    "TABLE_COLUMN_UNKNOWN": _("Column “%(value)s” is not known; correct its heading or remove it."),
    "TABLE_COLUMN_MISSING": _("Column “%(column)s” is missing; add it."),
    "TABLE_NAME_COLUMN_MISSING": _(
        "A column with names is missing; add at least one of: %(one_of)s."
    ),
    "TABLE_ROW_TOO_LONG": ngettext_lazy(
        "“%(value)s” stands beyond the %(columns)s column of the header.",
        "“%(value)s” stands beyond the %(columns)s columns of the header.",
        "columns",
    ),
    "UNIT_CODE_MISSING": _("The unit has no code."),
    "UNIT_CODE_MALFORMED": _(
        "“%(value)s” is not a code; a code has letters, digits and the signs - _ . / only."
    ),
    "UNIT_VALUE_TOO_LONG": ngettext_lazy(
        "“%(value)s…” is longer than %(limit)s character.",
        "“%(value)s…” is longer than %(limit)s characters.",
        "limit",
    ),
    "UNIT_KIND_MISSING": _("The unit has no kind."),
    "UNIT_KIND_UNKNOWN": _("“%(value)s” is not a kind of unit."),
    "UNIT_NAME_MISSING": _("The unit has no name in any language."),
    "UNIT_EXTERNAL_UNCLEAR": _(
        "“%(value)s” does not say whether the unit stands outside; write yes or no."
    ),
    "UNIT_DATE_MISSING": _("The date is missing."),
    "UNIT_DATE_UNREADABLE": _("“%(value)s” is not a date; write for example 2025-07-01."),
    "UNIT_UNTIL_NOT_AFTER_FROM": _(
        "The unit ends on %(value)s, which is not after its start on %(from)s."
    ),
    "UNIT_CODE_TWICE": _("Code “%(value)s” stands already in line %(first_line)s."),
    "UNIT_PARENT_UNKNOWN": _("No unit has the code of the parent “%(value)s”."),
    "UNIT_PARENT_CIRCLE": _("The parent “%(value)s” closes a circle: %(circle)s."),
}
