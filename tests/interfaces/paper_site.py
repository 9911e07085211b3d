"""A small government with a registered document, and browsers in which its people are signed in."""

import datetime as dt
import uuid
from contextlib import AbstractContextManager
from html import unescape

from django.test import Client

from remit.commitments import actions as commitments
from remit.domain import due as dues
from remit.domain.vocabulary import DocumentType
from remit.kernel import clock
from remit.organisation.models import Person
from remit.texts import actions, models
from tests.features.texts.test_pairs import ENGLISH
from tests.support import government
from tests.support.government import Government

DAY = dt.datetime(2024, 3, 1, 3, tzinfo=dt.UTC)
TEXT = (
    "DIRECTIVE No. 24-CT/TU\n"
    "7 August 2023\n"
    "The DOH shall publish the list of clinics before 31 December 2024.\n"
    "The DOIC shall open the data 📚 of all departments in Q2 2024.\n"
    "39 of 133 tasks (29.32 %) were done.\n"
)
ARABIC = """توجيه رقم 5/CT-UBND بشأن السجل المشترك OpenLedger

1. على وزارة المعلومات أن تنشر 1540 ملفا قبل 30 يونيو 2024.

2. على إدارة الصحة أن ترفع تقريرا عن 62 سجلا قبل 15 مايو 2024.
"""


def today() -> AbstractContextManager[None]:
    """It is the day on which the stories of these tests happen."""
    return clock.injected(DAY)


def browser(site: Government, persona: str) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    person = Person.objects.get(pk=site.by[persona].person)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(site: Government, path: str, who: str = "secretary", status: int = 200) -> str:
    """A page as somebody reads it on that day."""
    with today():
        answer = browser(site, who).get(path)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def key() -> str:
    """The key of a form that is shown once."""
    return str(uuid.uuid4())


def registered(site: Government, text: str = TEXT, **fields: object) -> int:
    """A document, registered by the secretary and read into drafts."""
    named = {"title": "On discipline", "type": DocumentType.DIRECTIVE, "number": "24-CT/TU"}
    document = actions.NewDocument(text=text, **(named | fields))
    with today():
        return actions.register(by=site.by["secretary"], at=DAY, document=document)


def in_two_languages(site: Government) -> tuple[int, int]:
    """A directive in English, and the same in Arabic with two slips."""
    facts = {
        "number": "5/CT-UBND",
        "issuer": site.units["CITY-PC"],
        "issued_on": dt.date(2024, 2, 28),
    }
    return registered(site, ENGLISH, **facts), registered(site, ARABIC, **facts)


def drafts(document: int) -> list[models.Draft]:
    """The drafts in the order of the text."""
    return list(models.Draft.objects.filter(document=document).order_by("start"))


def assigned(site: Government, lead: str = "DOIC", due: str = "2024-06-30", **terms: object) -> int:
    """A commitment that the secretary assigned."""
    named: dict[str, object] = {
        "title": "Publish the shared-data catalogue",
        "issuer": site.units["CITY-PC"],
        "lead": site.units[lead],
        "due": dues.compute(value=due, operator=dues.Operator.BY, wording=f"by {due}"),
        "reference": "minutes of 1 March",
    }
    with today():
        terms_of = commitments.Terms(**(named | terms))
        return commitments.assign(by=site.by["secretary"], at=DAY, terms=terms_of).subject


def accepted(site: Government, **terms: object) -> int:
    """A commitment whose work is in progress."""
    number = assigned(site, **terms)
    with today():
        commitments.accept(by=site.by["officer"], at=DAY, commitment=number)
    return number


def claimed(site: Government) -> int:
    """A commitment that the unit reported as done, with a link behind it."""
    number = accepted(site)
    who = {"by": site.by["officer"], "at": DAY, "commitment": number}
    with today():
        commitments.attach_link(**who, url="https://example.org/catalogue")
        commitments.claim(**who, summary="The catalogue is public.")
    return number


def found() -> Government:
    """The small government."""
    return government.found()
