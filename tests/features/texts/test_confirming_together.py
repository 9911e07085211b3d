"""What is certain is accepted together, each draft as if alone; the last decision is undone by an
act, and nothing is deleted."""

import dataclasses

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from remit.commitments import actions as commitments
from remit.commitments import certain
from remit.commitments.actions import confirming as together
from remit.commitments.models import Commitment
from remit.domain.acts import Tag
from remit.ledger import queries as ledger
from remit.texts import actions, models, queries
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import queries as course
from remit.texts.confirming import resolving, sorting
from remit.texts.confirming.resolving import Meant
from remit.texts.confirming.sorting import Show
from tests.features.texts.test_registering import DAY, drafts_of, registered
from tests.support import forty
from tests.support.government import Government, by_day
from tests.support.refused import refused

WHY = "It was a slip."

pytestmark = pytest.mark.slow


def document(city: Government, lines: int = 40) -> int:
    text = "\n".join(forty.TEXT.split("\n")[: 2 + lines]) + "\n"
    return registered(city, text=text, number=f"{lines}-CT/TU")


def ready(city: Government, number: int, *, seen: str = "") -> list[together.Ready]:
    return [
        together.Ready(
            one.id, seen, city.terms(document=number, draft=one.id, lead=city.units["DOH"])
        )
        for one in drafts_of(number)
        if one.status == "PENDING"
    ]


def accept(city: Government, some: list[together.Ready]) -> list[together.Accepted]:
    return city.does("secretary", DAY, together.accept_together, ready=some)


def undo(city: Government, number: int, who: str = "secretary", **what: object) -> list[int]:
    return city.does(who, DAY, together.undo_last, document=number, reason=WHY, **what)


def statuses(number: int) -> list[str]:
    return [one.status for one in drafts_of(number)]


def sorted_out(city: Government, number: int) -> list[sorting.Sorted]:
    viewer, drafts = city.viewer("secretary"), drafts_of(number)
    card = queries.document(viewer, number)
    meant = resolving.meant(viewer, card, {one.id: one.found for one in drafts})
    return sorting.sorted_out(drafts, meant, queries.reading_of(number).get("checks", ()))


def test_drafts_are_accepted_in_one_turn(city: Government) -> None:
    number = document(city, 5)
    done = accept(city, ready(city, number))
    assert [one.commitment for one in done] == [one.commitment for one in drafts_of(number)]
    assert set(statuses(number)) == {"ACCEPTED"}
    assert len(set(models.Draft.objects.values_list("turn", flat=True))) == 1


def test_one_that_is_refused_holds_no_other_up_and_leaves_no_trace(city: Government) -> None:
    number = document(city, 5)
    some = ready(city, number)
    some[1] = dataclasses.replace(some[1], terms=dataclasses.replace(some[1].terms, lead=None))
    before = ledger.head().seq
    done = accept(city, some)
    assert [one.refusal.rule if one.refusal else "" for one in done] == [
        "",
        "LEAD_MISSING",
        *[""] * 3,
    ]
    assert statuses(number).count("PENDING") == 1
    assert ledger.head().seq == before + 4
    assert Commitment.objects.count() == 4


def test_what_changed_since_it_was_shown_is_not_accepted(city: Government) -> None:
    number = document(city, 2)
    _first, second = drafts_of(number)
    seen = course.marks(number, city.by["secretary"].person)
    some = [dataclasses.replace(one, seen=seen[one.draft]) for one in ready(city, number)]
    city.does("leader", DAY, confirming.keep, draft=second.id, fields={"title": ["Other words"]})
    done = accept(city, some)
    assert [one.refusal.rule if one.refusal else "" for one in done] == [
        "",
        "DRAFT_CHANGED_MEANWHILE",
    ]
    assert statuses(number) == ["ACCEPTED", "PENDING"]


def test_a_draft_that_was_decided_meanwhile_makes_no_second_commitment(city: Government) -> None:
    number = document(city, 2)
    some = ready(city, number)
    accept(city, some)
    assert {one.refusal.rule for one in accept(city, some) if one.refusal} == {
        "DRAFT_ALREADY_DECIDED"
    }
    assert Commitment.objects.count() == 2


def test_each_draft_costs_the_same_few_questions(city: Government) -> None:
    costs = []
    for lines in (5, 10, 20):
        some = ready(city, document(city, lines))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            accept(city, some)
        costs.append(len(asked) / lines)
    assert max(costs) - min(costs) <= 3


def test_whom_forty_drafts_mean_is_asked_once_for_each_wording(city: Government) -> None:
    viewer, found = city.viewer("secretary"), {}
    for lines in (26, 10):
        number = document(city, lines)
        drafts = {one.id: one.found for one in drafts_of(number)}
        card = queries.document(viewer, number)
        for again in (False, True):
            with CaptureQueriesContext(connection) as asked:
                resolving.meant(viewer, card, drafts)
            found[lines, again] = len(asked)
    # All of them name one body: it is asked for once, however many drafts name it.
    assert found[26, True] == found[10, True] <= 9
    assert found[26, False] <= 30


