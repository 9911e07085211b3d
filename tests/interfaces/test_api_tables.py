"""Tables and files through the API: commitments and units brought in and taken out, evidence and
originals byte by byte, batches that go on."""

import csv
import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions, models
from remit.domain.vocabulary import Confidentiality
from remit.interfaces.api_tokens.scopes import Scope
from remit.organisation.models import Unit
from remit.texts.intake import actions as intake
from remit.texts.models import Batch
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, Program, said
from tests.support.government import Government

HEADER = "title,lead,due,assigned_on,state,done_on,reference"
GOOD = HEADER + "\n" + "".join(f"Task {n},DOIC,Q4/2024,2024-02-01,,,x\n" for n in range(60))
BAD = f"{GOOD}Build,NOWHERE,soon,2024-02-01,,,x\n"
UNITS = (
    "code,kind,parent,name_en,external,from,until\nDOT,DEPARTMENT,CITY-PC,Tourism,,2024-01-01,\n"
)
PLAN = b"PLAN No. 7/KH-UBND\nThe DOIC shall open all data in Q2 2024.\n"


def sent(who: Program, path: str, table: str, *, key: str = "", **more: str) -> HttpResponse:
    """A table, as a program sends it."""
    file = SimpleUploadedFile("work.csv", table.encode(), "text/csv")
    return who.send(path, {"table": file, **more}, key=key)


def cells(answered: HttpResponse) -> list[list[str]]:
    """The cells of a table in CSV."""
    assert answered.status_code == 200, answered.content
    return list(csv.reader(io.StringIO(answered.content.decode("utf-8-sig"))))


def test_a_table_is_looked_over_and_nothing_is_written(asks: Asking) -> None:
    seen = said(sent(asks("secretary"), "imports/commitments/preview", BAD))
    assert (seen["total"], seen["ready"], seen["left_out"]) == (61, 60, 1)
    places = {(one["line"], one["column"], one["cell"]) for one in seen["findings"]}
    assert {(62, "lead", "NOWHERE"), (62, "due", "soon")} <= places
    assert seen["rows"][0]["lead"]["code"] == "DOIC"
    assert not models.Commitment.objects.exists()


def test_a_table_is_written_group_by_group_and_each_once(asks: Asking) -> None:
    secretary = asks("secretary")
    first = said(sent(secretary, "imports/commitments", GOOD, key="one"))
    assert (len(first["written"]), first["done"], first["left"]) == (50, 50, 10)
    again = sent(secretary, "imports/commitments", GOOD, key="one")
    assert (again.headers["Idempotency-Replayed"], said(again)) == ("true", first)
    second = said(sent(secretary, "imports/commitments", GOOD))
    assert (len(second["written"]), second["done"], second["left"]) == (10, 60, 0)
    after = said(sent(secretary, "imports/commitments", GOOD))
    assert (after["written"], after["left"]) == ([], 0)
    assert models.Commitment.objects.count() == 60


def test_rows_with_problems_are_left_out_only_knowingly(asks: Asking) -> None:
    secretary = asks("secretary")
    refused = sent(secretary, "imports/commitments", BAD)
    assert (refused.status_code, said(refused)["rule"]) == (422, "IMPORT_HAS_FINDINGS")
    written = said(sent(secretary, "imports/commitments", BAD, leave_out="true"))
    assert (written["left_out"], written["left"]) == (1, 10)


@pytest.mark.parametrize("path", ["imports/commitments", "imports/commitments/preview"])
@pytest.mark.parametrize("who", ["officer", "stranger"])
def test_whoever_assigns_for_nobody_brings_in_no_table(asks: Asking, path: str, who: str) -> None:
    refused = sent(asks(who), path, GOOD)
    assert (refused.status_code, said(refused)["rule"]) == (403, "RIGHT_MISSING")
    assert not models.Commitment.objects.exists()


