"""`remit reading learn`: what the decisions of persons teach, as a change of the rule packs to be
read, with the passages for and against each rule. Nothing is changed here."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.interfaces.cli import site

if TYPE_CHECKING:
    from remit.domain.reading.learning import Evidence, Proposal, Score
    from remit.texts.learning.lessons import Lesson, Lessons
    from remit.texts.learning.short_forms import ShortForm

SHOWN = 5
LONGEST = 160


def learn(
    language: Annotated[str, typer.Option(help="Only this language: vi, en, ar or ko.")] = "",
    output: Annotated[
        Path | None,
        typer.Option(help="Write the change to a file, or into a folder, a file a language."),
    ] = None,
    least: Annotated[
        int, typer.Option(min=2, help="In how many passages words must stand at least.")
    ] = 3,
    gold: Annotated[
        Path, typer.Option(help="Annotated texts on which a change is measured too.")
    ] = Path("tests/gold"),
) -> None:
    """Propose rules from the corrections of persons, as a change that `git apply` takes."""
    site.ready(database=True)
    from remit.texts import packs
    from remit.texts.learning import lessons

    if language and language not in packs.LANGUAGES:
        raise typer.BadParameter(language, param_hint="--language")
    found = lessons.learn([language] if language else packs.LANGUAGES, least=least)
    merits = {one.language: list(_merit(one, gold)) for one in found.lessons if one.diff}
    sys.stdout.write("\n".join(_report(found, merits)) + "\n")
    changes = {
        one.language: _headed(one, merits[one.language]) for one in found.lessons if one.diff
    }
    if found.names_diff:
        changes["names"] = found.names_diff
    _written(changes, output)


def _written(changes: "dict[str, str]", output: Path | None) -> None:
    """Where nothing is proposed, no file is written."""
    if not changes:
        return
    if output is None:
        sys.stdout.write("".join(changes.values()))
    elif output.is_dir():
        for name, diff in changes.items():
            (output / f"{name}.diff").write_text(diff, encoding="utf-8")
    else:
        output.write_text("".join(changes.values()), encoding="utf-8")


def _headed(lesson: "Lesson", merit: "list[str]") -> str:
    """A change with what it improves above it, which whoever applies it reads first."""
    lines = [*(f"{one.family.value} “{one.words}”" for one in lesson.proposals), *_effect(lesson)]
    return "".join(f"# {line.strip()}\n" for line in (*lines, *merit)) + lesson.diff


def _effect(lesson: "Lesson") -> Iterator[str]:
    from django.utils.translation import gettext as _

    yield _("  before: %(score)s") % {"score": _score(lesson.before)}
    yield _("  after: %(score)s") % {"score": _score(lesson.after)}


def _merit(lesson: "Lesson", gold: Path) -> Iterator[str]:
    """What the change does to annotated texts, on which nobody here decided."""
    from django.utils.translation import gettext as _

    from remit.interfaces.cli.reading import merits

    found = merits.merit(gold, lesson.proposals, lesson.language, lesson.changed())
    if found is None:
        yield _("  on annotated texts: not measured, none of this language is at hand")
        return
    yield _(
        "  on %(texts)d annotated texts: recall %(recall)s before, %(recall_after)s after; "
        "precision %(precision)s before, %(precision_after)s after"
    ) % {
        "texts": found.texts,
        "recall": _share(found.before.recall),
        "recall_after": _share(found.after.recall),
        "precision": _share(found.before.precision),
        "precision_after": _share(found.after.precision),
    }


def _why_nothing(found: "Lessons") -> str:
    from django.utils.translation import gettext as _

    if not found.decisions:
        return _("Nothing is proposed: nobody has decided on a draft yet.")
    if found.without_effect:
        return _(
            "Nothing is proposed: words that stand out, as “%(words)s”, would change nothing of "
            "what is read."
        ) % {"words": found.without_effect[0]}
    return _(
        "Nothing is proposed: no words stand in %(least)d different passages that were missed or "
        "rejected, and hardly anywhere else."
    ) % {"least": found.least}


def _report(found: "Lessons", merits: "dict[str, list[str]]") -> Iterator[str]:
    from django.utils.translation import gettext as _

    yield _("%(decisions)d decisions on %(documents)d documents were read.") % {
        "decisions": found.decisions,
        "documents": found.documents,
    }
    if found.left_out:
        yield _(
            "Left out: %(count)d restricted or secret documents, whose words go into no rule."
        ) % {"count": found.left_out}
    if not found.proposes:
        yield _why_nothing(found)
    for lesson in found.lessons:
        if lesson.proposals:
            yield from _lesson(lesson, merits.get(lesson.language, []))
    for short in found.short_forms:
        yield _("%(language)s: “%(word)s” is short for “%(full)s”") % {
            "language": short.language,
            "word": short.word,
            "full": short.full,
        }
        yield from _evidence(short)
    yield from _headings(found)


def _headings(found: "Lessons") -> Iterator[str]:
    """What of headings was read otherwise than persons say, for whoever writes their rules."""
    from django.utils.translation import gettext as _

    if found.misread:
        yield "\n" + _("Facts of headings that persons corrected: %(count)d") % {
            "count": len(found.misread)
        }
    for one in found.misread:
        yield _("  %(field)s: read “%(read)s”, said “%(said)s” (document %(document)d)") % {
            "field": one.field,
            "read": one.read,
            "said": one.said,
            "document": one.document,
        }


def _lesson(lesson: "Lesson", merit: "list[str]") -> Iterator[str]:
    yield f"\n{lesson.language}"
    for place, one in enumerate(lesson.proposals, start=1):
        yield from _proposal(place, one)
    yield from _effect(lesson)
    yield from merit
    yield ""


def _proposal(place: int, one: "Proposal") -> Iterator[str]:
    yield f"  {place}. {one.family.value} “{one.words}”"
    yield from _evidence(one)


def _evidence(one: "Proposal | ShortForm") -> Iterator[str]:
    from django.utils.translation import gettext as _

    yield "     " + _("for: %(right)d, against: %(wrong)d, right at least: %(bound)s %%") % {
        "right": len(one.supporting),
        "wrong": len(one.contradicting),
        "bound": round(one.bound * 100),
    }
    yield from (f"     + {_place(evidence)}" for evidence in one.supporting[:SHOWN])
    yield from (f"     - {_place(evidence)}" for evidence in one.contradicting[:SHOWN])


def _place(one: "Evidence") -> str:
    said = " ".join(one.text.split())
    short = said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"
    return f"{one.document}[{one.start}:{one.end}] {short}"


def _score(score: "Score") -> str:
    from django.utils.translation import gettext as _

    return _(
        "recall %(recall)s (%(found)d of %(binding)d), precision %(precision)s "
        "(%(wrong)d rejected found), not decided: %(undecided)d"
    ) % {
        "recall": _share(score.recall),
        "found": score.found,
        "binding": score.binding,
        "precision": _share(score.precision),
        "wrong": score.wrong,
        "undecided": score.undecided,
    }


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
