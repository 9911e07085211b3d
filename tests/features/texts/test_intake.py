"""Files that are handed in become documents with drafts; each file has an outcome of its own."""

from collections.abc import Sequence

import pytest

from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.kernel import clock, files
from remit.ledger import actions as ledger_actions
from remit.ledger import queries as ledger
from remit.texts import models, queries, spool
from remit.texts.intake import actions, jobs
from remit.texts.intake import queries as handed
from remit.texts.intake.queries import Outcome
from remit.texts.intake.terms import Terms
from tests.support import files as made
from tests.support.government import Government, instant

DAY = "2024-03-01"
LINES = (
    "DIRECTIVE No. 24-CT/TU",
    "7 August 2023",
    "The DOH shall publish the list of clinics before 31 December 2024.",
)
TEXT = "\n".join(LINES).encode()
PLAN = b"PLAN No. 7/KH-UBND\nThe DOIC shall open the data of all departments in Q2 2024.\n"

pytestmark = pytest.mark.slow


def _handed_in(city: Government, *sent: tuple[str, bytes], who: str = "secretary") -> int:
    return city.does(who, DAY, actions.hand_in, files=sent)


def _read(batch: int, *, resumed: bool = False) -> list[Outcome]:
    with clock.injected(instant(DAY)):
        actions.take_in(batch=batch, resumed=resumed)
    return handed.outcomes(batch)


def _taken(city: Government, *sent: tuple[str, bytes]) -> list[Outcome]:
    return _read(_handed_in(city, *sent))


def _kinds(outcomes: Sequence[Outcome]) -> list[tuple[str, str]]:
    return [(one.name, one.refusal.code if one.refusal else one.outcome) for one in outcomes]


def test_a_file_becomes_a_document_as_its_text_says(city: Government) -> None:
    content = made.paragraphs(*LINES)
    (one,) = _taken(city, ("24.docx", content))
    assert (one.outcome, one.drafts) == ("REGISTERED", 1)
    card = queries.document(city.viewer("secretary"), one.document or 0)
    assert (card.type, card.number) == (DocumentType.DIRECTIVE, "24-CT/TU")
    assert str(card.issued_on) == "2023-08-07"
    assert queries.text_of(card.id) == "\n".join(LINES) + "\n"


def test_the_file_is_kept_and_bound_in_the_act(city: Government) -> None:
    content = made.paragraphs(*LINES)
    (one,) = _taken(city, ("24.docx", content))
    card = handed.original(city.viewer("officer"), one.document or 0)
    assert card is not None
    assert (card.name, card.format, card.size) == ("24.docx", "DOCX", len(content))
    assert files.content(card.sha256) == content
    act = ledger.act(one.document or 0)
    assert act is not None
    assert act.data["file"] == {
        "sha256": card.sha256,
        "size": len(content),
        "format": "DOCX",
        "encoding": "",
    }
    assert act.texts["file_name"] == "24.docx"
    assert "24.docx" not in str(ledger.body_of(act.seq))


def test_the_name_of_a_file_can_be_erased(city: Government) -> None:
    (one,) = _taken(city, ("secret name.txt", TEXT))
    number = one.document or 0
    city.does("administrator", DAY, ledger_actions.erase, act=number, key="file_name")
    card = handed.original(city.viewer("officer"), number)
    assert card is not None
    assert card.name == ""
    assert queries.document(city.viewer("officer"), number).title


def test_an_encoding_that_was_chosen_is_kept_with_the_document(city: Government) -> None:
    content = made.in_tcvn3(made.LINES["vi"])
    (one,) = _taken(city, ("cu.txt", content))
    card = handed.original(city.viewer("officer"), one.document or 0)
    assert card is not None
    assert card.encoding == "TCVN3"
    assert ["READ_AS", {"encoding": "TCVN3"}] in queries.reading_of(one.document or 0)["intake"]
    assert queries.text_of(one.document or 0) == made.LINES["vi"]


def test_the_same_file_is_no_second_document(city: Government) -> None:
    first, again = _taken(city, ("a.txt", TEXT), ("copy of a.txt", TEXT))
    assert (again.outcome, again.document) == ("KNOWN", first.document)
    (later,) = _taken(city, ("a.txt", TEXT))
    assert (later.outcome, later.document) == ("KNOWN", first.document)
    assert models.Document.objects.count() == 1


def test_the_same_text_in_another_file_is_no_second_document(city: Government) -> None:
    (first,) = _taken(city, ("a.txt", TEXT + b"\n"))
    (other,) = _taken(city, ("a.docx", made.paragraphs(*LINES)))
    assert (other.outcome, other.document) == ("KNOWN", first.document)


def test_another_text_under_the_same_number_is_said_to_be_one(city: Government) -> None:
    other = b"DIRECTIVE No. 24-CT/TU\n7 August 2023\nThe DOF shall report before 1 May 2024.\n"
    first, second = _taken(city, ("a.txt", TEXT), ("b.txt", other))
    assert (second.outcome, second.document) == ("KNOWN", first.document)
    assert [note.code for note in second.notes] == ["KNOWN_WITH_ANOTHER_TEXT"]


def test_the_same_text_in_other_letters_is_said_to_be_the_same(city: Government) -> None:
    plain = b"\n".join(TEXT.upper().splitlines()) + b"\n\n"
    first, second = _taken(city, ("a.txt", TEXT), ("b.txt", plain))
    assert (second.outcome, second.document) == ("KNOWN", first.document)
    assert [note.code for note in second.notes] == ["KNOWN_IN_OTHER_LETTERS"]


