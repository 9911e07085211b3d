"""A measurement for people: a block of lines for each group, or one table in Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from remit.interfaces import writing
from remit.interfaces.cli.reading.floors import Failure
from remit.interfaces.cli.reading.gold_files import Reason

MEASURES = {
    "obligations": gettext_lazy("obligations, all candidates"),
    "obligations_shown": gettext_lazy("obligations, shown (0.5 and more)"),
    "obligations_bulk": gettext_lazy("obligations, for bulk acceptance (0.8 and more)"),
    "kinds": gettext_lazy("kind"),
    "actors": gettext_lazy("actor"),
    "actors_left_open": gettext_lazy("no actor where there is none"),
    "deadline_values": gettext_lazy("deadline, value"),
    "deadline_values_with_operator": gettext_lazy("deadline, value and operator"),
    "deadlines_vague": gettext_lazy("deadline, vague words"),
    "deadlines_by_event": gettext_lazy("deadline, counted from an event"),
    "statistics": gettext_lazy("figures, place"),
    "statistic_values": gettext_lazy("figures, values"),
    "numbers": gettext_lazy("document numbers"),
    "numbers_own": gettext_lazy("number of the document itself"),
    "numbers_cited": gettext_lazy("numbers of documents cited"),
    "document_types": gettext_lazy("type of the document"),
    "document_dates": gettext_lazy("date of the document"),
    "event_dates": gettext_lazy("date of the event"),
    "findings": gettext_lazy("findings"),
    "checks": gettext_lazy("contradictions"),
}
# The columns of the table in Markdown: measure and figure.
COLUMNS = (
    ("obligations", "recall"),
    ("obligations_shown", "precision"),
    ("obligations_bulk", "precision"),
    ("deadline_values", "precision"),
    ("deadline_values", "recall"),
    ("actors", "recall"),
    ("kinds", "recall"),
    ("numbers", "precision"),
    ("numbers", "recall"),
    ("statistics", "recall"),
    ("findings", "recall"),
    ("checks", "recall"),
)
Form = Mapping[str, Any]
# What brings the texts on which the gold was annotated.
GETS_TEXTS = "scripts/gold texts tests/gold"


def lines(form: Form) -> Iterator[str]:
    """Every group with all its measures."""
    for group in form["groups"]:
        yield from ("", f"== {_title(group)}", *_block(group))
    yield from ("", *remarks(form))


def _title(group: Form) -> str:
    count = _("documents: %(count)d") % {"count": group["documents"]}
    return f"{' · '.join(group['key'].values())} ({count})"


def _block(group: Form) -> Iterator[str]:
    for measure, label in MEASURES.items():
        found = group["measures"].get(measure)
        if found:
            precision = f"P {_share(found['precision'])} ({found['right']}/{found['found']})"
            recall = f"R {_share(found['recall'])} ({found['right']}/{found['expected']})"
            yield f"{label!s:<48} {precision:<18} {recall:<18} F1 {_share(found['f1'])}"
    yield _("mean overlap of places: %(share)s") % {"share": _share(group["span_iou"])}
    yield _("candidates shown: %(shown)d, folded: %(folded)d") % {
        "shown": group["shown"],
        "folded": group["folded"],
    }
    yield from _calibration(group["calibration"])
    yield from _confusion(group["confusion"])


def _calibration(found: Form) -> Iterator[str]:
    yield _("calibration error: %(share)s") % {"share": _share(found["error"])}
    for row in found["bins"]:
        yield (
            f"  {row['from']:.1f}–{row['from'] + 0.1:.1f}  n={row['drafts']:<4} "
            f"{_share(row['confidence'])} → {_share(row['right'])}"
        )


def _confusion(rows: Sequence[Form]) -> Iterator[str]:
    yield _("kinds, gold → read:")
    for row in rows:
        yield f"  {row['gold']} → {row['read']}: {row['n']}"


def markdown(form: Form) -> Iterator[str]:
    """One row for each group, with the figures that targets are set for."""
    heads = [*form["by"], "n", *(f"{measure} {name[0].upper()}" for measure, name in COLUMNS)]
    heads += ["span IoU", "shown / folded", "ECE"]
    yield _row(heads)
    yield _row("---" for _head in heads)
    for group in form["groups"]:
        shares = (_cell(group["measures"].get(measure), name) for measure, name in COLUMNS)
        counts = f"{group['shown']} / {group['folded']}"
        tail = (_share(group["span_iou"]), counts, _share(group["calibration"]["error"]))
        yield _row([*group["key"].values(), group["documents"], *shares, *tail])
    yield ""
    yield from (f"- {remark}" for remark in remarks(form))


def _cell(found: Form | None, name: str) -> str:
    if not found:
        return "–"
    of = found["found" if name == "precision" else "expected"]
    return f"{_share(found[name])} ({found['right']}/{of})"


def _row(cells: Any) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def remarks(form: Form) -> Iterator[str]:
    """What a reader of the figures must know."""
    if form["in_sample"]:
        yield _(
            "In sample: %(count)d of %(all)d texts were open to whoever wrote the rules; their "
            "figures say what the rules remember, not what they can do."
        ) % {"count": len(form["in_sample"]), "all": len(form["documents"])}
    if form["languages_without_unseen_real_text"]:
        yield _(
            "No real text that was kept unread while the rules were written: %(languages)s."
        ) % {"languages": writing.listed(form["languages_without_unseen_real_text"])}
    for reason in Reason:
        names = [one["id"] for one in form["skipped"] if one["reason"] == reason]
        if names:
            facts = {"count": len(names), "names": writing.listed(names), "command": GETS_TEXTS}
            yield _said(reason) % facts


def _said(reason: Reason) -> str:
    return {
        Reason.TEXT_ABSENT: _(
            "Left out, the text is not at hand: %(count)d. “%(command)s” gets those that are real."
        ),
        Reason.TEXT_DIFFERENT: _(
            "Left out, the text is not the one that was annotated: %(count)d (%(names)s)."
        ),
        Reason.ANNOTATION_BROKEN: _(
            "Left out, the annotation does not fit its text: %(count)d (%(names)s)."
        ),
    }[reason]


def miss(row: Form) -> str:
    """One miss, false alarm or wrong detail."""
    labels = {
        "missed": _("MISSED"),
        "false_alarm": _("FALSE ALARM"),
        "wrong": _("WRONG"),
        "kind": _("KIND"),
        "deadline": _("DEADLINE"),
        "actor": _("ACTOR"),
    }
    told = f"{row['gold'] or '–'} ≠ {row['read'] or '–'}" if row["gold"] or row["read"] else ""
    sure = "" if row["confidence"] is None else f"{row['confidence']:.2f}"
    of = row["kind"] or str(MEASURES[row["measure"]])
    place = f"{row['document']} {row['start']}–{row['end']}"
    parts = (labels[row["what"]], place, of, sure, told)
    return "\n    ".join((" ".join(filter(None, parts)), row["context"])).rstrip()


def failure(one: Failure) -> str:
    """A floor that does not hold."""
    facts = {
        "group": one.group or "–",
        "measure": one.measure,
        "figure": one.figure,
        "wanted": f"{one.wanted:.2f}",
        "met": "" if one.met is None else f"{one.met:.4f}",
    }
    if one.met is None:
        return _("%(group)s: %(measure)s %(figure)s is not measured, %(wanted)s is asked.") % facts
    return _("%(group)s: %(measure)s %(figure)s is %(met)s, %(wanted)s is asked.") % facts
