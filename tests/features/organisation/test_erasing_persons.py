"""A person can be erased: the number stays in the acts, all that says who it is goes, and neither
the chain nor a figure changes."""

import datetime as dt

import pytest
from django.db.models import Q

from remit.commitments import actions as commitments
from remit.commitments.queries import figures
from remit.commitments.queries.scopes import By, Scope
from remit.domain.acts import Tag
from remit.interfaces.api_tokens import actions as tokens
from remit.interfaces.api_tokens.models import ApiToken
from remit.interfaces.api_tokens.scopes import Scope as Use
from remit.kernel import clock
from remit.ledger import models as ledger
from remit.ledger import queries as acts
from remit.ledger.queries import verification
from remit.notices.models import Notice
from remit.organisation import actions, models, queries
from tests.support import naive
from tests.support.government import Government, instant
from tests.support.refused import refused

DAY, LATER = "2024-03-05", "2024-03-08"
WHY = {"reason": "The person asked for it."}


def released(city: Government, who: str = "officer") -> int:
    """Somebody who acted, and holds no role any more."""
    person = city.by[who].person
    assert person
    for held in models.RoleHeld.objects.filter(person=person, on_until=None):
        on = dt.date.fromisoformat(LATER)
        city.told("administrator", LATER, actions.end_role, held=held.pk, on=on)
    return person


def erase(city: Government, person: int, **more: object) -> int:
    what = {"person": person, **WHY, **more}
    return city.told("administrator", LATER, actions.erase_person, **what).seq


def counted() -> object:
    """All figures of the whole tree."""
    head = acts.head()
    assert head
    edition = queries.home_edition(dt.date(2024, 7, 31), head.seq)
    scope = Scope(
        on=dt.date(2024, 7, 31), known_seq=head.seq, edition=edition, tree=queries.HOME_TREE
    )
    return figures.summed(
        naive.counted(scope), figures.within_line(scope, By.UNIT, None), scope.clock
    )


def test_a_person_is_gone_and_what_was_done_stays(city: Government) -> None:
    commitment = city.accepted()
    person = released(city)
    before, signed = counted(), [act.hash for act in acts.acts_of([commitment])]
    seq = erase(city, person)
    act = acts.act(seq)
    assert act
    assert (act.tag, act.data, act.texts) == (Tag.PERSON_ERASED, {"person": person}, WHY)
    row = models.Person.objects.get(pk=person)
    assert (row.name, row.email) == (f"#{person}", f"{person}@erased.invalid")
    assert not row.is_active
    assert not row.has_usable_password()
    assert [act.by.person for act in acts.acts_of([commitment])][-1] == person
    assert [act.hash for act in acts.acts_of([commitment])] == signed
    assert counted() == before
    assert verification.verify().findings == ()


def test_all_that_belongs_to_the_person_goes_along(city: Government) -> None:
    at = instant(DAY)
    with clock.injected(at):
        tokens.issue(by=city.by["officer"], at=at, name="Mine", scopes=[Use.READ], days=9)
    city.assigned()
    person = released(city)
    ledger.Request.objects.create(
        principal=f"person:{person}", key="k", fingerprint="f", response={}, carried_out_at=at
    )
    assert Notice.objects.filter(person=person).exists()
    erase(city, person)
    assert not ApiToken.objects.filter(person=person).exists()
    assert not Notice.objects.filter(person=person).exists()
    assert not ledger.Request.objects.filter(principal__endswith=f":{person}").exists()


def test_texts_that_name_the_person_go_when_it_is_asked_for(city: Government) -> None:
    person = released(city)
    models.Person.objects.filter(pk=person).update(name="Officer of the Third Desk")
    named = city.assigned(title="A matter of the Officer of the Third Desk")
    other = city.assigned(title="Something else, written to officer@example.org")
    kept = city.assigned(title="Nobody in particular")
    erase(city, person, texts=True)
    titles = {number: acts.act(number) for number in (named, other, kept)}
    assert {number: act and act.texts["title"] for number, act in titles.items()} == {
        named: None,
        other: None,
        kept: "Nobody in particular",
    }
    assert not ledger.SideText.objects.filter(
        Q(text__contains="Third Desk") | Q(text__contains="officer@")
    )
    assert verification.verify().findings == ()


def test_texts_stay_when_nothing_is_said_of_them(city: Government) -> None:
    person = released(city)
    named = city.assigned(title="Written to officer@example.org")
    erase(city, person)
    act = acts.act(named)
    assert act
    assert act.texts["title"] == "Written to officer@example.org"


def test_only_an_administrator_erases_and_says_why(city: Government) -> None:
    person = released(city)
    who = city.who_may(LATER, actions.erase_person, person=person, **WHY)
    assert who == {"administrator"}
    with refused("REASON_MISSING"):
        erase(city, person, reason=" ")


def test_whoever_holds_a_role_is_not_erased(city: Government) -> None:
    person = city.by["officer"].person
    assert person
    with refused("PERSON_HOLDS_ROLE"):
        erase(city, person)


def test_nobody_is_erased_twice_or_unknown(city: Government) -> None:
    person = released(city)
    erase(city, person)
    for number in (person, 999_999):
        with refused("PERSON_UNKNOWN"):
            erase(city, number)


@pytest.mark.parametrize("name", ["N", "Ng"])
def test_a_name_of_a_letter_or_two_takes_no_text_along(city: Government, name: str) -> None:
    person = released(city)
    models.Person.objects.filter(pk=person).update(name=name)
    commitment = city.assigned()
    erase(city, person, texts=True)
    act = acts.act(commitment)
    assert act
    assert act.texts["title"]


def test_after_an_erasure_the_others_go_on(city: Government) -> None:
    commitment = city.accepted()
    erase(city, released(city), texts=True)
    city.told("head", LATER, commitments.report, commitment=commitment, progress="Half.")


def test_the_names_in_other_languages_go_with_the_person(city: Government) -> None:
    person = released(city)
    models.Person.objects.filter(pk=person).update(names={"ko": "김과장", "vi": "Trưởng phòng Kim"})
    erase(city, person)
    assert models.Person.objects.get(pk=person).names == {}
