"""What counts on a day leaves as a table, and comes back into another site as it was."""

import csv
import datetime as dt
import io
import zipfile

import pytest
import python_calamine
from django.db import transaction

from remit.commitments import actions, exports, imports, models
from remit.commitments.actions import importing
from remit.commitments.imports import words
from remit.commitments.queries import asking
from remit.domain.acts import By
from remit.domain.vocabulary import Basis, Confidentiality, DocumentType, Evidence, Outcome, Type
from remit.interfaces import exports as files
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.texts import actions as texts
from tests.support import government
from tests.support.government import Government
from tests.support.refused import refused

DAY = "2024-07-01"


def exported(
    city: Government, who: str = "leader", on: str = DAY, form: str = "csv", **asked: str
) -> bytes:
    at = government.instant(DAY)
    by = city.by[who] if who else By()
    language = asked.pop("language", "en")
    with clock.injected(at):
        scope = asking.scope(asking.Question(on=on, **asked))
        viewer = organisation.viewer(by, clock.day_of(at))
        rows = list(exports.rows(viewer, scope, language))
        sheet = files.Sheet("commitments", (), exports.headings(language), rows)
        return files.file(sheet, form=form, right_to_left=language == "ar", made_at=at)


def read(content: bytes) -> list[dict[str, str]]:
    """The rows of a text file under the names of their columns, empty cells left out."""
    _, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [
        {column: cell for column, cell in zip(words.COLUMNS, row, strict=True) if cell}
        for row in rows
    ]


DIRECTIVE = {
    "type": DocumentType.DIRECTIVE,
    "number": "12/CT-UBND",
    "title": "On data",
    "text": "Do it.",
    "issued_on": dt.date(2024, 1, 5),
    "language": "en",
}


def with_directive(city: Government) -> int:
    document = texts.NewDocument(
        issuer=city.units["CITY-PC"], confidentiality=Confidentiality.PUBLIC, **DIRECTIVE
    )
    return city.does("secretary", "2024-02-01", texts.register, document=document)


def an_office_at_work(city: Government) -> Government:
    """Commitments in every state that a table can bring in, with all that a row can say."""
    document = with_directive(city)
    city.assigned(
        title="=SUM(A1), as the table says; and more",
        document=document,
        reference="point 3b",
        type=Type.REPORT,
        cooperating=(city.units["DOH"], city.units["DOF"]),
        due=government.by_day("2024-07-15", "BEFORE", wording="trước giữa tháng Bảy"),
        confidentiality=Confidentiality.PUBLIC,
    )
    numbers = [
        city.assigned(title="Build the portal", due=government.by_day("2024-Q4", "IN")),
        city.assigned(title="Watch the market", due=None, basis=Basis.ORAL),
        city.assigned(title="Connect the wards"),
        city.assigned(title="Train the staff"),
        city.assigned(title="Close the old system", due=government.by_day("2024-06-10")),
        city.assigned(title="Publish the map"),
    ]
    for number in numbers:
        city.does("officer", "2024-03-04", actions.accept, commitment=number)
    _extended(city, numbers[2])
    _done(city, numbers[3:])
    return city


def _extended(city: Government, number: int) -> None:
    city.does(
        "officer",
        "2024-06-03",
        actions.ask_extension,
        commitment=number,
        wanted=dt.date(2024, 9, 30),
        reason="The line is late.",
        progress="Half of them.",
    )
    city.does(
        "secretary",
        "2024-06-05",
        actions.extend,
        commitment=number,
        due=dt.date(2024, 9, 30),
        reason="Granted.",
    )


def _done(city: Government, numbers: list[int]) -> None:
    for number in numbers:
        url = "https://data.example.org/result"
        city.does("officer", "2024-06-20", actions.attach_link, commitment=number, url=url)
        city.does("officer", "2024-06-20", actions.claim, commitment=number, summary="Done.")
    for number in numbers[1:]:
        city.does(
            "inspector",
            "2024-06-25",
            actions.verify,
            commitment=number,
            evidence=Evidence.DOCUMENT_CHECKED,
            note="Seen.",
        )
    city.does(
        "leader",
        "2024-06-27",
        actions.close,
        commitment=numbers[2],
        outcome=Outcome.MET,
        note="Good.",
    )


@pytest.mark.slow
def test_what_was_exported_comes_back_in_a_site_with_the_same_units(city: Government) -> None:
    with transaction.atomic():
        office = an_office_at_work(city)
        before, expected = exported(office, form="xlsx", language="vi"), read(exported(office))
        transaction.set_rollback(True)
    with_directive(city)
    at = government.instant(DAY)
    with clock.injected(at):
        seen = imports.preview(before, "work.xlsx", by=city.by["secretary"], at=at)
    assert seen.findings == ()
    assert seen.unverified == 2
    for group in seen.groups(leave_out=False):
        city.does("secretary", DAY, importing.import_group, group=group)
    assert [as_told(row) for row in read(exported(city))] == [as_told(row) for row in expected]


