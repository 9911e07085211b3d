"""An office brings the table in which it kept its work: nothing is written before all is clear."""

import datetime as dt
import io
from typing import Any

import pytest
import xlsxwriter

from remit.commitments import imports, models
from remit.commitments.actions import importing
from remit.commitments.imports import words
from remit.domain import buckets
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Clock, Confidentiality, DocumentType, Work
from remit.kernel import clock
from remit.kernel.tables import lines
from remit.ledger import queries as ledger
from remit.notices.models import Notice
from remit.texts import actions as texts
from tests.support import government
from tests.support.government import Government
from tests.support.refused import refused

DAY = "2024-07-01"
HEADER = "title,lead,due,assigned_on,state,done_on,original_due,extended_on,reference"
GOOD = "Publish the catalogue,DOIC,30/06/2024,01/03/2024,,,,,12/CT-UBND"


def table(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join((header, *rows, "")).encode()


def looked(
    city: Government,
    content: bytes,
    who: str = "secretary",
    name: str = "work.csv",
    meant: bool = False,
) -> Any:
    at = government.instant(DAY)
    with clock.injected(at):
        return imports.preview(content, name, by=city.by[who], at=at, past_due_meant=meant)


def bring(
    city: Government, content: bytes, *, leave_out: bool = False, groups: int | None = None
) -> imports.Preview:
    """Preview and write, all groups or only the first so many."""
    seen = looked(city, content)
    for group in list(seen.groups(leave_out=leave_out))[:groups]:
        city.does("secretary", DAY, importing.import_group, group=group)
    return seen


def marks(seen: imports.Preview) -> list[tuple[str, str, str]]:
    return [(one.code, one.params["line"], one.params["column"]) for one in seen.findings]


def only() -> models.Commitment:
    return models.Commitment.objects.get()


def acts(commitment: int) -> list[str]:
    return [
        f"{act.effective_on} {act.tag.value.partition('.')[2]}"
        for act in ledger.acts_of([commitment])
    ]


def test_a_row_that_says_no_more_is_assigned_by_the_unit_of_the_importer(city: Government) -> None:
    bring(city, table(GOOD))
    row = only()
    assert (row.title, row.work) == ("Publish the catalogue", Work.ASSIGNED.value)
    assert (row.issuer_id, row.lead_id) == (city.units["CITY-PC"], city.units["DOIC"])
    assert (row.begins_on, row.original) == (dt.date(2024, 3, 1), dt.date(2024, 6, 30))
    assert row.due_wording == "30/06/2024"
    assert acts(row.pk) == ["2024-03-01 assigned"]


def test_work_in_progress_counts_as_accepted_from_the_day_of_the_import(city: Government) -> None:
    bring(city, table("Build,DOIC,Q4/2024,2024-03-01,in progress,,,,x"))
    assert only().work == Work.IN_PROGRESS.value
    assert acts(only().pk) == ["2024-03-01 assigned", "2024-07-01 accepted"]


def test_done_work_comes_in_as_reported_done_and_never_as_verified(city: Government) -> None:
    bring(city, table("Build,DOIC,2024-06-30,2024-03-01,Đã xác minh,2024-06-10,,,x"))
    assert (only().work, only().evidence) == (Work.CLAIMED.value, "CLAIMED")
    assert acts(only().pk) == [
        "2024-03-01 assigned",
        "2024-06-10 accepted",
        "2024-07-01 claimed",
        "2024-06-10 backdated",
    ]
    span = models.Span.objects.get(known_until=None, on_until=None, commitment=only())
    assert span.on_from >= dt.date(2024, 6, 10)
    bucket = buckets.unpack(span.bucket)
    assert (bucket.work, bucket.revised, bucket.recorded_late) == (
        Work.CLAIMED,
        Clock.IN_TIME,
        True,
    )


def test_work_done_within_the_free_days_is_not_recorded_late(city: Government) -> None:
    bring(city, table("Build,DOIC,2024-06-30,2024-03-01,done,2024-06-28,,,x"))
    assert acts(only().pk) == [
        "2024-03-01 assigned",
        "2024-06-28 accepted",
        "2024-06-28 claimed",
    ]


def test_the_words_of_a_told_act_are_the_file_and_its_line(city: Government) -> None:
    bring(city, table("Build,DOIC,2024-06-30,2024-03-01,done,2024-06-10,,,x"))
    told = {act.tag.value: act.texts for act in ledger.acts_of([only().pk])}
    assert told["commitment.claimed"]["summary"] == "work.csv:2"
    assert told["commitment.backdated"]["reason"] == "work.csv:2"


def test_an_extended_date_keeps_the_original_one(city: Government) -> None:
    bring(
        city,
        table(
            "One,DOIC,2024-12-31,2024-03-01,,,Q2/2024,2024-05-02,x",
            "Two,DOIC,2024-12-31,2024-03-01,,,Q2/2024,,x",
        ),
    )
    one, two = models.Commitment.objects.order_by("id")
    assert (one.original, one.revised) == (dt.date(2024, 6, 30), dt.date(2024, 12, 31))
    assert acts(one.pk)[1] == "2024-05-02 extended"
    assert acts(two.pk)[1] == "2024-07-01 extended"  # known only from the import on


def test_an_original_date_that_is_the_same_is_no_extension(city: Government) -> None:
    bring(city, table("One,DOIC,30/06/2024,2024-03-01,,,Q2/2024,,x"))
    assert acts(only().pk) == ["2024-03-01 assigned"]


def test_the_lead_unit_is_told_what_was_told_for_it(city: Government) -> None:
    bring(city, table("Build,DOIC,2024-06-30,2024-03-01,done,2024-06-10,,,x"))
    told = Notice.objects.filter(person=city.by["head"].person)
    assert "commitment.claimed" in set(told.values_list("tag", flat=True))


def test_work_done_long_ago_needs_no_calendar_of_that_year(city: Government) -> None:
    bring(city, table("Old,DOIC,2023-06-30,2023-03-01,done,2023-06-10,,,x"))
    assert only().claimed_on == dt.date(2023, 6, 10)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_headings_and_words_are_understood_in_every_language(
    city: Government, language: str
) -> None:
    columns = ("title", "lead", "type", "basis", "confidentiality", "state", "due")
    header = ",".join(words.heading(column, language).upper() for column in columns)
    row = ",".join(
        (
            "Report",
            "DOIC",
            words.word(words.TYPES, words.Type.REPORT, language),
            words.word(words.BASES, words.Basis.ORAL, language),
            words.word(words.LEVELS, Confidentiality.PUBLIC, language),
            words.word(words.STATES, words.State.IN_PROGRESS, language),
            "2024-12-31",
        )
    )
    bring(city, table(row, header=header))
    found = only()
    assert (found.type, found.basis, found.confidentiality, found.work) == (
        "REPORT",
        "ORAL",
        "PUBLIC",
        "IN_PROGRESS",
    )


def test_a_unit_may_be_named_by_its_whole_name(city: Government) -> None:
    bring(city, table("Publish,doh,,,,,,,x", 'Check,"d1",,,,,,,y', "Do,Doic,,,,,,,z"))
    leads = models.Commitment.objects.order_by("id").values_list("lead__code", flat=True)
    assert list(leads) == ["DOH", "D1", "DOIC"]


def test_a_part_of_a_name_is_not_enough_and_what_it_may_mean_is_shown(city: Government) -> None:
    seen = looked(city, table("A,DOI,,,,,,,x"))
    assert marks(seen) == [("IMPORT_UNIT_SIMILAR", "2", "lead")]
    assert seen.findings[0].params["candidates"] == "Doic (DOIC), Doic-Data (DOIC-DATA)"


@pytest.mark.slow
def test_a_document_is_found_and_an_ambiguous_one_names_its_candidates(city: Government) -> None:
    for place, year in enumerate((2023, 2024)):
        city.does(
            "secretary",
            "2024-02-01",
            texts.register,
            document=texts.NewDocument(
                type=DocumentType.DIRECTIVE,
                number="12/CT-UBND",
                title="On data",
                issuer=city.units["CITY-PC"],
                issued_on=dt.date(year, 1, 5),
                language="en",
                text=f"The text of the directive, copy {place}.",
            ),
        )
    header = "title,lead,document"
    seen = looked(city, table("A,DOIC,12/CT-UBND", "B,DOIC,99/CT-UBND", header=header))
    assert marks(seen) == [
        ("DOCUMENT_AMBIGUOUS", "2", "document"),
        ("DOCUMENT_UNKNOWN", "3", "document"),
    ]
    assert "12/CT-UBND@CITY-PC/2024" in seen.findings[0].params["candidates"]
    bring(city, table("A,DOIC,12/CT-UBND@CITY-PC/2024", header=header))
    assert only().document_id is not None


def test_work_out_of_a_document_is_not_less_confidential(city: Government) -> None:
    city.does(
        "secretary",
        "2024-02-01",
        texts.register,
        document=texts.NewDocument(
            type=DocumentType.DIRECTIVE,
            number="12/CT-UBND",
            title="On data",
            issuer=city.units["CITY-PC"],
            issued_on=dt.date(2024, 1, 5),
            language="en",
            text="The text of the directive.",
            confidentiality=Confidentiality.RESTRICTED,
        ),
    )
    header = "title,lead,document,confidentiality"
    seen = looked(city, table("A,DOIC,12/CT-UBND,public", header=header))
    assert marks(seen) == [("LESS_CONFIDENTIAL_THAN_DOCUMENT", "2", "confidentiality")]
    bring(city, table("A,DOIC,12/CT-UBND,restricted", header=header))
    assert only().confidentiality == Confidentiality.RESTRICTED.value


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (",DOIC,,,,,,,x", "TITLE_MISSING", "title"),
        ("A,,,,,,,,x", "LEAD_MISSING", "lead"),
        ("A,NOBODY,,,,,,,x", "IMPORT_UNIT_UNKNOWN", "lead"),
        ("A,DOIC,31/02/2024,,,,,,x", "DUE_DATE_IMPOSSIBLE", "due"),
        ("A,DOIC,soon,,,,,,x", "DUE_NOT_UNDERSTOOD", "due"),
        ("A,DOIC,,Q1/2024,,,,,x", "IMPORT_DAY_NOT_UNDERSTOOD", "assigned_on"),
        ("A,DOIC,,,asleep,,,,x", "IMPORT_WORD_UNKNOWN", "state"),
        ("A,DOIC,,,suspended,,,,x", "IMPORT_STATE_NOT_TAKEN", "state"),
        ("A,DOIC,,,,,,,", "BASIS_WITHOUT_REFERENCE", "reference"),
        ("A,DOIC,,2024-03-01,done,,,,x", "EARLIER_DONE_WITHOUT_DAY", "done_on"),
        ("A,DOIC,,2024-03-01,in progress,2024-05-01,,,x", "EARLIER_OPEN_WITH_DAY", "done_on"),
        ("A,DOIC,,2024-03-01,done,2024-02-01,,,x", "EARLIER_DONE_BEFORE_ASSIGNED", "done_on"),
        ("A,DOIC,,2024-03-01,done,2024-08-01,,,x", "EARLIER_IN_FUTURE", "done_on"),
        ("A,DOIC,,2024-09-01,in progress,,,,x", "EARLIER_BEGINS_LATER", "assigned_on"),
        (
            "A,DOIC,2024-12-31,2024-09-01,,,2024-10-31,,x",
            "EARLIER_EXTENDED_BEFORE_ASSIGNED",
            "assigned_on",
        ),
        ("A,DOIC,,2005-03-01,,,,,x", "UNIT_NOT_YET", "lead"),
        ("A,DOIC,,2024-03-01,cancelled,,,,x", "IMPORT_STATE_NOT_TAKEN", "state"),
        ("A,DOIC,,,,2024-05-01,,,x", "IMPORT_ASSIGNED_ON_MISSING", "assigned_on"),
        ("A,DOIC,,2024-03-01,,,2024-06-30,,x", "IMPORT_DUE_MISSING", "due"),
        ("A,DOIC,2024-12-01,,,,2024-12-31,,x", "EARLIER_EXTENSION_NOT_LATER", "original_due"),
        ("A,DOIC,2024-12-01,,,,,2024-04-01,x", "EARLIER_EXTENSION_WITHOUT_DATE", "extended_on"),
        (
            "A,DOIC,2024-09-01,2024-03-01,,,2024-06-30,2024-01-01,x",
            "EARLIER_EXTENDED_BEFORE_ASSIGNED",
            "extended_on",
        ),
        ("A,DOIC,,,,,,,x,beyond", "TABLE_ROW_TOO_LONG", ""),
        (f"A,DOIC,,,,,,,{'x' * 301}", "IMPORT_TEXT_TOO_LONG", "reference"),
        (f"{'x' * 501},DOIC,,,,,,,x", "IMPORT_TEXT_TOO_LONG", "title"),
    ],
)
def test_a_problem_names_its_line_and_column(
    city: Government, row: str, code: str, column: str
) -> None:
    seen = looked(city, table(GOOD, row))
    assert marks(seen) == [(code, "3", column)]
    assert [one.line for one in seen.rows] == [2]


