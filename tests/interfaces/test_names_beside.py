"""A unit is called as the reader's language calls it, and its own name stands beside wherever a
reader looks for it: in lists, on the board, in the tree and among what was found."""

import pytest

from remit.organisation import actions
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser
from tests.support.government import Government

OWN = "Sở Thông tin và Truyền thông"
BESIDE = f'(<bdi lang="vi">{OWN}</bdi>)'
NAMES = {"en": "Department of Information", "vi": OWN, "ko": "정보통신국"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(government: Government) -> Government:
    """A site in which a department has names in several languages, and owes something."""
    unit, on = government.units["DOIC"], paper_site.DAY.date()
    government.does("administrator", str(on), actions.rename_unit, unit=unit, names=NAMES, on=on)
    paper_site.accepted(government)
    return government


@pytest.mark.parametrize(
    "path",
    ["/commitments/", "/my-work/", "/board/?unit=CITY-PC", "/organisation/", "/search/?words=DOIC"],
)
@pytest.mark.parametrize(("language", "is_beside"), [("en", True), ("ko", True), ("vi", False)])
def test_a_unit_has_its_own_name_beside(
    renamed: Government, path: str, language: str, *, is_beside: bool
) -> None:
    client = browser(renamed, "head")
    client.cookies["django_language"] = language
    with paper_site.today():
        html = client.get(path).content.decode()
    assert NAMES[language] in html
    assert (BESIDE in html) is is_beside
