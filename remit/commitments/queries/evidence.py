"""What stands behind a claim: each file and link with its note, who attached it and when; and what
was taken back, with the reason. What was taken back counts no more, and is no longer handed out."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

from remit.commitments import models
from remit.commitments.queries import lists
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.kernel import files


class Told(Protocol):
    """An act of the timeline; `in_force` says that it counts."""

    @property
    def seq(self) -> int: ...
    @property
    def tag(self) -> Tag: ...
    @property
    def effective_on(self) -> dt.date: ...
    @property
    def recorded_at(self) -> dt.datetime: ...
    @property
    def by(self) -> By: ...
    @property
    def data(self) -> Mapping[str, object]: ...
    @property
    def texts(self) -> Mapping[str, str | None]: ...
    @property
    def in_force(self) -> bool: ...
    @property
    def annulled_by(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The act with which evidence was taken back; a reason that was erased is None."""

    seq: int
    post: int | None
    at: dt.datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file or link behind the claim; `damaged` is a file that does not open. A note that was
    erased is None."""

    id: int
    form: str
    name: str
    media: str
    size: int
    sha256: str
    added_on: dt.date
    damaged: bool = False
    note: str | None = ""
    post: int | None = None
    attached_at: dt.datetime | None = None
    withdrawn: Withdrawn | None = None


def behind(entries: Iterable[Told]) -> list[Evidence]:
    """The evidence that counts, the first one first."""
    return [_item(one) for one in entries if _is_evidence(one) and one.in_force]


def withdrawn(entries: Iterable[Told]) -> list[Evidence]:
    """The evidence that was taken back, the first one first."""
    by_seq = {one.seq: one for one in entries}
    gone = [one for one in by_seq.values() if _is_evidence(one) and not one.in_force]
    return [_item(one, by_seq.get(one.annulled_by or 0)) for one in gone]


def evidence_item(viewer: Viewer, item: int) -> tuple[Evidence, int]:
    """One piece of evidence and its commitment, if the viewer may read that."""
    row = models.EvidenceItem.objects.filter(pk=item).first()
    # Asked even where there is none: no clock tells what is closed from what is not there.
    readable = lists.readable(viewer, [row.commitment_id if row else 0])
    if row is None or not readable:
        raise Refusal("EVIDENCE_UNKNOWN", item=str(item))
    names = ("form", "name", "media", "size", "sha256", "added_on")
    facts = {name: getattr(row, name) for name in names}
    return Evidence(id=row.pk, **facts), row.commitment_id


def evidence_file(viewer: Viewer, item: int) -> tuple[Evidence, bytes]:
    """A file behind a claim, with its content, if the viewer may read the commitment."""
    found, _commitment = evidence_item(viewer, item)
    if found.form != "FILE":
        raise Refusal("EVIDENCE_UNKNOWN", item=str(item))
    try:
        return found, files.content(found.sha256)
    except FileNotFoundError:
        raise Refusal("EVIDENCE_FILE_GONE", sha256=found.sha256[:12]) from None


def _is_evidence(one: Told) -> bool:
    return one.tag is Tag.COMMITMENT_EVIDENCED


def _item(one: Told, taken_back: Told | None = None) -> Evidence:
    data = cast(Mapping[str, Any], one.data)
    return Evidence(
        id=one.seq,
        form=data["form"],
        name=one.texts.get("name") or "",
        media=data.get("media") or "",
        size=data.get("size") or 0,
        sha256=data.get("sha256") or "",
        added_on=one.effective_on,
        damaged=bool(data.get("damaged")),
        note=one.texts.get("note", ""),
        post=one.by.post,
        attached_at=one.recorded_at,
        withdrawn=_withdrawn(taken_back) if taken_back else None,
    )


def _withdrawn(act: Told) -> Withdrawn:
    return Withdrawn(act.seq, act.by.post, act.recorded_at, act.texts.get("reason"))
