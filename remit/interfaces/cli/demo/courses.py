"""Commitments with a plain course, one row each: assigned, accepted, claimed, verified, closed.

Each day that a row gives is one act; a row without a day leaves the act out.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from remit.interfaces.cli.demo import files
from remit.interfaces.cli.demo.records import Line

COLUMNS = (
    "key",
    "lead",
    "due",
    "assigned_on",
    "accepted_on",
    "claimed_on",
    "verified_on",
    "closed_on",
    "verifier",
    "letter",
    "title",
    "result",
)
# The province works these off together: one issuer outside, its steward, one document.
ISSUER, STEWARD, DOCUMENT = "GOV", "LH-CTD.steward", "gov-decision-131.vi"
# The letters of the issuer's office: one sends the tasks out, one closes those that are done.
SENT_BY, CLOSED_BY = "187/VPCP-CCHC", "2460/VPCP-CCHC"
CHECKED = "Đã đối chiếu hồ sơ với sản phẩm được giao."
CLOSED = "Kết thúc nhiệm vụ, đạt yêu cầu."


def lines(name: str) -> Iterator[Line]:
    """The acts of all rows of a table."""
    for row in files.rows(name, COLUMNS):
        yield from _course(row)


def _course(row: files.Row) -> Iterator[Line]:
    officer = f"{row['lead']}.officer" if row["lead"] != "TV-INS" else "TV-INS.head"
    yield _line(
        row,
        "assigned_on",
        STEWARD,
        "assign",
        {
            "issuer": ISSUER,
            "lead": row["lead"],
            "due": row["due"],
            "document": DOCUMENT,
            "letter": SENT_BY,
        },
    )
    if row["accepted_on"]:
        yield _line(row, "accepted_on", officer, "accept")
    if row["claimed_on"]:
        link = f"https://hoso.thanhvan.example.org/2023/{row['key']}"
        yield _line(row, "claimed_on", officer, "attach-link", {"url": link})
        yield _line(row, "claimed_on", officer, "claim", texts=(row["result"],))
    if row["verified_on"]:
        letter = {"letter": row["letter"]} if row["letter"] else {}
        found = {"how": "DOCUMENT_CHECKED", **letter}
        yield _line(row, "verified_on", row["verifier"], "verify", found, (CHECKED,))
    if row["closed_on"]:
        ended = {"outcome": "MET", "letter": CLOSED_BY}
        yield _line(row, "closed_on", STEWARD, "close", ended, (CLOSED,))


def _line(
    row: files.Row,
    column: str,
    post: str,
    verb: str,
    fields: Mapping[str, str] | None = None,
    texts: tuple[str, ...] = (),
) -> Line:
    return Line(
        where=row.where,
        on=dt.date.fromisoformat(row[column]),
        time=None,
        post=post,
        verb=verb,
        key=row["key"],
        title=row["title"],
        fields=fields or {},
        texts=texts,
    )
