"""A counted list goes on below lines of another kind."""

import pytest

from remit.domain import reading
from remit.domain.reading import markers
from remit.texts import packs

HEAD = "Emergency Directive 9\n3 March 2025\n\nAll harbour offices must complete these actions:\n\n"
FIRST = "1. Shut the gates of the outer basin.\n"
NOTE = "The outer basin is the one behind the old mole.\n"


def _owing(text: str) -> list[tuple[str, str | None]]:
    found = reading.read(text, packs.packs()).obligations
    return [
        (one.span.quote, one.actor.span.quote if one.actor else None)
        for one in found
        if not one.only_resembles
    ]


def test_the_next_item_is_owed_by_whom_the_head_of_the_list_names() -> None:
    owing = _owing(HEAD + FIRST + NOTE + "2. Count the boats at anchor there.\n")
    assert owing[-1] == ("Count the boats at anchor there", "All harbour offices")


def test_a_list_that_begins_anew_is_another_list() -> None:
    owing = _owing(HEAD + FIRST + NOTE + "1. Boats at anchor in the summer months.\n")
    assert [quote for quote, _ in owing] == ["Shut the gates of the outer basin"]


@pytest.mark.parametrize(
    ("line", "style", "place"),
    [
        ("2. Close the gate", "number", 2),
        ("(c) close the gate", "letter", 3),
        (r"\(iv\) close the gate", "low-roman", 4),
        ("-   close the gate", "dash", 0),
        ("3.2 Close the gate", "dotted", 0),
    ],
)
def test_a_mark_tells_its_style_and_its_place(line: str, style: str, place: int) -> None:
    told, end = markers.marker_of(line)
    assert (told, markers.place_of(told, line)) == (style, place)
    assert line[end:].lower().startswith("close")
