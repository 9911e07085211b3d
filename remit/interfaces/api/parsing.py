"""The body of a request: JSON in UTF-8 with finite numbers, nothing else."""

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser


class Strict(Parser):
    """Reads what every program writes, and refuses what only some libraries accept."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as plain values."""
        return json.loads(request.body.decode("utf-8"), parse_constant=_refused)


def _refused(constant: str) -> None:
    raise ValueError(constant)
