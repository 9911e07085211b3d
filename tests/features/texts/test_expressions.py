"""One work in several languages: its expressions, what each says of a provision, and the place in
one text of what is looked at in another."""

import pytest

from remit.domain.vocabulary import Confidentiality
from remit.texts import queries
from remit.texts.pairs import actions as pairs
from remit.texts.pairs import queries as expressed
from tests.features.texts.test_pairs import (
    ENGLISH,
    OTHER,
    VIETNAMESE,
    drafts,
    registered,
    translated,
    work,
)
from tests.support.government import Government
from tests.support.refused import refused

pytestmark = pytest.mark.django_db


def test_a_work_has_its_expressions_the_original_first(city: Government) -> None:
    english, vietnamese = work(city)
    for document in (english, vietnamese):
        found = expressed.expressions(city.viewer("officer"), document)
        assert [(one.document.id, one.is_original) for one in found] == [
            (english, True),
            (vietnamese, False),
        ]


def test_a_text_by_itself_has_no_expressions(city: Government) -> None:
    assert not expressed.expressions(city.viewer("officer"), registered(city, ENGLISH))


def test_a_hidden_expression_is_not_told(city: Government) -> None:
    english = registered(city, ENGLISH)
    vietnamese = registered(city, VIETNAMESE, confidentiality=Confidentiality.RESTRICTED)
    translated(city, vietnamese, english)
    mine, viewer = queries.drafts(english), city.viewer("health_head")
    assert any(expressed.counterparts(city.viewer("secretary"), mine).values())
    assert not expressed.expressions(viewer, english)
    assert not any(expressed.counterparts(viewer, mine).values())
    with refused("DOCUMENT_UNKNOWN"):
        expressed.place_in(viewer, english, vietnamese, 0)


def test_a_provision_has_its_counterpart_in_both_directions(city: Government) -> None:
    english, vietnamese = work(city)
    viewer = city.viewer("officer")
    for here, there in ((english, vietnamese), (vietnamese, english)):
        found = expressed.counterparts(viewer, queries.drafts(here))
        pairs_of = [(mine, found[mine][0].draft) for mine in drafts(here)]
        assert pairs_of == list(zip(drafts(here), drafts(there), strict=True))
    words = expressed.counterparts(viewer, queries.drafts(english))[drafts(english)[0]]
    assert "công bố 1.450 hồ sơ" in words[0].passage.quote


def test_passages_told_apart_are_no_counterparts(city: Government) -> None:
    english, vietnamese = work(city)
    city.assigned(document=english, draft=drafts(english)[0])
    city.told("secretary", "2024-03-01", pairs.part_draft, draft=drafts(vietnamese)[0])
    found = expressed.counterparts(city.viewer("officer"), queries.drafts(english))
    assert not found.get(drafts(english)[0])
    assert found[drafts(english)[1]]


def test_a_provision_keeps_its_place_in_the_other_language(city: Government) -> None:
    english, vietnamese = work(city)
    mine, yours = queries.drafts(english)[1], queries.drafts(vietnamese)[1]
    there = expressed.place_in(city.viewer("officer"), english, vietnamese, mine.start + 3)
    assert there == expressed.There(yours.start, yours.end, yours.id)


def test_a_paragraph_without_a_provision_keeps_its_place_too(city: Government) -> None:
    english, vietnamese = work(city)
    there = expressed.place_in(city.viewer("officer"), english, vietnamese, 0)
    assert there is not None
    assert there.draft is None
    assert VIETNAMESE[there.start : there.end].startswith("Chỉ thị số 5/CT-UBND")


def test_only_texts_of_one_work_share_places(city: Government) -> None:
    english, _vietnamese = work(city)
    other = registered(city, OTHER, number="6/QD")
    with refused("DOCUMENT_UNKNOWN"):
        expressed.place_in(city.viewer("officer"), english, other, 0)
    translated(city, other, english)
    assert len(expressed.expressions(city.viewer("officer"), other)) == 3
