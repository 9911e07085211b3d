"""Values for the page of components: every state that a component can show."""

import datetime as dt
from enum import StrEnum

from remit.domain import vocabulary as v
from remit.domain.buckets import ClockName
from remit.domain.figures import Row
from remit.interfaces.web import icons
from remit.interfaces.web.charts import samples
from remit.interfaces.web.lists import samples as lists
from remit.organisation.queries import UnitCard

AXES: tuple[type[StrEnum], ...] = (
    v.Work,
    v.Clock,
    v.Evidence,
    v.Outcome,
    v.Confidence,
    v.Confidentiality,
)
ROWS = (
    Row(done_on_time=39, open_in_time=94),
    Row(
        done_on_time=24,
        done_late=6,
        done_no_date=3,
        open_in_time=18,
        open_overdue=12,
        open_no_date=5,
        open_stopped=4,
        closed_not_done=3,
        claimed=7,
        contested=2,
    ),
    Row(open_overdue=1, done_on_time=199),
    Row(),
)
SCIENCE = UnitCard(
    1,
    "D-SCIENCE",
    "DEPARTMENT",
    {
        "vi": "Sở Khoa học và Công nghệ",
        "en": "Department of Science and Technology",
        "ar": "إدارة العلوم والتكنولوجيا",
        "ko": "과학기술국",
    },
    external=False,
    exists_until=None,
)
ENDED = UnitCard(
    3,
    "D-INFORMATION",
    "DEPARTMENT",
    {
        "vi": "Sở Thông tin và Truyền thông",
        "en": "Department of Information and Communications",
        "ar": "إدارة المعلومات والاتصالات",
        "ko": "정보통신국",
    },
    external=False,
    exists_until=dt.date(2025, 3, 1),
    heirs=(SCIENCE,),
)
UNITS = (
    SCIENCE,
    UnitCard(
        2,
        "GOVERNMENT",
        "GOVERNMENT",
        {"vi": "Chính phủ", "en": "The Government", "ar": "الحكومة", "ko": "정부"},
        external=True,
        exists_until=None,
    ),
    ENDED,
)
NUMBERS = ("24-CT/TU.03", "1270/BC-TCTTTg", "08-QC/TW")
DAY = dt.date(2024, 4, 15)


def everything() -> dict[str, object]:
    """What the page of components shows."""
    return {
        "axes": [(axis.__name__, list(axis)) for axis in AXES],
        "rows": ROWS,
        "units": UNITS,
        "numbers": NUMBERS,
        "day": DAY,
        "clock": ClockName.REVISED,
        "charts": samples.charts(DAY, UNITS[0].name),
        "table": lists.table(DAY, UNITS[0], NUMBERS[0]),
        "icons": sorted(icons.STROKES),
        "tasks": list(
            zip(NUMBERS, (v.Clock.OVERDUE, v.Clock.IN_TIME, v.Clock.DONE_ON_TIME), strict=True)
        ),
    }
