"""The words of a commitment: what it is, where it stands, and how it ended."""

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from remit.domain import vocabulary as v

LABELS: dict[type[Enum], dict[Enum, Promise]] = {
    v.Type: {
        v.Type.TASK: _("Task"),
        v.Type.TARGET: _("Target"),
        v.Type.ANSWER: _("Answer to a request"),
        v.Type.REMEDY: _("Remedy of a finding"),
        v.Type.PUBLICATION: _("Publication of data"),
        v.Type.REPORT: _("Report"),
    },
    v.Basis: {
        v.Basis.PROVISION: _("Provision of a document"),
        v.Basis.MINUTES: _("Minutes of a meeting"),
        v.Basis.LETTER: _("Official letter"),
        v.Basis.ORAL: _("Oral instruction"),
        v.Basis.REGISTRATION: _("Own registration"),
    },
    v.Confidentiality: {
        v.Confidentiality.PUBLIC: _("Public"),
        v.Confidentiality.INTERNAL: _("Internal"),
        v.Confidentiality.RESTRICTED: _("Restricted"),
        v.Confidentiality.SECRET: _("Secret"),
    },
    v.Work: {
        v.Work.PROPOSED: _("Proposed"),
        v.Work.REJECTED: _("Rejected"),
        v.Work.ASSIGNED: _("Assigned, not yet accepted"),
        v.Work.CONTESTED: _("Contested"),
        v.Work.IN_PROGRESS: _("In progress"),
        v.Work.CLAIMED: _("Reported done, not yet verified"),
        v.Work.VERIFIED: _("Verified"),
        v.Work.CLOSED: _("Closed"),
        v.Work.SUSPENDED: _("Suspended"),
        v.Work.CANCELLED: _("Cancelled"),
        v.Work.SUPERSEDED: _("Superseded"),
        v.Work.ANNULLED: pgettext_lazy("state", "Annulled"),
    },
    v.Clock: {
        v.Clock.NO_DATE: _("No due date"),
        v.Clock.IN_TIME: _("In time"),
        v.Clock.OVERDUE: _("Overdue"),
        v.Clock.DONE_ON_TIME: _("Done on time"),
        v.Clock.DONE_LATE: _("Done late"),
        v.Clock.DONE_NO_DATE: _("Done, without due date"),
        v.Clock.STOPPED: _("Clock stopped"),
    },
    v.Evidence: {
        v.Evidence.NONE: _("Not reported as done"),
        v.Evidence.CLAIMED: _("Stated by the unit"),
        v.Evidence.DOCUMENT_CHECKED: _("Documents checked"),
        v.Evidence.SITE_VERIFIED: _("Verified on site"),
        v.Evidence.REFUTED: _("Refuted"),
    },
    v.Outcome: {
        v.Outcome.MET: _("Met"),
        v.Outcome.PARTLY_MET: _("Partly met"),
        v.Outcome.NOT_MET: _("Not met"),
        v.Outcome.REFERRED: _("Referred to another authority"),
        v.Outcome.DUPLICATE: _("Duplicate"),
        v.Outcome.NO_LONGER_APPLICABLE: _("No longer applicable"),
    },
    v.Confidence: {
        v.Confidence.GREEN: _("On course"),
        v.Confidence.AMBER: _("At risk"),
        v.Confidence.RED: _("Likely to miss"),
    },
    v.Block: {
        v.Block.WAITS_FOR_UNIT: _("Waits for another unit"),
        v.Block.WAITS_FOR_DECISION: _("Waits for a decision"),
        v.Block.LACKS_FUNDS: _("Lacks funds"),
        v.Block.LACKS_STAFF: _("Lacks staff"),
        v.Block.LACKS_DATA: _("Lacks data"),
        v.Block.LAW_UNCLEAR: _("The law is unclear"),
    },
    v.DocumentType: {
        v.DocumentType.DIRECTIVE: _("Directive"),
        v.DocumentType.RESOLUTION: _("Resolution"),
        v.DocumentType.CONCLUSION: _("Conclusion"),
        v.DocumentType.PLAN: _("Plan"),
        v.DocumentType.DECISION: pgettext_lazy("kind of document", "Decision"),
        v.DocumentType.NOTICE: _("Notice"),
        v.DocumentType.CIRCULAR: _("Circular"),
        v.DocumentType.NEWS: _("News report"),
    },
    v.Drafted: {
        v.Drafted.WAITING: _("Drafts wait"),
        v.Drafted.DECIDED: _("All drafts decided"),
        v.Drafted.NONE: _("No drafts"),
    },
    v.Relation: {
        v.Relation.IMPLEMENTS: _("implements"),
        v.Relation.AMENDS: _("amends"),
        v.Relation.REPLACES: _("replaces"),
        v.Relation.TRANSLATES: _("translates"),
        v.Relation.SAME_EVENT: _("is about the same event as"),
        v.Relation.CITES: _("cites"),
    },
}
