"""A directive on discipline, in two languages, and the inspection that asks what became of it."""

from remit.commitments.queries import timeline, undecided
from remit.domain.acts import Tag
from remit.domain.vocabulary import Relation
from remit.kernel import clock
from remit.texts import queries as texts
from tests.support import example, looks


def test_the_directive_and_its_translation_give_the_same_dates() -> None:
    dates = [
        sorted(
            draft.found["deadline"]["value"]
            for draft in texts.drafts(document)
            if draft.found.get("deadline") and draft.found["deadline"]["value"]
        )
        for document in _languages()
    ]
    assert dates[0] == dates[1] == ["2023-11-30", "2023-Q4", "2024-07-31", "2024-Q2"]


def _languages() -> tuple[int, int]:
    """The directive in Vietnamese, and the text that translates it."""
    directive = example.document("24-CT/TU@SX-TU/2023")
    [translation] = [
        other.id
        for relation, outgoing, other in texts.relations(example.viewer("SX-PC.leader"), directive)
        if relation is Relation.TRANSLATES and not outgoing
    ]
    return directive, translation


def test_the_translation_has_the_same_number_and_no_commitments_of_its_own() -> None:
    directive, translation = _languages()
    made = {one.commitment for one in texts.drafts(directive) if one.status == "ACCEPTED"}
    covered = {one.commitment for one in texts.drafts(translation) if one.status == "COVERED"}
    assert covered == made
    assert not any(one.status == "ACCEPTED" for one in texts.drafts(translation))
    assert example.document("24-CT/TU") == directive


def test_each_accepted_provision_stays_tied_to_its_place_in_the_text() -> None:
    directive = example.document("24-CT/TU@SX-TU/2023")
    text = texts.text_of(directive)
    accepted = [draft for draft in texts.drafts(directive) if draft.status == "ACCEPTED"]
    assert len(accepted) == 5
    for draft in accepted:
        whole = timeline.whole(example.viewer("SX-PC.leader"), draft.commitment or 0)
        assert whole.place == (draft.start, draft.end)
        assert text[draft.start : draft.end] == draft.found["quote"]


def test_provisions_without_a_commitment_stay_visible() -> None:
    scope = looks.scope(clock.today().isoformat())
    waiting = undecided.undecided(example.viewer("SX-PC.leader"), scope)
    open_in = dict(waiting.documents)
    plan = [one for one in texts.drafts(example.document("18/KH-UBND")) if one.status == "PENDING"]
    assert open_in[example.document("18/KH-UBND")] == len(plan) > 0
    assert all(draft.commitment is None for draft in plan)
    # Of the directive every provision was decided on, so none of it waits in either language.
    assert not open_in.keys() & set(_languages())


def test_a_claim_returned_on_the_spot_is_late_until_it_holds() -> None:
    channel = example.titled("Đưa vào vận hành kênh tương tác")
    tags = [entry.tag for entry in _whole(channel.id).entries]
    assert tags.count(Tag.COMMITMENT_CLAIMED) == 2
    assert Tag.COMMITMENT_RETURNED in tags
    document = "24-CT/TU@SX-TU/2023"
    assert example.total(on="2024-07-01", document=document)["open_overdue"] == 0
    assert example.total(on="2024-07-10", document=document)["open_overdue"] == 1
    assert example.total(on="2024-09-10", document=document)["done_late"] == 2


def test_work_broken_down_through_three_levels_counts_once() -> None:
    channel = _whole(example.titled("Đưa vào vận hành kênh tương tác").id)
    deepest = _whole(_whole(channel.parts[0].id).parts[0].id)
    assert deepest.ancestors == [channel.parts[0].id, channel.card.id]
    on = {"on": "2024-01-10", "unit": "SX"}
    apart = example.rows("document", **on)["24-CT/TU"]
    assert (apart["assigned"], apart["parts"]) == (5, 2)


def test_the_inspection_says_two_projects_and_names_three() -> None:
    found = texts.reading_of(example.document("37-TB/UBKT"))
    values = [statistic["values"] for statistic in found["statistics"]]
    assert [22] in values or any({22, 11} <= set(numbers) for numbers in values)
    assert any(2 in numbers for numbers in values)
    text = texts.text_of(example.document("37-TB/UBKT"))
    assert all(word in text for word in ("첫째", "둘째", "셋째"))


def test_an_extension_asked_before_the_date_moves_only_the_revised_clock() -> None:
    rules = example.titled("새롭고 어려운 업무에 대한", post="SX-TU.leader")
    assert (str(rules.original), str(rules.revised)) == ("2024-09-30", "2024-10-31")
    number = "37-TB/UBKT"
    revised = example.total(on="2024-11-15", document=number)
    original = example.total(on="2024-11-15", document=number, clock="original")
    assert (revised["done_on_time"], original["done_on_time"]) == (1, 0)


def _whole(number: int) -> timeline.Whole:
    return timeline.whole(example.viewer("SX-TU.leader"), number)
