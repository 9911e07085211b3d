"""Attach evidence: files, kept outside the web root under the hash of their content, or a link.

What does not open is kept as it came all the same, and its act says so.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.commitments.actions import case as cases
from remit.domain import evidence_files
from remit.domain.acts import By, Tag
from remit.domain.rights import Permission
from remit.kernel import files, scanning, wholeness, writes
from remit.ledger.records import Act


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that somebody hands in."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be put behind a claim, and what its act will say of it."""

    file: NewFile
    data: Mapping[str, object]
    texts: Mapping[str, str]


def attach_file(
    *, by: By, at: dt.datetime, commitment: int, name: str, content: bytes, note: str = ""
) -> Act:
    """The lead unit puts a file behind its claim; the act holds the hash of the content."""
    examined = examine([NewFile(name, content)], note)
    with writes.writing():
        return attach(by=by, at=at, commitment=commitment, examined=examined)[0]


def examine(new: Sequence[NewFile], note: str = "") -> list[Examined]:
    """Files that may be put behind a claim; looked at before anybody has to wait for it."""
    evidence_files.check_how_many(len(new))
    return [_examined(one, note) for one in new]


def attach(*, by: By, at: dt.datetime, commitment: int, examined: Sequence[Examined]) -> list[Act]:
    """Each of these files is put behind the claim by an act of its own, all or none."""
    case, acts = cases.opened(by=by, at=at, commitment=commitment), []
    for one in examined:
        tag = Tag.COMMITMENT_EVIDENCED
        acts.append(cases.act(case, Permission.REPORT, tag, data=one.data, texts=one.texts))
        files.keep(str(one.data["sha256"]), one.file.content)
    return acts


def _examined(file: NewFile, note: str) -> Examined:
    media = evidence_files.media_type(file.name, file.content)
    scanning.check(file.content)
    sha256 = hashlib.sha256(file.content).hexdigest()
    data = {"form": "FILE", "sha256": sha256, "size": len(file.content), "media": media}
    damaged = {"damaged": True} if wholeness.is_damaged(file.name, file.content) else {}
    texts = {"name": evidence_files.safe_name(file.name)}
    return Examined(file, {**data, **damaged}, texts | ({"note": note} if note.strip() else {}))


def attach_link(*, by: By, at: dt.datetime, commitment: int, url: str, note: str = "") -> Act:
    """The lead unit puts a link behind its claim; what it shows may change, and that is said."""
    texts = {"name": evidence_files.check_link(url)} | ({"note": note} if note.strip() else {})
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        return cases.act(
            case, Permission.REPORT, Tag.COMMITMENT_EVIDENCED, data={"form": "LINK"}, texts=texts
        )
