"""The words of a commitment: its types, bases, axes and outcomes. Axes are never merged.

Codes are stored; labels in four languages belong to the faces.
"""

from enum import StrEnum


class Type(StrEnum):
    """What kind of result is owed."""

    TASK = "TASK"
    TARGET = "TARGET"
    ANSWER = "ANSWER"
    REMEDY = "REMEDY"
    PUBLICATION = "PUBLICATION"
    REPORT = "REPORT"


class Basis(StrEnum):
    """On what the commitment stands; each basis carries its reference."""

    PROVISION = "PROVISION"
    MINUTES = "MINUTES"
    LETTER = "LETTER"
    ORAL = "ORAL"
    REGISTRATION = "REGISTRATION"


class Confidentiality(StrEnum):
    """Who may read it, from everybody to the few who are cleared and concerned."""

    PUBLIC = "PUBLIC"
    INTERNAL = "INTERNAL"
    RESTRICTED = "RESTRICTED"
    SECRET = "SECRET"


class Work(StrEnum):
    """How far the work is."""

    PROPOSED = "PROPOSED"
    REJECTED = "REJECTED"
    ASSIGNED = "ASSIGNED"
    CONTESTED = "CONTESTED"
    IN_PROGRESS = "IN_PROGRESS"
    CLAIMED = "CLAIMED"
    VERIFIED = "VERIFIED"
    CLOSED = "CLOSED"
    SUSPENDED = "SUSPENDED"
    CANCELLED = "CANCELLED"
    SUPERSEDED = "SUPERSEDED"
    # Every act on it was taken back; what it was to be is still read.
    ANNULLED = "ANNULLED"


class Clock(StrEnum):
    """Where it stands against a due date, once for the original and once for the revised one."""

    NO_DATE = "NO_DATE"
    IN_TIME = "IN_TIME"
    OVERDUE = "OVERDUE"
    DONE_ON_TIME = "DONE_ON_TIME"
    DONE_LATE = "DONE_LATE"
    DONE_NO_DATE = "DONE_NO_DATE"
    STOPPED = "STOPPED"


class Evidence(StrEnum):
    """What is behind the claim."""

    NONE = "NONE"
    CLAIMED = "CLAIMED"
    DOCUMENT_CHECKED = "DOCUMENT_CHECKED"
    SITE_VERIFIED = "SITE_VERIFIED"
    REFUTED = "REFUTED"


class Outcome(StrEnum):
    """With what it was closed."""

    MET = "MET"
    PARTLY_MET = "PARTLY_MET"
    NOT_MET = "NOT_MET"
    REFERRED = "REFERRED"
    DUPLICATE = "DUPLICATE"
    NO_LONGER_APPLICABLE = "NO_LONGER_APPLICABLE"


class Confidence(StrEnum):
    """An assessor's forecast, never a status."""

    GREEN = "GREEN"
    AMBER = "AMBER"
    RED = "RED"


class Block(StrEnum):
    """Why a unit says that it cannot go on."""

    WAITS_FOR_UNIT = "WAITS_FOR_UNIT"
    WAITS_FOR_DECISION = "WAITS_FOR_DECISION"
    LACKS_FUNDS = "LACKS_FUNDS"
    LACKS_STAFF = "LACKS_STAFF"
    LACKS_DATA = "LACKS_DATA"
    LAW_UNCLEAR = "LAW_UNCLEAR"


class Level(StrEnum):
    """The level of government a unit belongs to."""

    CENTRAL = "CENTRAL"
    PROVINCIAL = "PROVINCIAL"
    DISTRICT = "DISTRICT"
    COMMUNE = "COMMUNE"


class How(StrEnum):
    """How a unit came to an end or changed its name."""

    MERGED = "MERGED"
    SPLIT = "SPLIT"
    RENAMED = "RENAMED"
    DISSOLVED = "DISSOLVED"


class Role(StrEnum):
    """What a person may do at a post."""

    LEADER = "LEADER"
    SECRETARIAT = "SECRETARIAT"
    HEAD = "HEAD"
    OFFICER = "OFFICER"
    INSPECTOR = "INSPECTOR"
    STEWARD = "STEWARD"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"


class DocumentType(StrEnum):
    """What kind of text a commitment may come from."""

    DIRECTIVE = "DIRECTIVE"
    RESOLUTION = "RESOLUTION"
    CONCLUSION = "CONCLUSION"
    PLAN = "PLAN"
    DECISION = "DECISION"
    NOTICE = "NOTICE"
    CIRCULAR = "CIRCULAR"
    NEWS = "NEWS"


class Drafted(StrEnum):
    """How far the drafts of a document are decided."""

    WAITING = "WAITING"
    DECIDED = "DECIDED"
    NONE = "NONE"


class Relation(StrEnum):
    """How one document stands to another."""

    IMPLEMENTS = "IMPLEMENTS"
    AMENDS = "AMENDS"
    REPLACES = "REPLACES"
    TRANSLATES = "TRANSLATES"
    SAME_EVENT = "SAME_EVENT"
    CITES = "CITES"


# Every word that a person may read; the faces must have a label for each member.
SHOWN: tuple[type[StrEnum], ...] = (
    Type,
    Basis,
    Confidentiality,
    Work,
    Clock,
    Evidence,
    Outcome,
    Confidence,
    Block,
    Level,
    How,
    Role,
    DocumentType,
    Relation,
)

OPEN = frozenset({Work.ASSIGNED, Work.CONTESTED, Work.IN_PROGRESS, Work.CLAIMED, Work.SUSPENDED})
# What goes over to an heir: closed work stays where it was done, all else does not.
MOVING = OPEN | {Work.PROPOSED, Work.VERIFIED}
# What never came to stand as an order, or does so no more.
NOT_STANDING = frozenset({Work.REJECTED, Work.ANNULLED})
UNCOUNTED = NOT_STANDING | {Work.PROPOSED, Work.CANCELLED, Work.SUPERSEDED}
DONE_OUTCOMES = frozenset({Outcome.MET, Outcome.PARTLY_MET})
