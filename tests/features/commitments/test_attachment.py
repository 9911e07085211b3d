"""Evidence: a file, kept outside the web root under the hash of its content, or a link."""

import hashlib
import io
import zipfile

import pytest

from remit.commitments import actions, models
from remit.commitments.queries import evidence, timeline
from remit.domain import evidence_files
from remit.domain.acts import Tag
from remit.domain.vocabulary import Confidentiality, Evidence, Work
from remit.interfaces import sentences
from remit.kernel import files
from tests.support.government import Government
from tests.support.refused import refused

DAY = "2024-06-17"
PDF = b"%PDF-1.7 the minutes of the meeting"


def test_a_file_is_kept_under_its_hash_and_its_name_beside_the_act(city: Government) -> None:
    commitment = city.accepted()
    act = city.does(
        "officer",
        DAY,
        actions.attach_file,
        commitment=commitment,
        name="..\\secret/Biên bản.pdf",
        content=PDF,
        note="Signed.",
    )
    sha256 = hashlib.sha256(PDF).hexdigest()
    assert act.tag is Tag.COMMITMENT_EVIDENCED
    assert act.data == {
        "form": "FILE",
        "sha256": sha256,
        "size": len(PDF),
        "media": "application/pdf",
    }
    assert act.texts == {"name": "Biên bản.pdf", "note": "Signed."}
    assert files.content(sha256) == PDF
    item, of = evidence.evidence_item(city.viewer("officer"), act.seq)
    assert (item.name, item.sha256, of) == ("Biên bản.pdf", sha256, commitment)


def test_a_link_is_a_web_address(city: Government) -> None:
    commitment = city.accepted()
    act = city.does(
        "officer", DAY, actions.attach_link, commitment=commitment, url=" https://example.org/a "
    )
    assert (act.data, act.texts) == ({"form": "LINK"}, {"name": "https://example.org/a"})
    with refused("LINK_NOT_AN_ADDRESS"):
        city.does(
            "officer", DAY, actions.attach_link, commitment=commitment, url="javascript:alert(1)"
        )


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("minutes.pdf", b"", "FILE_EMPTY"),
        ("minutes.exe", b"MZ", "FILE_KIND_NOT_ALLOWED"),
        ("minutes.pdf", b"MZ not a document", "FILE_NOT_WHAT_IT_SAYS"),
        ("minutes.txt", b"a\0b", "FILE_NOT_WHAT_IT_SAYS"),
        ("minutes.pdf", PDF + bytes(evidence_files.LARGEST), "FILE_TOO_LARGE"),
    ],
)
def test_a_file_is_of_an_allowed_kind_and_size(
    city: Government, name: str, content: bytes, rule: str
) -> None:
    commitment = city.accepted()
    with refused(rule):
        city.does(
            "officer", DAY, actions.attach_file, commitment=commitment, name=name, content=content
        )


def test_only_the_lead_unit_attaches_evidence(city: Government) -> None:
    commitment = city.accepted()
    by_file = city.who_may(
        DAY, actions.attach_file, commitment=commitment, name="minutes.pdf", content=PDF
    )
    by_link = city.who_may(
        DAY, actions.attach_link, commitment=commitment, url="https://example.org/a"
    )
    assert by_file == by_link == {"head", "officer"}


def test_who_may_not_attach_evidence_is_told_of_that_act(city: Government) -> None:
    commitment = city.accepted()
    with refused("RIGHT_MISSING") as caught:
        city.does(
            "secretary",
            DAY,
            actions.attach_link,
            commitment=commitment,
            url="https://example.org/a",
        )
    assert caught.value.params == {"permission": "REPORT", "tag": "commitment.evidenced"}
    assert "you may not attach evidence" in sentences.sentence(caught.value)
    with refused("RIGHT_MISSING") as caught:
        city.does("secretary", DAY, actions.report, commitment=commitment, progress="Half of it.")
    assert "you may not report progress" in sentences.sentence(caught.value)


@pytest.mark.parametrize("work", [Work.PROPOSED, Work.CLOSED, Work.CANCELLED])
def test_evidence_belongs_to_work_that_is_not_over(city: Government, work: Work) -> None:
    commitment = city.in_state(work)
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does(
            "officer",
            "2024-06-27",
            actions.attach_link,
            commitment=commitment,
            url="https://example.org/a",
        )


