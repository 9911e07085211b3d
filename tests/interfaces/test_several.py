"""An order to several units, or one that comes back, accepted or recorded in one go."""

import datetime as dt
import re

import pytest
from django.test import Client

from remit.commitments.models import Commitment
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser
from tests.interfaces.test_confirmation import HTMX, _accept, _terms
from tests.support.government import Government

pytestmark = pytest.mark.django_db
MONTHLY = {"due": "25/04/2024", "repeat": "MONTH", "until": "30/06/2024"}
RECURRING = "To: All departments\n\n1. The Department of Health shall report the results monthly.\n"


@pytest.fixture
def secretary(government: Government) -> Client:
    return browser(government, "secretary")


def test_an_accepted_draft_is_given_to_each_unit(government: Government, secretary: Client) -> None:
    document = paper_site.registered(government)
    draft = paper_site.drafts(document)[0]
    terms = _terms(government, also=[government.units["DOIC"], government.units["DOF"]])
    assert _accept(secretary, draft.pk, terms).status_code == 302
    made = list(Commitment.objects.order_by("pk"))
    assert {one.lead_id for one in made} == {
        government.units[one] for one in ("DOH", "DOIC", "DOF")
    }
    with paper_site.today():
        text = secretary.get(f"/texts/{document}/").content.decode()
        page = secretary.get(f"/commitments/{made[1].pk}/").content.decode()
    assert "3 commitments in all" in text
    assert all(f'href="/commitments/{one.pk}/"' in text for one in made)
    assert "The same order, each by itself" in page
    assert all(f'href="/commitments/{one.pk}/"' in page for one in (made[0], made[2]))


def test_undoing_an_order_to_several_units_counts_its_commitments(
    government: Government, secretary: Client
) -> None:
    document = paper_site.registered(government)
    draft = paper_site.drafts(document)[0]
    also = [government.units[one] for one in ("DOIC", "DOF", "INSP", "D1")]
    assert _accept(secretary, draft.pk, _terms(government, also=also)).status_code == 302
    with paper_site.today():
        page = secretary.get(f"/texts/{document}/").content.decode()
        asked = {"expected": [draft.pk], "request_key": paper_site.key()}
        undone = secretary.post(f"/texts/{document}/undo/", asked, follow=True).content.decode()
    assert "Undo your last decision (5 commitments)" in page
    assert "Undone: 1 draft waits again. 5 commitments were annulled." in undone
    assert set(Commitment.objects.values_list("work", flat=True)) == {"ANNULLED"}


def test_a_recorded_instruction_that_comes_back_begins_once_for_each_month(
    government: Government, secretary: Client
) -> None:
    terms = _terms(government, basis="MINUTES", reference="Meeting of 1 March 2024", **MONTHLY)
    with paper_site.today():
        answer = secretary.post("/commitments/new/", terms, follow=True)
    assert "3 commitments were begun" in answer.content.decode()
    assert [
        str(one) for one in Commitment.objects.order_by("pk").values_list("revised", flat=True)
    ] == [
        "2024-04-25",
        "2024-05-25",
        "2024-06-25",
    ]


def test_what_cannot_come_back_is_refused_and_the_form_kept(
    government: Government, secretary: Client
) -> None:
    terms = _terms(government, basis="MINUTES", **{**MONTHLY, "until": ""})
    with paper_site.today():
        answer = secretary.post("/commitments/new/", terms)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Say until which day it comes back." in html
    assert re.search(r'<option value="MONTH" selected>', html)
    assert not Commitment.objects.exists()


def test_the_form_of_a_draft_that_comes_back_says_so(
    government: Government, secretary: Client
) -> None:
    document = paper_site.registered(government, RECURRING)
    draft = paper_site.drafts(document)[0]
    with paper_site.today():
        html = secretary.get(f"/drafts/{draft.pk}/accept/", headers=HTMX).content.decode()
    assert re.search(r'<details class="more" open>', html)
    assert re.search(r'<option value="MONTH" selected>', html)
    assert re.search(r'name="until" value="31/12/20', html)


@pytest.mark.parametrize(
    ("order", "period", "first", "until"),
    [
        ("report weekly, every Friday, until 31 May 2024", "WEEK", "on 08/03/2024", "31/05/2024"),
        ("report by the 25th of each month", "MONTH", "25/03/2024", "31/12/2024"),
    ],
)
def test_the_form_of_such_a_draft_holds_its_rule_its_first_date_and_its_end(
    government: Government, secretary: Client, order: str, period: str, first: str, until: str
) -> None:
    text = f"Date: 4 March 2024\n\n1. The Department of Health shall {order}.\n"
    document = paper_site.registered(government, text, issued_on=dt.date(2024, 3, 4))
    draft = paper_site.drafts(document)[0]
    with paper_site.today():
        html = secretary.get(f"/drafts/{draft.pk}/accept/", headers=HTMX).content.decode()
    assert f'<option value="{period}" selected>' in html
    assert f'name="until" value="{until}"' in html
    assert f'name="due" value="{first}"' in html


