"""Names in several languages: a JSON object {language: text}, shown in the reader's language."""

from collections.abc import Mapping

from django.utils import translation

FALLBACK = ("vi", "en", "ar", "ko")


def shown(names: Mapping[str, str], language: str | None = None) -> str:
    """The name in the reader's language, else in the first language that has one."""
    wanted = (language or translation.get_language() or "en").split("-")[0]
    for candidate in (wanted, *FALLBACK):
        if names.get(candidate):
            return names[candidate]
    return next(iter(names.values()), "")