def test_the_same_file_may_stand_behind_two_commitments(city: Government) -> None:
    one, other = city.accepted(), city.accepted()
    for commitment in (one, other):
        city.does(
            "officer", DAY, actions.attach_file, commitment=commitment, name="a.pdf", content=PDF
        )
    assert models.EvidenceItem.objects.values("sha256").distinct().count() == 1
    assert models.EvidenceItem.objects.count() == 2


def test_evidence_of_a_hidden_commitment_is_hidden(city: Government) -> None:
    commitment = city.accepted(confidentiality=Confidentiality.RESTRICTED)
    act = city.does(
        "officer", DAY, actions.attach_link, commitment=commitment, url="https://example.org/a"
    )
    with refused("EVIDENCE_UNKNOWN"):
        evidence.evidence_item(city.viewer("health_head"), act.seq)


def test_an_annulled_piece_of_evidence_leaves_and_comes_back(city: Government) -> None:
    commitment = city.accepted()
    piece = city.does(
        "officer", DAY, actions.attach_link, commitment=commitment, url="https://example.org/a"
    )
    annulment = city.does(
        "secretary", DAY, actions.annul, commitment=commitment, act=piece.seq, reason="Wrong file."
    )
    assert not models.EvidenceItem.objects.exists()
    city.does(
        "secretary",
        DAY,
        actions.annul,
        commitment=commitment,
        act=annulment.seq,
        reason="It was the right one.",
    )
    assert models.EvidenceItem.objects.get().name == "https://example.org/a"


def packed(main: str = "word/document.xml", body: bytes = b"<document/>") -> bytes:
    """A file of an office program, with nothing but its main part."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as folder:
        folder.writestr(main, body)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "is_damaged"),
    [
        ("report.docx", packed(), False),
        ("report.docx", packed()[:-30], True),
        ("report.docx", packed().replace(b"<document/>", b"<documemt/>"), True),
        ("report.docx", packed("elsewhere.xml"), True),
        ("list.xlsx", packed("xl/workbook.xml"), False),
        ("list.ods", packed("word/document.xml"), True),
        ("minutes.pdf", PDF, False),
    ],
)
def test_a_file_that_does_not_open_is_kept_and_noted_as_damaged(
    city: Government, name: str, content: bytes, is_damaged: bool
) -> None:
    commitment = city.accepted()
    handed_in = {"commitment": commitment, "name": name, "content": content}
    act = city.does("officer", DAY, actions.attach_file, **handed_in)
    assert act.data.get("damaged", False) is is_damaged
    assert files.content(str(act.data["sha256"])) == content
    (item,) = timeline.whole(city.viewer("officer"), commitment).items
    assert item.damaged is is_damaged


def test_a_claim_brings_its_files_each_by_an_act_of_its_own(city: Government) -> None:
    commitment = city.accepted()
    new = [actions.NewFile("minutes.pdf", PDF), actions.NewFile("list.csv", b"a,b\n")]
    claim = {"commitment": commitment, "summary": "It is published.", "files": new}
    act = city.does("officer", DAY, actions.claim, **claim)
    assert act.tag is Tag.COMMITMENT_CLAIMED
    whole = timeline.whole(city.viewer("officer"), commitment)
    assert [one.name for one in whole.items] == ["minutes.pdf", "list.csv"]
    assert [one.tag for one in whole.entries[-3:]] == [
        Tag.COMMITMENT_EVIDENCED,
        Tag.COMMITMENT_EVIDENCED,
        Tag.COMMITMENT_CLAIMED,
    ]
    check = {"evidence": Evidence.DOCUMENT_CHECKED, "note": "Seen."}
    city.does("inspector", "2024-06-18", actions.verify, commitment=commitment, **check)


@pytest.mark.parametrize(
    ("new", "summary", "rule"),
    [
        ([("minutes.pdf", PDF), ("minutes.exe", b"MZ")], "Done.", "FILE_KIND_NOT_ALLOWED"),
        ([("minutes.pdf", PDF)], " ", "SUMMARY_MISSING"),
        ([("minutes.pdf", PDF)] * 6, "Done.", "FILES_TOO_MANY"),
    ],
)
def test_a_claim_that_is_refused_attaches_nothing(
    city: Government, new: list[tuple[str, bytes]], summary: str, rule: str
) -> None:
    commitment = city.accepted()
    handed_in = [actions.NewFile(*one) for one in new]
    with refused(rule):
        claim = {"commitment": commitment, "summary": summary, "files": handed_in}
        city.does("officer", DAY, actions.claim, **claim)
    whole = timeline.whole(city.viewer("officer"), commitment)
    assert not whole.items
    assert whole.entries[-1].tag is Tag.COMMITMENT_ACCEPTED
