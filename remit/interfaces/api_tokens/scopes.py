"""What a token may be used for. A scope never gives a right: whoever asks needs both."""

from enum import StrEnum


class Scope(StrEnum):
    """The scopes, by what they open."""

    READ = "read"
    COMMITMENTS = "commitments"
    TEXTS = "texts"
    LEDGER = "ledger"
    ORGANISATION = "organisation"


class Kind(StrEnum):
    """Whether a token is a person's own, or that of a system which an administrator connected."""

    PERSONAL = "PERSONAL"
    SERVICE = "SERVICE"
