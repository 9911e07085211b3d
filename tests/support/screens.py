"""What the pictures of the site are taken of: every page that has a name, and what the same pages
say when a list is empty, a form is refused, an address leads nowhere, or somebody else looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from remit.commitments.models import Commitment, Cooperation
from remit.domain.vocabulary import Confidentiality, Work
from remit.ledger.models import Verification
from remit.texts.models import Document
from tests.support import example

ROOT = Path(__file__).resolve().parents[2] / "build" / "screens"
SECRETARY, ADMINISTRATOR, LEADER = "SX-PC.secretary", "SX-OFF.administrator", "SX-PC.leader"
HEAD, OFFICER, INSPECTOR = "SX-DST.head", "SX-DST.officer", "SX-INS.inspector"
# What is printed of A4 within its margins, at 96 dots to the inch.
PORTRAIT, LANDSCAPE = 718, 1030
# Sends the form of a page as it is, so that the page says what is missing.
EMPTY = """form => { form.noValidate = true; form.requestSubmit(); }"""


@dataclass(frozen=True)
class Screen:
    """One picture: its name, whose page it is (nobody's: signed out), the address, which form is
    sent empty, and how wide the sheet is, where it is on paper."""

    name: str
    who: str | None
    path: str
    sent: str = ""
    sheet: int = 0


PLAIN = (
    Screen("board-leader", LEADER, "/board/"),
    Screen("board-officer", OFFICER, "/board/"),
    Screen("board-since", LEADER, "/board/?on=2025-11-14&unit=SX&by=issuer-level&since=2025-10-14"),
    Screen("board-months", LEADER, "/board/?by=due-month"),
    Screen("board-before-anything", LEADER, "/board/?on=2020-01-01"),
    Screen("board-of-no-day", LEADER, "/board/?on=never"),
    Screen("charts-league", LEADER, "/board/charts/?chart=league&since=2025-10-14"),
    Screen("charts-trend", LEADER, "/board/charts/?chart=trend&since=2025-10-14"),
    Screen("charts-ageing", LEADER, "/board/charts/?chart=ageing"),
    Screen("figures-overdue", LEADER, "/figures/list/?column=open_overdue"),
    Screen("figures-moved", LEADER, "/figures/changes/?column=assigned&since=2025-01-01"),
    Screen("list-empty", SECRETARY, "/commitments/?words=zzzz"),
    Screen("list-officer", OFFICER, "/commitments/"),
    Screen("texts-empty", SECRETARY, "/texts/?words=zzzz"),
    Screen("search-found", SECRETARY, "/search/?words=data"),
    Screen("search-nothing", SECRETARY, "/search/?words=zzzz"),
    Screen("organisation-past", SECRETARY, "/organisation/?on=2024-06-01"),
    Screen("organisation-words", SECRETARY, "/organisation/?words=sc"),
    Screen("ledger-assigned", ADMINISTRATOR, "/ledger/?tag=commitment.assigned"),
    Screen("ledger-first", ADMINISTRATOR, "/ledger/acts/1/"),
    Screen("work-leader", LEADER, "/my-work/"),
    Screen("work-head", HEAD, "/my-work/"),
    Screen("work-officer", OFFICER, "/my-work/"),
    Screen("work-inspector", INSPECTOR, "/my-work/"),
    Screen("refused-right", OFFICER, "/administration/"),
    Screen("nowhere", SECRETARY, "/nowhere/"),
    Screen("nowhere-signed-out", None, "/nowhere/"),
    Screen("signed-out", None, "/board/"),
    Screen("sign-in", None, "/account/login/"),
    Screen("sign-in-refused", None, "/account/login/", sent="form:has([name=password])"),
    Screen("password-forgotten", None, "/account/password/reset/"),
    Screen("password-change", SECRETARY, "/account/password/change/"),
    Screen("second-factor", SECRETARY, "/account/2fa/"),
    Screen("link-spent", None, "/enter/none/"),
    Screen("new-refused", SECRETARY, "/commitments/new/", sent="main form:has([name=request_key])"),
    Screen("text-new-refused", SECRETARY, "/texts/new/", sent="main form:has([name=request_key])"),
    Screen("unit-new-refused", ADMINISTRATOR, "/administration/change/create-unit/", "main form"),
    Screen("paper-board", LEADER, "/board/", sheet=LANDSCAPE),
    Screen("paper-list", LEADER, "/figures/list/?column=open_overdue", sheet=LANDSCAPE),
)


def situations() -> Iterator[Screen]:
    """The screens of the example beyond the names: by what it holds, and as they stand above."""
    yield from PLAIN
    for work in Work:
        if found := Commitment.objects.filter(work=work).order_by("-last_act").first():
            yield _commitment(f"commitment-{work.value.lower()}", found)
    together = Cooperation.objects.order_by("-pk").first()
    if together is not None:
        found = Commitment.objects.get(pk=together.commitment_id)
        yield _commitment("commitment-together", found)
        yield _commitment("paper-commitment", found, sheet=PORTRAIT)
    whole = Commitment.objects.filter(parent=None, pk__in=Commitment.objects.values("parent"))
    if found := whole.first():
        yield _commitment("commitment-of-parts", found)
    closed = Commitment.objects.filter(confidentiality=Confidentiality.RESTRICTED).first()
    if closed is not None:
        yield Screen("commitment-closed-to-others", OFFICER, f"/commitments/{closed.pk}/")
    open_ones = Commitment.objects.filter(work=Work.IN_PROGRESS).values_list("pk", flat=True)[:4]
    chosen = "&".join(f"commitment={number}" for number in open_ones)
    yield Screen("together", SECRETARY, f"/commitments/together/urge/?{chosen}")
    for document in Document.objects.order_by("pk"):
        yield Screen(f"text-{document.pk}", SECRETARY, f"/texts/{document.pk}/")
    for verified in Verification.objects.order_by("-pk")[:1]:
        yield Screen("ledger-verified", ADMINISTRATOR, f"/ledger/verify/{verified.pk}/")
    newest = Document.objects.latest("pk").pk
    yield Screen("paper-text", SECRETARY, f"/texts/{newest}/", sheet=PORTRAIT)


def _commitment(name: str, found: Commitment, *, sheet: int = 0) -> Screen:
    return Screen(name, SECRETARY, f"/commitments/{found.pk}/", sheet=sheet)


def person(post: str) -> int:
    """Whoever holds a post of the example."""
    found = example.by(post).person
    assert found is not None
    return found
