"""Evidence that was attached by mistake is taken back with a reason: by who attached it and by the
head, until somebody judged the work; afterwards by those who judge."""

import pytest

from remit.commitments import actions, models
from remit.commitments.queries import evidence, openings, timeline
from remit.domain.acts import Tag
from remit.domain.vocabulary import Evidence
from remit.kernel import files
from tests.support.government import Government, instant
from tests.support.refused import refused

DAY, LATER = "2024-06-17", "2024-06-18"
PDF = b"%PDF-1.7 the minutes of another meeting"
WHY = {"reason": "It belongs to another commitment."}
VERIFIERS = {"leader", "secretary", "inspector"}


def attached(city: Government, commitment: int, who: str = "officer", name: str = "a.pdf") -> int:
    file = {"name": name, "content": PDF + name.encode(), "note": "Signed on both pages."}
    return city.does(who, DAY, actions.attach_file, commitment=commitment, **file).seq


def who_may(city: Government, commitment: int, act: int, day: str = LATER) -> set[str]:
    return city.who_may(day, actions.annul, commitment=commitment, act=act, **WHY)


def offered(city: Government, who: str, commitment: int, day: str = LATER) -> openings.Doors:
    return openings.doors(by=city.by[who], at=instant(day), commitment=commitment)


def returned(city: Government, commitment: int) -> None:
    city.does("officer", DAY, actions.claim, commitment=commitment, summary="Done.")
    city.does("inspector", DAY, actions.return_, commitment=commitment, reason="Wrong file.")


def test_who_attached_it_and_the_head_take_it_back_while_nobody_judged(city: Government) -> None:
    commitment = city.accepted()
    act = attached(city, commitment)
    assert who_may(city, commitment, act) == {"officer", "head", *VERIFIERS}
    of_head = attached(city, commitment, "head", "b.pdf")
    assert who_may(city, commitment, of_head) == {"head", *VERIFIERS}


def test_what_was_taken_back_is_told_and_no_evidence_any_more(city: Government) -> None:
    commitment = city.accepted()
    act = attached(city, commitment)
    taken = city.does("officer", LATER, actions.annul, commitment=commitment, act=act, **WHY)
    assert (taken.tag, taken.data, taken.texts) == (
        Tag.COMMITMENT_ACT_ANNULLED,
        {"act": act},
        WHY,
    )
    whole = timeline.whole(city.viewer("inspector"), commitment)
    (gone,) = whole.withdrawn
    assert not whole.items
    assert gone.withdrawn is not None
    assert (gone.name, gone.note, gone.withdrawn.seq, gone.withdrawn.reason) == (
        "a.pdf",
        "Signed on both pages.",
        taken.seq,
        WHY["reason"],
    )
    with refused("EVIDENCE_UNKNOWN"):
        evidence.evidence_file(city.viewer("officer"), act)
    assert files.content(gone.sha256) == PDF + b"a.pdf"
    city.does("officer", LATER, actions.claim, commitment=commitment, summary="Done.")
    check = {"evidence": Evidence.DOCUMENT_CHECKED, "note": "Seen."}
    with refused("VERIFICATION_WITHOUT_EVIDENCE"):
        city.does("inspector", LATER, actions.verify, commitment=commitment, **check)


def test_a_claim_that_waits_is_not_yet_judged(city: Government) -> None:
    commitment = city.accepted()
    act = attached(city, commitment)
    city.does("officer", DAY, actions.claim, commitment=commitment, summary="Done.")
    assert who_may(city, commitment, act) == {"officer", "head", *VERIFIERS}


def test_after_a_judgement_only_who_judges_takes_it_back(city: Government) -> None:
    commitment = city.accepted()
    act = attached(city, commitment)
    returned(city, commitment)
    assert who_may(city, commitment, act) == VERIFIERS
    new = attached(city, commitment, name="new.pdf")
    assert who_may(city, commitment, new) == {"officer", "head", *VERIFIERS}
    assert offered(city, "officer", commitment).withdrawable == (new,)


def test_it_is_not_taken_from_under_a_verification(city: Government) -> None:
    commitment = city.verified()
    act = models.EvidenceItem.objects.get(commitment=commitment).pk
    with refused("EVIDENCE_UNDER_VERIFICATION"):
        city.does("head", "2024-06-26", actions.annul, commitment=commitment, act=act, **WHY)
    assert not offered(city, "head", commitment, "2024-06-26").withdrawable


def test_the_lead_unit_takes_nothing_else_back(city: Government) -> None:
    commitment = city.accepted()
    accepted = models.Commitment.objects.get(pk=commitment).last_act
    attached(city, commitment)
    assert who_may(city, commitment, accepted) == {"leader", "secretary"}


def test_it_is_taken_back_once_and_with_a_reason(city: Government) -> None:
    commitment = city.accepted()
    act = attached(city, commitment)
    with refused("REASON_MISSING"):
        city.does("officer", LATER, actions.annul, commitment=commitment, act=act, reason=" ")
    taken = city.does("officer", LATER, actions.annul, commitment=commitment, act=act, **WHY)
    with refused("ACT_ANNULLED_ALREADY") as caught:
        city.does("officer", LATER, actions.annul, commitment=commitment, act=act, **WHY)
    assert caught.value.params == {"act": str(act), "by": str(taken.seq)}


@pytest.mark.parametrize(
    ("who", "is_offered"),
    [("officer", True), ("head", True), ("secretary", True), ("health_head", False)],
)
def test_the_door_is_offered_to_those_who_may(city: Government, who: str, is_offered: bool) -> None:
    commitment = city.accepted()
    assert Tag.COMMITMENT_ACT_ANNULLED not in offered(city, "officer", commitment).open
    act = attached(city, commitment)
    doors = offered(city, who, commitment)
    assert (Tag.COMMITMENT_ACT_ANNULLED in doors.open) is is_offered
    assert doors.withdrawable == ((act,) if is_offered else ())
