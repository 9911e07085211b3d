"""In which language a program is answered, whatever is answered: the one that Accept-Language
names; else that of the person whose token is shown; else that of the site. A refusal that is
written before anybody looked at the token speaks as one that is written after."""

from typing import Final

from django.conf import settings
from django.db import Error
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from remit.interfaces.api_tokens import queries as tokens

SETTLED: Final = "language_settled"


def token_shown(request: HttpRequest) -> str:
    """The token that came with the request, good or not."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def settle(request: HttpRequest, own: str = "") -> None:
    """From here on everything is said in the language of this request; `own` is that of the person,
    where it is known already."""
    if SETTLED in vars(request):
        return
    language = _named(request) or own or _of_person(request) or settings.LANGUAGE_CODE
    translation.activate(language)
    vars(request).update({SETTLED: True, "LANGUAGE_CODE": language})


def _named(request: HttpRequest) -> str:
    """The first language of the header that is spoken here; none, if any will do."""
    for code, weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code == "*":
            return ""
        try:
            if weight:
                return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return ""


def _of_person(request: HttpRequest) -> str:
    """A database that is away knows no person; what is said then is said all the same."""
    token = token_shown(request)
    try:
        return tokens.language(token) if token else ""
    except Error:
        return ""
