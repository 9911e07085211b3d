"""Sentences can be erased: the erasure is an act, the chain stays valid, and rows are blank."""

from remit.commitments import actions as commitments
from remit.commitments import models
from remit.commitments.queries import timeline
from remit.domain.acts import Tag
from remit.domain.vocabulary import DocumentType, Work
from remit.ledger import actions, queries
from remit.ledger.actions import rebuilding
from remit.texts import actions as texts
from remit.texts import models as text_models
from tests.support.government import Government, by_day
from tests.support.refused import refused

DAY = "2024-07-05"


def erase(city: Government, act: int, key: str) -> int:
    return city.does("administrator", DAY, actions.erase, act=act, key=key).seq


def row_of(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


def test_an_erased_title_is_gone_and_the_erasure_is_an_act(city: Government) -> None:
    commitment = city.assigned(title="A matter of Mr. A")
    act = city.does("administrator", DAY, actions.erase, act=commitment, key="title")
    assert (act.tag, act.data) == (Tag.TEXT_ERASED, {"act": commitment, "key": "title"})
    erased = queries.act(commitment)
    assert erased is not None
    assert erased.texts["title"] is None
    assert erased.texts["reference"] == "12/CT-UBND"
    row = row_of(commitment)
    assert (row.title, row.folded) == ("", "")
    entry = timeline.whole(city.viewer("officer"), commitment).entries[0]
    assert entry.texts["title"] is None


def test_what_is_not_there_is_not_erased(city: Government) -> None:
    commitment = city.assigned()
    erase(city, commitment, "title")
    for key in ("title", "summary"):
        with refused("TEXT_NOT_THERE"):
            erase(city, commitment, key)


def test_erasing_an_older_title_leaves_the_one_that_stands(city: Government) -> None:
    commitment = city.in_state(Work.CONTESTED)
    redefined = city.does(
        "secretary",
        "2024-03-08",
        commitments.redefine,
        commitment=commitment,
        title="Publish one dataset",
        due=by_day("2024-09-30"),
        reason="One is enough.",
    )
    erase(city, commitment, "title")
    erase(city, commitment, "wording")
    row = row_of(commitment)
    assert (row.title, row.due_wording) == ("Publish one dataset", "by 2024-09-30")
    erase(city, redefined.seq, "title")
    erase(city, redefined.seq, "wording")
    row = row_of(commitment)
    assert (row.title, row.folded, row.due_wording) == ("", "", "")


def test_an_erased_file_name_is_blank(city: Government) -> None:
    commitment = city.claimed()
    item = models.EvidenceItem.objects.get(commitment=commitment)
    erase(city, item.pk, "name")
    assert models.EvidenceItem.objects.get(pk=item.pk).name == ""


def test_an_erased_title_of_a_document_is_blank(city: Government) -> None:
    document = texts.NewDocument(
        "The department shall publish its data by 30 June 2024.",
        "About Mr. A",
        DocumentType.DIRECTIVE,
        number="5/CT-UBND",
    )
    number = city.does("secretary", "2024-03-01", texts.register, document=document)
    erase(city, number, "title")
    row = text_models.Document.objects.get(pk=number)
    assert (row.title, row.folded, row.number) == ("", "\n5/ct-ubnd\n", "5/CT-UBND")


def test_a_rebuilt_ledger_is_as_blank_as_before(city: Government) -> None:
    commitment = city.closed()
    erase(city, commitment, "title")
    rebuilt = rebuilding.rebuild()
    assert rebuilt.different == ()
    assert row_of(commitment).title == ""
