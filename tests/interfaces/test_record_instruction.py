"""Recording an instruction: what, who, by when, on which basis, in one short form."""

import datetime as dt
import re

import pytest
from django.test import Client

from remit.commitments.models import Commitment
from remit.organisation import actions
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser, key
from tests.support.government import BEGIN_ON, Government

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def _record(
    client: Client, government: Government, headers: dict[str, str] | None = None, **sent: object
) -> object:
    terms = {
        "title": "Open the hot line in every ward",
        "lead": government.units["DOIC"],
        "due": "before 31/12/2024",
        "basis": "ORAL",
        "reference": "the chair, at the meeting of 1 March",
        "issuer": government.units["CITY-PC"],
        "type": "TASK",
        "confidentiality": "INTERNAL",
        "step": "ASSIGN",
        "request_key": key(),
    }
    with paper_site.today():
        return client.post("/commitments/new/", terms | sent, headers=headers)


def test_the_secretary_assigns_at_once(government: Government) -> None:
    client = browser(government, "secretary")
    answer = _record(client, government)
    made = Commitment.objects.get()
    assert answer["Location"] == f"/commitments/{made.pk}/"
    assert (made.work, made.basis, str(made.original)) == ("ASSIGNED", "ORAL", "2024-12-30")
    assert made.due_wording == "before 31/12/2024"


def test_the_form_starts_with_the_unit_of_the_post_as_issuer(government: Government) -> None:
    html = browser(government, "secretary").get("/commitments/new/").content.decode()
    assert f'name="issuer" value="{government.units["CITY-PC"]}" checked' in html
    assert ">Assign</button>" in html


def test_the_button_follows_the_issuer_and_the_basis(government: Government) -> None:
    client, mic = browser(government, "officer"), government.units["MIC"]
    step = client.get(f"/commitments/new/step/?issuer={mic}").content.decode()
    assert ">Propose</button>" in step
    own = client.get("/commitments/new/step/?basis=REGISTRATION").content.decode()
    assert ">Register</button>" in own
    steward = browser(government, "steward")
    assert (
        ">Assign</button>" in steward.get(f"/commitments/new/step/?issuer={mic}").content.decode()
    )


def test_whoever_cannot_assign_for_the_issuer_proposes(government: Government) -> None:
    client = browser(government, "officer")
    assert _record(client, government).status_code == 403
    assert _record(client, government, step="PROPOSE").status_code == 302
    assert Commitment.objects.get().work == "PROPOSED"


def test_a_unit_registers_what_it_owes_by_itself(government: Government) -> None:
    client = browser(government, "head")
    answer = _record(client, government, basis="REGISTRATION", step="REGISTER")
    assert answer.status_code == 302
    made = Commitment.objects.get()
    assert (made.own_registration, made.issuer_id) == (True, government.units["DOIC"])


def test_a_provision_by_number_leads_to_its_document(government: Government) -> None:
    document = paper_site.registered(government)
    client = browser(government, "secretary")
    _record(client, government, basis="PROVISION", reference="24-CT/TU")
    assert Commitment.objects.get().document_id == document


