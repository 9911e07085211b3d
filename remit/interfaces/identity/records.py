"""What the settings say of the institution's own provider of identities."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provider:
    """The provider that a site names; `vouches`: every address that it names is verified."""

    url: str
    client: str
    secret: str
    name: str
    claim: str
    vouches: bool