def test_a_choice_counts_for_the_next_draft_at_once(city: Government) -> None:
    number = document(city, 30)
    strange = [one for one in drafts_of(number) if "Tides" in one.found["quote"]]
    viewer, card = city.viewer("secretary"), queries.document(city.viewer("secretary"), number)
    words = strange[0].found["actor"]["text"]
    assert resolving.units(viewer, card, [words]) == {words: None}
    for one in strange[:2]:
        city.assigned(document=number, draft=one.id, lead=city.units["DOF"])
    assert resolving.units(viewer, card, [words]) == {words: city.units["DOF"]}


def test_certain_is_sure_clear_and_uncontested(city: Government) -> None:
    drafts = sorted_out(city, document(city))
    counts = sorting.counts(drafts)
    assert counts[Show.ALL] == counts[Show.WAITING] == 40
    assert counts[Show.UNIT] == forty.STRANGE
    assert counts[Show.DATE] == forty.UNDATED
    assert counts[Show.CONTRADICTIONS] == 1
    assert counts[Show.CERTAIN] == 40 - forty.STRANGE - 1
    assert not any(one.is_certain for one in drafts if one.contested_by or one.needs_unit)


@pytest.mark.parametrize(
    ("changed", "is_certain"),
    [
        ({}, True),
        ({"confidence": 0.79}, False),
        ({"status": "REJECTED"}, False),
        ({"kind": "directive"}, True),
        ({"kind": "commitment"}, True),
        ({"kind": "recommendation"}, False),
        ({"kind": "exhortation"}, False),
        ({"found": {"deadline": {"value": None, "quote": "soon", "vague": True}}}, False),
        ({"found": {"deadline": {"value": "2024", "operator": "every"}}}, False),
        ({"found": {"lacks": ["deadline"]}}, False),
        ({"found": {"lacks": ["actor"]}}, False),
        ({"found": {"lacks": ["one-order"]}}, False),
        ({"found": {"lacks": []}}, True),
        ({"found": {}}, True),
    ],
)
def test_nothing_else_is_certain(
    city: Government, changed: dict[str, object], is_certain: bool
) -> None:
    draft = dataclasses.replace(drafts_of(document(city, 1))[0], **changed)
    assert sorting.Sorted(draft, Meant(7), ()).is_certain is is_certain
    assert not sorting.Sorted(draft, Meant(7), ("DATE_PAST",)).is_certain
    assert not sorting.Sorted(draft, Meant(7), (), is_written_at=True).is_certain


def test_what_was_due_before_the_text_is_not_certain_and_keeps_its_words(city: Government) -> None:
    text = (
        "DIRECTIVE No. 9-CT/TU\n15 March 2026\n\n"
        "1. The DOH shall publish register 1 by 28 February 2026.\n"
        "2. The DOH shall publish register 2 by 30 April 2026.\n"
    )
    number = registered(city, text=text, number="9-CT/TU")
    past, ahead = sorted_out(city, number)
    assert (past.is_certain, past.contested_by) == (False, ("DATE_PAST",))
    assert past.draft.confidence >= sorting.CERTAIN
    assert past.draft.found["deadline"]["value"] is None
    assert past.draft.found["deadline"]["quote"] == "by 28 February 2026"
    assert (ahead.is_certain, ahead.contested_by) == (True, ())


def test_a_limit_further_up_contests_what_it_is_set_for(city: Government) -> None:
    (draft,) = drafts_of(document(city, 1))
    away = {"start": draft.end + 40, "end": draft.end + 60}
    owed = dataclasses.replace(draft, found={**draft.found, "deadline": {"value": None, **away}})
    checks = [{"code": "DATE_PAST", "spans": [away]}]
    for one, codes in ((owed, ("DATE_PAST",)), (draft, ())):
        (sorted_one,) = sorting.sorted_out([one], {}, checks)
        assert sorted_one.contested_by == codes


def test_each_way_to_look_at_drafts_counts_what_it_shows(city: Government) -> None:
    drafts = sorted_out(city, document(city))
    (contested,) = sorting.shown(drafts, Show.CONTRADICTIONS)
    assert "133" in contested.draft.found["quote"]
    counts = sorting.counts(drafts)
    assert counts == {show: len(sorting.shown(drafts, show)) for show in Show}
    assert counts[Show.ALL] == sum(counts[one] for one in (Show.WAITING, Show.LOW, Show.DECIDED))


def test_contradictions_come_first_and_nothing_that_waits_is_left_out(city: Government) -> None:
    number = document(city)
    in_text = [one.draft.id for one in sorted_out(city, number)]
    shown = sorting.shown(sorted_out(city, number), Show.CONTRADICTIONS_FIRST)
    first, *others = [one.draft.id for one in shown]
    assert "133" in shown[0].draft.found["quote"]
    assert in_text[0] != first
    assert others == [one for one in in_text if one != first]
    city.does("secretary", DAY, actions.reject_draft, draft=first, reason="It does not add up")
    left = sorting.shown(sorted_out(city, number), Show.CONTRADICTIONS_FIRST)
    assert [one.draft.id for one in left] == others