@pytest.mark.parametrize(
    ("header", "row", "code", "column"),
    [
        ("title,lead,reference,issuer", "A,DOIC,x,DOH", "IMPORT_ISSUER_NOT_YOURS", "issuer"),
        (
            "title,lead,reference,cooperating",
            "A,DOIC,x,DOH; DOIC",
            "LEAD_COOPERATES_WITH_ITSELF",
            "cooperating",
        ),
        (
            "title,lead,reference,confidentiality",
            "A,DOIC,x,secret",
            "IMPORT_LEVEL_NOT_YOURS",
            "confidentiality",
        ),
        ("title,lead,basis", "A,DOIC,own registration", "IMPORT_OWN_REGISTRATION", "basis"),
        ("title,lead,number", "A,DOIC,1", "BASIS_WITHOUT_REFERENCE", "reference"),
        ("title,lead,number", ",,17", "IMPORT_ROW_WITHOUT_CONTENT", "number"),
        ("title,lead,remark", "A,DOIC,x", "TABLE_COLUMN_UNKNOWN", "remark"),
    ],
)
def test_a_problem_of_another_column(
    city: Government, header: str, row: str, code: str, column: str
) -> None:
    seen = looked(city, table(row, header=header))
    assert (code, column) in {(found, place) for found, _, place in marks(seen)}


