"""The tutorial, done in Chromium as it says: what is pressed and written comes out of its Markdown,
and what it promises is seen. Its pictures are taken on the way.

They lie in `build/tutorial`; with REMIT_WRITE_PICTURES set, those of the paper are taken anew.
"""

import os
import re
import shutil
from collections.abc import Iterator

import pytest
from django.test import Client
from playwright import sync_api
from typer.testing import CliRunner

from remit.interfaces.cli.app import app
from remit.interfaces.sign_in_links import actions as links
from remit.kernel import clock
from remit.ledger.verifying import actions as verifying
from tests.support import example, inside, tutorial
from tests.support.tutorial import Chapter

PAPER = "docs/tutorial/first-quarter-hour.md"
TAKEN = tutorial.ROOT / "build" / "tutorial"
KEPT = tutorial.ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1280, 720
LARGEST = 150 * 1024
WORKER = 120_000  # the page looks every few seconds how far the worker is
SHOWN = re.compile(r"!\[[^\]]+\]\(\.\./pictures/([\w-]+\.png)\)")
SECRETARIAT = "Secretariat of the People's Committee of Sông Xanh City"
OFFICER = "Officer, Department of Home Affairs"

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    """A desk with a light screen, at which nobody has signed in yet."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["remit_theme"] = "light"
    opened = inside.page(browser, client, viewport={"width": WIDTH, "height": HEIGHT})
    yield opened
    opened.context.close()


def test_a_newcomer_finishes_the_first_quarter_of_an_hour(page: sync_api.Page) -> None:
    paper = tutorial.chapters(PAPER)
    assert sorted(paper) == list(range(1, 8))
    _start(page, paper[1])
    _look_at_a_figure(page, paper[2])
    made = _read_a_text(page, paper[3])
    _owe_it(page, paper[4], made)
    _be_the_other_party(page, paper[5])
    _ask_what_was_known(page, paper[6])
    _verify_the_ledger(page, paper[7])
    for chapter in paper.values():
        chapter.assert_read()


def test_the_pictures_of_the_paper_are_small_and_as_wide_as_a_desk() -> None:
    shown = SHOWN.findall((tutorial.ROOT / PAPER).read_text(encoding="utf-8"))
    assert shown
    for name in shown:
        content = (KEPT / name).read_bytes()
        assert content.startswith(b"\x89PNG\r\n\x1a\n"), name
        assert int.from_bytes(content[16:20], "big") == WIDTH, name
        assert len(content) < LARGEST, name


def _start(page: sync_api.Page, chapter: Chapter) -> None:
    assert chapter.blocks == ["make demo\n"]
    person = example.by("SX-OFF.administrator").person
    page.goto(links.issue(person=person or 0, at=clock.now()))
    page.wait_for_url("**/board/**")
    named = chapter.word("administrator of the example")
    assert named in page.locator(".bar").inner_text().lower()
    page.locator(".menu-post > summary").click()
    offered = page.locator(".menu-post .menu-item").all_inner_texts()
    assert [name for name in chapter.posts if any(name in one for one in offered)] == chapter.posts
    assert len(offered) == len(chapter.posts) == 3
    page.keyboard.press("Escape")
    _press(page, chapter.word("End the tour"))
    sync_api.expect(page.locator(".tour")).to_have_count(0)
    page.locator(".bar summary", has_text="Signed in as").click()
    _see(page, chapter.word("Show me round"))
    page.keyboard.press("Escape")


def _look_at_a_figure(page: sync_api.Page, chapter: Chapter) -> None:
    _press(page, "Board")
    _field(page, chapter.word("As of")).fill(chapter.days[0].isoformat())
    unit = chapter.code()
    _field(page, chapter.word("Unit")).fill(unit)
    _press(page, chapter.word("Show"))
    page.wait_for_url(f"**unit={unit}**")
    _see(page, chapter.word("Changes since"))
    said = chapter.bold()
    assert _headline(page) >= _counted(said) | _counted(chapter.bold()) | {("open, overdue", 0)}
    share = said[said.index("done, ") + len("done, ") :]
    assert share in _plain(page.locator(".headline").inner_text())
    _take(page, "tutorial-figure")
    done = chapter.bold()
    page.locator(".headline").get_by_role("link", name=done, exact=True).click()
    rows = page.locator(".entries tbody tr")
    sync_api.expect(rows).to_have_count(chapter.number(r"The list has (\d+) rows"))
    page.locator(".entry-title").first.click()
    page.locator(".act-name").first.click()
    for shown in ("The body as stored", "Hash of the act before", "Hash computed again"):
        _see(page, shown)


def _read_a_text(page: sync_api.Page, chapter: Chapter) -> str:
    """The address of the commitment that came of the first draft."""
    _act_as(page, chapter.word(SECRETARIAT))
    _press(page, chapter.word("Texts"))
    _press(page, chapter.word("Register a document"))
    [notice] = chapter.blocks
    page.get_by_label("Paste the text").fill(notice)
    _press(page, chapter.word("Read"))
    number = page.locator("#id_number").input_value()
    assert number
    assert number in notice
    _press(page, chapter.word("Register"))
    drafts = page.locator(".draft")
    sync_api.expect(drafts).to_have_count(3)
    assert [one.split()[0] for one in drafts.locator(".draft-title").all_inner_texts()] == [
        "Task",
        "Task",
        "Recommendation",
    ]
    before = f"{chapter.bold()} {chapter.days[0].year}"
    sync_api.expect(drafts.nth(0).locator(".due-understood")).to_contain_text(before)
    quarter = f"{chapter.days[0].day} {chapter.days[0]:%B %Y}"
    sync_api.expect(drafts.nth(1).locator(".due-understood")).to_contain_text(quarter)
    sync_api.expect(drafts.nth(2).locator(".due-understood")).to_have_count(0)
    _take(page, "tutorial-text")
    return _decide(page, drafts, chapter)


def _decide(page: sync_api.Page, drafts: sync_api.Locator, chapter: Chapter) -> str:
    drafts.nth(0).get_by_role("link", name=chapter.word("Accept …")).click()
    code = chapter.code()
    chosen = page.locator(".picker-unit", has=page.get_by_text(code, exact=True)).first
    sync_api.expect(chosen.locator("input")).to_be_checked()
    _press(page, chapter.word("Assign"))
    link = drafts.nth(0).get_by_role("link", name="Commitment #")
    link.wait_for()
    drafts.nth(2).get_by_role("link", name=chapter.word("Reject …")).click()
    page.locator("textarea[name=reason]").fill("A recommendation; wards and communes decide.")
    page.locator(".draft-form .act-send").click()
    sync_api.expect(drafts.nth(2)).to_contain_text("Rejected")
    link.click()
    page.wait_for_url("**/commitments/**")
    sync_api.expect(page.locator("a[href*='span=']").first).to_be_visible()
    return page.url


def _owe_it(page: sync_api.Page, chapter: Chapter, made: str) -> None:
    _act_as(page, chapter.word(OFFICER))
    _press(page, chapter.word("My work"))
    queue = page.locator(".queue", has=page.get_by_role("heading", name=chapter.word("To accept")))
    queue.locator(f"a[href='{made.removeprefix(inside.ORIGIN)}']").click()
    _press(page, chapter.word("Accept"))
    _send(page)
    _see(page, "In progress")
    _press(page, chapter.word("More"))
    _press(page, chapter.word("Attach a link"))
    page.get_by_label("Address").fill(chapter.code())
    _send(page)
    _press(page, chapter.word("Report as done"))
    page.get_by_label("What was achieved").fill("The summaries of all new procedures are public.")
    _send(page)
    sides = page.locator(
        ".card", has=page.get_by_role("heading", name=chapter.word("Claim and result"))
    )
    says, found = (sides.locator(".side").nth(place) for place in (0, 1))
    sync_api.expect(says).to_contain_text(re.compile(chapter.bold(), re.IGNORECASE))
    sync_api.expect(says).to_contain_text("The summaries of all new procedures are public.")
    sync_api.expect(found).to_contain_text(re.compile(chapter.bold(), re.IGNORECASE))
    sync_api.expect(found).to_contain_text("Not verified yet.")
    _take(page, "tutorial-sides")
    _see(page, "Reported done, not yet verified")
    chapter.word("awaiting verification")  # as a column of the figures calls it


def _be_the_other_party(page: sync_api.Page, chapter: Chapter) -> None:
    _act_as(page, SECRETARIAT)
    _press(page, chapter.word("My work"))
    queue = page.locator(".queue", has=page.get_by_role("heading", name=chapter.word("To verify")))
    others = queue.locator("tbody tr").filter(has_not_text="Department of Home Affairs")
    others.first.locator(".row-title").click()
    _see(page, "Evidence")
    _press(page, chapter.word("Verify the result"))
    page.get_by_label("How it was checked").select_option(index=1)
    page.get_by_label("What was found").fill("Seen at the address given; complete.")
    _send(page)
    _see(page, "Verified")
    chapter.word("claim")  # a term, nothing to press


def _ask_what_was_known(page: sync_api.Page, chapter: Chapter) -> None:
    _press(page, "Board")
    _field(page, chapter.word("As of")).fill(chapter.days[0].isoformat())
    field = _field(page, chapter.word("Unit"))
    field.fill(chapter.code())
    more = chapter.word("Known at, tree, clock …").removesuffix(" …")
    page.locator(".asking-more summary", has_text=more).click()
    page.get_by_label("Level of the issuer").select_option(label=chapter.word("Central level"))
    _press(page, "Show")
    page.wait_for_url("**issuer_level=**")
    now = chapter.number(r"(\d+) are overdue")
    assert ("open, overdue", now) in _headline(page)
    then = chapter.code()
    _field(page, chapter.word("As known at")).fill(then)
    _press(page, "Show")
    page.wait_for_url(f"**known_at={then}**")
    assert ("open, overdue", chapter.number(r"As known at\*: (\d+)")) in _headline(page)


def _verify_the_ledger(page: sync_api.Page, chapter: Chapter) -> None:
    _act_as(page, chapter.word("Administrator of the site"))
    for pressed in ("Ledger", "Verify", "Verify now"):
        _press(page, chapter.word(pressed))
    main = sync_api.expect(page.locator(".main"))
    main.to_contain_text("You can leave this page")
    verifying.carry_out(verification=int(page.url.split("/")[-2]))
    main.to_contain_text("nothing was changed", timeout=WORKER)
    for line in chapter.blocks[0].splitlines():
        called, *words = line.split()
        assert called == ".venv/bin/remit"
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, done.output
        assert re.match(r"\d+ acts", done.stdout)
    assert (chapter.code(), chapter.code()) == ("make demo", "var")


def _act_as(page: sync_api.Page, post: str) -> None:
    page.locator(".menu-post > summary").click()
    page.locator(".menu-post .menu-item", has_text=post).click()
    sync_api.expect(page.locator(".menu-post > summary")).to_contain_text(post)


def _press(page: sync_api.Page, word: str) -> None:
    """What bears the word and can be pressed: a button, a link, or the head of a menu."""
    button = page.get_by_role("button", name=word, exact=True)
    link = page.get_by_role("link", name=word, exact=True)
    menu = page.locator("main summary", has_text=word)
    button.or_(link).or_(menu).first.click()


def _field(page: sync_api.Page, word: str) -> sync_api.Locator:
    """The field whose label begins with the word."""
    return page.locator("form.asking").get_by_label(re.compile(f"^{word}"))


def _send(page: sync_api.Page) -> None:
    page.locator("#act .act-send").click()
    sync_api.expect(page.locator("#act .act-send")).to_have_count(0)


def _see(page: sync_api.Page, words: str) -> None:
    sync_api.expect(page.get_by_text(words, exact=True).first).to_be_visible()


def _headline(page: sync_api.Page) -> set[tuple[str, int]]:
    """The numbers of the board by what they count."""
    shown = page.locator(".headline > *").all_inner_texts()
    lines = [[line for line in one.splitlines() if line.strip()] for one in shown]
    return {(label.lower(), int(n)) for label, n, *_ in lines}


def _counted(said: str) -> set[tuple[str, int]]:
    found = re.findall(r"(\d+) (assigned|done|awaiting verification)\b", said)
    return {(label, int(n)) for n, label in found}


def _plain(text: str) -> str:
    return " ".join(text.split())


def _take(page: sync_api.Page, name: str) -> None:
    """A picture of what the reader sees now, as it stands at the top of the page."""
    page.evaluate("document.fonts.ready")
    page.evaluate("window.scrollTo(0, 0)")
    TAKEN.mkdir(parents=True, exist_ok=True)
    picture = TAKEN / f"{name}.png"
    page.screenshot(path=picture, animations="disabled")
    if os.environ.get("REMIT_WRITE_PICTURES") and picture.stat().st_size < LARGEST:
        shutil.copy(picture, KEPT / picture.name)
