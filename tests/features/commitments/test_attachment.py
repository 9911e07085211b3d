"""Evidence: a file, kept outside the web root under the hash of its content, or a link."""

import hashlib

import pytest

from remit.commitments import actions, models
from remit.commitments.queries import timeline
from remit.domain import evidence_files
from remit.domain.acts import Tag
from remit.domain.vocabulary import Confidentiality, Work
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
    item, of = timeline.evidence_item(city.viewer("officer"), act.seq)
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
        timeline.evidence_item(city.viewer("health_head"), act.seq)


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