def test_what_was_accepted_together_is_undone_together_by_acts(city: Government) -> None:
    number = document(city, 5)
    accepted = [one.commitment for one in accept(city, ready(city, number))]
    assert undo(city, number) == [one.id for one in drafts_of(number)]
    assert set(statuses(number)) == {"PENDING"}
    for commitment in accepted:
        assert ledger.acts_of([commitment])[-1].tag is Tag.COMMITMENT_ACT_ANNULLED
    assert Commitment.objects.count() == 5


def test_the_last_decisions_are_undone_one_after_the_other(city: Government) -> None:
    number = document(city, 4)
    first, second, third, fourth = (one.id for one in drafts_of(number))
    city.does("secretary", DAY, actions.reject_draft, draft=first, reason="A wish.")
    city.assigned(document=number, draft=second)
    city.does("secretary", DAY, confirming.merge, drafts=(third, fourth))
    assert undo(city, number) == [third, fourth]
    assert undo(city, number) == [second]
    assert undo(city, number) == [first]
    assert set(statuses(number)) - {"REPLACED"} == {"PENDING"}
    with refused("NOTHING_TO_UNDO"):
        undo(city, number)


def test_the_act_of_an_undone_rejection_keeps_its_reason(city: Government) -> None:
    number = document(city, 2)
    first = drafts_of(number)[0].id
    city.does("secretary", DAY, actions.reject_draft, draft=first, reason="A wish.")
    undo(city, number)
    act = ledger.acts_of([number])[-1]
    assert (act.tag, act.texts["reason"]) == (Tag.DOCUMENT_DRAFTS_RESTORED, "A wish.")
    assert act.data["drafts"] == [first]


def test_nobody_undoes_the_decision_of_another(city: Government) -> None:
    number = document(city, 2)
    city.does("leader", DAY, actions.reject_draft, draft=drafts_of(number)[0].id, reason="A wish.")
    with refused("NOTHING_TO_UNDO"):
        undo(city, number)


def test_only_what_was_shown_is_undone(city: Government) -> None:
    number = document(city, 2)
    first, second = (one.id for one in drafts_of(number))
    for draft in (first, second):
        city.does("secretary", DAY, actions.reject_draft, draft=draft, reason="A wish.")
    with refused("UNDO_NOT_WHAT_WAS_SHOWN"):
        undo(city, number, expected=[first])
    assert undo(city, number, expected=[second]) == [second]


def test_work_that_has_begun_is_not_undone_in_passing(city: Government) -> None:
    number = document(city, 2)
    [first, _second] = accept(city, ready(city, number))
    head = {"commitment": first.commitment}
    city.told("health_head", DAY, commitments.accept, **head)
    with refused("UNDO_WORK_HAS_BEGUN"):
        undo(city, number)
    assert set(statuses(number)) == {"ACCEPTED"}


def test_who_may_not_annul_does_not_undo_an_acceptance(city: Government) -> None:
    number = document(city, 1)
    terms = city.terms(document=number, draft=drafts_of(number)[0].id)
    city.told("officer", DAY, commitments.propose, terms=terms)
    with refused("RIGHT_MISSING"):
        undo(city, number, who="officer")


def test_what_changed_since_says_who_did_what(city: Government) -> None:
    number = document(city, 2)
    since = models.Reading.objects.get(document=number).read_at
    draft = drafts_of(number)[0].id
    city.does("leader", "2024-03-02", actions.reject_draft, draft=draft, reason="A wish.")
    [change] = course.changes(number, since)
    assert (change.draft, change.status, change.name) == (draft, "REJECTED", "leader")


def test_an_annulled_acceptance_is_due_to_nobody_any_more(city: Government) -> None:
    number = document(city, 1)
    accept(city, ready(city, number))
    undo(city, number)
    again = city.assigned(document=number, draft=drafts_of(number)[0].id, due=by_day("2024-09-01"))
    assert drafts_of(number)[0].commitment == again


ON_TWO_DAYS = (
    "DIRECTIVE No. 9-CT/TU\n"
    "1. The DOH shall publish register 1 before 15 January 2024.\n"
    "2. The DOH shall publish register 2 before 15 October 2024.\n"
)


def test_one_whose_day_had_passed_when_it_was_ordered_stays_behind(city: Government) -> None:
    number = registered(city, text=ON_TWO_DAYS, number="9-CT/TU")
    viewer, by = city.viewer("secretary"), city.by["secretary"]
    found = certain.certain(by=by, viewer=viewer, document=queries.document(viewer, number))
    first, second = accept(city, [one.ready for one in found])
    assert first.refusal is not None
    assert first.refusal.rule == "DUE_DAY_PASSED"
    assert second.commitment is not None
    assert statuses(number) == ["PENDING", "ACCEPTED"]