def test_all_problems_of_a_row_are_listed_at_once(city: Government) -> None:
    seen = looked(city, table(",NOBODY,soon,,asleep,,,,"))
    assert {column for _, _, column in marks(seen)} == {
        "title",
        "lead",
        "due",
        "state",
        "reference",
    }


def test_a_file_that_is_not_a_table_is_one_problem(city: Government) -> None:
    for content, name, code in (
        (b"title\0,lead", "work.csv", "TABLE_NOT_A_TABLE"),
        (b"%PDF", "work.pdf", "TABLE_NOT_A_TABLE"),
        (table(), "work.csv", "TABLE_EMPTY"),
        (b"a" * (lines.MAX_BYTES + 1), "work.csv", "TABLE_FILE_TOO_LARGE"),
        (table("x", header="title"), "work.csv", "TABLE_COLUMN_MISSING"),
    ):
        assert [one.code for one in looked(city, content, name=name).findings] == [code]


def test_the_same_row_twice_in_the_file_and_once_more_in_the_site(city: Government) -> None:
    first = city.assigned(title="Công bố dữ liệu", due=government.by_day("2024-06-30"))
    there = "cong bo DU LIEU,DOIC,Q2/2024,01/03/2024,,,,,x"
    again = "PUBLISH the catalogue,DOIC,Q2/2024,01/03/2024,,,,,x"
    seen = looked(city, table(there, GOOD, again))
    assert marks(seen) == [
        ("IMPORT_ALREADY_THERE", "2", "title"),
        ("IMPORT_ROW_TWICE", "4", "title"),
    ]
    assert seen.findings[0].params["number"] == str(first)
    assert seen.findings[1].params["first_line"] == "3"


