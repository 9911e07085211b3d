"""What became of the provisions of a text: four groups that partition, and those of the owned whose
commitments have all fallen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import coverage
from remit.domain.coverage import FALLEN, Became, Provision
from remit.domain.vocabulary import Work

PROVISIONS = st.builds(
    Provision,
    is_decided=st.booleans(),
    is_rejected=st.booleans(),
    binds=st.booleans(),
    works=st.lists(st.sampled_from(Work), max_size=3).map(tuple),
)


@pytest.mark.parametrize(
    ("provision", "became"),
    [
        (Provision(), Became.WAITING),
        (Provision(binds=False), Became.NOTHING_OWED),
        (Provision(is_decided=True), Became.OWNED),
        (Provision(is_decided=True, binds=False), Became.OWNED),
        (Provision(is_rejected=True), Became.REJECTED),
        (Provision(is_rejected=True, binds=False), Became.REJECTED),
    ],
)
def test_each_provision_became_one_thing(provision: Provision, became: Became) -> None:
    assert provision.became is became


@pytest.mark.parametrize(
    ("works", "fallen"),
    [
        ((Work.CANCELLED,), True),
        ((Work.REJECTED, Work.CANCELLED), True),
        ((Work.CANCELLED, Work.ASSIGNED), False),
        ((Work.SUPERSEDED,), False),
        ((), False),
    ],
)
def test_a_provision_has_fallen_when_none_of_its_commitments_stands(
    works: tuple[Work, ...], fallen: bool
) -> None:
    assert Provision(is_decided=True, works=works).has_fallen is fallen
    assert not Provision(works=works).has_fallen


@given(st.lists(PROVISIONS, max_size=12))
def test_the_four_groups_partition_the_provisions(provisions: list[Provision]) -> None:
    found = coverage.coverage(provisions)
    assert set(found.counts) == set(Became)
    assert sum(found.counts.values()) == len(provisions)
    assert found.obliging + found.counts[Became.NOTHING_OWED] == len(provisions)
    assert 0 <= found.fallen <= found.counts[Became.OWNED]


@given(PROVISIONS, st.sampled_from(sorted(set(Work) - FALLEN)))
def test_one_commitment_that_stands_is_enough(provision: Provision, standing: Work) -> None:
    more = Provision(
        provision.is_decided, provision.is_rejected, provision.binds, (*provision.works, standing)
    )
    assert not more.has_fallen
    assert more.became is provision.became
