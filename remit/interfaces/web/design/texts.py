"""Texts on pages of components: a document with its languages, relations and coverage beside its
drafts, the forms in which a draft is decided on, two texts side by side, and files being read."""

from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from remit.domain.vocabulary import Work
from remit.interfaces import labels
from remit.interfaces.web.commitments.fields import Kind
from remit.interfaces.web.commitments.showing import Shown
from remit.interfaces.web.design import made, owed, reading
from remit.interfaces.web.design.showing import NOWHERE, Facts, Piece
from remit.interfaces.web.texts.beside import Side
from remit.interfaces.web.texts.coverage import COLUMNS, GROUPS, Count, Opened, Owner
from remit.interfaces.web.texts.owed import Line as OwedLine


def _piece(name: Promise, says: Promise, template: str, facts: Facts) -> Piece:
    return Piece(name, says, template, ({"document": made.document(), **facts},))


def _piece_below(name: Promise, says: Promise, template: str, facts: Facts) -> Piece:
    """What stands inside a draft, below its title."""
    return replace(_piece(name, says, template, facts), level=3)


def of_texts() -> list[Piece]:
    """The components of the pages of texts."""
    return [
        _piece(
            gettext_lazy("Document"),
            gettext_lazy("The text beside its drafts; above it what it is, changes and covers."),
            "texts/page.html",
            page(),
        ),
        _piece(
            gettext_lazy("Texts"),
            gettext_lazy("A text that was found by its words shows where they stand in it."),
            "texts/list.html",
            _list(),
        ),
        _piece(
            gettext_lazy("Register a document"),
            gettext_lazy("Pasted, or as files; what counts for all of them is folded."),
            "texts/receive.html",
            {"limits": {"file_mb": 50, "members": 200}, "levels": [("INTERNAL", _("Draft"))]},
        ),
        _piece(
            gettext_lazy("Files being read"),
            gettext_lazy("Each file with its outcome; what lay in another file is set in."),
            "texts/intake_progress.html",
            _files(),
        ),
        _piece(
            gettext_lazy("Commitments whose basis changed"),
            gettext_lazy("Each with what changed and what may be done about it."),
            "texts/touched_rows.html",
            {"rows": _touched(), "with_changes": True},
        ),
    ]


def of_confirming() -> list[Piece]:
    """The components in which drafts are decided on."""
    card = reading.card(1)
    return [
        _piece(
            gettext_lazy("Accept a draft"),
            gettext_lazy("What the text says stands in the form already; what was begun is kept."),
            "texts/accept.html",
            {"card": card, "half_written": True, **_accepting()},
        ),
        _piece(
            gettext_lazy("Split a draft"),
            gettext_lazy("The words are the choice; the arrow keys move the place."),
            "texts/split.html",
            {"card": card, "words": _words()},
        ),
        _piece_below(
            gettext_lazy("Somebody else was first"),
            gettext_lazy("Both versions stand beside each other, and nothing typed is lost."),
            "texts/meanwhile.html",
            {"card": card, "theirs": [reading.note()], "yours": reading.note(), **_meanwhile()},
        ),
        _piece(
            gettext_lazy("Undoing waits"),
            gettext_lazy("Whoever writes at what would be undone is named, with their words."),
            "texts/undo_blocked.html",
            {"writing": [_writing()]},
        ),
        _piece(
            gettext_lazy("Take a relation back"),
            gettext_lazy("What is undone is said in words before the reason is asked for."),
            "texts/part_provisions.html",
            {"line": reading.provision_link()},
        ),
    ]


def of_pairs() -> list[Piece]:
    """What two texts of one work are to each other."""
    return [
        _piece(
            gettext_lazy("Two texts side by side"),
            gettext_lazy("Paragraph beside paragraph; what only one of them says is marked."),
            "texts/beside.html",
            _beside(),
        ),
    ]


def page() -> Facts:
    """All that stands on the page of a document."""
    other = made.document(made.OTHER_NUMBER, "ko")
    candidate = {"document": other, "looks": {"value": "TRANSLATION"}, "same_issuer": True}
    said = {"change": {"by": other, "recorded_on": made.DAY, "act": NOWHERE}}
    return {
        "expressions": [
            ({"document": made.document(), "is_original": True}, labels.language("vi")),
            ({"document": {**_plain(other), "id": NOWHERE + 1}}, labels.language("ko")),
        ],
        "likely": [{"candidate": candidate, "said": _("Side by side")}],
        "announced": [reading.announced()],
        "changed_by_this": [reading.provision_link()],
        "caused": [{"document": other, "touched": 2, "unsettled": one} for one in (1, 0)],
        "touched": {"said": [{**said, "word": _("Draft")}], "rows": _touched(), "unsettled": 1},
        "provision_links": [reading.provision_link()],
        "relations": [reading.provision_link()],
        "relation_words": [("REPLACES", _("Draft"))],
        "issuer": made.GOVERNMENT,
        "text_sha256": made.HASH,
        **_coverage(),
        **_workspace(),
    }


