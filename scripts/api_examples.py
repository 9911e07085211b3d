"""Choose examples of answers for the description of the API among those that tests kept.

    REMIT_API_EXAMPLES_FROM=build/answers.jsonl python -m pytest tests/interfaces -k api
    python scripts/api_examples.py build/answers.jsonl

For each shape the fullest of the short answers is kept, its lists cut to their first two items.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

PLACE = Path(__file__).parents[1] / "remit/interfaces/api/examples/answers.json"
SHORT, SHOWN, WORDS = 6000, 2, 1200
JSON = "application/json"
_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


def main() -> None:
    """Write the examples of every shape that was answered."""
    from remit.interfaces.api.site import api

    described, chosen = api.get_openapi_schema()["paths"], {}
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        kept = json.loads(line)
        path = "/" + _PLACE.sub(r"{\1}", kept["route"])
        endpoint = described.get(path, {}).get(kept["method"])
        said = _answer(endpoint, kept) if endpoint else None
        if said is not None:
            name, value = said
            chosen[name] = max(chosen.get(name, value), value, key=_worth)
    text = json.dumps(chosen, ensure_ascii=False, indent=1, sort_keys=True)
    PLACE.write_text(text + "\n", encoding="utf-8")


def _answer(endpoint: dict[str, Any], kept: dict[str, Any]) -> tuple[str, Any] | None:
    content = endpoint["responses"].get(kept["status"], {}).get("content", {})
    if kept["status"] >= 400:
        return ("Problem", json.loads(kept["answered"])) if kept["status"] != 500 else None
    if kept["media"] == JSON:
        schema = content.get(JSON, {}).get("schema", {})
        name = schema.get("$ref", "").rpartition("/")[2] or endpoint["operationId"]
        return name, _cut(json.loads(kept["answered"]))
    if not kept["answered"] or "\ufffd" in kept["answered"] or kept["answered"].startswith("PK"):
        return None
    return endpoint["operationId"], kept["answered"][:WORDS]


def _cut(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _cut(one) for name, one in value.items()}
    return [_cut(one) for one in value[:SHOWN]] if isinstance(value, list) else value


def _worth(value: Any) -> tuple[bool, int]:
    return len(json.dumps(value)) <= SHORT, _fullness(value)


def _fullness(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_fullness, value.values()))
    if isinstance(value, list):
        return 1 + max(map(_fullness, value)) if value else 0
    return int(value not in (None, "", False))


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")
    django.setup()
    main()
