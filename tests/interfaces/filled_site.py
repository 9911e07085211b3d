"""The small government with at least two of everything that the API lists."""

import datetime as dt

from remit.commitments import actions as commitments
from remit.domain.vocabulary import How, Relation
from remit.interfaces.list_choices import actions as list_choices
from remit.kernel import clock
from remit.ledger.actions import checkpoints
from remit.ledger.verifying import jobs
from remit.organisation import reorganising
from remit.organisation.reorganising import Below, Plan
from remit.texts import actions as texts
from remit.texts.intake import actions as intake
from remit.texts.intake.terms import Origin, Terms
from tests.interfaces import paper_site
from tests.support.government import Government

DAY = paper_site.DAY.date()
OLD = "The directive that was replaced"
DIRECTIVE = "\n".join(
    ["DIRECTIVE No. 9-CT/TU", "7 August 2023"]
    + [f"{n}. The DOH shall publish register {n} before {n} October 2024." for n in range(1, 5)]
)


def filled() -> Government:
    """The small government with two of everything that is listed."""
    made = paper_site.found()
    with paper_site.today():
        _texts(made)
        _commitments(made)
        _saved(made)
        _jobs(made)
        _reorganisations(made)
    return made


def _texts(made: Government) -> None:
    for number in ("1/CT", "2/CT"):
        paper_site.registered(made, f"Order {number} is one of its own.", number=number)
    issued = {"issuer": made.units["CITY-PC"], "issued_on": dt.date(2024, 2, 28)}
    old = paper_site.registered(made, DIRECTIVE, title=OLD, number="9-CT/TU", **issued)
    for draft in paper_site.drafts(old)[:2]:
        paper_site.assigned(made, document=old, draft=draft.pk)
    for number in ("10-CT/TU", "11-CT/TU"):
        new = paper_site.registered(made, f"{DIRECTIVE}\n{number}", number=number, **issued)
        what = {"document": new, "to": old, "relation": Relation.REPLACES}
        if number == "10-CT/TU":
            texts.relate(by=made.by["secretary"], at=paper_site.DAY, **what)
    paper_site.registered(made, f"{DIRECTIVE}\nOnce more.", number="12-CT/TU", **issued)


def _saved(made: Government) -> None:
    viewer = made.viewer("officer", DAY.isoformat())
    for name in ("Late", "Soon"):
        list_choices.save(
            viewer=viewer,
            at=clock.now(),
            page="commitments",
            name=name,
            words={},
            columns=("number",),
            unit=None,
        )


def _commitments(made: Government) -> None:
    for turn in range(2):
        number = paper_site.accepted(made, title=f"Open clinics {turn}")
        who = {"by": made.by["officer"], "at": paper_site.DAY, "commitment": number}
        for words in ("When?", "Where?"):
            commitments.write_note(**who, words=words)
    for lead in ("DOF", "W2"):
        paper_site.assigned(made, lead=lead)
        paper_site.assigned(made, title=f"Build {lead}")


def _jobs(made: Government) -> None:
    at = clock.now()
    for who in ("auditor", "administrator"):
        jobs.begin(by=made.by[who], at=at)
        hand_in = {"by": made.by["secretary"], "at": at, "terms": Terms(origin=Origin.WEB)}
        intake.hand_in(**hand_in, files=[("a.txt", who.encode())])
    # The checkpoint before the new key, and the first one under it.
    checkpoints.change_key(by=made.by["administrator"], at=at)


def _reorganisations(made: Government) -> None:
    """One that took place, and two of days to come, the later day laid down first."""
    _reorganised(made, DAY, "DOF", "W2")
    _reorganised(made, dt.date(2030, 3, 1), "W1")
    _reorganised(made, dt.date(2030, 2, 1), "DOIC-DATA")


def _reorganised(made: Government, on: dt.date, *codes: str) -> None:
    units = [made.units[code] for code in codes]
    plan = Plan(units=units, how=How.MERGED, heirs=[made.units["DOH"]], on=on, below=Below.HEIR)
    reorganising.carry_out(by=made.by["administrator"], at=clock.now(), plan=plan)
