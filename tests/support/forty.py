"""A directive with forty obligations, as an office receives it: most are plain, some name a body
that the site does not have, some have no date, one paragraph contradicts itself, and some are
written from right to left or with signs outside of the first plane."""

NUMBER = "40-CT/TU"
PLAIN, STRANGE, UNDATED = 26, 4, 6
ARABIC = "على DOH أن تنشر القائمة رقم {n} 📚 قبل 31 ديسمبر 2024."
LINES = (
    *(f"The DOH shall publish register {n} before {n} October 2024." for n in range(1, PLAIN + 1)),
    *(f"The Bureau of Tides shall chart bay {n} by {n} July 2024." for n in range(1, STRANGE + 1)),
    *(f"The DOIC shall open its lie\u0302\u0323u 📚 data set {n}." for n in range(1, UNDATED + 1)),
    "The DOF shall report that 39 of 133 tasks (31.32 %) were done by 30 June 2024.",
    "The DOIC shall open the archive and shall train the clerks of all wards by 1 May 2024.",
    ARABIC.format(n=1),
    ARABIC.format(n=2),
)
TEXT = "\n".join(
    [
        f"DIRECTIVE No. {NUMBER}",
        "7 August 2023",
        *(f"{place}. {line}" for place, line in enumerate(LINES, start=1)),
        "",
    ]
)
