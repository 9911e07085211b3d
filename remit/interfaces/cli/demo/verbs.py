"""What a verb of a story is: the action it calls, its fields, and how many texts it takes."""

from collections.abc import Callable
from dataclasses import dataclass

from remit.interfaces.cli.demo.scenes import Scene
from remit.interfaces.cli.demo.world import FlawedStory

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verb:
    """An action under its name in the stories; `texts` are the least and the most."""

    perform: Callable[[Scene], None]
    needs: frozenset[str] = NONE
    may: frozenset[str] = NONE
    texts: tuple[int, int] = (0, 0)


def verb(
    perform: Callable[[Scene], None],
    needs: str = "",
    may: str = "",
    texts: tuple[int, int] = (0, 0),
) -> Verb:
    """A verb whose fields are written with blanks between them."""
    return Verb(perform, frozenset(needs.split()), frozenset(may.split()), texts)


def check(scene: Scene, called: Verb) -> None:
    """A line has the fields and texts of its verb, and no others."""
    given = set(scene.line.fields)
    if missing := called.needs - given:
        raise FlawedStory(f"{scene.line.verb} needs {', '.join(sorted(missing))}")
    if unknown := given - called.needs - called.may:
        raise FlawedStory(f"{scene.line.verb} knows no {', '.join(sorted(unknown))}")
    least, most = called.texts
    if not least <= len(scene.line.texts) <= most:
        raise FlawedStory(f"{scene.line.verb} takes {least} to {most} texts")
