"""Figures are balances of the ledger: by unit, level, document, type and month, on any day."""

import datetime as dt

import pytest

from remit.commitments import actions
from remit.commitments.queries import figures, items
from remit.commitments.queries.scopes import By
from remit.domain.buckets import ClockName
from remit.domain.figures import PARTITION, Policy, Row
from remit.domain.vocabulary import Basis, Evidence, How, Level, Outcome, Type, Work
from remit.organisation import actions as organisation
from tests.support import looks, naive
from tests.support.government import Government, by_day
from tests.support.looks import lines, scope, total

JULY = dt.date(2024, 7, 1)


def counts(row: Row) -> dict[str, int]:
    """What is not nought in a row."""
    found = {name: getattr(row, name) for name in ("assigned", *PARTITION, "parts")}
    return {name: n for name, n in found.items() if n}


def broken_down(city: Government, whole: int, *leads: str) -> list[int]:
    parts = [
        actions.Part(f"The part of {lead}", city.units[lead], by_day("2024-05-31"))
        for lead in leads
    ]
    acts = city.does("head", "2024-03-05", actions.break_down, commitment=whole, parts=parts)
    return [act.subject for act in acts]


def from_ministry(city: Government, **changed: object) -> int:
    terms = city.terms(issuer=city.units["MIC"], basis=Basis.LETTER, letter="7/BTTTT", **changed)
    return city.does("steward", "2024-03-01", actions.assign, terms=terms).subject


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (Work.PROPOSED, {}),
        (Work.REJECTED, {}),
        (Work.CANCELLED, {}),
        (Work.ASSIGNED, {"assigned": 1, "open_overdue": 1}),
        (Work.CONTESTED, {"assigned": 1, "open_overdue": 1}),
        (Work.IN_PROGRESS, {"assigned": 1, "open_overdue": 1}),
        (Work.CLAIMED, {"assigned": 1, "open_in_time": 1}),
        (Work.SUSPENDED, {"assigned": 1, "open_stopped": 1}),
        (Work.VERIFIED, {"assigned": 1, "done_on_time": 1}),
        (Work.CLOSED, {"assigned": 1, "done_on_time": 1}),
    ],
)
def test_each_state_counts_in_one_column(
    city: Government, work: Work, expected: dict[str, int]
) -> None:
    city.in_state(work)
    assert counts(total(scope("2024-07-01"))) == expected


def test_what_becomes_overdue_is_booked_ahead(city: Government) -> None:
    city.accepted()
    assert counts(total(scope("2024-06-28"))) == {"assigned": 1, "open_in_time": 1}
    assert counts(total(scope("2024-06-29"))) == {"assigned": 1, "open_overdue": 1}
    assert counts(total(scope("2024-02-29"))) == {}


def test_work_without_a_date_and_work_that_failed_have_their_columns(city: Government) -> None:
    city.accepted(due=None)
    failed = city.accepted()
    city.does(
        "leader",
        "2024-06-10",
        actions.close,
        commitment=failed,
        outcome=Outcome.NOT_MET,
        note="Nothing came of it.",
    )
    assert counts(total(scope("2024-07-01"))) == {
        "assigned": 2,
        "open_no_date": 1,
        "closed_not_done": 1,
    }


def test_a_unit_has_what_stands_below_it_and_its_own_apart(city: Government) -> None:
    city.assigned(lead=city.units["CITY-PC"], issuer=city.units["CITY-PC"])
    city.assigned(lead=city.units["D1"])
    city.assigned(lead=city.units["W1"])
    city.assigned()
    pc = str(city.units["CITY-PC"])
    top = lines(scope("2024-04-01"))
    assert {key: row.assigned for key, row in top.items()} == {pc: 4}
    found = lines(scope("2024-04-01", unit=city.units["CITY-PC"]))
    assert {key: row.assigned for key, row in found.items() if row.assigned} == {
        f"own {pc}": 1,
        str(city.units["D1"]): 2,
        str(city.units["DOIC"]): 1,
    }
    assert total(scope("2024-04-01", unit=city.units["D1"])).assigned == 2