def test_a_provision_of_a_text_that_is_not_registered_keeps_its_words(
    government: Government,
) -> None:
    client = browser(government, "secretary")
    assert _record(client, government, basis="PROVISION", reference="99-CT/TU").status_code == 302
    assert Commitment.objects.get().document_id is None


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"due": "soon"}, "is not understood as a due date"),
        ({"lead": "", "lead_words": "nowhere"}, "No unit is called"),
        ({"lead": "", "lead_words": "d"}, "may be several units"),
        ({"lead": ""}, '<a href="#id_lead_words">Lead unit</a>'),
        ({"title": " "}, "Say what is owed"),
        ({"basis": "PROVISION", "reference": ""}, ""),
        ({"step": "BLESS"}, "Fill in the field"),
    ],
)
def test_a_refused_form_says_one_sentence_and_keeps_the_rest(
    government: Government, sent: dict[str, str], sentence: str
) -> None:
    answer = _record(browser(government, "secretary"), government, **sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "the chair, at the meeting of 1 March" in html or "reference" in sent
    assert not Commitment.objects.exists()


def test_the_same_form_sent_twice_assigns_once(government: Government) -> None:
    client, once = browser(government, "secretary"), key()
    first = _record(client, government, request_key=once)
    second = _record(client, government, request_key=once)
    assert first["Location"] == second["Location"]
    assert Commitment.objects.count() == 1


def test_a_stranger_records_nothing(government: Government) -> None:
    stranger = browser(government, "stranger")
    assert stranger.get("/commitments/new/").status_code == 403
    assert _record(stranger, government).status_code == 403
    assert "/account/login/" in Client().get("/commitments/new/")["Location"]


def test_units_are_found_while_one_types_and_chosen_ones_stay(government: Government) -> None:
    client, chosen = browser(government, "secretary"), government.units["DOF"]
    asked = {"field": "cooperating", "many": 1, "cooperating_words": "doi", "cooperating": chosen}
    html = client.get("/commitments/units/", asked, headers=HTMX).content.decode()
    assert f'value="{chosen}" checked' in html
    assert f'value="{government.units["DOIC"]}"' in html


def test_the_own_department_comes_before_one_of_that_name_elsewhere(
    government: Government,
) -> None:
    abroad = [("AAA", "CITY", None), ("AAA-DOH", "DEPARTMENT", "AAA")]
    made = [
        actions.NewUnit(code, kind, {"en": f"Doh of {code}"}, BEGIN_ON, parent)
        for code, kind, parent in abroad
    ]
    day = "2024-02-01"
    government.does("administrator", day, actions.create_units, units=made, tree=government.tree)
    asked = {"field": "lead", "lead_words": "doh"}
    html = browser(government, "secretary").get("/commitments/units/", asked).content.decode()
    words = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", html))
    assert words.index("City-Pc") < words.index("Doh of AAA")
    assert "AAA-DOH · Department · Doh of AAA" in words
    exact = browser(government, "secretary").get(
        "/commitments/units/", {**asked, "lead_words": "aaa-doh"}
    )
    assert "Doh of AAA-DOH" in exact.content.decode()


def test_a_due_date_is_explained_while_one_types(government: Government) -> None:
    client = browser(government, "secretary")
    known = client.get("/commitments/due/?field=due&due=Q2/2024").content.decode()
    assert "end of Q2 2024 = 30 June 2024" in known
    unknown = client.get("/commitments/due/?field=due&due=31/02/2024").content.decode()
    assert "field-error" in unknown


def test_a_day_is_written_out_while_one_types(government: Government) -> None:
    client = browser(government, "secretary")
    assert "5 June 2024" in client.get("/commitments/day/?field=on&on=5/6/2024").content.decode()


PASSED = "had passed when this was ordered"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_day_that_has_passed_is_asked_back_once(
    government: Government, headers: dict[str, str]
) -> None:
    client = browser(government, "secretary")
    asked = _record(client, government, due="15/01/2024", headers=headers)
    assert (asked.status_code, Commitment.objects.count()) == (422, 0)
    html = asked.content.decode()
    assert PASSED in html
    assert "15/01/2024" in html
    assert 'name="past_due" value="1"' in html
    meant = _record(client, government, due="15/01/2024", past_due="1")
    assert meant.status_code == 302
    assert str(Commitment.objects.get().original) == "2024-01-15"


def test_two_slips_are_asked_back_one_after_the_other(government: Government) -> None:
    client = browser(government, "secretary")
    sent = {
        "due": "15/01/2024",
        "issuer": str(government.units["D1"]),
        "lead": str(government.units["DOIC-DATA"]),
        "step": "PROPOSE",
    }
    first = _record(client, government, headers=HTMX, **sent).content.decode()
    asks = [name for name in ("past_due", "outside") if f'name="{name}" value="1"' in first]
    assert len(asks) == 1
    second = _record(client, government, headers=HTMX, **{asks[0]: "1"}, **sent).content.decode()
    assert f'type="hidden" name="{asks[0]}" value="1"' in second, "what was meant stays said"
    assert second.count('type="checkbox"') == 1
    assert not Commitment.objects.exists()
    assert _record(client, government, past_due="1", outside="1", **sent).status_code == 302
    assert Commitment.objects.get().lead_id == government.units["DOIC-DATA"]


def test_what_an_old_document_orders_was_ahead_when_it_was_issued(government: Government) -> None:
    document = paper_site.registered(government, issued_on=dt.date(2023, 6, 1))
    sent = {"basis": "PROVISION", "reference": "24-CT/TU"}
    client = browser(government, "secretary")
    assert _record(client, government, due="31/12/2023", **sent).status_code == 302
    assert Commitment.objects.get().document_id == document
    before = _record(client, government, due="31/05/2023", **sent)
    assert before.status_code == 422
    assert PASSED in before.content.decode()


def test_what_was_recorded_is_said_on_the_page_that_follows(government: Government) -> None:
    client = browser(government, "secretary")
    answer = _record(client, government)
    with paper_site.today():
        page = client.get(answer["Location"]).content.decode()
        assert "Recorded: Assigned." in page
        assert "Recorded: Assigned." not in client.get(answer["Location"]).content.decode()
