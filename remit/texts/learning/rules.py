"""Proposals as changes of the rule packs: valid TOML at the end of a pack, and a unified diff that
a person reads before anybody applies it."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

from remit.domain.reading.learning import Family, Proposal
from remit.domain.reading.rules import Pack
from remit.texts import packs

FOLDER = "remit/texts/packs"
NAMES = "remit/texts/names.toml"
LIGHTEST, HEAVIEST = 0.5, 0.85


def path_of(language: str) -> str:
    """The file of a rule pack, from the root of the project."""
    return f"{FOLDER}/{language}.toml"


def before(path: str) -> str:
    """A file of rules as it stands."""
    below = path.removeprefix("remit/texts/").split("/")
    return resources.files("remit.texts").joinpath(*below).read_text(encoding="utf-8")


def after(pack: str, proposals: Iterable[Proposal]) -> str:
    """A rule pack with the proposed rules at its end."""
    numbers = [int(number) for number in re.findall(r'id = "\w+\.learnt-(\d+)"', pack)]
    first = max(numbers, default=0) + 1
    added = [_rule(one, first + place) for place, one in enumerate(proposals)]
    return "\n\n".join([pack.rstrip("\n"), *added]) + "\n" if added else pack


def diff(path: str, old: str, new: str) -> str:
    """The change of a file as a unified diff, from the root of the project."""
    return "".join(
        difflib.unified_diff(
            old.splitlines(keepends=True),
            new.splitlines(keepends=True),
            f"a/{path}",
            f"b/{path}",
        )
    )


def packs_with(changed: Mapping[str, str]) -> dict[str, Pack]:
    """All rule packs, those that change as they would be."""
    read = {name: packs.pack_from(tomllib.loads(text)) for name, text in changed.items()}
    return {**packs.packs(), **read}


def _rule(one: Proposal, number: int) -> str:
    rows = [
        "[[rule]]",
        f'id = "{one.language}.learnt-{number}"',
        f'class = "{one.family.value}"',
        *_meaning(one),
        'scope = "clause"',
        f"pattern = {quoted(one.pattern)}",
        f"must_match = {_listed(one.must_match)}",
        f"must_not_match = {_listed(one.must_not_match)}",
    ]
    return "\n".join(rows)


def _meaning(one: Proposal) -> list[str]:
    if one.family is not Family.CUE:
        return []
    weight = round(min(max(one.bound, LIGHTEST), HEAVIEST), 2)
    return [f'kind = "{one.kind}"', f"weight = {weight}", f"actor = {_listed(one.actor)}"]


def _listed(texts: Sequence[str]) -> str:
    return "[" + ", ".join(quoted(text) for text in texts) + "]"


def quoted(text: str) -> str:
    """A TOML string: a literal where it can be one, so that it stays readable; else escaped."""
    if "'" not in text and text.isprintable():
        return f"'{text}'"
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08X}" for sign in plain) + '"'
    )
