"""What an act is called. A tag says which subject and what was done to it.

Acts are only facts on which a figure, a right or a decision rests; every tag in use is here.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tag(StrEnum):
    """The tags of the ledger, `subject.past_participle`."""

    LEDGER_OPENED = "ledger.opened"
    LEDGER_KEY_NAMED = "ledger.key_named"
    TEXT_ERASED = "text.erased"

    TREE_OPENED = "tree.opened"
    UNIT_CREATED = "unit.created"
    UNIT_RENAMED = "unit.renamed"
    UNIT_DISSOLVED = "unit.dissolved"
    UNIT_PLACED = "unit.placed"
    UNIT_REMOVED = "unit.removed"
    UNIT_SUCCEEDED = "unit.succeeded"
    UNIT_CHANGE_ANNULLED = "unit.change_annulled"
    POST_CREATED = "post.created"
    POST_CLOSED = "post.closed"
    PERSON_ERASED = "person.erased"
    ROLE_GRANTED = "role.granted"
    ROLE_ENDED = "role.ended"
    PERSON_BARRED = "person.barred"
    PERSON_ADMITTED = "person.admitted"
    PERSON_SECOND_STEP_REMOVED = "person.second_step_removed"
    PERSON_LINK_SHOWN = "person.link_shown"
    PERSON_CORRECTED = "person.corrected"
    STEWARD_NAMED = "steward.named"
    DELEGATION_GIVEN = "delegation.given"
    DELEGATION_ENDED = "delegation.ended"

    DOCUMENT_REGISTERED = "document.registered"
    DOCUMENT_RELATED = "document.related"
    DOCUMENT_PARTED = "document.parted"
    DOCUMENT_PROVISIONS_RELATED = "document.provisions_related"
    DOCUMENT_PROVISIONS_PARTED = "document.provisions_parted"
    DOCUMENT_CORRECTED = "document.corrected"
    DOCUMENT_DRAFTS_MERGED = "document.drafts_merged"
    DOCUMENT_DRAFT_SPLIT = "document.draft_split"
    DOCUMENT_DRAFTS_RESTORED = "document.drafts_restored"

    COMMITMENT_PROPOSED = "commitment.proposed"
    COMMITMENT_REJECTED = "commitment.rejected"
    COMMITMENT_ASSIGNED = "commitment.assigned"
    COMMITMENT_ALLOTTED = "commitment.allotted"
    COMMITMENT_ACCEPTED = "commitment.accepted"
    COMMITMENT_CONTESTED = "commitment.contested"
    COMMITMENT_KEPT = "commitment.kept"
    COMMITMENT_REASSIGNED = "commitment.reassigned"
    COMMITMENT_REDEFINED = "commitment.redefined"
    COMMITMENT_UPHELD = "commitment.upheld"
    COMMITMENT_REPORTED = "commitment.reported"
    COMMITMENT_EVIDENCED = "commitment.evidenced"
    COMMITMENT_SIGNED_OFF = "commitment.signed_off"
    COMMITMENT_ASSESSED = "commitment.assessed"
    COMMITMENT_CLAIMED = "commitment.claimed"
    COMMITMENT_BACKDATED = "commitment.backdated"
    COMMITMENT_RETURNED = "commitment.returned"
    COMMITMENT_VERIFIED = "commitment.verified"
    COMMITMENT_REFUTED = "commitment.refuted"
    COMMITMENT_CLOSED = "commitment.closed"
    COMMITMENT_SUSPENDED = "commitment.suspended"
    COMMITMENT_RESUMED = "commitment.resumed"
    COMMITMENT_EXTENSION_ASKED = "commitment.extension_asked"
    COMMITMENT_EXTENDED = "commitment.extended"
    COMMITMENT_EXTENSION_REFUSED = "commitment.extension_refused"
    COMMITMENT_DUE_CORRECTED = "commitment.due_corrected"
    COMMITMENT_CANCELLED = "commitment.cancelled"
    COMMITMENT_SUPERSEDED = "commitment.superseded"
    COMMITMENT_REOPENED = "commitment.reopened"
    COMMITMENT_TRANSFERRED = "commitment.transferred"
    COMMITMENT_ACT_ANNULLED = "commitment.act_annulled"

    NOTE_WRITTEN = "note.written"
    NOTE_REWORDED = "note.reworded"
    NOTE_WITHDRAWN = "note.withdrawn"


@dataclass(frozen=True, slots=True)
class By:
    """Who acts: a person, at a post, perhaps on behalf of another post (delegation, steward)."""

    person: int | None = None
    post: int | None = None
    on_behalf_of: int | None = None
