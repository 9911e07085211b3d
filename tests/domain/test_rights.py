"""Who may do what: the table read through personas, each permission by whom it lets through."""

import inspect
from dataclasses import replace

import pytest

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import TABLE, Held, Object, Permission, Viewer, check_may, may, predicates
from remit.domain.vocabulary import Confidentiality, Role

# 1 the province, which issues; 2 the department that leads; 3 a division of it; 4 a department
# that cooperates; 5 the inspectorate; 6 a third department; 9 a unit of another province.
PATHS = {1: (1,), 2: (2, 1), 3: (3, 2, 1), 4: (4, 1), 5: (5, 1), 6: (6, 1), 9: (9, 8)}
STEWARDS_POST = 77


def person(*roles: tuple[Role, int], post: int = 50, cleared: bool = False) -> Viewer:
    """Somebody with these roles at these units."""
    held = tuple(Held(post + n, unit, role, PATHS[unit]) for n, (role, unit) in enumerate(roles))
    return Viewer(person=1, held=held, cleared=cleared)


PERSONAS = {
    "leader": person((Role.LEADER, 1)),
    "secretary": person((Role.SECRETARIAT, 1)),
    "steward": person((Role.STEWARD, 6), post=STEWARDS_POST),
    "head": person((Role.HEAD, 2)),
    "officer": person((Role.OFFICER, 2)),
    "division": person((Role.HEAD, 3)),
    "cooperator": person((Role.OFFICER, 4)),
    "inspector": person((Role.INSPECTOR, 5)),
    "auditor": person((Role.AUDITOR, 6)),
    "administrator": person((Role.ADMINISTRATOR, 6)),
    "stranger": person((Role.HEAD, 9)),
    "nobody": Viewer(),
}
TASK = Object(
    lead_path=PATHS[2], issuer=1, issuer_path=PATHS[1], cooperating=(4,), stewards=(STEWARDS_POST,)
)
OWN = Object(lead_path=PATHS[2], issuer=2, issuer_path=PATHS[2], own_registration=True)
EVERYBODY = " ".join(name for name in PERSONAS if name != "nobody")
LET_THROUGH = {
    Permission.SEE: EVERYBODY,
    Permission.SEE_FIGURES: EVERYBODY,
    Permission.READ_TEXTS: EVERYBODY,
    Permission.REGISTER_TEXTS: "leader secretary steward",
    Permission.PROPOSE: EVERYBODY.replace("auditor ", ""),
    Permission.ASSIGN: "leader secretary steward",
    Permission.TELL_EARLIER: "leader secretary steward",
    Permission.REGISTER_OWN: "head",
    Permission.ALLOT: "head",
    Permission.ACCEPT: "head officer",
    Permission.CONTEST: "head",
    Permission.ANSWER_CONTEST: "leader secretary steward",
    Permission.REPORT: "head officer",
    Permission.WITHDRAW_EVIDENCE: "leader secretary steward inspector",
    Permission.SIGN_OFF: "cooperator",
    Permission.CLAIM: "head officer",
    Permission.VERIFY: "leader secretary steward inspector",
    Permission.DECIDE: "leader secretary steward",
    Permission.ASK_EXTENSION: "head officer",
    Permission.BREAK_DOWN: "head",
    Permission.ASSESS: "leader secretary steward inspector",
    Permission.CONVERSE: "leader secretary steward head officer cooperator inspector",
    Permission.VERIFY_LEDGER: "auditor inspector administrator",
    Permission.ADMINISTER: "administrator",
    Permission.BAR: "administrator",
    Permission.ERASE: "administrator",
}
CONCERNED = "leader secretary steward head officer cooperator"


def let_through(permission: Permission, at: Object) -> set[str]:
    """The personas who have the right."""
    return {name for name, viewer in PERSONAS.items() if may(permission, viewer, at)}


@pytest.mark.parametrize("permission", Permission)
def test_a_permission_lets_its_personas_through_and_no_others(permission: Permission) -> None:
    assert let_through(permission, TASK) == set(LET_THROUGH[permission].split())


@pytest.mark.parametrize("permission", Permission)
def test_who_lacks_a_right_is_told_which_one(permission: Permission) -> None:
    with pytest.raises(Refusal, match="RIGHT_MISSING") as refused:
        check_may(permission, Viewer(), TASK)
    assert refused.value.params == {"permission": permission.value}
    check_may(permission, PERSONAS[LET_THROUGH[permission].split()[0]], TASK)


@pytest.mark.parametrize("addressed", [3, 50])
def test_who_is_addressed_by_unit_or_post_takes_part(addressed: int) -> None:
    assert not may(Permission.CONVERSE, PERSONAS["division"], TASK)
    assert may(Permission.CONVERSE, PERSONAS["division"], replace(TASK, addressed=(addressed,)))
    assert not may(Permission.CONVERSE, PERSONAS["division"], replace(TASK, addressed=(6, 51)))


