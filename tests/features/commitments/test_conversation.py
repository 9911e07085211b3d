"""Notes about a commitment: who takes part, who is told, and that no word of them is lost."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions
from remit.commitments.actions import To
from remit.commitments.models import Commitment
from remit.commitments.queries import conversation, figures, subjects
from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Confidentiality, How
from remit.kernel import clock
from remit.ledger import actions as ledger
from remit.ledger import queries as acts
from remit.ledger.records import Act
from remit.notices.models import Notice
from remit.organisation import actions as organising
from remit.organisation import queries as organisation
from tests.support import looks
from tests.support.government import Government, instant

DAY = "2024-03-05"
ASKED = "When do you report?"


def write(city: Government, commitment: int, who: str = "secretary", **more: object) -> Act:
    """Somebody writes a note."""
    said = {"words": ASKED, **more}
    return city.told(who, DAY, actions.write_note, commitment=commitment, **said)


def notes(city: Government, commitment: int, who: str = "officer") -> list[conversation.Note]:
    with clock.injected(instant(DAY)):
        found = conversation.conversation_about(city.viewer(who, DAY), commitment)
    return list(found.notes)


def told(city: Government, act: Act) -> set[str]:
    """The personas who are told of an act."""
    persons = set(Notice.objects.filter(act=act.seq).values_list("person", flat=True))
    return {who for who, by in city.by.items() if by.person in persons}


def test_whoever_takes_part_writes_a_note(city: Government) -> None:
    commitment = city.accepted(cooperating=(city.units["DOH"],))
    who = city.who_may(DAY, actions.write_note, commitment=commitment, words=ASKED)
    assert who == {
        *("head", "officer", "health_head"),
        *("leader", "secretary", "inspector"),
    }


def test_the_superior_takes_part_in_what_a_unit_registered_or_was_given(city: Government) -> None:
    commitment = city.assigned(lead=city.units["W1"])
    who = city.who_may(DAY, actions.write_note, commitment=commitment, words=ASKED)
    assert who == {"ward_head", "leader", "secretary", "inspector"}


def test_whoever_is_named_may_answer(city: Government) -> None:
    commitment = city.accepted()
    with pytest.raises(Refusal, match="RIGHT_MISSING"):
        write(city, commitment, "finance_head")
    asked = write(city, commitment, words="Who pays, @DOF?")
    answer = write(city, commitment, "finance_head", words="We do.", answers=asked.seq)
    assert [note.answers for note in notes(city, commitment)] == [None, asked.seq]
    assert "secretary" in told(city, answer)


def test_a_note_to_nobody_tells_all_who_are_concerned(city: Government) -> None:
    commitment = city.accepted(cooperating=(city.units["DOH"],))
    assert told(city, write(city, commitment)) == {
        *("head", "officer", "health_head"),
        *("leader", "steward", "administrator"),
    }


def test_a_note_that_names_somebody_tells_those_alone(city: Government) -> None:
    commitment = city.accepted(cooperating=(city.units["DOH"],))
    unit = write(city, commitment, to=To(units=(city.units["DOH"],)))
    assert told(city, unit) == {"health_head"}
    post = organisation.posts([city.posts["head"]])[city.posts["head"]]
    named = write(city, commitment, words=f"Ask @{post.code.lower()}, not a@b.example")
    assert told(city, named) == {"head"}
    assert named.data["posts"] == [post.id]


def test_urging_tells_the_unit_that_leads_and_the_post_that_does_it(city: Government) -> None:
    commitment = city.accepted()
    city.told("head", DAY, actions.allot, commitment=commitment, post=city.posts["officer"])
    act = city.told("secretary", DAY, actions.urge, commitment=commitment, words=ASKED)
    assert (act.tag, act.data["to"]) == (Tag.NOTE_WRITTEN, [city.units["DOIC"]])
    assert act.data["posts"] == [city.posts["officer"]]
    assert told(city, act) == {"head", "officer"}


def test_rewording_is_an_act_and_the_words_of_before_stay(city: Government) -> None:
    commitment = city.accepted()
    first = write(city, commitment)
    again = city.told(
        "secretary",
        DAY,
        actions.reword_note,
        commitment=commitment,
        note=first.seq,
        words="When do you report, @DOIC?",
    )
    assert again.tag is Tag.NOTE_REWORDED
    [note] = notes(city, commitment)
    assert (note.seq, note.words) == (first.seq, "When do you report, @DOIC?")
    assert [one.words for one in note.before] == [ASKED]
    assert note.reworded_at == again.recorded_at
    assert told(city, again) == {"head", "officer"}
    assert [act.texts["note"] for act in acts.acts_of([commitment], prefix="note.")] == [
        ASKED,
        "When do you report, @DOIC?",
    ]


def test_of_a_withdrawn_note_only_that_is_told(city: Government) -> None:
    commitment = city.accepted()
    first = write(city, commitment)
    named = {"commitment": commitment, "note": first.seq}
    city.told("secretary", DAY, actions.reword_note, **named, words="Other words.")
    act = city.told("secretary", DAY, actions.withdraw_note, **named)
    [note] = notes(city, commitment)
    assert (note.words, note.before, note.withdrawn_at) == ("", (), act.recorded_at)
    for action, more in ((actions.reword_note, {"words": "x"}), (actions.withdraw_note, {})):
        with pytest.raises(Refusal, match="NOTE_GONE"):
            city.told("secretary", DAY, action, **named, **more)


def test_only_who_wrote_a_note_changes_it(city: Government) -> None:
    commitment = city.accepted()
    named = {"commitment": commitment, "note": write(city, commitment).seq}
    refused = ("RIGHT_MISSING", "NOTE_OF_ANOTHER")
    assert city.who_may(DAY, actions.withdraw_note, refusals=refused, **named) == {"secretary"}
    changed = {**named, "words": "Mine."}
    assert city.who_may(DAY, actions.reword_note, refusals=refused, **changed) == {"secretary"}


@pytest.mark.parametrize("words", ["", "  \n "])
def test_a_note_without_words_is_none(city: Government, words: str) -> None:
    with pytest.raises(Refusal, match="NOTE_EMPTY"):
        write(city, city.accepted(), words=words)


def test_the_same_words_are_no_rewording(city: Government) -> None:
    commitment = city.accepted()
    note = write(city, commitment).seq
    with pytest.raises(Refusal, match="NOTE_THE_SAME"):
        city.told(
            "secretary", DAY, actions.reword_note, commitment=commitment, note=note, words=ASKED
        )


def test_a_note_of_another_commitment_is_not_there(city: Government) -> None:
    commitment, other = city.accepted(), city.assigned()
    note = write(city, other).seq
    with pytest.raises(Refusal, match="COMMITMENT_NOTE_UNKNOWN"):
        write(city, commitment, answers=note)
    with pytest.raises(Refusal, match="COMMITMENT_NOTE_UNKNOWN"):
        city.told("secretary", DAY, actions.withdraw_note, commitment=commitment, note=note)


def test_a_note_names_so_many_and_no_more(city: Government) -> None:
    words = " ".join(f"@{code}" for code in city.units)
    commitment = city.accepted()
    posts = tuple(city.posts.values())
    with pytest.raises(Refusal, match="ADDRESSEES_TOO_MANY"):
        write(city, commitment, words=words, to=To(posts=posts))


def test_of_what_is_closed_nobody_else_is_told(city: Government) -> None:
    commitment = city.accepted(confidentiality=Confidentiality.RESTRICTED)
    with pytest.raises(Refusal, match="ADDRESSEE_MAY_NOT_READ"):
        write(city, commitment, words="And you, @DOF?")
    act = write(city, commitment, words="And you, @DOIC?")
    assert told(city, act) == {"head", "officer"}


def test_a_unit_that_is_gone_is_not_addressed(city: Government) -> None:
    commitment = city.accepted()
    gone = organising.NewSuccession(
        city.units["W2"], [city.units["W1"]], dt.date(2024, 3, 4), How.MERGED
    )
    city.told("administrator", "2024-03-04", organising.succeed_units, successions=[gone])
    with pytest.raises(Refusal, match="UNIT_DISSOLVED"):
        write(city, commitment, words="And you, @W2?")


def test_a_note_is_hidden_as_its_commitment_is(city: Government) -> None:
    commitment = city.accepted(confidentiality=Confidentiality.RESTRICTED)
    act = write(city, commitment)
    with pytest.raises(Refusal, match="COMMITMENT_UNKNOWN"):
        notes(city, commitment, "finance_head")
    with pytest.raises(Refusal, match="COMMITMENT_UNKNOWN"):
        conversation.conversation_about(Viewer(), commitment)
    assert subjects.seen(city.viewer("finance_head", DAY), [act]) == frozenset()
    assert subjects.seen(city.viewer("officer", DAY), [act]) == {act.seq}


def test_erased_words_are_gone_and_the_note_stays(city: Government) -> None:
    commitment = city.accepted()
    act = write(city, commitment)
    city.told("administrator", DAY, ledger.erase, act=act.seq, key="note")
    [note] = notes(city, commitment)
    assert (note.words, note.seq) == (None, act.seq)


def test_a_note_changes_no_figure_no_state_and_no_mark(city: Government) -> None:
    commitment = city.claimed()
    before = Commitment.objects.get(pk=commitment)
    scope = looks.scope("2024-07-01")
    row = figures.table(scope, figures.By.UNIT).total
    city.told("secretary", "2024-07-01", actions.write_note, commitment=commitment, words=ASKED)
    again = looks.scope("2024-07-01")
    assert figures.table(again, figures.By.UNIT).total == row
    after = Commitment.objects.get(pk=commitment)
    assert (after.work, after.last_act) == (before.work, before.last_act)


def test_writing_and_reading_ask_the_same_few_questions(
    city: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    commitment = city.accepted()
    for _ in range(6):
        write(city, commitment)
    with django_assert_max_num_queries(11):
        assert len(notes(city, commitment)) == 6
    with django_assert_max_num_queries(40):
        write(city, commitment, words="And you, @DOIC?")


@pytest.mark.parametrize("words", ["Ask @DOQ-X, please.", "@DOH and @DOQ-X: when?"])
def test_a_code_that_nobody_bears_is_said_before_the_note_is_kept(
    city: Government, words: str
) -> None:
    commitment = city.accepted()
    with pytest.raises(Refusal, match="MENTIONED_NOBODY") as caught:
        write(city, commitment, words=words)
    assert caught.value.params == {"code": "DOQ-X"}
    assert not notes(city, commitment)


def test_reworded_words_name_nobody_who_is_not_there(city: Government) -> None:
    commitment = city.accepted()
    note = write(city, commitment)
    with pytest.raises(Refusal, match="MENTIONED_NOBODY"):
        city.told(
            "secretary",
            DAY,
            actions.reword_note,
            commitment=commitment,
            note=note.seq,
            words="When, @NOBODY-X?",
        )


def test_an_address_of_mail_names_nobody(city: Government) -> None:
    commitment = city.accepted()
    write(city, commitment, words="Write to office@example.org.")
    assert len(notes(city, commitment)) == 1
