"""No answer grows without end: every list has a cursor, or says how long it may be, or is a part of
one thing and as long as that thing is."""

from collections.abc import Iterator
from typing import Any

from remit.interfaces.api.site import api

DESCRIPTION = api.get_openapi_schema()
SHAPES = DESCRIPTION["components"]["schemas"]
# Members that are as long as the one thing that was asked for, or as what was sent.
OF_ONE_PERSON = {"Me.posts", "PersonOut.roles"}
OF_ONE_SETTING = {"ColumnsOut.columns", "ColumnsOut.usual", "ColumnsOut.known", "TokenOut.scopes"}
OF_ONE_SETTING |= {"SavedListOut.columns", "Checkpoints.keys"}
OF_ONE_COMMITMENT = {
    *("Whole.cooperating", "Whole.ancestors", "Whole.parts", "Whole.beside"),
    *("Whole.evidence_items", "Whole.withdrawn_evidence", "Whole.basis_changes", "Whole.may"),
    *("TouchedOut.changes", "TouchedOut.may", "Done.others"),
    *("SpokenNote.to", "SpokenNote.posts", "SpokenNote.before"),
}
OF_ONE_UNIT = {
    *("UnitOut.called", "UnitOut.places", "UnitOut.came_from", "UnitOut.went_into"),
    *("UnitOut.posts", "UnitOut.stewards", "UnitOut.delegations"),
    *("StaffedOut.roles", "StaffedOut.holders", "WaitingUnit.heirs"),
}
OF_ONE_TEXT = {
    *("DocumentOut.relations", "Parting.drafts", "Parting.kept", "Expressions.items"),
    *("AnnouncedChanges.items", "AnnouncedOut.documents"),
    *("Beside.rows", "RowOut.left", "RowOut.right", "RowOut.differences"),
    *("DifferenceOut.only_left", "DifferenceOut.only_right"),
    *("Provisions.owners", "Provisions.elsewhere", "ProvisionOut.commitments"),
    *("ProvisionOut.counterparts", "ProvisionRelated.items", "NoteOut.fields"),
    *("Meanwhile.present", "Meanwhile.changed", "LastDecision.drafts", "LastDecision.commitments"),
}
OF_ONE_DRAFT = {
    *("DraftWhole.needs", "DraftWhole.contested_by", "DraftWhole.cooperating"),
    *("DraftWhole.offers", "DraftWhole.came_from", "OfferOut.reasons", "CertainOut.cooperating"),
}
OF_ONE_TABLE = {"Row.shares", "Total.shares", "Changes.columns", "Trees.items", "Proof.path"}
OF_WHAT_WAS_SENT = {
    *("BulkOutcomes.items", "CertainDone.items", "Waiting.items", "Batch.files", "FileOut.notes"),
    *("ImportPreview.findings", "ImportPreview.rows", "ImportPreview.notes"),
    *("ImportProgress.written", "UnitsPreview.findings", "UnitsPreview.rows", "Problem.findings"),
    *("Reorganised.acts", "Moving.items", "LeavingUnit.below"),
    *("PlanOut.units", "PlanOut.placed", "GoingOver.heirs"),
}
PARTS = {
    *(OF_ONE_PERSON | OF_ONE_SETTING | OF_ONE_COMMITMENT | OF_ONE_UNIT | OF_ONE_TEXT),
    *(OF_ONE_DRAFT | OF_ONE_TABLE | OF_WHAT_WAS_SENT),
}
List = tuple[str, dict[str, Any]]


def _lists(said: Any, place: str, seen: frozenset[str] = frozenset()) -> Iterator[List]:
    """Every list of a shape and of the shapes in it, by its place."""
    name = said.get("$ref", "").rpartition("/")[2]
    if name and name not in seen:
        # With chosen fields it is the same shape of which none has to be there.
        yield from _lists(SHAPES[name], name.removesuffix("Chosen"), seen | {name})
    if said.get("type") == "array":
        yield place, said
        yield from _lists(said.get("items", {}), place, seen)
    for way in ("anyOf", "oneOf", "allOf"):
        for one in said.get(way, ()):
            yield from _lists(one, place, seen)
    for member, one in said.get("properties", {}).items():
        yield from _lists(one, f"{place}.{member}", seen)
    more = said.get("additionalProperties")
    if isinstance(more, dict):
        yield from _lists(more, place, seen)


def _answers() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    for path, methods in DESCRIPTION["paths"].items():
        for method, endpoint in methods.items():
            for code, said in endpoint["responses"].items():
                for content in said.get("content", {}).values():
                    if int(code) < 400:
                        yield f"{method} {path}", endpoint, content["schema"]


ANSWERS = list(_answers())


def _goes_on(endpoint: dict[str, Any], place: str) -> bool:
    """Whether the list has a cursor: it is asked for with one, and its shape says the next one."""
    asked = {one["name"] for one in endpoint.get("parameters", ())}
    name, _, member = place.rpartition(".")
    return (
        member in {"items", "rows"}
        and {"cursor", "limit"} <= asked
        and "next" in SHAPES.get(name, {}).get("properties", {})
    )


def test_a_list_has_a_cursor_or_an_end() -> None:
    endless = [
        (where, place)
        for where, endpoint, schema in ANSWERS
        for place, one in _lists(schema, "")
        if "maxItems" not in one
        if not _goes_on(endpoint, place)
        if place not in PARTS
    ]
    assert endless == []


def test_a_part_of_one_thing_is_there() -> None:
    found = {place for _, _, schema in ANSWERS for place, _ in _lists(schema, "")}
    assert PARTS - found == set()


def test_whatever_has_a_cursor_takes_a_length_and_says_the_next_page() -> None:
    for where, endpoint, schema in ANSWERS:
        asked = {one["name"]: one["schema"] for one in endpoint.get("parameters", ())}
        if "cursor" not in asked:
            continue
        most = asked["limit"].get("maximum")
        assert most is not None, where
        places = [place for place, _ in _lists(schema, "")]
        assert any(_goes_on(endpoint, place) for place in places), where