def test_a_part_counts_once_in_each_scope_and_the_total_is_not_the_sum(city: Government) -> None:
    whole = city.accepted()
    broken_down(city, whole, "DOIC-DATA", "DOF")
    pc = scope("2024-04-01", unit=city.units["CITY-PC"])
    found = {key: (row.assigned, row.parts) for key, row in lines(pc).items() if row.assigned}
    assert found == {str(city.units["DOIC"]): (1, 1), str(city.units["DOF"]): (1, 0)}
    assert counts(total(pc)) == {"assigned": 1, "open_in_time": 1, "parts": 2}


def test_parts_count_where_their_whole_is_not_counted(city: Government) -> None:
    whole = city.accepted()
    broken_down(city, whole, "DOIC-DATA", "DOF")
    city.does("secretary", "2024-04-02", actions.cancel, commitment=whole, reason="Taken back.")
    assert total(scope("2024-04-01")).assigned == 1
    assert counts(total(scope("2024-04-02"))) == {"assigned": 2, "open_in_time": 2}


def test_a_filter_is_part_of_the_scope_of_a_part(city: Government) -> None:
    whole = city.accepted(type=Type.PUBLICATION)
    [part] = city.does(
        "head",
        "2024-03-05",
        actions.break_down,
        commitment=whole,
        parts=[actions.Part("Pay for it", city.units["DOF"], type=Type.TASK)],
    )
    assert part.data["type"] == "TASK"
    day = "2024-04-01"
    by_type = {key: (row.assigned, row.parts) for key, row in lines(scope(day), By.TYPE).items()}
    assert by_type == {"PUBLICATION": (1, 0), "TASK": (1, 0)}
    assert counts(total(scope(day), By.TYPE)) == {"assigned": 1, "open_in_time": 1, "parts": 1}
    assert total(scope(day, type=Type.TASK)).assigned == 1


def test_figures_by_level_of_the_issuer(city: Government) -> None:
    from_ministry(city)
    city.assigned()
    city.assigned()
    day = "2024-04-01"
    found = {key: row.assigned for key, row in lines(scope(day), By.ISSUER_LEVEL).items()}
    assert found == {"CENTRAL": 1, "PROVINCIAL": 2}
    assert total(scope(day, issuer_level=Level.CENTRAL)).assigned == 1


def test_figures_by_month_of_the_date(city: Government) -> None:
    city.assigned()
    city.assigned(due=by_day("2024-07-01"))
    city.assigned(due=None)
    found = {key: row.assigned for key, row in lines(scope("2024-04-01"), By.DUE_MONTH).items()}
    assert found == {"2024-06": 1, "2024-07": 1, "": 1}


def test_original_against_revised_clock(city: Government) -> None:
    commitment = city.accepted()
    city.does(
        "officer",
        "2024-06-20",
        actions.ask_extension,
        commitment=commitment,
        wanted=dt.date(2024, 8, 30),
        reason="Late.",
        progress="Half.",
    )
    city.does(
        "secretary",
        "2024-06-21",
        actions.extend,
        commitment=commitment,
        due=dt.date(2024, 8, 30),
        reason="Agreed.",
    )
    day = "2024-07-15"
    assert counts(total(scope(day))) == {"assigned": 1, "open_in_time": 1}
    original = scope(day, clock=ClockName.ORIGINAL)
    assert counts(total(original)) == {"assigned": 1, "open_overdue": 1}
    assert {*lines(scope(day), By.DUE_MONTH)} == {"2024-08"}
    assert {*lines(original, By.DUE_MONTH)} == {"2024-06"}


def test_what_was_known_before_a_late_act_stays_as_it_was(city: Government) -> None:
    commitment = city.accepted()
    city.does(
        "officer",
        "2024-07-10",
        actions.claim,
        commitment=commitment,
        summary="Done.",
        on=dt.date(2024, 6, 27),
    )
    known = looks.head()
    city.does(
        "secretary",
        "2024-07-12",
        actions.approve_backdating,
        commitment=commitment,
        reason="Seen in the file.",
    )
    assert counts(total(scope("2024-07-05", known=known))) == {"assigned": 1, "open_overdue": 1}
    assert counts(total(scope("2024-07-05"))) == {"assigned": 1, "open_in_time": 1}
    assert total(scope("2024-07-05")).claimed == 1


