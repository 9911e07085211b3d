"""One work in several languages: the second text is proposed as a translation, and a commitment
made of one language is not made again of another."""

import datetime as dt
import importlib

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from remit.commitments.queries.scopes import By
from remit.domain.vocabulary import Confidentiality, DocumentType, Relation
from remit.kernel import clock
from remit.texts import actions, models, queries
from remit.texts.intake import actions as intake
from remit.texts.intake import queries as handed
from remit.texts.pairs import actions as pairs
from remit.texts.pairs import queries as pair_queries
from remit.texts.pairs.queries import Looks
from tests.support import looks
from tests.support.government import Government, instant
from tests.support.refused import refused

DAY = "2024-03-01"
ENGLISH = """Directive 5/CT-UBND on the shared register OpenLedger

1. The Department of Information shall publish 1,450 files by 30 June 2024.

2. The Department of Health must report on 62 registers before 15 May 2024.
"""
VIETNAMESE = """Chỉ thị số 5/CT-UBND về sổ đăng ký dùng chung OpenLedger

1. Sở Thông tin có trách nhiệm công bố 1.450 hồ sơ trước ngày 30/6/2024.

2. Sở Y tế có trách nhiệm báo cáo về 62 sổ đăng ký trước ngày 15/5/2024.
"""
OTHER = """DECISION on school meals

1. The Department of Health shall inspect 300 kitchens by 1 August 2024.
"""
FACTS = {"type": DocumentType.DIRECTIVE, "number": "5/CT-UBND", "issued_on": dt.date(2024, 2, 28)}

pytestmark = pytest.mark.slow


def registered(city: Government, text: str, **changed: object) -> int:
    facts = {"title": "On the register", "issuer": city.units["CITY-PC"], **FACTS, **changed}
    document = actions.NewDocument(text=text, **facts)
    return city.does("secretary", DAY, actions.register, document=document)


def translated(city: Government, document: int, to: int) -> None:
    what = {"document": document, "to": to, "relation": Relation.TRANSLATES}
    city.told("secretary", DAY, actions.relate, **what)


def work(city: Government) -> tuple[int, int]:
    """The English text and the Vietnamese one that translates it."""
    english, vietnamese = registered(city, ENGLISH), registered(city, VIETNAMESE)
    translated(city, vietnamese, english)
    return english, vietnamese


def state(draft: int) -> tuple[str, int | None]:
    card = queries.draft(draft)
    return card.status, card.commitment


def drafts(document: int) -> list[int]:
    found = [draft.id for draft in queries.drafts(document)]
    assert len(found) == 2
    return found


def candidates(
    city: Government, document: int, who: str = "secretary"
) -> list[pair_queries.Candidate]:
    viewer = city.viewer(who)
    return pair_queries.likely(viewer, queries.document(viewer, document))


def likely(city: Government, document: int, who: str = "secretary") -> list[tuple[int, Looks]]:
    found = candidates(city, document, who)
    return [(one.document.id, one.looks) for one in found]


def test_the_same_number_in_another_language_is_proposed_as_a_translation(
    city: Government,
) -> None:
    english, vietnamese = registered(city, ENGLISH), registered(city, VIETNAMESE)
    assert likely(city, vietnamese) == [(english, Looks.TRANSLATION)]
    assert likely(city, english) == [(vietnamese, Looks.TRANSLATION)]
    [found] = candidates(city, vietnamese)
    assert found.same_number
    assert found.percent > 60


def test_a_translation_is_known_without_its_number_and_another_text_is_none(
    city: Government,
) -> None:
    english = registered(city, ENGLISH)
    registered(city, OTHER, number="9/QD")
    vietnamese = registered(city, VIETNAMESE, number="", issued_on=None)
    assert likely(city, vietnamese) == [(english, Looks.TRANSLATION)]
    again = registered(city, ENGLISH + "\nDone in two copies.\n", number="", issued_on=None)
    assert (english, Looks.SAME_TEXT) in likely(city, again)


def test_the_same_number_comes_before_a_text_that_is_more_alike(city: Government) -> None:
    english = registered(city, ENGLISH)
    short = VIETNAMESE.replace("1.450 hồ sơ", "mọi hồ sơ").replace("OpenLedger", "")
    like = registered(city, short.replace("5/CT-UBND", "8/CT-UBND"), number="8/CT-UBND")
    vietnamese = registered(city, short, issuer=None)
    first, *others = candidates(city, vietnamese)
    assert (first.document.id, first.looks) == (english, Looks.TRANSLATION)
    assert (first.same_number, first.same_issuer) == (True, False)
    assert first.finding.code == "IS_NUMBERED_AS"
    assert all(one.looks is Looks.SAME_EVENT for one in others if one.document.id == like)


