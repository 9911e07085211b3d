"""Which unit words of a text mean: by its names and its place, and by what was chosen before."""

import datetime as dt

import pytest

from remit.commitments import actions as commitments
from remit.domain.vocabulary import Confidentiality, Relation
from remit.kernel import clock
from remit.organisation import actions as organisation
from remit.texts import actions, actors
from remit.texts.actors import Answer
from remit.texts.learning import actions as learning
from remit.texts.learning import queries as learnt
from tests.features.texts.test_registering import DAY, TEXT, drafts_of, registered
from tests.support.government import Government, instant
from tests.support.refused import refused

WORDS = "The Department of Information"

pytestmark = pytest.mark.slow


def answer(city: Government, document: int, words: str = WORDS, who: str = "secretary") -> Answer:
    with clock.injected(instant("2024-03-20")):
        return actors.resolved(words, actors.setting(city.viewer(who), document))


def code(given: Answer) -> str | None:
    return given.clear.card.code if given.clear else None


def codes(given: Answer) -> list[str]:
    return [one.card.code for one in given.found]


def reasons(given: Answer) -> list[str]:
    return [reason.code for reason in given.found[0].ranked.reasons]


def chosen(city: Government, unit: str, *, copy: int = 0, **changed: object) -> int:
    """A document whose first draft a person gave to a unit."""
    number = registered(city, text=TEXT + "." * copy, number=f"{copy + 10}/CT-UBND", **changed)
    given = {"document": number, "draft": drafts_of(number)[0].id, "lead": city.units[unit]}
    level = changed.get("confidentiality", Confidentiality.INTERNAL)
    return city.assigned(**given, reference="", confidentiality=level)


def test_a_unit_is_found_by_its_code_and_its_name(city: Government) -> None:
    number = registered(city)
    assert code(answer(city, number, "DOIC")) == "DOIC"
    assert code(answer(city, number, "the Doh")) == "DOH"
    assert codes(answer(city, number, "somebody")) == []


def test_words_that_a_person_gave_to_a_unit_mean_it_in_the_next_document(
    city: Government,
) -> None:
    number = registered(city)
    assert code(answer(city, number)) is None
    chosen(city, "DOIC", copy=1)
    given = answer(city, number)
    assert (code(given), reasons(given)[0]) == ("DOIC", "CHOSEN_HERE")
    assert given.found[0].ranked.reasons[0].facts == {"count": 1}
    assert code(answer(city, number, WORDS.upper())) == "DOIC"


def test_a_contradicted_choice_loses_its_rank(city: Government) -> None:
    number = registered(city)
    chosen(city, "DOIC", copy=1)
    chosen(city, "DOF", copy=2)
    assert code(answer(city, number)) is None
    chosen(city, "DOF", copy=3)
    chosen(city, "DOF", copy=4)
    assert code(answer(city, number)) == "DOF"


def test_a_choice_counts_half_in_other_documents_of_the_place_and_nothing_elsewhere(
    city: Government,
) -> None:
    chosen(city, "DOIC", copy=1)
    of_district = registered(city, number="7/CT-UBND", issuer=city.units["DOH"], text=TEXT + " ")
    assert reasons(answer(city, of_district))[0] == "CHOSEN_NEAR"
    outside = registered(city, number="8/CT", issuer=city.units["MIC"], text=TEXT + "  ")
    assert codes(answer(city, outside)) == []


def test_a_choice_in_a_document_that_one_may_not_read_tells_nothing(city: Government) -> None:
    number = registered(city)
    chosen(city, "DOIC", copy=1, confidentiality=Confidentiality.RESTRICTED)
    assert code(answer(city, number, who="leader")) == "DOIC"
    assert codes(answer(city, number, who="officer")) == []


def test_what_was_struck_out_counts_no_more_until_it_is_chosen_again(city: Government) -> None:
    number = registered(city)
    chosen(city, "DOIC", copy=1)
    [alias] = learnt.aliases(None)
    assert (alias.words, alias.times, alias.against) == ("the department of information", 1, 0)
    city.told("administrator", DAY, learning.strike_out, alias=alias.id)
    assert code(answer(city, number)) is None
    assert [one.struck_out for one in learnt.aliases(None)] == [True]
    with refused("ALIAS_UNKNOWN"):
        city.told("administrator", DAY, learning.strike_out, alias=alias.id + 1)
    number_of = registered(city, text=TEXT + "..", number="12/CT-UBND")
    terms = city.terms(
        document=number_of, draft=drafts_of(number_of)[0].id, lead=city.units["DOIC"]
    )
    city.told("secretary", "2024-03-05", commitments.assign, terms=terms)
    assert code(answer(city, number)) == "DOIC"


def test_an_annulled_choice_is_forgotten(city: Government) -> None:
    number = registered(city)
    made = chosen(city, "DOIC", copy=1)
    why = {"commitment": made, "act": made, "reason": "A mistake."}
    city.told("secretary", "2024-03-05", commitments.annul, **why)
    assert codes(answer(city, number)) == []


def called(city: Government, unit: str, name: str, day: str = "2024-01-02") -> None:
    """A unit is renamed by the administrator."""
    city.told(
        "administrator",
        day,
        organisation.rename_unit,
        unit=city.units[unit],
        names={"en": name, "vi": unit},
        on=dt.date.fromisoformat(day),
    )


@pytest.mark.parametrize("words", ["Department of Health", "the Director of Health Department"])
def test_a_renamed_unit_is_found_by_both_names(city: Government, words: str) -> None:
    called(city, "DOH", "Department of Health")
    called(city, "DOH", "Office of Care", "2024-01-03")
    number = registered(city)
    given = answer(city, number, words)
    assert (code(given), reasons(given)[0]) == ("DOH", "FORMER")
    assert code(answer(city, number, "the Office of Care")) == "DOH"


@pytest.mark.parametrize("words", ["Director of the DOIC", "Head of the Department of Data"])
def test_a_title_names_the_post_at_the_head(city: Government, words: str) -> None:
    called(city, "DOIC", "Department of Data")
    given = answer(city, registered(city), words)
    assert code(given) == "DOIC"
    assert given.clear is not None
    assert given.clear.post is not None
    assert given.clear.post.id == city.posts["head"]


def test_in_a_translation_the_level_is_doubted(city: Government) -> None:
    called(city, "DOH", "Department of Health")
    called(city, "MIC", "Ministry of Health")
    number = registered(city)
    other = registered(city, text=TEXT + "?", number="9/CT-UBND")
    words = "the Ministry of Health"
    assert code(answer(city, number, words)) == "MIC"
    relate = {"document": number, "to": other, "relation": Relation.TRANSLATES}
    city.told("secretary", DAY, actions.relate, **relate)
    given = answer(city, number, words)
    assert (code(given), set(codes(given))) == (None, {"DOH", "MIC"})