def test_the_form_counts_working_days_from_the_day_of_the_text_and_names_who_takes_part(
    government: Government, secretary: Client
) -> None:
    text = (
        "Date: 4 March 2024\n\n1. Within 10 working days from the date of this Directive, the "
        "DOH shall, in coordination with the DOF and the INSP, submit a list.\n"
    )
    facts = {"issuer": government.units["CITY-PC"], "issued_on": dt.date(2024, 3, 4)}
    document = paper_site.registered(government, text, **facts)
    draft = paper_site.drafts(document)[0]
    with paper_site.today():
        html = secretary.get(f"/drafts/{draft.pk}/accept/", headers=HTMX).content.decode()
        terms = _terms(government, due="10 working days from 04/03/2024")
        assert _accept(secretary, draft.pk, terms).status_code == 302
    assert 'name="due" value="10 working days from 04/03/2024"' in html
    assert "18 March 2024" in html
    assert f'name="cooperating" value="{government.units["DOF"]}"' in html
    assert f'name="cooperating" value="{government.units["INSP"]}"' in html
    owed = Commitment.objects.get()
    assert owed.original == dt.date(2024, 3, 18)


def test_all_units_of_a_kind_are_chosen_at_once(government: Government, secretary: Client) -> None:
    city = government.units["CITY-PC"]
    with paper_site.today():
        asked = {"issuer": city, "field": "also"}
        offered = secretary.get("/commitments/units/groups/", asked).content.decode()
        asked = {"field": "also", "many": 1, "under": city, "kind": "DEPARTMENT"}
        found = secretary.get("/commitments/units/", asked).content.decode()
    assert "Department: all 3" in offered
    for code in ("DOIC", "DOH", "DOF"):
        assert f'name="also" value="{government.units[code]}" checked' in found
    assert found.count("checked") == 3


def test_the_card_the_form_and_what_is_accepted_together_have_one_date(
    government: Government, secretary: Client
) -> None:
    text = (
        "Date: 4 March 2024\n\n1. Within 10 working days from the date of this Directive, the "
        "DOH shall publish the list of clinics.\n"
    )
    facts = {"issuer": government.units["CITY-PC"], "issued_on": dt.date(2024, 3, 4)}
    document = paper_site.registered(government, text, **facts)
    draft = paper_site.drafts(document)[0]
    with paper_site.today():
        page = secretary.get(f"/texts/{document}/").content.decode()
        form = secretary.get(f"/drafts/{draft.pk}/accept/", headers=HTMX).content.decode()
        together = secretary.get(f"/texts/{document}/certain/").content.decode()
    said = re.search(r'class="due-understood">([^<]+)<', page)
    assert said, "the card says the date"
    assert "18 March 2024" in said[1]
    assert "no date follows" not in page
    assert '<span class="status status-warn">Needs a date' not in page
    assert said[1] in form
    assert said[1] in together
    assert _accept_certain(secretary, document, together) == "2024-03-18"


def _accept_certain(secretary: Client, document: int, page: str) -> str:
    named = re.findall(r'name="draft" value="([^"]+)"', page)
    sent = {"draft": named, "request_key": paper_site.key()}
    with paper_site.today():
        answer = secretary.post(f"/texts/{document}/certain/", sent)
    assert answer.status_code == 200
    return str(Commitment.objects.get(document=document).original)


def test_the_card_of_what_comes_back_says_its_first_date_as_the_form(
    government: Government, secretary: Client
) -> None:
    text = "Date: 4 March 2024\n\n1. The Department of Health shall report weekly, every Friday.\n"
    facts = {"issuer": government.units["CITY-PC"], "issued_on": dt.date(2024, 3, 4)}
    document = paper_site.registered(government, text, **facts)
    with paper_site.today():
        page = secretary.get(f"/texts/{document}/").content.decode()
        together = secretary.get(f"/texts/{document}/certain/").content.decode()
    assert "first due: on 08/03/2024" in page
    assert '<span class="status status-warn">Needs a date' not in page
    assert 'name="draft"' not in together, "what comes back is accepted one by one"