def test_a_table_for_another_issuer_is_refused_row_by_row(asks: Asking) -> None:
    theirs = asks("health_head")
    orders = "title,lead,issuer,reference\nLook,DOH,CITY-PC,x\n"
    seen = said(sent(theirs, "imports/commitments/preview", orders))
    assert (seen["ready"], seen["findings"][0]["code"]) == (0, "IMPORT_ISSUER_NOT_YOURS")
    assert sent(theirs, "imports/commitments", orders, leave_out="true").status_code == 422
    assert not models.Commitment.objects.exists()


def test_what_is_taken_out_can_be_brought_in_and_hides_what_is_hidden(
    government: Government, asks: Asking
) -> None:
    paper_site.assigned(government, title="Open the data")
    secret = Confidentiality.RESTRICTED
    number = paper_site.assigned(government, title="Hidden order", confidentiality=secret)
    mine = cells(asks("secretary").get("exports/commitments", {"form": "csv"}))
    assert [row[1] for row in mine[1:]] == ["Open the data", "Hidden order"]
    theirs = cells(asks("health_head").get("exports/commitments", {"form": "csv"}))
    assert [row for row in theirs if str(number) in row[0]] == [
        [str(number), *[""] * (len(mine[0]) - 1)]
    ]
    book = asks("secretary").get("exports/commitments")
    assert zipfile.is_zipfile(io.BytesIO(book.content))
    head = book.headers["Remit-Known-Seq"]
    assert f'filename="commitments-2024-03-01-act-{head}.xlsx"' in book["Content-Disposition"]
    assert book.headers["Remit-Root"]
    assert asks("stranger").get("exports/commitments").status_code == 403


def test_an_empty_table_has_headings_that_are_understood(asks: Asking) -> None:
    empty = asks("secretary", language="vi").get("imports/commitments/table", {"form": "csv"})
    assert len(cells(empty)) == 1
    assert "Đơn vị chủ trì" in cells(empty)[0]
    assert cells(asks("administrator").get("imports/units/table"))[0][:2] == ["code", "kind"]
    assert asks("secretary").get("imports/units/table").status_code == 403


def test_units_are_looked_over_and_written_whole(asks: Asking) -> None:
    administrator = asks("administrator")
    wrong = UNITS + "DOT,DEPARTMENT,CITY-PC,Twice,,2024-01-01,\n"
    seen = said(sent(administrator, "imports/units/preview", wrong))
    assert (seen["may_be_written"], seen["findings"][0]["line"]) == (False, 3)
    assert said(sent(administrator, "imports/units", wrong))["rule"] == "TABLE_HAS_FINDINGS"
    for replayed in ("false", "true"):
        written = sent(administrator, "imports/units", UNITS, key="units", tree="ADMIN")
        assert (written.status_code, said(written)) == (201, {"units": 1})
        assert written.headers["Idempotency-Replayed"] == replayed
    assert said(administrator.get("units/DOT"))["places"][0]["parent"]["code"] == "CITY-PC"


def test_units_need_the_right_and_the_scope(asks: Asking) -> None:
    for who in ("secretary", "officer", "stranger"):
        assert sent(asks(who), "imports/units", UNITS).status_code == 403
    reader = asks("administrator", scopes=(Scope.READ, Scope.COMMITMENTS))
    refused = sent(reader, "imports/units", UNITS)
    assert said(refused)["rule"] == "SCOPE_MISSING"
    assert not Unit.objects.filter(code="DOT").exists()


def test_a_file_behind_a_claim_is_read_by_whoever_reads_the_commitment(
    government: Government, asks: Asking
) -> None:
    secret = Confidentiality.RESTRICTED
    number = paper_site.accepted(government, confidentiality=secret)
    attached = {"commitment": number, "name": "report.txt", "content": b"Done.", "note": ""}
    actions.attach_file(by=government.by["officer"], at=paper_site.DAY, **attached)
    item = said(asks("officer").get(f"commitments/{number}"))["evidence_items"][0]["id"]
    answered = asks("officer").get(f"evidence/{item}")
    assert (answered.content, answered.headers["Content-Type"]) == (b"Done.", "text/plain")
    assert answered.headers["X-Content-Type-Options"] == "nosniff"
    for who in ("health_head", "stranger"):
        refused, none = asks(who).get(f"evidence/{item}"), asks(who).get("evidence/999999")
        assert (refused.status_code, none.status_code) == (404, 404)
        assert said(refused)["rule"] == said(none)["rule"] == "EVIDENCE_UNKNOWN"


