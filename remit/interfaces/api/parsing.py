"""The body of a request: JSON in UTF-8 with finite numbers, nothing else; and that of an answer."""

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.renderers import JSONRenderer

from remit.domain.refusals import Refusal

JSON: Final = "application/json"
_OF_JSON = re.compile(r"application/[\w.-]+\+json")


class Plain(JSONRenderer):
    """Writes every letter as itself."""

    json_dumps_params: Mapping[str, Any] = MappingProxyType({"ensure_ascii": False})


class Strict(Parser):
    """Reads what every program writes, and refuses what only some libraries accept."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as plain values."""
        if request.content_type != JSON and not _OF_JSON.fullmatch(request.content_type or ""):
            raise Refusal("MEDIA_NOT_TAKEN", media=request.content_type or "", known=JSON)
        try:
            return json.loads(request.body.decode("utf-8"), parse_constant=_refused)
        except RecursionError:
            raise ValueError("nested too deeply") from None


def _refused(constant: str) -> None:
    raise ValueError(constant)