@pytest.mark.parametrize(
    ("by", "judged", "of_the_unit"),
    [
        (By(person=1, post=99), False, "head officer"),
        (By(person=2, post=50), False, "head officer"),
        (By(person=2, post=99), False, "head"),
        (By(person=1, post=50), True, ""),
    ],
)
def test_evidence_is_taken_back_by_who_attached_it_or_the_head_until_it_is_judged(
    by: By, judged: bool, of_the_unit: str
) -> None:
    evidence = replace(TASK, attached_by=by, judged=judged)
    verifiers = "leader secretary steward inspector"
    expected = {*verifiers.split(), *of_the_unit.split()}
    assert let_through(Permission.WITHDRAW_EVIDENCE, evidence) == expected


def test_every_permission_has_a_line_and_every_predicate_a_use() -> None:
    used = {one for lines in TABLE.values() for alternative in lines for one in alternative}
    named = {
        one
        for name, one in inspect.getmembers(predicates, inspect.isfunction)
        if not name.startswith("_") and one.__module__ == predicates.__name__
    }
    assert set(TABLE) == set(Permission)
    assert used == named


@pytest.mark.parametrize(
    ("degree", "readers"),
    [
        (Confidentiality.PUBLIC, f"{EVERYBODY} nobody"),
        (Confidentiality.INTERNAL, EVERYBODY),
        (Confidentiality.RESTRICTED, f"{CONCERNED} auditor"),
        (Confidentiality.SECRET, ""),
    ],
)
def test_the_degree_of_confidentiality_says_who_reads(
    degree: Confidentiality, readers: str
) -> None:
    task = Object(
        lead_path=PATHS[2],
        issuer=1,
        issuer_path=PATHS[1],
        cooperating=(4,),
        stewards=(STEWARDS_POST,),
        confidentiality=degree,
    )
    assert let_through(Permission.SEE, task) == set(readers.split())


def test_a_secret_is_for_those_who_are_cleared_and_concerned() -> None:
    secret = Object(lead_path=PATHS[2], confidentiality=Confidentiality.SECRET)
    assert may(Permission.SEE, person((Role.OFFICER, 2), cleared=True), secret)
    assert not may(Permission.SEE, person((Role.OFFICER, 6), cleared=True), secret)
    assert not may(Permission.SEE, person((Role.AUDITOR, 6), cleared=True), secret)


@pytest.mark.parametrize("inside", [2, 3])
@pytest.mark.parametrize("role", Role)
def test_nobody_inside_the_lead_unit_or_below_it_verifies_its_claim(
    role: Role, inside: int
) -> None:
    issued_to_itself = Object(lead_path=PATHS[2], issuer=inside, issuer_path=PATHS[inside])
    assert not may(Permission.VERIFY, person((role, inside)), issued_to_itself)
    assert not may(Permission.VERIFY, person((role, inside)), TASK)


@pytest.mark.parametrize("inside", [2, 3])
@pytest.mark.parametrize("role", [Role.HEAD, Role.OFFICER])
@pytest.mark.parametrize(
    "elsewhere", [(Role.LEADER, 1), (Role.SECRETARIAT, 1), (Role.INSPECTOR, 5)]
)
def test_a_second_post_elsewhere_does_not_make_a_claimant_a_verifier(
    role: Role, inside: int, elsewhere: tuple[Role, int]
) -> None:
    assert may(Permission.VERIFY, person(elsewhere), TASK)
    assert not may(Permission.VERIFY, person(elsewhere, (role, inside)), TASK)


def test_a_steward_may_record_the_verification_of_a_body_outside_from_any_unit() -> None:
    assert may(Permission.VERIFY, person((Role.OFFICER, 2), post=STEWARDS_POST), TASK)


def test_own_registration_is_verified_by_the_superior_unit_or_an_inspector() -> None:
    above = {"leader", "secretary"}
    assert let_through(Permission.VERIFY, OWN) == above | {"inspector"}
    assert above <= let_through(Permission.DECIDE, OWN)
    assert may(Permission.VERIFY, person((Role.HEAD, 1)), OWN)


def test_a_superior_that_did_not_issue_it_decides_only_on_own_registrations() -> None:
    of_another = Object(lead_path=PATHS[2], issuer=4, issuer_path=PATHS[4])
    for permission in (Permission.VERIFY, Permission.DECIDE):
        assert may(permission, person((Role.HEAD, 4)), of_another)
        assert not may(permission, person((Role.HEAD, 1)), of_another)


def test_a_unit_at_the_top_has_no_superior_to_verify_its_own_registration() -> None:
    top = Object(lead_path=PATHS[1], issuer=1, issuer_path=PATHS[1], own_registration=True)
    assert let_through(Permission.VERIFY, top) == set()


def test_an_inspector_of_another_province_does_not_verify() -> None:
    assert not may(Permission.VERIFY, person((Role.INSPECTOR, 9)), TASK)


def test_a_unit_that_does_not_lead_cannot_claim() -> None:
    for unit in set(PATHS) - {2}:
        assert not may(Permission.CLAIM, person((Role.HEAD, unit)), TASK)
