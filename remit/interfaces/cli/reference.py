"""The reference pages: the law of the site as tables, written from the tables themselves."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import typer

from remit.domain import (
    backdating,
    due,
    evidence_files,
    extensions,
    figures,
    kinds,
    lengths,
    lifecycle,
)
from remit.domain.acts import Tag
from remit.domain.rights import TABLE
from remit.domain.vocabulary import SHOWN
from remit.interfaces import labels
from remit.interfaces.cli import glossary


def pages(app: typer.Typer) -> Mapping[str, str]:
    """Every page by its file name."""
    made: Mapping[str, Callable[[], str]] = {
        "acts.md": _acts,
        "command-line.md": lambda: _command_line(app),
        "due-dates.md": _due_dates,
        "figures.md": _figures,
        "glossary.md": glossary.page,
        "limits.md": _limits,
        "rights.md": _rights,
        "settings.md": _settings,
        "transitions.md": _transitions,
        "units.md": _units,
        "words.md": _words,
    }
    return {name: page() for name, page in made.items()}


def _page(title: str, text: str, header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    heads = list(header)
    lines = [f"# {title}", "", text, "", _row(heads), _row("---" for _ in heads)]
    return "\n".join([*lines, *(_row(row) for row in rows)]) + "\n"


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _sentence(thing: object) -> str:
    return " ".join((thing.__doc__ or "").split())


def _transitions() -> str:
    rows = (
        (
            f"`{line.tag.value}`",
            labels.label(line.tag),
            ", ".join(sorted(state.value if state else "–" for state in line.before)),
            line.after.value,
        )
        for line in lifecycle.TRANSITIONS
    )
    text = (
        "Which act is possible in which state, and where it leads. `–` is the state before the "
        "first act; acts about other acts (annulment, approval of a day) stand outside the states."
    )
    return _page("Transitions of a commitment", text, ("act", "in words", "in", "leads to"), rows)


def _rights() -> str:
    rows = (
        (
            f"`{permission.value}`",
            labels.label(permission),
            "; or ".join(
                " and ".join(f"*{_sentence(one).rstrip('.').lower()}*" for one in alternative)
                for alternative in alternatives
            ),
        )
        for permission, alternatives in TABLE.items()
    )
    text = "A permission is granted when every predicate of one alternative holds."
    return _page("Rights", text, ("permission", "in words", "granted when"), rows)


def _acts() -> str:
    rows = ((f"`{tag.value}`", labels.label(tag)) for tag in Tag)
    return _page("Acts of the ledger", "Every tag in use.", ("tag", "in words"), rows)


def _words() -> str:
    rows = (
        (f"`{words.__name__}`", f"`{member.value}`", labels.label(member))
        for words in SHOWN
        for member in words
    )
    text = "The codes that are stored, and the words that people read."
    return _page("Words", text, ("of", "code", "in words"), rows)


def _figures() -> str:
    columns = [(f"`{name}`", labels.column(name)) for name in figures.COLUMNS]
    shares = [(f"`{policy.value}`", labels.label(policy)) for policy in figures.Policy]
    partition = " + ".join(f"`{name}`" for name in figures.PARTITION)
    text = f"`assigned` = {partition}; the other columns are “of which”, and `parts` is outside."
    return _page("Figures", text, ("column or share", "in words"), [*columns, *shares])


def _due_dates() -> str:
    rows = ((f"`{code}`", ", ".join(params) or "–") for code, params in due.EXPLANATIONS)
    text = (
        "A value is `2024-04-15`, `2024-04`, `2024-Q2`, `2024-H1` or `2024`; an operator is "
        + ", ".join(f"`{operator.value}`" for operator in due.Operator)
        + ". How the last day follows is stored with it:"
    )
    return _page("Due dates", text, ("explanation", "facts"), rows)


def _limits() -> str:
    rows = [
        ("Working days by which a unit may date its own act back", backdating.FREE_WORKING_DAYS),
        ("Times a date may be extended", extensions.CAP.times),
        ("Days a date may move from the original one", extensions.CAP.days),
        ("Largest file of evidence, MB", evidence_files.LARGEST // 1024 // 1024),
        ("Kinds of files", ", ".join(sorted(evidence_files.KINDS))),
        ("Signs of a title", lengths.TITLE),
        ("Signs of a reference, a letter, a name of a unit, a post or a file", lengths.LINE),
        ("Signs of a reason, a note, a summary, progress or wording", lengths.SENTENCES),
    ]
    return _page("Limits", "Numbers that a regulation decides.", ("limit", "value"), rows)


def _units() -> str:
    rows = (
        (f"`{kind.code}`", labels.kind(kind.code), labels.label(kind.level))
        for kind in kinds.KINDS.values()
    )
    return _page("Kinds of units", "Kinds are data.", ("kind", "in words", "level"), rows)


def _settings() -> str:
    from django.conf import settings

    rows = ((f"`{name}`", meaning) for name, meaning in settings.REMIT_VARIABLES)
    return _page("Settings", "A site is set up by its environment.", ("variable", "decides"), rows)


def _command_line(app: typer.Typer) -> str:
    rows = [
        (f"`{name}`", _sentence_of(command), _options(command))
        for name, command in _commands("remit", typer.main.get_command(app))
    ]
    text = "Exit 0: done. Exit 1: refused, or a check failed (one sentence). Exit 2: wrong usage."
    return _page("Command line", text, ("command", "does", "takes"), rows)


def _commands(path: str, command: Any) -> list[tuple[str, Any]]:
    below = getattr(command, "commands", None)
    if below is None:
        return [(path, command)]
    return [one for name in sorted(below) for one in _commands(f"{path} {name}", below[name])]


def _sentence_of(command: Any) -> str:
    return " ".join((command.help or "").split())


def _options(command: Any) -> str:
    named = (max(one.opts, key=len) for one in command.params if one.name != "help")
    return ", ".join(f"`{name}`" for name in named) or "–"
