"""A document as Akoma Ntoso 1.0 (OASIS LegalDocML), with the commitments that come from it."""

from remit.interfaces.akoma_ntoso.gathering import gathered
from remit.interfaces.akoma_ntoso.writing import MEDIA_TYPE, written

__all__ = ["MEDIA_TYPE", "gathered", "written"]