def test_a_hidden_commitment_is_not_betrayed_as_a_duplicate(city: Government) -> None:
    # Nobody in the secretariat is cleared for secret matters.
    city.assigned(
        title="Publish the catalogue",
        due=government.by_day("2024-06-30"),
        confidentiality=Confidentiality.SECRET,
    )
    assert looked(city, table(GOOD)).findings == ()


def test_a_number_that_is_a_commitment_of_this_site_is_already_there(city: Government) -> None:
    number = city.assigned()
    header = "number,title,lead,reference"
    seen = looked(city, table(f"{number},Other,DOIC,x", "999,Third,DOIC,x", header=header))
    assert marks(seen) == [("IMPORT_NUMBER_KNOWN", "2", "number")]


def test_only_who_decides_for_the_issuer_may_import(city: Government) -> None:
    content = table("A,DOIC,,2024-03-01,done,2024-06-10,,,x,CITY-PC", header=f"{HEADER},issuer")
    clean = {who for who in city.by if not looked(city, content, who).findings}
    assert clean == {"leader", "secretary"}
    outside = table("A,DOIC,x,MIC", header="title,lead,reference,issuer")
    assert {who for who in city.by if not looked(city, outside, who).findings} == {"steward"}


def test_writing_asks_for_the_right_again(city: Government) -> None:
    group = next(iter(looked(city, table(GOOD)).groups(leave_out=False)))
    with refused("RIGHT_MISSING"):
        city.does("health_head", DAY, importing.import_group, group=group)


