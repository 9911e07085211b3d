"""Every figure opens to its records: a list is as long as its figure, and hides what is hidden."""

import datetime as dt
from collections.abc import Iterator

import pytest

from remit.commitments import actions, models
from remit.commitments.queries import figures, lists, queues, timeline, wanting
from remit.commitments.queries.scopes import By, Scope
from remit.domain.figures import COLUMNS
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Confidentiality, DocumentType, Outcome, Type, Work
from remit.texts import actions as texts
from tests.support.government import Government, by_day
from tests.support.looks import scope

HOLDERS = ("leader", "head", "inspector", "auditor", "health_head")


def busy(city: Government) -> None:
    """Commitments in every state, of several types, levels and documents, with parts."""
    document = texts.NewDocument("The text.", "A plan", DocumentType.PLAN, number="1/KH")
    number = city.does("secretary", "2024-03-01", texts.register, document=document)
    whole = city.accepted(document=number, type=Type.PUBLICATION)
    parts = [actions.Part(f"The part of {unit}", city.units[unit]) for unit in ("DOF", "W1")]
    [part, _] = city.told("head", "2024-03-05", actions.break_down, commitment=whole, parts=parts)
    city.told(
        "finance_head",
        "2024-03-06",
        actions.break_down,
        commitment=part.subject,
        parts=[actions.Part("A part of the part", city.units["DOIC-DATA"], type=Type.REPORT)],
    )
    for work in Work:
        city.in_state(work)
    city.assigned(due=None, document=number)
    city.assigned(due=by_day("2024-05-10"), lead=city.units["MIC"])
    failed = city.assigned()
    city.told(
        "leader", "2024-06-27", actions.close, commitment=failed, outcome=Outcome.NOT_MET, note="."
    )


def places(look: Scope, by: By) -> Iterator[tuple[str | None, bool, figures.Row]]:
    table = figures.table(look, by)
    yield None, False, table.total
    for line in table.lines:
        yield line.key, line.own, line.row


@pytest.mark.slow
def test_a_list_is_as_long_as_its_figure_in_every_row_and_column(city: Government) -> None:
    busy(city)
    viewer = city.viewer("officer")
    tables = [
        *((scope("2024-07-01"), by) for by in By),
        (scope("2024-06-01", unit=city.units["CITY-PC"]), By.UNIT),
        (scope("2024-06-01", type=Type.TASK), By.TYPE),
        (scope("2024-07-01", known=models.Commitment.objects.latest("id").pk), By.UNIT),
    ]
    for look, by in tables:
        for key, own, row in places(look, by):
            for column in COLUMNS:
                page = lists.behind(viewer, look, column, by=by, key=key, own=own, size=1)
                assert page.total == getattr(row, column), (look, by, key, own, column)


def test_a_list_shows_a_page_the_earliest_due_first(city: Government) -> None:
    for month in ("09", "07", "08"):
        city.assigned(due=by_day(f"2024-{month}-15"))
    undated = city.assigned(due=None)
    look = scope("2024-04-01")
    page = lists.behind(city.viewer("officer"), look, "assigned")
    assert [card.revised.month if card.revised else None for card in page.cards] == [7, 8, 9, None]
    assert page.cards[-1].id == undated
    second = lists.behind(city.viewer("officer"), look, "assigned", start=2, size=1)
    assert ([card.revised for card in second.cards], second.total) == ([dt.date(2024, 9, 15)], 4)


def test_a_list_of_the_past_shows_what_was_known_then(city: Government) -> None:
    commitment = city.accepted()
    city.does(
        "secretary",
        "2024-04-10",
        actions.transfer,
        commitment=commitment,
        lead=city.units["DOF"],
        reason="Moved.",
    )
    [card] = lists.behind(city.viewer("officer"), scope("2024-04-01"), "assigned").cards
    assert (card.lead, card.work) == (city.units["DOIC"], Work.IN_PROGRESS)
    [card] = lists.behind(city.viewer("officer"), scope("2024-04-10"), "assigned").cards
    assert card.lead == city.units["DOF"]


@pytest.mark.parametrize(
    ("level", "who"),
    [
        # An inspectorate beside the lead unit is not concerned; an auditor sees it all the same.
        (Confidentiality.RESTRICTED, {"leader", "head", "auditor"}),
        (Confidentiality.SECRET, set()),
        (Confidentiality.INTERNAL, {*HOLDERS}),
        (Confidentiality.PUBLIC, {*HOLDERS, "stranger"}),
    ],
)
def test_a_hidden_commitment_is_a_row_without_content(
    city: Government, level: Confidentiality, who: set[str]
) -> None:
    commitment = city.assigned(confidentiality=level, title="Move the archive")
    city.assigned(confidentiality=Confidentiality.PUBLIC)
    for persona in (*HOLDERS, "stranger"):
        viewer = city.viewer(persona)
        page = lists.behind(viewer, scope("2024-04-01"), "assigned")
        card = next(one for one in page.cards if one.id == commitment)
        assert page.total == 2
        assert card.hidden == (persona not in who)
        if card.hidden:
            assert card == lists.Card(commitment, hidden=True, bucket=card.bucket)


