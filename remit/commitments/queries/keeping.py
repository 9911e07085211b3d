"""The files that the database names: evidence, and the files in which documents came."""

from remit.commitments import models
from remit.kernel import files
from remit.texts.intake import queries as intake


def missing_files() -> list[str]:
    """The hashes of the files that should be kept and are not there."""
    evidence = models.EvidenceItem.objects.exclude(sha256="").values_list("sha256", flat=True)
    named = {*evidence.iterator(), *intake.kept_files()}
    return sorted(one for one in named if not files.is_kept(one))
