"""Taking in the files that a command names: one after the other, so that one is in memory."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from remit.domain.acts import By
from remit.domain.refusals import Finding, Refusal
from remit.kernel import clock
from remit.texts import confined
from remit.texts.intake import actions, queries
from remit.texts.intake.queries import Outcome
from remit.texts.intake.terms import Terms

REFUSED = "REFUSED"


def taken(paths: Iterable[Path], *, by: By, terms: Terms) -> list[Outcome]:
    """What became of each file, and of the files inside it."""
    return [one for name, path in _files(paths) for one in _taken(name, path, by=by, terms=terms)]


def _taken(name: str, path: Path, *, by: By, terms: Terms) -> list[Outcome]:
    try:
        content = content_of(path)
    except Refusal as refused:
        return [refusal(name, refused)]
    batch = actions.hand_in(by=by, at=clock.now(), files=[(name, content)], terms=terms)
    actions.take_in(batch=batch)
    return queries.outcomes(batch)


def content_of(path: Path) -> bytes:
    """The bytes of a file, if it is there and within the limits."""
    bounds = confined.limits()
    try:
        if path.stat().st_size > bounds.file_bytes:
            raise Refusal("FILE_OVER_LIMIT", largest=str(bounds.file_mb))
        return path.read_bytes()
    except FileNotFoundError:
        raise Refusal("FILE_ABSENT", name=path.name) from None
    except OSError:
        raise Refusal("FILE_NOT_OPENED") from None


def _files(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """The files that are named, and those inside the folders that are named."""
    for path in paths:
        if path.is_dir():
            yield from ((str(one.relative_to(path.parent)), one) for one in inside(path))
        else:
            yield path.name, path


def inside(folder: Path) -> list[Path]:
    """The files of a folder at any depth, in the order of their names; hidden ones are not."""
    found = (one for one in folder.rglob("*") if one.is_file())
    return sorted(one for one in found if not _is_hidden(one.relative_to(folder)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def refusal(name: str, refused: Refusal) -> Outcome:
    """A file that could not be handed in."""
    finding = Finding(refused.rule, refused.params)
    return Outcome(0, name, 0, 0, False, REFUSED, (), finding, None, 0)