def test_an_archive_and_an_e_mail_are_opened_and_each_file_has_its_outcome(
    city: Government,
) -> None:
    mail = made.mail("On the plan", "The plan is attached.\n", ("plan.txt", PLAN))
    packed = made.archive([("24.txt", TEXT), ("mail.eml", mail), ("../out.txt", b"x")])
    found = _taken(city, ("all.zip", packed), ("scan.pdf", made.pdf(())))
    assert _kinds(found) == [
        ("all.zip", "OPENED"),
        ("24.txt", "REGISTERED"),
        ("mail.eml", "REGISTERED"),
        ("plan.txt", "REGISTERED"),
        ("../out.txt", "FILE_NAME_LEADS_OUT"),
        ("scan.pdf", "PDF_IS_SCANNED"),
    ]
    assert [one.depth for one in found] == [0, 1, 1, 2, 1, 0]


def test_archives_in_archives_end_at_the_limit(city: Government) -> None:
    inner = made.archive([("a.txt", TEXT)])
    for name in ("three.zip", "two.zip", "one.zip"):
        inner = made.archive([(name, inner)])
    assert _kinds(_taken(city, ("zero.zip", inner)))[-1] == ("three.zip", "FILE_NESTED_TOO_DEEP")


def test_a_name_that_nobody_can_read_is_kept_as_it_can_be_shown(city: Government) -> None:
    (one,) = _taken(city, ("a\x00b\udce9\u202ec.txt", TEXT))
    assert one.name == "a\ufffdb\ufffd\ufffdc.txt"
    card = handed.original(city.viewer("officer"), one.document or 0)
    assert card is not None
    assert card.name == one.name


def test_a_bad_file_stops_no_other(city: Government) -> None:
    found = _taken(
        city, ("bad.docx", b"PK\x03\x04 nothing"), ("a.txt", TEXT), ("b.txt", b"\xff\xfe\xff")
    )
    assert [one.outcome for one in found] == ["REFUSED", "REGISTERED", "REFUSED"]


def test_what_is_handed_in_at_once_has_a_limit(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REMIT_INTAKE_MEMBERS", "2")
    with pytest.raises(Refusal) as refused:
        _handed_in(city, *((f"{n}.txt", TEXT) for n in range(3)))
    assert refused.value.rule == "BATCH_TOO_LARGE"
    packed = made.archive([("a.txt", TEXT), ("b.txt", PLAN)])
    assert _kinds(_taken(city, ("all.zip", packed))) == [("all.zip", "BATCH_TOO_LARGE")]


def test_a_text_that_does_not_say_what_it_is_gets_a_type_and_that_is_said(
    city: Government,
) -> None:
    (one,) = _taken(city, ("a.txt", b"The DOH shall publish the list before 31 December 2024."))
    assert [note.code for note in one.notes] == ["TYPE_NOT_SAID"]
    card = queries.document(city.viewer("secretary"), one.document or 0)
    assert card.type is DocumentType.NOTICE


def test_what_is_said_of_all_files_counts(city: Government) -> None:
    terms = Terms(
        issuer=city.units["CITY-PC"],
        type=DocumentType.PLAN,
        confidentiality=Confidentiality.RESTRICTED,
    )
    batch = city.does("secretary", DAY, actions.hand_in, files=[("a.txt", TEXT)], terms=terms)
    (one,) = _read(batch)
    card = queries.document(city.viewer("secretary"), one.document or 0)
    assert (card.type, card.issuer, card.confidentiality) == (
        DocumentType.PLAN,
        city.units["CITY-PC"],
        Confidentiality.RESTRICTED,
    )
    with pytest.raises(Refusal):
        handed.original(city.viewer("health_head"), card.id)


def test_only_who_may_register_hands_in(city: Government) -> None:
    allowed = city.who_may(DAY, actions.hand_in, files=[("a.txt", TEXT)])
    assert allowed == {"leader", "secretary"}


def test_a_batch_is_shown_to_whoever_handed_it_in(city: Government) -> None:
    batch = _handed_in(city, ("a.txt", TEXT))
    mine = handed.batch(city.by["secretary"].person, batch)
    assert (mine.total, mine.done, mine.is_done) == (1, 0, False)
    with pytest.raises(Refusal):
        handed.batch(city.by["leader"].person, batch)


def test_an_interrupted_reading_goes_on_and_a_file_that_stops_it_twice_is_given_up(
    city: Government,
) -> None:
    batch = _handed_in(city, ("a.txt", TEXT), ("poison.txt", PLAN))
    rows = models.HandedIn.objects.filter(batch=batch)
    rows.filter(name="a.txt").update(step="READING", tries=1)
    rows.filter(name="poison.txt").update(step="READING", tries=2)
    assert _kinds(_read(batch)) == [("a.txt", ""), ("poison.txt", "")]
    assert _kinds(_read(batch, resumed=True)) == [
        ("a.txt", "REGISTERED"),
        ("poison.txt", "FILE_STOPPED_ITS_READER"),
    ]


def test_what_was_read_no_longer_waits(city: Government) -> None:
    batch = _handed_in(city, ("a.txt", TEXT), ("bad.pdf", b"%PDF-"))
    names = list(models.HandedIn.objects.values_list("spooled", flat=True))
    assert spool.content(names[0]) == TEXT
    _read(batch)
    for name in names:
        with pytest.raises(Refusal):
            spool.content(name)


def test_a_file_that_somebody_took_away_is_refused(city: Government) -> None:
    batch = _handed_in(city, ("a.txt", TEXT))
    spool.discard(models.HandedIn.objects.get().spooled)
    assert _kinds(_read(batch)) == [("a.txt", "FILE_GONE")]


def test_the_job_of_the_worker_reads_the_batch(city: Government) -> None:
    batch = _handed_in(city, ("a.txt", TEXT))
    with clock.injected(instant(DAY)):
        jobs.take_in.call(batch)
    assert _kinds(handed.outcomes(batch)) == [("a.txt", "REGISTERED")]
