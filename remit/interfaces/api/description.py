"""The description of the API: what the library makes of the routes, and what holds for all of them,
the problems with which every endpoint may answer."""

import functools
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from ninja import NinjaAPI
from ninja.operation import Operation

from remit.interfaces import exports
from remit.interfaces.api import problems
from remit.interfaces.api.shapes.problems import Problem

# A workbook is no text, and an example of one would tell nobody anything.
UNSHOWN = frozenset({exports.XLSX})
REFUSALS = {
    "400": "The request cannot be read.",
    "401": "The token is missing or not good.",
    "403": "The scope or the right is missing.",
    "404": "It is not there, or may not be seen.",
    "406": "It is not answered in what Accept names.",
    "409": "It does not fit the state.",
    "412": "Somebody acted since it was read.",
    "413": "It is too large.",
    "415": "The body comes in a form that is not taken.",
    "422": "A rule says no, a member cannot be used, or the key was used for something else.",
    "428": "It replaces something, and If-Match is missing.",
    "429": "Asked too often.",
    "503": "Another write takes long.",
}


class Description(NinjaAPI):
    """An API whose description names its problems."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """An endpoint is called in the description as in the code."""
        return operation.view_func.__name__

    @functools.cached_property
    def described(self) -> Any:
        """The description, made once in a process: a program that has just started needs it for the
        first request, and whoever reads it gets the same."""
        return self.get_openapi_schema()

    def get_openapi_schema(self, **options: Any) -> Any:
        """The description of every endpoint (OpenAPI 3.1)."""
        schema = super().get_openapi_schema(**options)
        shapes = schema["components"]["schemas"]
        shapes |= Problem.model_json_schema(ref_template="#/components/schemas/{model}")["$defs"]
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        shapes["Problem"] = {name: problem[name] for name in problem if name != "$defs"}
        schema["servers"] = [{"url": "/"}]
        schema["info"]["license"] = {"name": "Apache-2.0"}
        for path in schema["paths"].values():
            for endpoint in path.values():
                endpoint["responses"] |= _refusals()
        _show(schema)
        _loosen(schema)
        return schema


def _loosen(schema: Any) -> None:
    """With `fields` any member of what is answered may be left out."""
    shapes = schema["components"]["schemas"]
    for path in schema["paths"].values():
        asked = {one["name"] for one in path.get("get", {}).get("parameters", ())}
        if "fields" in asked:
            answered = path["get"]["responses"][200]["content"]["application/json"]["schema"]
            shape = shapes[_called(answered)]
            line = shape["properties"].get("items", {}).get("items", {})
            chosen = line if "$ref" in line else answered
            name = _called(chosen)
            # What stands in other answers, or inside this one, is promised whole.
            shapes[f"{name}Chosen"] = {**shapes[name], "required": []}
            chosen["$ref"] += "Chosen"


def _called(said: Any) -> str:
    """The shape that is named."""
    return str(said["$ref"]).rpartition("/")[2]


def _show(schema: Any) -> None:
    """Every shape that a body or an answer has, and every text, has an example."""
    for name, shape in schema["components"]["schemas"].items():
        if name in _examples():
            shape["examples"] = [_examples()[name]]
    for path in schema["paths"].values():
        for endpoint in path.values():
            for said in (endpoint.get("requestBody"), *endpoint["responses"].values()):
                _show_in(said or {}, _examples().get(endpoint["operationId"]))


def _show_in(said: Any, example: Any) -> None:
    for media, content in said.get("content", {}).items():
        if example is not None and "$ref" not in content["schema"] and media not in UNSHOWN:
            content["example"] = example


@functools.cache
def _examples() -> Mapping[str, Any]:
    """What is sent and answered, by shape; where there is none, by endpoint."""
    folder = resources.files("remit.interfaces.api") / "examples"
    answers, requests = (
        json.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("answers.json", "requests.json")
    )
    return {**answers, **requests}


def a_file(*media: str) -> dict[str, Any]:
    """What the description says of an endpoint that answers with a file."""
    content = {one: {"schema": {"type": "string", "format": "binary"}} for one in media}
    return {"responses": {200: {"description": "The file.", "content": content}}}


def _refusals() -> dict[str, Any]:
    content = {problems.MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {code: {"description": said, "content": content} for code, said in REFUSALS.items()}
