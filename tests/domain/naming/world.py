"""The units of the example government, as the ranking sees them from an issuer."""

import csv
from functools import cache
from pathlib import Path

from remit.domain import naming
from remit.domain.naming import Candidate, Ground, Learnt, Mention, Name, Ranked, Reach
from remit.texts.lexicons import lexicon

NAMING_PLACES = {"CITY", "PROVINCE", "DISTRICT", "TOWN", "PEOPLES_COMMITTEE"}

FOLDER = Path(__file__).resolve().parents[3] / "example" / "organisation"
LANGUAGES = ("vi", "en", "ar", "ko")
PLACES = {"SX", "TV"}


@cache
def rows() -> dict[str, dict[str, str]]:
    """The units by code."""
    found: dict[str, dict[str, str]] = {}
    for name in ("units-2023", "units-2025-02", "units-outside"):
        with (FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
            found |= {row["code"]: row for row in csv.DictReader(file)}
    return found


def line(code: str) -> list[str]:
    """A unit and those above it."""
    above = rows()[code]["parent"]
    return [code, *(line(above) if above else [])]


def reach(code: str, issuer: str) -> Reach:
    """Where a unit stands as seen from the issuer."""
    path, own = line(code), line(issuer) if issuer else []
    if not issuer:
        return Reach.UNSAID
    if code == issuer:
        return Reach.ISSUER
    if issuer in path:
        return Reach.BELOW
    if any(place in own and place in path for place in PLACES):
        return Reach.PLACE
    return Reach.LINE if code in own or rows()[code]["parent"] in own else Reach.ELSEWHERE


def ranked(
    words: str,
    issuer: str = "SX-PC",
    *,
    translated: bool = False,
    learnt: dict[str, Learnt] | None = None,
) -> list[tuple[str, Ranked]]:
    """The units that words may mean, by their codes."""
    codes = list(rows())
    candidates = [
        Candidate(
            unit=number,
            kind=rows()[code]["kind"],
            names=[
                *(Name(rows()[code][f"name_{language}"]) for language in LANGUAGES),
                Name(code, Ground.CODE),
            ],
            reach=reach(code, issuer),
            place=_place(code),
            learnt=(learnt or {}).get(code, Learnt()),
        )
        for number, code in enumerate(codes)
    ]
    found = naming.ranked(Mention(words, translated), candidates, lexicon())
    return [(codes[one.unit], one) for one in found]


def meant(
    words: str,
    issuer: str = "SX-PC",
    *,
    translated: bool = False,
    learnt: dict[str, Learnt] | None = None,
) -> str | None:
    """The code of the unit that is clearly meant."""
    found = ranked(words, issuer, translated=translated, learnt=learnt)
    first = naming.clearly_first([one for _, one in found])
    return next((code for code, one in found if one is first), None)


@cache
def _place(code: str) -> frozenset[str]:
    said: set[str] = set()
    for above in line(code)[1:]:
        if rows()[above]["kind"] not in NAMING_PLACES:
            continue
        for language in LANGUAGES:
            said |= naming.called(rows()[above][f"name_{language}"], lexicon()).every
    return frozenset(said)