def as_told(row: dict[str, str]) -> dict[str, str]:
    """A row without its number, and as an import tells it: verified here by nobody yet."""
    done = {"Verified", "Closed: met"}
    told = {column: cell for column, cell in row.items() if column != "number"}
    return told | ({"state": "Reported done"} if told["state"] in done else {})


def test_a_row_says_all_that_a_table_can_say(city: Government) -> None:
    rows = {row["title"]: row for row in read(exported(an_office_at_work(city)))}
    first = rows.pop("'=SUM(A1), as the table says; and more")
    number = models.Commitment.objects.get(title__startswith="=SUM").pk
    assert first == {
        "number": str(number),
        "title": "'=SUM(A1), as the table says; and more",
        "type": "Report",
        "issuer": "CITY-PC",
        "lead": "DOIC",
        "cooperating": "DOH; DOF",
        "document": "12/CT-UBND@CITY-PC/2024",
        "basis": "Provision",
        "reference": "point 3b",
        "confidentiality": "Public",
        "due": "before 2024-07-15",
        "due_wording": "trước giữa tháng Bảy",
        "assigned_on": "2024-03-01",
        "state": "Assigned",
    }
    assert rows["Build the portal"]["due"] == "2024-Q4"
    assert rows["Train the staff"]["done_on"] == "2024-06-20"
    moved = rows["Connect the wards"]
    assert (moved["due"], moved["original_due"], moved["extended_on"]) == (
        "2024-09-30",
        "2024-06-28",
        "2024-06-03",
    )


def test_an_export_shows_the_day_that_was_asked_for(city: Government) -> None:
    city.claimed()
    city.assigned(day="2024-06-25", title="Later")
    tables = [read(exported(city, on=on)) for on in ("2024-03-02", "2024-03-10", "2024-06-20")]
    states = [
        [(row["title"][:7], row["state"], row.get("done_on")) for row in table] for table in tables
    ]
    assert states == [
        [("Publish", "Assigned", None)],
        [("Publish", "In progress", None)],
        [("Publish", "Reported done", "2024-06-20")],
    ]


def test_only_the_units_and_the_document_asked_for(city: Government) -> None:
    city.assigned(title="Ours")
    city.assigned(title="Theirs", lead=city.units["DOH"])
    assert [row["title"] for row in read(exported(city, unit="DOH"))] == ["Theirs"]


def test_work_that_does_not_count_is_not_exported(city: Government) -> None:
    city.does("officer", "2024-03-01", actions.propose, terms=city.terms(title="Proposed"))
    cancelled = city.assigned(title="Cancelled")
    city.does("secretary", "2024-03-05", actions.cancel, commitment=cancelled, reason="Not needed.")
    closed = city.accepted(title="Failed")
    city.does(
        "secretary",
        "2024-05-06",
        actions.close,
        commitment=closed,
        outcome=Outcome.NOT_MET,
        note="Given up.",
    )
    assert [(row["title"], row["state"]) for row in read(exported(city))] == [
        ("Failed", "Closed: not met")
    ]


def test_what_a_viewer_may_not_read_is_a_row_with_its_number_only(city: Government) -> None:
    hidden = city.assigned(confidentiality=Confidentiality.RESTRICTED, title="Between us")
    public = city.assigned(confidentiality=Confidentiality.PUBLIC, title="For all")
    for who, titles in (("leader", ["Between us", "For all"]), ("finance_head", [None, "For all"])):
        rows = read(exported(city, who))
        assert [int(row["number"]) for row in rows] == [hidden, public]
        assert [row.get("title") for row in rows] == titles
    assert set(read(exported(city, "finance_head"))[0]) == {"number"}
    assert b"Between" not in exported(city, "finance_head")


def test_without_a_post_only_public_commitments_have_content(city: Government) -> None:
    city.assigned(confidentiality=Confidentiality.INTERNAL)
    assert set(read(exported(city, ""))[0]) == {"number"}


def test_a_text_file_begins_with_the_mark_that_spreadsheets_know(city: Government) -> None:
    city.assigned(title="Công bố")
    content = exported(city, language="vi")
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Nội dung nhiệm vụ" in content.decode("utf-8-sig")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "'=1"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_is_a_formula(city: Government, start: str, form: str) -> None:
    city.assigned(title=start)
    content = exported(city, form=form)
    if form == "csv":
        assert read(content)[0]["title"] == f"'{start}"
    else:
        sheet = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0)
        assert sheet.to_python()[1][1] == f"'{start}"
        assert b"<f>" not in _sheet(content)


def test_a_workbook_holds_real_days_and_is_mirrored_for_arabic(city: Government) -> None:
    city.assigned()
    for language, mirrored in (("ar", True), ("ko", False)):
        content = exported(city, form="xlsx", language=language)
        sheet = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0)
        header, row = sheet.to_python()
        assert header[1] == words.heading("title", language)
        assert row[words.COLUMNS.index("due")] == dt.date(2024, 6, 28)
        assert (b'rightToLeft="1"' in _sheet(content)) is mirrored


def test_an_export_has_one_of_two_forms(city: Government) -> None:
    with refused("EXPORT_FORM_UNKNOWN"):
        exported(city, form="pdf")


def _sheet(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return parts.read("xl/worksheets/sheet1.xml")
