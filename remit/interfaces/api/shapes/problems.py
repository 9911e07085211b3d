"""The shape of a problem, as every refusal is answered."""

from ninja import Schema


class FindingOut(Schema):
    """What in the request cannot be used, and where."""

    place: str
    code: str
    detail: str


class Problem(Schema):
    """A refusal (RFC 9457): the rule that says no, in one sentence, and the facts of the case."""

    type: str
    title: str
    status: int
    detail: str
    rule: str
    facts: dict[str, str]
    findings: list[FindingOut] | None = None
