"""A made-up text with its drafts in every state, marked in its words, and with all else that was
found in it."""

from typing import Any

from django.utils.translation import gettext as _

from remit.domain import vocabulary as v
from remit.interfaces.web.design import made, owed
from remit.interfaces.web.design.showing import NOWHERE, Facts
from remit.interfaces.web.texts import marking
from remit.interfaces.web.texts.drafts import Card, Course
from remit.interfaces.web.texts.marking import Span
from remit.interfaces.web.texts.owed import Elsewhere, Line
from remit.texts.confirming.resolving import Meant
from remit.texts.confirming.sorting import Sorted
from remit.texts.pairs.queries import Covering
from remit.texts.queries import DraftCard

KINDS = ("references", "statistics", "findings", "checks", "signers", "asked")
STATES = ("pending", "accepted", "rejected", "covered", "folded")
MANY = 13


def quote() -> str:
    """The words of an order."""
    return f"{made.SCIENCE.names['vi']} {made.NUMBER}."


def paragraphs() -> list[marking.Paragraph]:
    """A paragraph for each way in which words are marked, and a row of a table."""
    words = quote()
    marks = [*(("draft", one) for one in STATES), *((one,) for one in KINDS)]
    text = "\n".join([*[words] * len(marks), f"1\t{words}"])
    length = len(words)
    spans = [
        Span(at * (length + 1), at * (length + 1) + length, f"made-up-{at}", kinds)
        for at, kinds in enumerate(marks)
    ]
    return marking.paragraphs(text, spans)


def found() -> dict[str, list[Facts]]:
    """What else stands in the text: each kind once."""
    place: Facts = {"start": 0, "end": 9, "quote": quote(), "word": _("Cause")}
    kinds = ("signers", "references", "statistics", "findings")
    return {"checks": [{**place, "spans": [place, place]}], **{one: [place] for one in kinds}}


def cards() -> list[Card]:
    """A draft that is half written, one that lacks something, one behind the fold, and decided
    ones."""
    return [
        card(1, course=_course(1, is_written_at=True)),
        card(2, vague=True, course=_lacking(2)),
        card(3, confidence=0.3),
        card(4, status="ACCEPTED", covering=covering(), course=_course(4, owed=_lines(MANY))),
        card(5, status="REJECTED"),
        card(6, status="COVERED", covering=covering(), course=_course(6, owed=_lines(1))),
    ]


def card(
    number: int,
    *,
    status: str = "PENDING",
    confidence: float = 0.92,
    vague: bool = False,
    covering: Covering | None = None,
    course: Course | None = None,
) -> Card:
    """A draft as its page shows it."""
    return Card(
        draft=draft(number, status, confidence),
        kind=_("Task"),
        quote=quote(),
        actor=made.SCIENCE.names["vi"],
        actor_ground=_("stated in the text"),
        due_words="Q2/2024",
        due_said="" if vague else _("Date in force"),
        vague=vague,
        source=_("found by the rules"),
        why=[quote()],
        covering=covering,
        course=course or _course(number, status=status, confidence=confidence),
    )


def draft(number: int, status: str = "PENDING", confidence: float = 0.92) -> DraftCard:
    """What the reader found, and what was decided."""
    return DraftCard(
        id=NOWHERE + number,
        document=NOWHERE,
        start=0,
        end=len(quote()),
        kind="task",
        confidence=confidence,
        found={"quote": quote(), "condition": made.OTHER_NUMBER, "deadline": {"quote": "Q2/2024"}},
        added=False,
        status=status,
        reason=_("Recorded."),
        commitment=NOWHERE,
    )


def covering() -> Covering:
    """The text in another language of which a commitment was made first, with another last day."""
    other = made.document(made.OTHER_NUMBER, "ko")
    return Covering(other, 0, 9, made.DAY, made.DAY + made.WEEK)


def note() -> Facts:
    """What somebody had half written before a decision was undone."""
    lines = [(_("Result that is owed"), _("Recorded."))]
    return {"id": NOWHERE, "said": _("Half written"), "lines": lines, "is_own": True}


def announced() -> dict[str, Any]:
    """What a text says that it changes in others, which nobody has recorded yet."""
    relation = v.Relation.REPLACES
    cards = [made.document(made.OTHER_NUMBER), made.document()]
    said = {"number": made.OTHER_NUMBER, "quote": quote(), "relation": relation, "cards": cards}
    return {"said": said, "around": ("– ", " –"), "url": "#", "is_ours": True, "word": _("Draft")}


def provision_link() -> Facts:
    """A provision that stands to one of another document."""
    link = {"other": made.document(made.OTHER_NUMBER), "act": NOWHERE}
    link |= {"here": {"quote": quote()}, "there": {"quote": quote()}}
    around = {"here_url": "#", "there_url": "#", "may_part": True, "word": _("Draft")}
    return {"link": link, "parts": ["<here>", " – ", "<there>"], "around": ("– ", " –"), **around}


def _lines(count: int) -> list[Line]:
    hidden = Line(owed.card(hidden=True), v.Work.ASSIGNED, None)
    return [Line(owed.card(), v.Work.IN_PROGRESS, made.SCIENCE)] * count + [hidden]


def _course(
    number: int, *, status: str = "PENDING", confidence: float = 0.92, **more: Any
) -> Course:
    is_written_at = bool(more.pop("is_written_at", False))
    meant = Meant(made.SCIENCE.id, unclear=(quote(),))
    needs = Sorted(draft(number, status, confidence), meant, (), is_written_at)
    return Course(needs=needs, lead=made.SCIENCE, cooperating=[made.GOVERNMENT], **more)


def _lacking(number: int) -> Course:
    """What is contested, merged from others, announced, noted, and said in another language."""
    passage: Any = {"document": made.document(language="ko"), "start": 0, "end": 9}
    passage["quote"] = made.SCIENCE.names["ko"]
    other: Any = {"draft": NOWHERE, "passage": passage}
    return Course(
        needs=Sorted(draft(number), Meant(), ("DATE_PAST",)),
        contested=[_("No calendar has this day.")],
        came_from=2,
        next=f"{NOWHERE}:",
        notes=[note()],
        counterparts=[Elsewhere(other, _("Draft"))],
        announced=[announced()],
        provision_links=[provision_link()],
    )
