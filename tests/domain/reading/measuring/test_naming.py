"""When a name that was read means the body that the gold means."""

import pytest

from remit.domain.reading.measuring import naming
from remit.domain.reading.measuring.records import Body

HEALTH = Body("Department of Health", frozenset({"Department of Health", "Sở Y tế", "وزارة الصحة"}))
UNITS = {
    HEALTH.label: HEALTH.names,
    "People's Committee": frozenset({"UBND thành phố", "People's Committee of the city"}),
    "Health and Social Affairs": frozenset({"Sở Y tế và Xã hội"}),
}


@pytest.mark.parametrize(
    "name",
    [
        "the Department of Health",
        "SỞ Y TẾ",
        "Sở Y tế tỉnh",
        "لوزارة الصحة",
        "ووزارة الصحة",
        "Department of Health;",
    ],
)
def test_spelling_articles_and_particles_do_not_change_the_body(name: str) -> None:
    assert naming.is_right(HEALTH, Body(name, frozenset({name})), UNITS)


@pytest.mark.parametrize(
    "name",
    [
        "Health",  # less than half of the name
        "Department of Finance",
        "Sở Y tế và Xã hội",  # another body of the text is closer
        "Sở Y tế, Sở Tài chính, Sở Nội vụ, Sở Xây dựng",
        "",
    ],
)
def test_another_body_or_half_a_name_is_wrong(name: str) -> None:
    assert not naming.is_right(HEALTH, Body(name, frozenset({name})), UNITS)


def test_no_name_is_wrong_where_a_body_is_meant() -> None:
    assert not naming.is_right(HEALTH, None, UNITS)


def test_the_addressees_are_right_by_their_basis_or_by_their_names() -> None:
    everybody = Body("ADDRESSEES", frozenset({"các sở, ngành"}))
    by_basis = Body("tất cả", frozenset({"tất cả"}), basis="addressees")
    by_name = Body("các sở, ngành", frozenset({"các sở, ngành"}))
    assert naming.is_right(everybody, by_basis, UNITS)
    assert naming.is_right(everybody, by_name, UNITS)
    assert not naming.is_right(everybody, Body("Sở Y tế", frozenset({"Sở Y tế"})), UNITS)
    assert not naming.is_right(HEALTH, by_basis, UNITS)


def test_names_of_two_letters_are_compared_whole() -> None:
    one = Body("JS", frozenset({"JS"}))
    assert naming.is_right(one, one, {"JS": one.names})
    assert naming.likeness("JS", "JSON office") < naming.LEAST_LIKENESS
