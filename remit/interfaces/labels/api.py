"""The words of tokens: what a program may do with one."""

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.interfaces.api_tokens.scopes import Kind, Scope

LABELS: dict[type[Enum], dict[Enum, Promise]] = {
    Scope: {
        Scope.READ: _("Read what I may read"),
        Scope.COMMITMENTS: _("Act on commitments"),
        Scope.TEXTS: _("Register documents and decide on drafts"),
        Scope.LEDGER: _("Verify the ledger"),
        Scope.ORGANISATION: _("Change the organisation"),
    },
    Kind: {
        Kind.PERSONAL: _("Personal"),
        Kind.SERVICE: _("Of a system"),
    },
}