def test_nothing_is_written_while_a_row_has_a_problem(city: Government) -> None:
    content = table(GOOD, "A,NOBODY,,,,,,,x")
    with refused("IMPORT_HAS_FINDINGS"):
        bring(city, content)
    bring(city, content, leave_out=True)
    assert models.Commitment.objects.count() == 1


def test_a_table_of_problems_only_cannot_be_written_by_leaving_them_out(city: Government) -> None:
    with refused("IMPORT_HAS_FINDINGS"):
        bring(city, table("A,NOBODY,,,,,,,x"), leave_out=True)


def test_an_import_that_broke_goes_on_where_it_stopped_and_doubles_nothing(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "GROUP", 2)
    monkeypatch.setattr("remit.commitments.imports.records.GROUP", 2)
    content = table(*(f"Task {n},DOIC,,2024-03-01,in progress,,,,x" for n in range(5)))
    assign, count = importing.assignment.assign, iter(range(9))

    def breaking(**what: Any) -> Any:
        if next(count) == 3:
            raise ConnectionError("the machine went away")
        return assign(**what)

    with monkeypatch.context() as broken:
        broken.setattr(importing.assignment, "assign", breaking)
        with pytest.raises(ConnectionError):
            bring(city, content)
    # The first group stands, and nothing of the second one.
    assert sorted(models.Commitment.objects.values_list("title", flat=True)) == ["Task 0", "Task 1"]
    again = looked(city, content)
    assert (again.findings, again.done, [row.line for row in again.rows]) == ((), 2, [4, 5, 6])
    bring(city, content)
    titles = sorted(models.Commitment.objects.values_list("title", flat=True))
    assert titles == [f"Task {n}" for n in range(5)]
    assert list(looked(city, content).groups(leave_out=False)) == []


def test_a_group_sent_twice_is_written_once(city: Government) -> None:
    group = next(iter(looked(city, table(GOOD)).groups(leave_out=False)))
    first = city.does("secretary", DAY, importing.import_group, group=group)
    head = ledger.head()
    assert city.does("secretary", DAY, importing.import_group, group=group) == first
    assert ledger.head() == head


def test_a_row_that_was_left_out_needs_a_new_file(city: Government) -> None:
    content = table(GOOD, "A,NOBODY,,,,,,,x")
    bring(city, content, leave_out=True)
    assert marks(looked(city, content)) == [("IMPORT_LEFT_OUT_BEFORE", "3", "")]


