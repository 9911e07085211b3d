"""Writing through the API tells nobody what reading would not: what may not be read is answered
like what is not there, whatever mark or number is sent along."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from remit.domain.vocabulary import Confidentiality
from remit.ledger import queries
from remit.texts import models
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.support.government import Government

NOWHERE = 999_999
REASON = {"reason": "Mistaken."}


@pytest.fixture
def hidden(government: Government) -> int:
    """A commitment that only those concerned may read."""
    restricted = Confidentiality.RESTRICTED
    return paper_site.assigned(government, title="Hidden order", confidentiality=restricted)


@pytest.mark.parametrize("mark", [{}, {"If_Match": '"1"'}, {"If_Match": '"?"'}])
@pytest.mark.parametrize(
    ("verb", "body"), [("accept", {}), ("cancel", REASON), ("claim", {"summary": "Done."})]
)
def test_a_hidden_commitment_is_acted_on_like_one_that_is_not_there(
    asks: Asking, hidden: int, verb: str, body: dict[str, str], mark: dict[str, str]
) -> None:
    theirs = asks("health_head")
    for number in (hidden, NOWHERE):
        refused = theirs.post(f"commitments/{number}/{verb}", body, **mark)
        assert (refused.status_code, said(refused)["rule"]) == (404, "COMMITMENT_UNKNOWN")
        assert said(refused)["facts"] == {"commitment": str(number)}
    assert asks("officer").post(f"commitments/{hidden}/accept").status_code == 200


def test_pages_and_programs_say_alike_of_whom_an_act_is(
    government: Government, asks: Asking, hidden: int
) -> None:
    head = queries.head()
    assert head is not None
    where = f"/ledger/acts/{head.seq}"
    for who, shut in (("health_head", True), ("officer", False)):
        (line,) = said(asks(who).get(f"ledger/acts?after={head.seq - 1}&limit=1"))["items"]
        one = said(asks(who).get(f"ledger/acts/{head.seq}"))
        told = (line["hidden"], line["post"] is None, one["hidden"], one["body"] is None)
        assert told == (shut, shut, shut, shut)
        assert one["post"] == line["post"]
        browser = paper_site.browser(government, who)
        for page in (f"/ledger/?subject={hidden}", f"{where}/"):
            html = browser.get(page).content.decode()
            assert ("Not visible to you" in html) is shut
        name = "" if shut else line["post"]["name"]
        assert name in browser.get(f"{where}/").content.decode()


@pytest.mark.parametrize("mark", ["", '"1"'])
def test_many_acts_tell_no_more_of_a_hidden_commitment(
    asks: Asking, hidden: int, mark: str
) -> None:
    acts = [
        {"commitment": number, "verb": "accept", "if_match": mark} for number in (hidden, NOWHERE)
    ]
    outcomes = said(asks("health_head").post("bulk", {"items": acts}))["items"]
    told = [(one["status"], one["problem"]["rule"], one["mark"]) for one in outcomes]
    assert told[0] == told[1] == (404, "COMMITMENT_UNKNOWN", None)


def test_a_file_is_put_behind_no_hidden_commitment(asks: Asking, hidden: int) -> None:
    for number in (hidden, NOWHERE):
        refused = asks("health_head").send(f"commitments/{number}/attach-file", {"file": _file()})
        assert (refused.status_code, said(refused)["rule"]) == (404, "COMMITMENT_UNKNOWN")


def test_a_relation_is_taken_back_where_it_stands_and_once(
    government: Government, asks: Asking
) -> None:
    one, other, third = _documents(government)
    secretary = asks("secretary")
    link = said(secretary.post(f"documents/{one}/relations", _to(other)))["act"]
    elsewhere = secretary.post(f"documents/{third}/relations/{link}/part", REASON)
    assert (elsewhere.status_code, said(elsewhere)["rule"]) == (404, "RELATION_UNKNOWN")
    assert models.DocumentRelation.objects.get().known_until is None
    path = f"documents/{other}/relations/{link}/part"
    done, again = (secretary.post(path, REASON, key="part-it") for _ in range(2))
    assert (done.status_code, again.status_code) == (200, 200)
    assert (again.headers["Idempotency-Replayed"], again.content) == ("true", done.content)
    late = secretary.post(path, REASON)
    assert (late.status_code, said(late)["facts"]) == (404, {"link": str(link)})


def test_a_relation_to_a_hidden_document_is_like_none(government: Government, asks: Asking) -> None:
    one, other, _third = _documents(government)
    link = said(asks("secretary").post(f"documents/{one}/relations", _to(other)))["act"]
    models.Document.objects.filter(pk=other).update(confidentiality="SECRET")
    theirs = asks("health_head")
    answers = [
        theirs.post(f"documents/{one}/relations/{number}/part", REASON)
        for number in (link, NOWHERE)
    ]
    told = [(refused.status_code, said(refused)["rule"]) for refused in answers]
    assert told[0] == told[1] == (404, "RELATION_UNKNOWN")
    assert models.DocumentRelation.objects.get().known_until is None


def _documents(government: Government) -> list[int]:
    return [
        paper_site.registered(government, f"Order {number} is one of its own.", number=number)
        for number in ("1/CT", "2/CT", "3/CT")
    ]


def _to(document: int) -> dict[str, Any]:
    return {"to": document, "relation": "IMPLEMENTS"}


def _file() -> Any:
    return SimpleUploadedFile("proof.txt", b"The list is public.")
