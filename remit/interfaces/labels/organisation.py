"""The words of the organisation: levels, roles, ways a unit ends, kinds of units."""

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from remit.domain import vocabulary as v
from remit.organisation.reorganising import Below

LABELS: dict[type[Enum], dict[Enum, Promise]] = {
    v.Level: {
        v.Level.CENTRAL: _("Central level"),
        v.Level.PROVINCIAL: _("Provincial level"),
        v.Level.DISTRICT: _("District level"),
        v.Level.COMMUNE: _("Commune level"),
    },
    v.How: {
        v.How.MERGED: _("Merged"),
        v.How.SPLIT: _("Split"),
        v.How.RENAMED: _("Renamed"),
        v.How.DISSOLVED: _("Dissolved"),
    },
    Below: {
        Below.HEIR: _("below the heir, where there is one"),
        Below.STAY: _("where they are, until somebody places them"),
    },
    v.Role: {
        v.Role.LEADER: pgettext_lazy("role", "Leader"),
        v.Role.SECRETARIAT: pgettext_lazy("role", "Secretariat"),
        v.Role.HEAD: pgettext_lazy("role", "Head of unit"),
        v.Role.OFFICER: pgettext_lazy("role", "Officer"),
        v.Role.INSPECTOR: pgettext_lazy("role", "Inspector"),
        v.Role.STEWARD: pgettext_lazy("role", "Steward of an outside body"),
        v.Role.AUDITOR: pgettext_lazy("role", "Auditor"),
        v.Role.ADMINISTRATOR: pgettext_lazy("role", "Administrator"),
    },
}
KINDS: dict[str, Promise] = {
    "COUNTRY": _("Country"),
    "GOVERNMENT": _("Government"),
    "MINISTRY": _("Ministry"),
    "CENTRAL_COMMITTEE": _("Central committee"),
    "CENTRAL_AGENCY": _("Central agency"),
    "PROVINCE": _("Province"),
    "CITY": _("City"),
    "PARTY_COMMITTEE": _("Party committee"),
    "PEOPLES_COUNCIL": _("People's council"),
    "PEOPLES_COMMITTEE": _("People's committee"),
    "STEERING_COMMITTEE": _("Steering committee"),
    "DEPARTMENT": pgettext_lazy("kind of unit", "Department"),
    "OFFICE": pgettext_lazy("kind of unit", "Office"),
    "INSPECTORATE": pgettext_lazy("kind of unit", "Inspectorate"),
    "POLICE": pgettext_lazy("kind of unit", "Police"),
    "CENTRE": pgettext_lazy("kind of unit", "Centre"),
    "DIVISION": pgettext_lazy("kind of unit", "Division"),
    "DISTRICT": _("District"),
    "TOWN": _("Town"),
    "DISTRICT_OFFICE": _("District office"),
    "COMMUNE": _("Commune"),
    "WARD": _("Ward"),
    "TOWNSHIP": _("Township"),
    "SPECIAL_ZONE": _("Special zone"),
}
