"""How much a site takes in: numbers that its keeper may change, each with what it decides."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

MB = 1024 * 1024

# Variable, field, what it decides.
_DECIDED = (
    ("REMIT_INTAKE_FILE_MB", "file_mb", "Largest file that is taken in, in MB"),
    ("REMIT_INTAKE_BATCH_MB", "batch_mb", "Most that is taken in at once, unpacked, in MB"),
    ("REMIT_INTAKE_PAGES", "pages", "Most pages of a PDF"),
    ("REMIT_INTAKE_MEMBERS", "members", "Most files inside an archive, an e-mail or a batch"),
    ("REMIT_INTAKE_DEPTH", "depth", "How many archives or e-mails may lie in one another"),
    ("REMIT_INTAKE_SECONDS", "seconds", "Seconds within which a file must be read"),
    ("REMIT_INTAKE_MEMORY_MB", "memory_mb", "Memory that the reading of a file may take, in MB"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a site."""

    file_mb: int = 25
    batch_mb: int = 200
    pages: int = 1000
    members: int = 500
    depth: int = 2
    seconds: int = 60
    memory_mb: int = 1024
    characters: int = 5_000_000

    @property
    def file_bytes(self) -> int:
        """The largest file."""
        return self.file_mb * MB

    @property
    def batch_bytes(self) -> int:
        """The most that a batch, an archive or a document unpacks to."""
        return self.batch_mb * MB


USUAL = {one.name: one.default for one in fields(Limits)}
VARIABLES = tuple((name, f"{said} ({USUAL[field]}).") for name, field, said in _DECIDED)


def of(environment: Mapping[str, str]) -> Limits:
    """The limits that an environment sets; what it does not set is as usual."""
    given = {field: environment.get(name, "").strip() for name, field, _said in _DECIDED}
    for name, field, _said in _DECIDED:
        if given[field] and not (given[field].isdecimal() and int(given[field])):
            raise ValueError(f"{name} must be a whole number above 0, not {given[field]!r}")
    return Limits(**{field: int(said) for field, said in given.items() if said})