def test_a_text_with_another_number_is_never_the_same_text(city: Government) -> None:
    first = registered(city, ENGLISH)
    again = registered(city, ENGLISH.replace("5/CT-UBND", "6/CT-UBND"), number="6/CT-UBND")
    assert likely(city, again) == [(first, Looks.SAME_EVENT)]
    assert candidates(city, again)[0].percent < 100


def test_the_same_number_in_the_same_language_is_no_second_document(city: Government) -> None:
    registered(city, ENGLISH)
    with refused("DOCUMENT_ALREADY_REGISTERED"):
        registered(city, ENGLISH + "\nDone in two copies.\n")


def test_what_may_not_be_read_is_not_proposed(city: Government) -> None:
    registered(city, ENGLISH, confidentiality=Confidentiality.RESTRICTED)
    vietnamese = registered(city, VIETNAMESE)
    assert likely(city, vietnamese, "ward_head") == []
    assert likely(city, vietnamese, "secretary")


def test_what_a_person_told_apart_or_related_is_not_proposed_again(city: Government) -> None:
    english, vietnamese = registered(city, ENGLISH), registered(city, VIETNAMESE)
    what = {"document": vietnamese, "other": english}
    assert city.who_may(DAY, pairs.tell_apart, **what) == {"leader", "secretary"}
    city.told("secretary", DAY, pairs.tell_apart, **what)
    assert likely(city, vietnamese) == likely(city, english) == []
    again = registered(city, ENGLISH + "\nDone in two copies.\n", number="", issued_on=None)
    translated(city, vietnamese, again)
    assert vietnamese not in dict(likely(city, again))


def test_the_question_stays_the_same_however_many_texts_there_are(city: Government) -> None:
    registered(city, ENGLISH)
    vietnamese = registered(city, VIETNAMESE)
    with CaptureQueriesContext(connection) as few:
        candidates(city, vietnamese)
    for number in range(30):
        registered(city, f"{ENGLISH}\nCopy {number + 100}.\n", number=f"{number}/X")
    with CaptureQueriesContext(connection) as many:
        found = candidates(city, vietnamese)
    assert len(found) > 1
    assert len(many) == len(few)


@pytest.mark.parametrize("first", [0, 1])
def test_a_commitment_of_one_language_covers_the_other(city: Government, first: int) -> None:
    both = work(city)
    mine, theirs = drafts(both[first]), drafts(both[1 - first])
    commitment = city.assigned(document=both[first], draft=mine[0])
    assert state(theirs[0]) == ("COVERED", commitment)
    assert state(theirs[1]) == ("PENDING", None)
    with refused("PASSAGE_ALREADY_COMMITTED"):
        city.assigned(document=both[1 - first], draft=theirs[0])


def test_a_language_that_is_related_later_is_covered_too(city: Government) -> None:
    english = registered(city, ENGLISH)
    commitment = city.assigned(document=english, draft=drafts(english)[0])
    vietnamese = registered(city, VIETNAMESE)
    assert state(drafts(vietnamese)[0]) == ("PENDING", None)
    translated(city, vietnamese, english)
    assert state(drafts(vietnamese)[0]) == ("COVERED", commitment)
    covering = pair_queries.coverings(city.viewer("secretary"), queries.drafts(vietnamese))
    assert covering[drafts(vietnamese)[0]].document.id == english


def test_a_passage_that_gives_another_last_day_says_so(city: Government) -> None:
    english, vietnamese = work(city)
    for draft in drafts(english):
        city.assigned(document=english, draft=draft)
    found = pair_queries.coverings(city.viewer("secretary"), queries.drafts(vietnamese))
    first, second = (found[draft] for draft in drafts(vietnamese))
    assert (first.last_here, first.last_there) == (dt.date(2024, 6, 29), dt.date(2024, 6, 30))
    assert first.is_of_another_day
    assert second.last_here == second.last_there == dt.date(2024, 5, 14)
    assert not second.is_of_another_day


def test_a_passage_marked_later_is_tied_too(city: Government) -> None:
    english, vietnamese = work(city)
    place = ENGLISH.index("Directive 5"), ENGLISH.index("OpenLedger")
    mine = city.told(
        "secretary", DAY, actions.add_draft, document=english, start=place[0], end=place[1]
    )
    start = VIETNAMESE.index("Chỉ thị số")
    theirs = city.told(
        "secretary", DAY, actions.add_draft, document=vietnamese, start=start, end=start + 20
    )
    commitment = city.assigned(document=vietnamese, draft=theirs)
    assert state(mine) == ("COVERED", commitment)


