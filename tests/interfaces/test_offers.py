"""The form of a draft offers the units that its words may mean, with the reasons."""

import pytest

from remit.commitments import actions as commitments
from remit.kernel import clock
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser
from tests.support.government import Government

pytestmark = pytest.mark.django_db
TEXT = (
    "DIRECTIVE No. {number}-CT/TU\n7 August 2023\n"
    "The Digital Bureau shall publish the list of clinics before 31 December 2024.\n"
)


def _document(government: Government, number: int) -> int:
    text = TEXT.format(number=number)
    issuer = government.units["CITY-PC"]
    return paper_site.registered(government, text, number=f"{number}-CT/TU", issuer=issuer)


def _form(government: Government, document: int) -> str:
    draft = paper_site.drafts(document)[0]
    client = browser(government, "secretary")
    with paper_site.today():
        return client.get(f"/drafts/{draft.pk}/accept/").content.decode()


def _chosen(government: Government, document: int, unit: str) -> None:
    draft = paper_site.drafts(document)[0]
    terms = government.terms(document=document, draft=draft.pk, lead=government.units[unit])
    with clock.injected(paper_site.DAY):
        by = government.by["secretary"]
        commitments.assign(by=by, at=paper_site.DAY, terms=terms)


def test_a_unit_that_was_chosen_for_the_words_is_preselected_with_the_reason(
    government: Government,
) -> None:
    second = _document(government, 2)
    assert 'name="lead" value' not in _form(government, second)
    _chosen(government, _document(government, 1), "DOIC")
    html = _form(government, second)
    assert f'name="lead" value="{government.units["DOIC"]}" checked' in html
    assert "chosen 1 time for these words in documents of this issuer" in html
    assert "below the issuer" in html


def test_units_between_which_nothing_decides_are_offered_and_none_is_chosen(
    government: Government,
) -> None:
    for number, unit in enumerate(("DOIC", "DOF"), start=1):
        _chosen(government, _document(government, number), unit)
    html = _form(government, _document(government, 3))
    for unit in ("DOIC", "DOF"):
        assert f'name="lead" value="{government.units[unit]}"' in html
        assert f'name="lead" value="{government.units[unit]}" checked' not in html
    assert "another unit was chosen 1 time" in html