def test_files_are_handed_in_and_read_and_the_original_is_given_back(
    government: Government, asks: Asking
) -> None:
    secretary = asks("secretary")
    file = SimpleUploadedFile("plan.txt", PLAN, "text/plain")
    fields = {"files": file, "confidentiality": "RESTRICTED", "issuer": "CITY-PC", "type": "PLAN"}
    batch = said(secretary.send("intake", fields))
    intake.take_in(batch=batch["id"])
    done = said(secretary.get(f"intake/{batch['id']}"))
    outcome = done["files"][0]
    assert (outcome["outcome"], done["done"], done["stopped"]) == ("REGISTERED", 1, False)
    document = outcome["document"]
    assert said(secretary.get(f"documents/{document}"))["type"] == "PLAN"
    assert secretary.get(f"documents/{document}/file").content == PLAN
    assert [one["id"] for one in said(secretary.get("intake"))["items"]] == [batch["id"]]
    assert asks("health_head").get(f"documents/{document}/file").status_code == 404
    assert asks("stranger").get(f"documents/{document}/file").status_code == 403
    for who in ("leader", "head"):
        assert said(asks(who).get("intake"))["items"] == []
        assert asks(who).get(f"intake/{batch['id']}").status_code == 404


def test_the_questions_of_batches_do_not_grow(
    asks: Asking, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    secretary, asked = asks("secretary"), []
    for n in range(3):
        secretary.send("intake", {"files": SimpleUploadedFile(f"{n}.txt", PLAN + b"%d" % n)})
        with django_assert_max_num_queries(12) as queries:
            items = said(secretary.get("intake"))["items"]
        assert [(one["total"], one["done"]) for one in items] == [(1, 0)] * (n + 1)
        asked.append(len(queries))
    assert asked[2] <= asked[0]


def test_a_batch_that_stopped_goes_on_and_one_that_is_read_does_not(
    government: Government, asks: Asking
) -> None:
    secretary = asks("secretary")
    batch = said(secretary.send("intake", {"files": SimpleUploadedFile("plan.txt", PLAN)}))["id"]
    refused = secretary.post(f"intake/{batch}/resume")
    assert said(refused)["rule"] == "INTAKE_NOT_STOPPED"
    Batch.objects.filter(pk=batch).update(moved_at=paper_site.DAY - dt.timedelta(hours=3))
    assert said(secretary.get(f"intake/{batch}"))["stopped"] is True
    assert asks("leader").post(f"intake/{batch}/resume").status_code == 404
    resumed = secretary.post(f"intake/{batch}/resume")
    assert resumed.status_code == 202, resumed.content


def test_a_document_that_was_typed_has_no_file(government: Government, asks: Asking) -> None:
    document = paper_site.registered(government)
    refused = asks("secretary").get(f"documents/{document}/file")
    assert (refused.status_code, said(refused)["rule"]) == (404, "ORIGINAL_UNKNOWN")


def test_a_day_that_had_passed_is_a_problem_until_it_is_said_to_be_meant(asks: Asking) -> None:
    secretary, old = asks("secretary"), f"{HEADER}\nTrain,DOIC,2024-01-31,2024-02-01,,,x\n"
    seen = said(sent(secretary, "imports/commitments/preview", old))
    (finding,) = seen["findings"]
    assert (finding["code"], finding["column"]) == ("DUE_DAY_PASSED", "due")
    meant = said(sent(secretary, "imports/commitments/preview", old, past_due="true"))
    assert (meant["ready"], meant["findings"]) == (1, [])
    assert sent(secretary, "imports/commitments", old).status_code == 422
    written = said(sent(secretary, "imports/commitments", old, past_due="true"))
    assert len(written["written"]) == 1
