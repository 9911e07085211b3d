"""A client of the API for Python programs, with the standard library alone.

    remit = Client("https://remit.example.org", token)
    for one in remit.commitments(work=["ASSIGNED"]):
        remit.act(one.number, "accept", mark=one.mark)

Every write gets a key of its own, and what was not answered is sent again with the same key, so
that it is carried out once.
"""

from remit.client.answers import Commitment, Dates, Done, Named, Problem
from remit.client.asking import Client
from remit.client.errors import (
    BusyStill,
    ChangedMeanwhile,
    Moved,
    NotFound,
    NotPermitted,
    NotSignedIn,
    Refused,
    Unreachable,
)
from remit.client.sending import Sender

__all__ = [
    "BusyStill",
    "ChangedMeanwhile",
    "Client",
    "Commitment",
    "Dates",
    "Done",
    "Moved",
    "Named",
    "NotFound",
    "NotPermitted",
    "NotSignedIn",
    "Problem",
    "Refused",
    "Sender",
    "Unreachable",
]
