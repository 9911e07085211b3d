"""Commitments on a page of components: the filters of a list, every field that a form may have, and
the page of one commitment with its acts, its evidence and its conversation."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from remit.commitments.queries.lists import Card
from remit.domain import vocabulary as v
from remit.domain.refusals import Refusal
from remit.interfaces import labels, sentences
from remit.interfaces.web import samples
from remit.interfaces.web.commitments.fields import Kind, Option
from remit.interfaces.web.commitments.showing import Shown
from remit.interfaces.web.commitments.timeline import Row
from remit.interfaces.web.design import made, owed
from remit.interfaces.web.design.showing import NOWHERE, Facts, Piece
from remit.organisation.queries.delegations import Seat

# The kinds of fields in which a thing is found by words, each with what was found.
FOUND: Mapping[Kind, dict[str, Any]] = {
    Kind.UNIT: {"units": (made.SCIENCE, made.ENDED), "chosen": ("1",)},
    Kind.UNITS: {"units": samples.UNITS, "chosen": ("1", "2")},
    Kind.EACH: {"units": samples.UNITS, "chosen": ("2",)},
    Kind.POST: {"posts": (Seat(made.DIRECTOR, made.SCIENCE),), "value": made.DIRECTOR.code},
}
CHOICES = frozenset({Kind.CHOICE, Kind.PICK, Kind.COMMITMENT})


def pieces() -> list[Piece]:
    """The components of the pages of commitments."""
    return [
        Piece(
            gettext_lazy("Filters of a list"),
            gettext_lazy("What is asked for most stands open; the rest is folded below it."),
            "commitments/list.html",
            (_filters(),),
        ),
        Piece(
            gettext_lazy("Every field of a form"),
            gettext_lazy("Each kind of field once, in a form that was refused and warns."),
            "commitments/act_form.html",
            (_form(),),
        ),
        Piece(
            gettext_lazy("First step"),
            gettext_lazy("What is rarely needed is folded; the button says what it will do."),
            "commitments/record.html",
            (_first_step(),),
        ),
        Piece(
            gettext_lazy("Claim and result"),
            gettext_lazy("After a reopening what stands there is from before it."),
            "commitments/sides.html",
            (owed.reopened(),),
        ),
        Piece(
            gettext_lazy("Why it stands as it does"),
            gettext_lazy("Open work that is not late says what it waits for."),
            "commitments/stands.html",
            ({"stands": owed.entries()[1]},),
        ),
        Piece(
            gettext_lazy("Queues"),
            gettext_lazy("What waits for somebody; a queue in which nothing waits says what will."),
            "work/page.html",
            (_queues(),),
        ),
    ]


def of_one() -> list[Piece]:
    """What stands on the page of one commitment."""
    return [
        Piece(
            gettext_lazy("Commitment"),
            gettext_lazy("How late it is, both clocks, claim beside result, evidence and talk."),
            "commitments/page.html",
            (owed.page(),),
        ),
        Piece(
            gettext_lazy("A form that was overtaken"),
            gettext_lazy("What others did since is said; what was typed stays where it is."),
            "commitments/since.html",
            (_since(),),
        ),
        Piece(
            gettext_lazy("The same order a moment ago"),
            gettext_lazy("It is opened, or recorded once more because it is meant twice."),
            "commitments/just_ordered.html",
            (_just_ordered(),),
        ),
    ]


def _filters() -> Facts:
    narrowed = {"state": "OPEN", "is_of_now": True, "further": True, "alone": True}
    return {
        "narrowed": {**narrowed, "series": NOWHERE, "issuer_below": True},
        "states": [(one.value, labels.label(one)) for one in v.Work],
        "types": [(one.value, labels.label(one)) for one in v.Type],
        "languages": [(code, labels.language(code)) for code in made.SCIENCE.names],
        "unnarrowed": "#",
        "every_series": "#",
        "last_page": "#",
        "total": 3,
    }


def _options() -> list[Option]:
    return [Option(one.value, labels.label(one)) for one in v.Type]


def _field(kind: Kind, name: str = "", **more: Any) -> Shown:
    facts: dict[str, Any] = {**FOUND.get(kind, {}), **more}
    options = _options() if kind in CHOICES else ()
    label, hint = _("Result that is owed"), _("One result, one unit, one date.")
    name = name or f"made_up_{kind.name.lower()}"
    return Shown(name=name, label=label, kind=kind, hint=hint, options=options, **facts)


def _form() -> Facts:
    card = Card(NOWHERE, hidden=False, title=_("Result that is owed"), original=made.DAY)
    row = [_field(Kind.TEXT, "title_1"), _field(Kind.UNIT, "lead_1")]
    said = _("This is not a day of the calendar.")
    special: dict[Kind, dict[str, Any]] = {
        Kind.PARTS: {"rows": [row]},
        Kind.DAY: {"said": said, "value": "15/04/2024"},
        Kind.DUE: {"said": said, "words": "Q2/2024"},
    }
    fields = [_field(kind, **special.get(kind, {})) for kind in Kind]
    return {
        "card": card,
        "verb": {"code": "claim", "label": _("Record"), "says": _("What follows"), "asks": ""},
        "grounds": {"whole": owed.whole(), "claim": owed.claim(long=False), "bucket": owed.BUCKET},
        "open_parts": {"total": 2, "shown": [(card, v.Work.ASSIGNED)], "hidden": 1},
        "warning": _("The due date is three days away."),
        "said": _("The unit that does not lead cannot report a commitment as done."),
        "rule": "",
        "seen": NOWHERE,
        "fields": fields,
    }


def _since() -> Facts:
    facts = owed.page()
    shown: Any = facts["timeline"]
    said = sentences.sentence(Refusal("ACTED_SINCE"))
    return {
        "card": facts["card"],
        "said": said,
        "rule": "ACTED_SINCE",
        "since": [row for row in shown if isinstance(row, Row)][:2],
        "since_parts": [facts["card"], Card(NOWHERE, hidden=True)],
        "since_more": 2,
    }


def _just_ordered() -> Facts:
    refusal = Refusal("ORDERED_JUST_NOW", commitment=str(NOWHERE))
    return {"said": sentences.sentence(refusal), "rule": refusal.rule, "ordered": NOWHERE}


def _first_step() -> Facts:
    return {
        "first": [_field(Kind.TEXT, "first_title")],
        "several": [_field(Kind.LONG, "several_words")],
        "more": [_field(Kind.CHOICE, "more_type")],
        "step": "record",
        "step_label": _("Record"),
        "step_says": _("What follows"),
    }


def _queues() -> Facts:
    empty = {"code": "made_up_queue", "label": _("Overdue"), "n": 0}
    return {
        "standing": {"posts": [made.DIRECTOR]},
        "queues": [{**empty, "teaches": _("Nothing waits")}],
        "awaiting": {"texts": [made.document()], "total": 1},
        "notices": [],
        "unread": {"count": 0},
    }
