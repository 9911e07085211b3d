"""The words of acts, as they stand in a timeline: what was done."""

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from remit.domain.acts import Tag

LABELS: dict[type[Enum], dict[Enum, Promise]] = {
    Tag: {
        Tag.LEDGER_OPENED: _("Ledger opened"),
        Tag.LEDGER_KEY_NAMED: _("Key of the checkpoints named"),
        Tag.TEXT_ERASED: _("Text erased"),
        Tag.TREE_OPENED: _("Tree of units opened"),
        Tag.UNIT_CREATED: _("Unit created"),
        Tag.UNIT_RENAMED: _("Unit renamed"),
        Tag.UNIT_DISSOLVED: _("Unit dissolved"),
        Tag.UNIT_PLACED: _("Unit placed in a tree"),
        Tag.UNIT_REMOVED: _("Unit taken out of a tree"),
        Tag.UNIT_SUCCEEDED: _("Unit succeeded by others"),
        Tag.POST_CREATED: _("Post created"),
        Tag.POST_CLOSED: _("Post closed"),
        Tag.ROLE_GRANTED: _("Role granted"),
        Tag.ROLE_ENDED: _("Role ended"),
        Tag.PERSON_BARRED: _("Person barred from signing in"),
        Tag.PERSON_ADMITTED: _("Person let in again"),
        Tag.STEWARD_NAMED: _("Steward named"),
        Tag.DELEGATION_GIVEN: _("Delegation given"),
        Tag.DELEGATION_ENDED: _("Delegation ended"),
        Tag.DOCUMENT_REGISTERED: _("Document registered"),
        Tag.DOCUMENT_RELATED: _("Document related to another"),
        Tag.DOCUMENT_PARTED: _("Relation to another document taken back"),
        Tag.DOCUMENT_CORRECTED: _("Heading corrected"),
        Tag.DOCUMENT_DRAFTS_MERGED: _("Drafts merged"),
        Tag.DOCUMENT_DRAFT_SPLIT: _("Draft split"),
        Tag.DOCUMENT_DRAFTS_RESTORED: _("Decision on drafts undone"),
        Tag.COMMITMENT_PROPOSED: pgettext_lazy("act", "Proposed"),
        Tag.COMMITMENT_REJECTED: pgettext_lazy("act", "Proposal rejected"),
        Tag.COMMITMENT_ASSIGNED: pgettext_lazy("act", "Assigned"),
        Tag.COMMITMENT_ALLOTTED: pgettext_lazy("act", "Allotted to a post"),
        Tag.COMMITMENT_ACCEPTED: pgettext_lazy("act", "Accepted"),
        Tag.COMMITMENT_CONTESTED: pgettext_lazy("act", "Contested"),
        Tag.COMMITMENT_KEPT: pgettext_lazy("act", "Kept after contest"),
        Tag.COMMITMENT_REASSIGNED: pgettext_lazy("act", "Reassigned to another unit"),
        Tag.COMMITMENT_REDEFINED: pgettext_lazy("act", "Redefined"),
        Tag.COMMITMENT_UPHELD: pgettext_lazy("act", "Upheld after its basis changed"),
        Tag.COMMITMENT_REPORTED: pgettext_lazy("act", "Progress reported"),
        Tag.COMMITMENT_EVIDENCED: pgettext_lazy("act", "Evidence attached"),
        Tag.COMMITMENT_SIGNED_OFF: pgettext_lazy("act", "Signed off by a cooperating unit"),
        Tag.COMMITMENT_ASSESSED: pgettext_lazy("act", "Forecast assessed"),
        Tag.COMMITMENT_CLAIMED: pgettext_lazy("act", "Reported as done"),
        Tag.COMMITMENT_BACKDATED: pgettext_lazy("act", "Earlier date approved"),
        Tag.COMMITMENT_RETURNED: pgettext_lazy("act", "Returned to the unit"),
        Tag.COMMITMENT_VERIFIED: pgettext_lazy("act", "Result verified"),
        Tag.COMMITMENT_REFUTED: pgettext_lazy("act", "Result refuted"),
        Tag.COMMITMENT_CLOSED: pgettext_lazy("act", "Closed"),
        Tag.COMMITMENT_SUSPENDED: pgettext_lazy("act", "Suspended"),
        Tag.COMMITMENT_RESUMED: pgettext_lazy("act", "Resumed"),
        Tag.COMMITMENT_EXTENSION_ASKED: pgettext_lazy("act", "Extension asked for"),
        Tag.COMMITMENT_EXTENDED: pgettext_lazy("act", "Extension granted"),
        Tag.COMMITMENT_EXTENSION_REFUSED: pgettext_lazy("act", "Extension refused"),
        Tag.COMMITMENT_DUE_CORRECTED: pgettext_lazy("act", "Due date corrected"),
        Tag.COMMITMENT_CANCELLED: pgettext_lazy("act", "Cancelled"),
        Tag.COMMITMENT_SUPERSEDED: pgettext_lazy("act", "Superseded"),
        Tag.COMMITMENT_REOPENED: pgettext_lazy("act", "Reopened"),
        Tag.COMMITMENT_TRANSFERRED: pgettext_lazy("act", "Transferred to another unit"),
        Tag.COMMITMENT_ACT_ANNULLED: pgettext_lazy("act", "An act was annulled"),
        Tag.NOTE_WRITTEN: _("Note written"),
        Tag.NOTE_REWORDED: _("Note reworded"),
        Tag.NOTE_WITHDRAWN: _("Note withdrawn"),
    }
}
