"""Dates and numbers as officials of the language write them: Vietnamese."""

DATE_FORMAT = "\\n\\g\\à\\y d \\t\\há\\n\\g m \\nă\\m Y"
MONTH_DAY_FORMAT = "\\n\\g\\à\\y d \\t\\há\\n\\g m"
SHORT_DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = "d/m/Y H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 1
YEAR_MONTH_FORMAT = "\\t\\h\\á\\n\\g n \\n\\ă\\m Y"
TIME_FORMAT = "H:i"
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