def test_a_hidden_commitment_has_no_page(city: Government) -> None:
    commitment = city.assigned(confidentiality=Confidentiality.RESTRICTED)
    with pytest.raises(Refusal, match="COMMITMENT_UNKNOWN"):
        timeline.whole(city.viewer("health_head"), commitment)
    assert timeline.whole(city.viewer("head"), commitment).card.id == commitment


def test_figures_are_the_same_for_all_whatever_they_may_read(city: Government) -> None:
    city.assigned(confidentiality=Confidentiality.SECRET)
    look = scope("2024-04-01")
    totals = {
        lists.behind(viewer, look, "assigned").total
        for viewer in (Viewer(), city.viewer("leader"), city.viewer("auditor"))
    }
    assert totals == {1}


def test_current_lists_are_limited_by_words_state_unit_and_date(city: Government) -> None:
    road = city.assigned(title="Sửa đường")
    bridge = city.assigned(title="Xây cầu", lead=city.units["W1"])
    done = city.verified(title="Xây trường")
    viewer = city.viewer("officer")

    def found(**wanted: object) -> set[int]:
        page = lists.current(viewer, wanting.Wanted(**wanted))
        assert page.total == len(page.cards)
        return {card.id for card in page.cards}

    assert found() == {road, bridge, done}
    assert found(words="duong") == {road}
    assert found(works=(Work.VERIFIED,)) == {done}
    assert found(lead=city.units["D1"]) == {bridge}
    assert found(overdue_on=dt.date(2024, 7, 1)) == {road, bridge}
    assert found(overdue_on=dt.date(2024, 6, 28)) == set()


def test_current_lists_are_limited_by_issuer_type_language_and_due_days(city: Government) -> None:
    day = "2024-03-01"
    paper = texts.NewDocument("CHỈ THỊ\nMột.", "Một", DocumentType.DIRECTIVE, language="vi")
    document = city.told("secretary", day, texts.register, document=paper)
    road = city.assigned(title="Road", document=document, due=by_day("2024-05-31"))
    answer = city.assigned(title="Answer", type=Type.ANSWER, due=by_day("2024-06-01"))
    plan = {"issuer": city.units["DOIC"], "lead": city.units["DOIC-DATA"], "due": None}
    undated = city.told("head", day, actions.assign, terms=city.terms(title="Plan", **plan)).subject
    viewer, day = city.viewer("officer"), dt.date(2024, 6, 1)

    def found(**wanted: object) -> set[int]:
        page = lists.current(viewer, wanting.Wanted(**wanted))
        assert page.total == len(page.cards)
        return {card.id for card in page.cards}

    assert found(issuer=city.units["CITY-PC"]) == {road, answer}
    assert found(issuer=city.units["CITY-PC"], issuer_below=True) == {road, answer, undated}
    assert found(type=Type.ANSWER) == {answer}
    assert found(language="vi") == {road}
    assert found(language="ko") == set()
    assert found(due_from=day) == {answer}
    assert found(due_to=day) == {road, answer}
    assert found(due_from=day, due_to=day, issuer=city.units["DOIC"]) == set()
    assert found(state="OPEN") == {road, answer, undated}
    assert found(state="ASSIGNED", works=(Work.CLAIMED,)) == set()
    with pytest.raises(Refusal, match="FILTER_WORD_UNKNOWN"):
        wanting.state("ASLEEP")


def test_a_language_is_that_of_a_document_that_may_be_read(city: Government) -> None:
    level = Confidentiality.RESTRICTED
    paper = texts.NewDocument(
        "CHỈ THỊ\nMột.",
        "Một",
        DocumentType.DIRECTIVE,
        language="vi",
        confidentiality=level,
        issuer=city.units["CITY-PC"],
    )
    document = city.told("secretary", "2024-03-01", texts.register, document=paper)
    number = city.assigned(document=document, confidentiality=level)
    wanted = wanting.Wanted(language="vi")
    assert [one.id for one in lists.current(city.viewer("secretary"), wanted).cards] == [number]
    assert lists.current(city.viewer("officer"), wanted).total == 0


def test_what_waits_for_a_person_stands_in_its_queue(city: Government) -> None:
    assigned, contested = city.assigned(), city.in_state(Work.CONTESTED)
    running, claimed = city.accepted(), city.claimed()
    on = dt.date(2024, 7, 1)
    waiting = {
        who: {
            name: {card.id for card in cards}
            for name, cards in queues.mine(city.viewer(who, "2024-07-01"), on).items()
        }
        for who in ("officer", "secretary", "health_head")
    }
    assert waiting["officer"]["to_accept"] == {assigned}
    assert waiting["officer"]["to_do"] == {running}
    assert waiting["secretary"]["to_verify"] == {claimed}
    assert waiting["secretary"]["to_decide"] == {contested}
    assert not any(waiting["health_head"].values())
