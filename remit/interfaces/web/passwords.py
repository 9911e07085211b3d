"""Which passwords are too easy here: those made of the site's own words, and, where the site has a
list of them, those that became known elsewhere."""

import bisect
import hashlib
import mmap
import re
from pathlib import Path

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from remit.kernel import folding
from remit.organisation import queries

OWN = ("remit",)
# Below this many letters beside a word of the site, the word is most of the password.
REST = 6
SHORTEST = 3


class LengthValidator(MinimumLengthValidator):
    """A password has so many letters; the library says so in some of our languages only."""

    def get_error_message(self) -> str:
        """The rule, to whoever typed fewer."""
        return ngettext(
            "This password is too short. It must contain at least %(n)d character.",
            "This password is too short. It must contain at least %(n)d characters.",
            self.min_length,
        ) % {"n": self.min_length}


class OwnWordsValidator:
    """A password is not a word of the site with little beside it."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse a password that is mostly the name of the product or the code of a unit."""
        said = re.sub(r"[^\w]|_", "", folding.fold(password))
        for word in (*OWN, *queries.known_codes()):
            plain = re.sub(r"[^\w]|_", "", folding.fold(word))
            if len(plain) >= SHORTEST and plain in said and len(said) - len(plain) < REST:
                raise ValidationError(self.get_help_text(), code="password_of_own_words")

    def get_help_text(self) -> str:
        """The rule as a sentence."""
        return _("The password must not be mostly the name of this site or the code of a unit.")


class KnownElsewhereValidator:
    """A password that became known elsewhere is no secret.

    `path` names a text with one SHA-1 a line in capitals, sorted, as those who collect them give
    it out; what follows a colon is not read. Without a path nothing is refused.
    """

    def __init__(self, path: str = "") -> None:
        self.path = path

    def validate(self, password: str, user: object = None) -> None:
        """Refuse a password whose fingerprint stands in the list."""
        if self.path and _is_listed(Path(self.path), password):
            raise ValidationError(self.get_help_text(), code="password_known_elsewhere")

    def get_help_text(self) -> str:
        """The rule as a sentence."""
        return _("The password must not be one that became known elsewhere.")


class _Lines:
    """The fingerprints of the file by place: every line begins after a line feed."""

    def __init__(self, text: mmap.mmap) -> None:
        self.text = text

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, place: int) -> bytes:
        start = self.text.rfind(b"\n", 0, place) + 1
        return self.text[start : start + 40]


def _is_listed(path: Path, password: str) -> bool:
    # The lists are given out by this fingerprint; it protects nothing here.
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    if not path.stat().st_size:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        lines = _Lines(text)
        at = bisect.bisect_left(lines, wanted)
        return at < len(lines) and lines[at] == wanted
