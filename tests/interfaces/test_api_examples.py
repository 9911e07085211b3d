"""The description shows what is sent and answered: each body has an example that holds its
shape."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from remit.interfaces import exports
from remit.interfaces.api import problems
from remit.interfaces.api.description import _examples
from remit.interfaces.api.site import api

DESCRIPTION = json.loads(json.dumps(api.get_openapi_schema(), default=str))
SHAPES = DESCRIPTION["components"]["schemas"]
Body = tuple[str, dict[str, Any]]


def bodies() -> Iterator[Body]:
    """Every body that is taken or answered, by its place."""
    for path, methods in DESCRIPTION["paths"].items():
        for method, endpoint in methods.items():
            sides = {"takes": endpoint.get("requestBody", {}), **endpoint["responses"]}
            for side, said in sides.items():
                for media, content in said.get("content", {}).items():
                    if media not in {exports.XLSX, problems.MEDIA}:
                        yield f"{method} {path} {side} {media}", content


ALL: list[Body] = list(bodies())


def example_of(content: dict[str, Any]) -> Any:
    name = content["schema"].get("$ref", "").rpartition("/")[2]
    shown = SHAPES[name].get("examples", []) if name else [content.get("example")]
    return shown[0] if shown else None


def holds(value: Any, schema: dict[str, Any]) -> None:
    whole = {**schema, "components": DESCRIPTION["components"]}
    jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker()).validate(
        value
    )


@pytest.mark.parametrize("body", ALL, ids=[place for place, _ in ALL])
def test_a_body_has_an_example_of_its_shape(body: Body) -> None:
    example = example_of(body[1])
    assert example is not None
    holds(example, body[1]["schema"])


@pytest.mark.parametrize("name", sorted(_examples()))
def test_an_example_is_of_something_that_is_there_and_holds_it(name: str) -> None:
    endpoints = {
        one["operationId"] for ways in DESCRIPTION["paths"].values() for one in ways.values()
    }
    assert name in SHAPES or name in endpoints
    if name in SHAPES:
        holds(_examples()[name], SHAPES[name])
