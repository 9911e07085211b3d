"""The example as a whole: it follows from its acts, is loaded once, and is complete in itself."""

import datetime as dt

import pytest

from remit.domain.refusals import Refusal
from remit.interfaces.cli import demo
from remit.interfaces.cli.demo import files, loading, stories
from remit.interfaces.cli.demo.world import FlawedStory
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.notices import queries as outbox
from remit.organisation import queries as organisation
from remit.texts import queries as texts
from tests.support import example as loaded
from tests.support import invariants


def test_all_tables_follow_from_the_acts_of_the_example() -> None:
    invariants.check()


def test_loading_again_changes_nothing_and_gives_the_administrator(example: int) -> None:
    person = demo.load()
    head = ledger.head()
    assert head is not None
    assert (head.seq, person.get_username()) == (example, "admin@example.org")
    assert not person.has_usable_password()


def test_the_example_is_refused_where_a_real_ledger_is_in_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading.ledger, "is_example", lambda: False)
    with pytest.raises(Refusal, match="LEDGER_NOT_EMPTY"):
        demo.load()


def test_nobody_is_mailed_what_happened_in_a_story() -> None:
    assert outbox.counts()["waiting"] == 0
    assert outbox.unread(loaded.by("SX-DOC.head").person or 0) > 0


def test_the_first_act_marks_the_ledger_as_an_example() -> None:
    assert ledger.is_example()


def test_every_unit_and_post_has_its_name_in_four_languages() -> None:
    units = organisation.units_found("", limit=1000)
    posts = [post for unit in units for post in organisation.posts_of_unit(unit.id)]
    assert len(units) > 40
    assert len(posts) > 80
    for one in (*units, *posts):
        assert all(one.names.get(language) for language in ("vi", "en", "ar", "ko")), one.code


def test_the_documents_speak_four_languages() -> None:
    documents = texts.documents(loaded.viewer("SX-TU.leader"))
    assert {document.language for document in documents} == {"vi", "en", "ar", "ko"}


def test_a_story_never_runs_ahead_of_the_clock() -> None:
    happening = loading.timed(loading.events())
    instants = [at for at, _ in happening]
    assert instants == sorted(instants)
    assert instants[-1] < loaded.TODAY


def test_acts_of_one_morning_follow_one_another_by_minutes() -> None:
    text = "[a] A\n2024-01-02 P accept\n2024-01-02 P accept\n2024-01-02T07:15 P accept\n"
    events = [loading._event(line) for line in stories.parse("s", text)]
    zone = dt.timezone(dt.timedelta(hours=7))
    clocks = [at.astimezone(zone).strftime("%H:%M") for at, _ in loading.timed(events)]
    assert clocks == ["07:15", "08:00", "08:01"]


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("2024-01-02 P accept", "s:1: an act stands above the first block"),
        ("[a] A\n2024-01-03 P accept\n2024-01-02 P accept", "s:3: 2024-01-02 stands after"),
        ("[a] A\n2024-13-02 P accept", "s:2: 2024-13-02 is no day"),
        ("[a] A\n2024-01-02 P", "s:2: neither the head of a block nor an act"),
        ("[a] A\n2024-01-02 P close x=1 x=2", "s:2: x stands twice"),
    ],
)
def test_a_flaw_in_a_story_names_its_file_and_line(text: str, flaw: str) -> None:
    with pytest.raises(FlawedStory, match=flaw):
        list(stories.parse("s", text))


@pytest.mark.parametrize(
    ("line", "flaw"),
    [
        ("SX-DOH.head fly", "no verb is called fly yet"),
        ("SX-DOH.head claim", "claim takes 1 to 1 texts"),
        ("SX-DOH.head accept colour=red", "accept knows no colour"),
        ("SX-PC.leader transfer | Reason", "transfer needs lead"),
        ("Nobody accept", "no post is called Nobody yet"),
    ],
)
def test_a_line_that_does_not_fit_its_verb_is_an_error(line: str, flaw: str) -> None:
    world = loading.World(commitments={"a": 1})
    story = next(stories.parse("s", f"[a]\n2024-01-02 {line}"))
    with pytest.raises(FlawedStory, match=f"s:2: {flaw}"):
        loading._perform(loading._event(story), world, clock.now())


def test_a_table_with_other_columns_is_an_error() -> None:
    with pytest.raises(FlawedStory, match=r"trees\.csv:1: the columns are code"):
        list(files.rows("organisation/trees.csv", ("code",)))
