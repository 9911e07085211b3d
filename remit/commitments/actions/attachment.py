"""Attach evidence: a file, kept outside the web root under the hash of its content, or a link."""

import datetime as dt
import hashlib

from remit.commitments.actions import case as cases
from remit.domain import evidence_files
from remit.domain.acts import By, Tag
from remit.domain.rights import Permission
from remit.kernel import files, scanning, writes
from remit.ledger.records import Act


def attach_file(
    *, by: By, at: dt.datetime, commitment: int, name: str, content: bytes, note: str = ""
) -> Act:
    """The lead unit puts a file behind its claim; the act holds the hash of the content."""
    media = evidence_files.media_type(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    data = {"form": "FILE", "sha256": sha256, "size": len(content), "media": media}
    texts = {"name": evidence_files.safe_name(name)} | ({"note": note} if note.strip() else {})
    scanning.check(content)
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        act = cases.act(case, Permission.REPORT, Tag.COMMITMENT_EVIDENCED, data=data, texts=texts)
        files.keep(sha256, content)
        return act


def attach_link(*, by: By, at: dt.datetime, commitment: int, url: str, note: str = "") -> Act:
    """The lead unit puts a link behind its claim; what it shows may change, and that is said."""
    texts = {"name": evidence_files.check_link(url)} | ({"note": note} if note.strip() else {})
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        return cases.act(
            case, Permission.REPORT, Tag.COMMITMENT_EVIDENCED, data={"form": "LINK"}, texts=texts
        )
