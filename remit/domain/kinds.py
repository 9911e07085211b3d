"""The kinds of units, as a table: code, level of government, and whether it has a territory."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from remit.domain.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of unit."""

    code: str
    level: Level
    territorial: bool = False


_TABLE = (
    Kind("COUNTRY", Level.CENTRAL, territorial=True),
    Kind("GOVERNMENT", Level.CENTRAL),
    Kind("MINISTRY", Level.CENTRAL),
    Kind("CENTRAL_COMMITTEE", Level.CENTRAL),
    Kind("CENTRAL_AGENCY", Level.CENTRAL),
    Kind("PROVINCE", Level.PROVINCIAL, territorial=True),
    Kind("CITY", Level.PROVINCIAL, territorial=True),
    Kind("PARTY_COMMITTEE", Level.PROVINCIAL),
    Kind("PEOPLES_COUNCIL", Level.PROVINCIAL),
    Kind("PEOPLES_COMMITTEE", Level.PROVINCIAL),
    Kind("STEERING_COMMITTEE", Level.PROVINCIAL),
    Kind("DEPARTMENT", Level.PROVINCIAL),
    Kind("OFFICE", Level.PROVINCIAL),
    Kind("INSPECTORATE", Level.PROVINCIAL),
    Kind("POLICE", Level.PROVINCIAL),
    Kind("CENTRE", Level.PROVINCIAL),
    Kind("DIVISION", Level.PROVINCIAL),
    Kind("DISTRICT", Level.DISTRICT, territorial=True),
    Kind("TOWN", Level.DISTRICT, territorial=True),
    Kind("DISTRICT_OFFICE", Level.DISTRICT),
    Kind("COMMUNE", Level.COMMUNE, territorial=True),
    Kind("WARD", Level.COMMUNE, territorial=True),
    Kind("TOWNSHIP", Level.COMMUNE, territorial=True),
    Kind("SPECIAL_ZONE", Level.COMMUNE, territorial=True),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.code: kind for kind in _TABLE})
