"""The body of a request: JSON in UTF-8 with finite numbers, nothing else; and that of an answer."""

import json
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.renderers import JSONRenderer

from remit.domain.refusals import Refusal

JSON: Final = "application/json"
DEEPEST: Final = 50  # lists and objects in each other
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
            said = json.loads(request.body.decode("utf-8"), parse_constant=_refused)
        except RecursionError:
            raise ValueError("nested too deeply") from None
        _check_depth(said)
        return said


def _check_depth(said: Any) -> None:
    """Whoever reads a body descends into it; what no request needs would end that in a fault."""
    level = [said]
    for _depth in range(DEEPEST):
        level = [one for holder in level for one in _inside(holder)]
        if not level:
            return
    raise ValueError("nested too deeply")


def _inside(said: Any) -> Iterable[Any]:
    if isinstance(said, dict):
        return said.values()
    return said if isinstance(said, list) else ()


def _refused(constant: str) -> None:
    raise ValueError(constant)