def _plain(document: object) -> dict[str, object]:
    names = ("number", "title", "language", "issued_on")
    return {name: getattr(document, name) for name in names}


def _coverage() -> Facts:
    line = OwedLine(owed.card(), Work.IN_PROGRESS, made.SCIENCE)
    columns = [str(word) for word, _counts in COLUMNS.values()]
    groups = [Count(str(word), 3, "#", tone) for word, tone, _show in GROUPS.values()]
    return {
        "obliging": 12,
        "groups": [*groups[:-1], Count(groups[-1].label, 0, "#", groups[-1].tone)],
        "fallen": 1,
        "elsewhere": 2,
        "owned_columns": columns,
        "owners": [Owner(made.SCIENCE, [Count(one, 1, "#") for one in columns])],
        "opened": Opened(made.SCIENCE.name, [line]),
    }


def _workspace() -> Facts:
    one = {"draft": NOWHERE + 1, "words": _("Half written")}
    filters = [
        {"code": "all", "label": pgettext_lazy("drafts", "All"), "count": 6, "chosen": True},
        {"code": "low", "label": _("Low confidence"), "count": 0, "is_empty": True},
    ]
    return {
        "paragraphs": reading.paragraphs(),
        "cards": reading.cards(),
        "found": reading.found(),
        "filters": filters,
        "waiting": 2,
        "all_count": 6,
        "decided_count": 3,
        "low_count": 1,
        "certain_count": 1,
        "resume": NOWHERE + 1,
        "said": _("Recorded."),
        "turn": {"drafts": [NOWHERE], "status": "ACCEPTED", "commitments": [NOWHERE]},
        "present": [one],
        "changed": [one],
        "since": "",
        "may_begin": True,
        "may_assign": True,
        "may_confirm": True,
    }


def _list() -> Facts:
    passage = {"quote": reading.quote()}
    row = {"card": made.document(), "issuer": made.GOVERNMENT, "passage": passage, "place": "#"}
    return {"rows": [row], "total": 1, "narrowed": {}, "sought": "", "may_register": True}


def _files() -> Facts:
    line = {"tone": "good", "said": _("Recorded."), "issuer": made.GOVERNMENT, "notes": [""]}
    lines = [
        {
            **line,
            "file": {"name": f"{depth}.docx", "depth": depth, "drafts": 3},
            "document": NOWHERE,
            "number": made.NUMBER,
            "may_correct": depth == 1,
        }
        for depth in range(3)
    ]
    lines.append({**line, "file": {"name": "3.pdf", "depth": 0}, "tone": "bad", "notes": []})
    batch = {"id": NOWHERE, "total": 4, "done": 4, "is_done": True}
    counts = {"registered": 3, "drafts": 9, "known": 1, "refused": 1}
    return {"batch": batch, "percent": 100, "lines": lines, **counts}


def _touched() -> list[object]:
    change = {"by": made.document(made.OTHER_NUMBER), "recorded_on": made.DAY, "act": NOWHERE}
    said = [{"is_settled": False, "word": _("Date in force"), "change": change}]
    verbs = [{"code": "cancel", "label": _("Take back")}]
    line = {"card": owed.card(), "said": said, "verbs": verbs}
    hidden = {"card": owed.card(hidden=True), "is_settled": True}
    return [(line, Work.IN_PROGRESS, made.SCIENCE), (hidden, None, None)]


def _accepting() -> Facts:
    title = Shown(name="accepted_title", label=_("Result that is owed"), kind=Kind.TEXT)
    return {"first": [title], "step_label": _("Record"), "step_says": _("What follows")}


def _words() -> list[Facts]:
    first, *others = reading.quote().split()
    rest = [
        {"words": one, "may_begin": True, "place": at, "chosen": at == 0}
        for at, one in enumerate(others)
    ]
    return [{"words": first}, *rest]


def _meanwhile() -> Facts:
    return {"sentence": _("Something else happened first"), "waits": True, "action": "#"}


def _writing() -> Facts:
    who = {"person": made.DIRECTOR.name, "draft": f"#{NOWHERE}", "time": "08:30"}
    return {**who, "lines": [(_("Result that is owed"), _("Recorded."))]}


def _beside() -> Facts:
    left = Side(made.document(), labels.language("vi"), "ltr")
    right = Side(made.document(made.OTHER_NUMBER, "ar"), labels.language("ar"), "rtl")
    here, there = ([{"quote": made.SCIENCE.names[one]}] for one in ("vi", "ar"))
    said = [_("The due date is three days away.")]
    lines: list[Facts] = [
        {"number": 1, "left": here, "right": there},
        {"number": 2, "left": here, "right": there, "here": said, "there": said},
        {"number": 3, "left": here, "right": [], "here": said},
    ]
    return {
        "left": left,
        "right": right,
        "sides": [left, right],
        "lines": lines,
        "differing": lines[1:],
        "may_answer": True,
    }
