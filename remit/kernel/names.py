"""Names in several languages: a JSON object {language: text}, shown in the reader's language."""

from collections.abc import Mapping

from django.conf import settings
from django.utils import translation

FALLBACK = ("vi", "en", "ar", "ko")
# The language of a country's own bodies; elsewhere English.
_OWN = {
    **{"VN": "vi", "KR": "ko"},
    **dict.fromkeys(
        (
            *("AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA"),
            *("MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"),
        ),
        "ar",
    ),
}


def shown(names: Mapping[str, str], language: str | None = None) -> str:
    """The name in the reader's language, else in the first language that has one."""
    spoken = language_shown(names, language)
    return names[spoken] if spoken else ""


def language_shown(names: Mapping[str, str], language: str | None = None) -> str:
    """In which language the name is shown."""
    wanted = (language or translation.get_language() or "en").split("-")[0]
    order = (wanted, *FALLBACK, *names)
    return next((candidate for candidate in order if names.get(candidate)), "")


def original(names: Mapping[str, str]) -> tuple[str, str] | None:
    """The name in the language of the country and that language, where another one is shown."""
    own = _OWN.get(settings.REMIT_COUNTRY, "en")
    name = names.get(own)
    return (own, name) if name and name.casefold() != shown(names).casefold() else None