def test_a_third_language_is_covered_by_either(city: Government) -> None:
    english, vietnamese = work(city)
    commitment = city.assigned(document=vietnamese, draft=drafts(vietnamese)[1])
    third = registered(city, ENGLISH.replace("shall", "must"), number="5/CT", language="ko")
    translated(city, third, english)
    assert state(drafts(third)[1]) == ("COVERED", commitment)
    assert models.Twin.objects.count() == 6


def test_intake_says_what_a_file_looks_like(city: Government) -> None:
    english = registered(city, ENGLISH, number="5/CT")
    sent = [("directive.txt", VIETNAMESE.encode())]
    batch = city.told("secretary", DAY, intake.hand_in, files=sent)
    with clock.injected(instant(DAY)):
        intake.take_in(batch=batch)
    [outcome] = handed.outcomes(batch)
    [said] = [note for note in outcome.notes if note.code == "LOOKS_LIKE_TRANSLATION"]
    assert (said.params["document"], said.params["language"]) == ("5/CT", "en")
    assert queries.document(city.viewer("secretary"), english).number == "5/CT"


def test_texts_that_are_there_already_get_their_marks(city: Government) -> None:
    english, vietnamese = registered(city, ENGLISH), registered(city, VIETNAMESE)
    kept = _marked(english), _marked(vietnamese)
    models.Marking.objects.all().delete()
    models.Mark.objects.all().delete()
    migration = importlib.import_module("remit.texts.migrations.0004_marks_and_twins")
    migration.fill(apps, None)
    assert (_marked(english), _marked(vietnamese)) == kept
    assert likely(city, vietnamese) == [(english, Looks.TRANSLATION)]


def _marked(document: int) -> set[tuple[str, str, int]]:
    rows = models.Mark.objects.filter(markings__document=document)
    return set(rows.values_list("kind", "value", "texts"))


def test_a_figure_of_a_document_is_that_of_its_work(city: Government) -> None:
    english, vietnamese = work(city)
    city.assigned(document=english, draft=drafts(english)[0])
    city.assigned(document=vietnamese, draft=drafts(vietnamese)[1])
    for document in (english, vietnamese):
        assert looks.total(looks.scope("2024-03-02", document=document)).assigned == 2
    rows = looks.lines(looks.scope("2024-03-02"), By.DOCUMENT)
    assert {key: row.assigned for key, row in rows.items()} == {str(english): 2}


def test_what_was_known_before_a_relation_stays_apart(city: Government) -> None:
    english, vietnamese = registered(city, ENGLISH), registered(city, VIETNAMESE)
    city.assigned(document=vietnamese, draft=drafts(vietnamese)[0])
    then = looks.head()
    translated(city, vietnamese, english)
    assert looks.total(looks.scope("2024-03-02", known=then, document=english)).assigned == 0
    assert looks.total(looks.scope("2024-03-02", document=english)).assigned == 1


def test_one_number_of_a_work_is_not_ambiguous(city: Government) -> None:
    english, vietnamese = registered(city, ENGLISH), registered(city, VIETNAMESE)
    with refused("DOCUMENT_AMBIGUOUS"):
        queries.referred(None, "5/CT-UBND")
    translated(city, vietnamese, english)
    assert queries.referred(None, "5/CT-UBND") == english
    other = {"number": "5/CT-UBND", "issued_on": dt.date(2023, 2, 1)}
    registered(city, OTHER, **other)
    with refused("DOCUMENT_AMBIGUOUS"):
        queries.referred(None, "5/CT-UBND")


def test_two_sentences_of_one_owner_are_the_one_of_the_other_language(city: Government) -> None:
    twice = "The Department of Health shall list 62 wells. It must finish by 15 May 2024.\n"
    once = "Sở Y tế lập danh mục 62 giếng và hoàn thành trước ngày 15/5/2024.\n"
    english = registered(city, twice, number="7/A")
    vietnamese = registered(city, once, number="7/B")
    assert (len(queries.drafts(english)), len(queries.drafts(vietnamese))) == (2, 1)
    translated(city, vietnamese, english)
    commitment = city.assigned(document=vietnamese, draft=queries.drafts(vietnamese)[0].id)
    assert [state(one.id) for one in queries.drafts(english)] == [("COVERED", commitment)] * 2
