"""Every action with somebody who may do it and something to do it to, for whoever lets it fail."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from remit.commitments import actions as c
from remit.domain.vocabulary import (
    Confidence,
    DocumentType,
    Evidence,
    How,
    Outcome,
    Relation,
    Role,
    Work,
)
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.ledger.actions import checkpoints
from remit.organisation import actions as o
from remit.organisation import models as organisation
from remit.texts import actions as t
from remit.texts import models as texts
from remit.texts.headings import queries as headings
from remit.texts.headings.terms import Heading
from tests.support.government import Government, by_day, instant

DAY = "2024-03-04"
ON = dt.date(2024, 3, 4)
LATER = dt.date(2024, 8, 30)
WHY = {"reason": "As was said."}
LINK = {"url": "https://data.example.org/catalogue"}
ORDER = "DIRECTIVE\n\n1. The department of information shall publish its data by 30 June 2024."
Prepared = tuple[str, dict[str, Any]]
Verb = tuple[Callable[..., Any], Callable[[Government], Prepared]]


def _on(work: Work, who: str, **what: Any) -> Callable[[Government], Prepared]:
    """A persona acts on a commitment that was brought into a state."""
    return lambda city: (who, {"commitment": city.in_state(work), **what})


def _evidenced(city: Government) -> Prepared:
    commitment = city.accepted()
    city.told("officer", DAY, c.attach_link, commitment=commitment, **LINK)
    return "officer", {"commitment": commitment, "summary": "It is published."}


def _claimed(city: Government) -> int:
    _, what = _evidenced(city)
    city.told("officer", DAY, c.claim, **what)
    return int(what["commitment"])


def _verified(city: Government) -> int:
    commitment = _claimed(city)
    seen = {"evidence": Evidence.DOCUMENT_CHECKED, "note": "Seen."}
    city.told("inspector", DAY, c.verify, commitment=commitment, **seen)
    return commitment


def _closed(city: Government) -> int:
    commitment = _verified(city)
    done = {"outcome": Outcome.MET, "note": "Done."}
    city.told("leader", DAY, c.close, commitment=commitment, **done)
    return commitment


def _asked(city: Government) -> int:
    commitment = city.accepted()
    asked = {"wanted": LATER, "progress": "Half.", **WHY}
    city.told("officer", DAY, c.ask_extension, commitment=commitment, **asked)
    return commitment


def _noted(city: Government) -> dict[str, int]:
    commitment = city.accepted()
    note = city.told("secretary", DAY, c.write_note, commitment=commitment, words="When?").seq
    return {"commitment": commitment, "note": note}


def _backdated(city: Government) -> Prepared:
    commitment = city.accepted()
    city.told("officer", DAY, c.attach_link, commitment=commitment, **LINK)
    early = {"summary": "Long ago.", "on": dt.date(2024, 3, 7)}
    city.told("officer", "2024-03-21", c.claim, commitment=commitment, **early)
    return "secretary", {"commitment": commitment, **WHY}


def _shaken(city: Government) -> Prepared:
    """A commitment whose basis another document replaced."""
    document = _registered(city)
    commitment = city.assigned(document=document)
    _related(city, document, Relation.REPLACES)
    return "secretary", {"commitment": commitment, **WHY}


def _registered(city: Government) -> int:
    return int(city.told("secretary", DAY, t.register, document=_document(city)))


def _document(city: Government) -> t.NewDocument:
    number = f"{texts.Document.objects.count() + 1}/CT-UBND"
    text = f"{ORDER} Number {number} says so.\n"
    return t.NewDocument(
        text, "On data", DocumentType.DIRECTIVE, number=number, issuer=city.units["CITY-PC"]
    )


def _related(city: Government, document: int, relation: Relation) -> int:
    what = {"document": _registered(city), "to": document, "relation": relation}
    return int(city.told("secretary", DAY, t.relate, **what).seq)


def _link(city: Government) -> int:
    return _related(city, _registered(city), Relation.IMPLEMENTS)


def _corrected(city: Government) -> Prepared:
    document = _registered(city)
    now = headings.heading(document)
    said = {name: getattr(now, name) for name in Heading.__slots__} | {"title": "On open data"}
    return "secretary", {"document": document, "heading": Heading(**said), **WHY}


def _draft(city: Government) -> int:
    document = _registered(city)
    return int(texts.Draft.objects.filter(document=document).earliest("pk").pk)


def _added(city: Government) -> Prepared:
    document = _registered(city)
    texts.Draft.objects.filter(document=document).delete()
    return "secretary", {"document": document, "start": ORDER.index("1."), "end": len(ORDER)}


def _person(city: Government) -> int:
    number = organisation.Person.objects.count()
    new = {"email": f"new-{number}@example.org", "name": "Somebody", "language": "en"}
    return int(city.told("administrator", DAY, o.enter_person, **new))


def _held(city: Government) -> int:
    new = {"person": _person(city), "post": city.posts["head"], "role": Role.OFFICER, "on": ON}
    return int(city.told("administrator", DAY, o.grant_role, **new))


def _delegated(city: Government) -> int:
    posts = {"from_post": city.posts["leader"], "to_post": city.posts["secretary"], "on": ON}
    return int(city.told("administrator", DAY, o.delegate, **posts))


def _unit(city: Government) -> int:
    code = f"NEW-{organisation.Unit.objects.count()}"
    new = [o.NewUnit(code, "DEPARTMENT", {"en": code}, ON, city.units["CITY-PC"])]
    made = city.told("administrator", DAY, o.create_units, units=new, tree=city.tree)
    return int(made[0])


def _signed(city: Government) -> Prepared:
    """What stands so far is signed under the old key first, which is a decision of its own."""
    at = max(instant(DAY), ledger.head().recorded_at)
    with clock.injected(at):
        checkpoints.sign(at=at)
    return "administrator", {}


def _keeps(**what: Any) -> Callable[[Government], Prepared]:
    return lambda city: ("administrator", what)


REFORMED = dt.date(2024, 4, 1)


def _moved(city: Government) -> Prepared:
    unit = _unit(city)
    city.assigned(lead=unit)
    gone = [o.NewSuccession(unit, [city.units["DOF"]], REFORMED, How.MERGED)]
    city.told("administrator", "2024-04-01", o.succeed_units, successions=gone)
    what = {"from_unit": unit, "to_unit": city.units["DOF"], "on": REFORMED, **WHY}
    return "administrator", what


COMMITMENTS: tuple[Verb, ...] = (
    (c.propose, lambda city: ("officer", {"terms": city.terms()})),
    (c.assign, lambda city: ("secretary", {"terms": city.terms()})),
    (c.assign_proposed, lambda city: _assigned_later(city)),
    (c.reject, _on(Work.PROPOSED, "secretary", **WHY)),
    (c.register, lambda city: ("head", {"terms": city.terms(issuer=city.units["DOIC"])})),
    (
        c.begin_each,
        lambda city: (
            "secretary",
            {
                "terms": city.terms(),
                "begin": c.assign,
                "also": [city.units["DOH"], city.units["DOF"]],
            },
        ),
    ),
    (c.accept, _on(Work.ASSIGNED, "officer")),
    (c.contest, _on(Work.ASSIGNED, "head", **WHY)),
    (
        c.allot,
        lambda city: ("head", {"commitment": city.accepted(), "post": city.posts["officer"]}),
    ),
    (c.report, _on(Work.IN_PROGRESS, "officer", progress="Half of it.")),
    (c.attach_link, _on(Work.IN_PROGRESS, "officer", **LINK)),
    (c.attach_file, _on(Work.IN_PROGRESS, "officer", name="proof.txt", content=b"Published.\n")),
    (c.claim, _evidenced),
    (
        c.sign_off,
        lambda city: (
            "health_head",
            {
                "commitment": city.accepted(cooperating=(city.units["DOH"],)),
                "unit": city.units["DOH"],
                "note": "Sent.",
            },
        ),
    ),
    (c.ask_extension, _on(Work.IN_PROGRESS, "officer", wanted=LATER, progress="Half.", **WHY)),
    (c.extend, lambda city: ("leader", {"commitment": _asked(city), "due": LATER, **WHY})),
    (c.refuse_extension, lambda city: ("leader", {"commitment": _asked(city), **WHY})),
    (
        c.break_down,
        lambda city: (
            "head",
            {
                "commitment": city.accepted(),
                "parts": [c.Part(f"Part of {code}", city.units[code]) for code in ("DOH", "DOF")],
            },
        ),
    ),
    (c.keep, _on(Work.CONTESTED, "secretary", **WHY)),
    (
        c.reassign,
        lambda city: (
            "secretary",
            {"commitment": city.in_state(Work.CONTESTED), "lead": city.units["DOH"], **WHY},
        ),
    ),
    (
        c.redefine,
        lambda city: (
            "secretary",
            {
                "commitment": city.in_state(Work.CONTESTED),
                "title": "Publish one dataset",
                "due": by_day("2024-09-30"),
                **WHY,
            },
        ),
    ),
    (c.uphold, _shaken),
    (c.return_, lambda city: ("secretary", {"commitment": _claimed(city), **WHY})),
    (
        c.verify,
        lambda city: (
            "inspector",
            {"commitment": _claimed(city), "evidence": Evidence.SITE_VERIFIED, "note": "Seen."},
        ),
    ),
    (c.refute, lambda city: ("inspector", {"commitment": _verified(city), **WHY})),
    (
        c.close,
        lambda city: (
            "leader",
            {"commitment": _verified(city), "outcome": Outcome.MET, "note": "Well done."},
        ),
    ),
    (c.suspend, _on(Work.IN_PROGRESS, "secretary", **WHY)),
    (c.resume, _on(Work.SUSPENDED, "secretary", **WHY)),
    (
        c.correct_due,
        lambda city: (
            "secretary",
            {"commitment": city.accepted(), "due": by_day("2024-07-31"), **WHY},
        ),
    ),
    (c.assess, _on(Work.IN_PROGRESS, "leader", confidence=Confidence.AMBER, **WHY)),
    (
        c.transfer,
        lambda city: (
            "secretary",
            {"commitment": city.accepted(), "lead": city.units["DOH"], **WHY},
        ),
    ),
    (c.reopen, lambda city: ("leader", {"commitment": _closed(city), **WHY})),
    (
        c.supersede,
        lambda city: (
            "secretary",
            {"commitment": city.assigned(), "other": city.assigned(), **WHY},
        ),
    ),
    (c.cancel, _on(Work.ASSIGNED, "secretary", **WHY)),
    (c.annul, lambda city: _annulled(city)),
    (c.write_note, _on(Work.IN_PROGRESS, "secretary", words="When, @DOIC?")),
    (c.urge, _on(Work.IN_PROGRESS, "secretary", words="Report, please.")),
    (c.reword_note, lambda city: ("secretary", {**_noted(city), "words": "How far?"})),
    (c.withdraw_note, lambda city: ("secretary", _noted(city))),
    (c.approve_backdating, _backdated),
    (c.transfer_all, _moved),
)


def _assigned_later(city: Government) -> Prepared:
    proposed = city.in_state(Work.PROPOSED)
    return "secretary", {"commitment": proposed, "lead": city.units["DOIC"]}


def _annulled(city: Government) -> Prepared:
    commitment = city.assigned()
    act = city.told("officer", DAY, c.accept, commitment=commitment).seq
    return "secretary", {"commitment": commitment, "act": act, **WHY}


OTHERS: tuple[Verb, ...] = (
    (t.register, lambda city: ("secretary", {"document": _document(city)})),
    (t.correct, _corrected),
    (
        t.relate,
        lambda city: (
            "secretary",
            {
                "document": _registered(city),
                "to": _registered(city),
                "relation": Relation.IMPLEMENTS,
            },
        ),
    ),
    (t.part, lambda city: ("secretary", {"link": _link(city), **WHY})),
    (t.reject_draft, lambda city: ("secretary", {"draft": _draft(city), **WHY})),
    (t.add_draft, _added),
    (o.open_tree, _keeps(code="PARTY", names={"en": "Party"}, on=ON)),
    (
        o.create_units,
        lambda city: (
            "administrator",
            {"units": [o.NewUnit("NEXT", "DEPARTMENT", {"en": "Next"}, ON)]},
        ),
    ),
    (
        o.rename_unit,
        lambda city: (
            "administrator",
            {"unit": city.units["DOF"], "names": {"en": "Finance"}, "on": ON},
        ),
    ),
    (
        o.place_unit,
        lambda city: (
            "administrator",
            {"unit": _unit(city), "tree": city.tree, "parent": city.units["D1"], "on": ON},
        ),
    ),
    (
        o.create_posts,
        lambda city: (
            "administrator",
            {"posts": [o.NewPost(city.units["DOF"], "P-NEXT", {"en": "Next"})], "on": ON},
        ),
    ),
    (o.enter_person, _keeps(email="next@example.org", name="Next", language="en")),
    (
        o.grant_role,
        lambda city: (
            "administrator",
            {
                "person": _person(city),
                "post": city.posts["head"],
                "role": Role.OFFICER,
                "on": ON,
            },
        ),
    ),
    (o.end_role, lambda city: ("administrator", {"held": _held(city), "on": LATEST})),
    (
        o.delegate,
        lambda city: (
            "administrator",
            {"from_post": city.posts["leader"], "to_post": city.posts["officer"], "on": ON},
        ),
    ),
    (
        o.end_delegation,
        lambda city: ("administrator", {"delegation": _delegated(city), "on": LATEST}),
    ),
    (
        o.erase_text,
        lambda city: ("administrator", {"act": city.assigned(), "key": "title", **WHY}),
    ),
    (o.change_ledger_key, _signed),
    (
        o.succeed_units,
        lambda city: (
            "administrator",
            {
                "successions": [
                    o.NewSuccession(_unit(city), [city.units["DOF"]], REFORMED, How.MERGED)
                ]
            },
        ),
    ),
)
LATEST = dt.date(2024, 4, 1)
VERBS: Mapping[str, Verb] = {
    f"{verb[0].__module__.split('.')[1]}.{verb[0].__name__}": verb
    for verb in (*COMMITMENTS, *OTHERS)
}