def test_done_on_time_but_recorded_late_is_shown_apart(city: Government) -> None:
    commitment = city.accepted()
    city.does(
        "officer",
        "2024-07-10",
        actions.attach_link,
        commitment=commitment,
        url="https://example.org/a",
    )
    city.does(
        "officer",
        "2024-07-10",
        actions.claim,
        commitment=commitment,
        summary="Done.",
        on=dt.date(2024, 6, 27),
    )
    city.does(
        "secretary",
        "2024-07-12",
        actions.approve_backdating,
        commitment=commitment,
        reason="Seen in the file.",
    )
    city.does(
        "inspector",
        "2024-07-15",
        actions.verify,
        commitment=commitment,
        evidence=Evidence.DOCUMENT_CHECKED,
        note="Seen.",
    )
    row = total(scope("2024-07-15"))
    assert (row.done_on_time, row.recorded_late) == (1, 1)


def test_shares_name_their_denominators(city: Government) -> None:
    city.verified()
    city.accepted("2024-06-26")
    row = total(scope("2024-07-01"))
    shares = {share.policy: (share.n, share.of, str(share.percent)) for share in row.shares}
    assert shares == {
        Policy.OF_ALL_ASSIGNED: (1, 2, "50.00"),
        Policy.OF_DUE: (1, 2, "50.00"),
        Policy.OF_DONE_OR_OVERDUE: (1, 2, "50.00"),
        Policy.OF_CLOSED: (1, 1, "100.00"),
    }


def test_a_reorganisation_changes_todays_tree_and_not_yesterdays_figures(
    city: Government,
) -> None:
    city.assigned(lead=city.units["DOH"])
    city.assigned(lead=city.units["DOF"])
    pc = city.units["CITY-PC"]
    before = lines(scope("2024-06-30", unit=pc))
    merged = organisation.NewSuccession(city.units["DOH"], [city.units["DOF"]], JULY, How.MERGED)
    city.does("administrator", "2024-07-01", organisation.succeed_units, successions=[merged])
    assert lines(scope("2024-06-30", unit=pc)) == before
    dof, doh = str(city.units["DOF"]), str(city.units["DOH"])
    assert (before[dof].assigned, before[doh].assigned) == (1, 1)
    today = lines(scope("2024-07-01", unit=pc))
    assert today[dof].assigned == 2
    assert doh not in today
    yesterday_in_todays_tree = lines(scope("2024-06-30", tree_on="2024-07-01", unit=pc))
    assert yesterday_in_todays_tree[dof].assigned == 2


def test_what_units_outside_the_tree_owe_is_a_row_of_its_own(city: Government) -> None:
    city.assigned(lead=city.units["MIC"])
    city.assigned()
    found = lines(scope("2024-04-01"))
    assert found[figures.OUTSIDE].assigned == 1
    assert total(scope("2024-04-01")).assigned == 2


def test_sums_of_movements_and_spans_give_the_same_figures(city: Government) -> None:
    whole = city.accepted()
    broken_down(city, whole, "DOIC-DATA", "DOF")
    for work in (Work.CLAIMED, Work.CLOSED, Work.CONTESTED, Work.SUSPENDED):
        city.in_state(work)
    for day in ("2024-03-01", "2024-03-06", "2024-06-20", "2024-06-28", "2024-06-29"):
        for known in (looks.head(), whole, whole + 3):
            look = scope(day, known=known)
            from_movements = naive.counted(look)
            from_spans = [*items.single(look, By.UNIT)]
            for unit in (None, *look.edition.order):
                key = None if unit is None else str(unit)
                within = figures.within_line(look, By.UNIT, key)
                assert figures.summed(from_movements, within, look.clock) == figures.summed(
                    from_spans, within, look.clock
                )
