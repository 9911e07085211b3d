"""What of a document is certain, each draft with the commitment that it would become: with what the
text says, and nothing that it does not."""

from dataclasses import dataclass

from remit.commitments.actions import Terms
from remit.commitments.actions.confirming import MOST, Ready
from remit.domain.acts import By
from remit.domain.rights import Object, Permission, Viewer, may
from remit.kernel import calendars, clock
from remit.organisation import queries as organisation
from remit.texts import dates, owed
from remit.texts.confirming import needs
from remit.texts.confirming import queries as confirmed
from remit.texts.confirming.sorting import Sorted
from remit.texts.queries import DocumentCard, DraftCard


@dataclass(frozen=True, slots=True)
class Certain:
    """A draft that is certain, and the commitment that is ready to begin."""

    needs: Sorted
    ready: Ready

    @property
    def draft(self) -> DraftCard:
        """The draft itself."""
        return self.needs.draft


def certain(*, by: By, viewer: Viewer, document: DocumentCard) -> list[Certain]:
    """The drafts of a document that are certain now, in the order of the text."""
    found = [one for one in needs.of_document(viewer, document) if one.is_certain][:MOST]
    if not found or document.issuer is None:
        return []
    seen = confirmed.marks(document.id, by.person)
    assigns = may_assign(viewer, document.issuer)
    return [
        Certain(one, Ready(one.draft.id, seen[one.draft.id], _terms(one, document), assigns))
        for one in found
    ]


def may_assign(viewer: Viewer, issuer: int) -> bool:
    """Whether the viewer decides for an issuer, or records its decisions."""
    today = clock.today()
    stands = Object(
        issuer=issuer,
        issuer_path=organisation.home_edition(today).path(issuer),
        stewards=organisation.stewards_of(issuer, today),
    )
    return may(Permission.ASSIGN, viewer, stands)


def _terms(one: Sorted, document: DocumentCard) -> Terms:
    draft = one.draft
    return Terms(
        title=owed.title(draft.found),
        issuer=document.issuer or 0,
        lead=one.meant.lead,
        due=dates.due(draft.found, document.issued_on, calendars.site_calendar(clock.today())),
        reference=document.number,
        cooperating=one.meant.cooperating,
        confidentiality=document.confidentiality,
        document=document.id,
        place=(draft.start, draft.end),
        draft=draft.id,
        meant=frozenset(),
    )