def test_a_workbook_with_real_days_and_instants_is_read(city: Government) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Nhiệm vụ", "Chủ trì", "Hạn", "Ngày giao", "Số hiệu"])
        sheet.write_row(1, 0, ["Một", "DOIC"])
        sheet.write_datetime(1, 2, dt.datetime.fromisoformat("2024-06-28T16:30"))
        sheet.write_datetime(1, 3, dt.datetime.fromisoformat("2024-03-01"))
        sheet.write_number(1, 4, 12)
    seen = looked(city, out.getvalue(), name="work.xlsx")
    assert seen.findings == ()
    due = seen.rows[0].terms.due
    assert (due.value, seen.rows[0].earlier.assigned_on) == (
        "2024-06-28T16:30",
        dt.date(2024, 3, 1),
    )
    assert seen.rows[0].terms.reference == "12"


def test_words_without_a_date_are_kept_and_no_day_follows(city: Government) -> None:
    header = "title,lead,reference,due_wording"
    bring(city, table("Watch,DOIC,x,regularly", header=header))
    assert (only().original, only().due_wording) == (None, "regularly")


def test_a_future_assignment_may_come_in_and_the_preview_counts_it(city: Government) -> None:
    seen = bring(city, table("Later,DOIC,,2024-09-01,,,,,x", GOOD))
    assert (seen.later(dt.date(2024, 8, 31)), seen.later(dt.date(2024, 9, 1))) == (1, 0)
    row = models.Commitment.objects.get(title="Later")
    assert row.begins_on == dt.date(2024, 9, 1)
    assert acts(row.pk) == ["2024-09-01 assigned"]


def test_counts_say_how_far_the_rows_are(city: Government) -> None:
    seen = looked(
        city,
        table(
            GOOD,
            "B,DOIC,,2024-03-01,verified,2024-06-10,,,x",
            "C,DOIC,,2024-03-01,done,2024-06-10,,,x",
        ),
    )
    assert seen.by_work() == {Work.ASSIGNED: 1, Work.CLAIMED: 2}
    assert (seen.unverified, seen.total) == (1, 3)


def test_no_refusal_is_hidden_in_a_preview(city: Government) -> None:
    # A preview answers every content with findings, never with an exception.
    for content in (b"", b"\xff\xfe", b"title,lead\n" + b'"' * 9, b"PK\x03\x04broken"):
        try:
            assert looked(city, content).findings
        except Refusal as refusal:
            pytest.fail(refusal.rule)


PASSED = "Publish,DOIC,29/02/2024,01/03/2024,,,,,12/CT-UBND"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (PASSED, "due"),
        ("Publish,DOIC,30/06/2024,,,,,,12/CT-UBND", "due"),
        ("Publish,DOIC,30/06/2024,01/03/2024,,,29/02/2024,,12/CT-UBND", "original_due"),
    ],
)
def test_a_due_day_that_had_passed_when_the_row_was_ordered_is_asked_back(
    city: Government, row: str, column: str
) -> None:
    seen = looked(city, table(row))
    assert marks(seen) == [("DUE_DAY_PASSED", "2", column)]
    meant = looked(city, table(row), meant=True)
    assert marks(meant) == []
    for group in meant.groups(leave_out=False):
        city.does("secretary", DAY, importing.import_group, group=group)
    assert only().original < dt.date(2024, 7, 1)


def test_a_row_is_as_old_as_the_document_from_which_it_comes(city: Government) -> None:
    document = texts.NewDocument(
        title="On data",
        type=DocumentType.DIRECTIVE,
        number="9/CT-UBND",
        text="Publish the catalogue.",
        issuer=city.units["CITY-PC"],
        issued_on=dt.date(2024, 1, 15),
    )
    city.does("secretary", "2024-03-01", texts.register, document=document)
    header = "title,lead,due,document"
    good = looked(city, table("Publish,DOIC,31/01/2024,9/CT-UBND", header=header))
    assert marks(good) == []
    bad = looked(city, table("Publish,DOIC,14/01/2024,9/CT-UBND", header=header))
    assert marks(bad) == [("DUE_DAY_PASSED", "2", "due")]
