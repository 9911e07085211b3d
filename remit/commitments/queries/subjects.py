"""What acts are about, as far as a viewer may see it: of a hidden commitment or document the act
keeps its number, tag and hash, so that the chain can be followed; its content is not shown."""

from collections.abc import Iterable

from remit.commitments.queries import lists
from remit.domain.rights import Viewer
from remit.ledger.records import Act
from remit.texts import queries as texts

# The acts that are about a commitment: whoever may not read it reads none of them.
OF_COMMITMENTS = ("commitment.", "note.")


def seen(viewer: Viewer, acts: Iterable[Act]) -> frozenset[int]:
    """The seqs of those acts whose subject the viewer may see."""
    known = list(acts)
    commitments = {act.subject for act in known if act.tag.startswith(OF_COMMITMENTS)}
    documents = {act.subject for act in known if act.tag.startswith("document.")}
    read = set(lists.readable(viewer, commitments)) if commitments else set()
    read |= set(texts.titles(viewer, documents)) if documents else set()
    closed = commitments | documents
    return frozenset(act.seq for act in known if act.subject in read or act.subject not in closed)
