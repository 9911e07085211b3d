"""What corrections teach: rules are proposed with their evidence, and are right once applied."""

import datetime as dt
import subprocess
import tomllib
from pathlib import Path

import pytest

from remit.domain import naming
from remit.domain.reading import folding
from remit.domain.reading.learning import grams, measure
from remit.domain.vocabulary import Confidentiality
from remit.organisation import actions as organisation
from remit.texts import actions, packs
from remit.texts.learning import lessons, rules
from remit.texts.lexicons import lexicon
from tests.features.texts.test_registering import DAY, drafts_of, registered
from tests.support.government import Government

ROOT = Path(__file__).resolve().parents[3]
MISSED = (
    "The Department of Health carries the burden of opening the clinics of the north.",
    "The Department of Finance carries the burden of closing the books of the year.",
    "The Inspectorate carries the burden of visiting each site of the programme.",
    "The Office of the city carries the burden of sorting the letters of citizens.",
)
WISHES = (
    "In a perfect world the departments must publish their lists every day.",
    "In a perfect world the wards must answer each letter within a day.",
    "In a perfect world the city must open each register to all.",
    "In a perfect world the districts must report on all that they do.",
)
PLAIN = (
    "The weather was fine on that day and many people came.",
    "The Department of Health has a new building beside the river.",
    "The clinics of the north were built by the people of the wards.",
)
ORDERS = (
    "The Department of Health must publish the list of clinics before 15 May 2024.",
    "The Department of Finance must report on the budget before 15 June 2024.",
)

pytestmark = pytest.mark.slow


def text_of(*sentences: str) -> str:
    return "DIRECTIVE No. 5/CT-UBND\n\n" + "\n\n".join(sentences) + "\n"


def learnt_from(city: Government, level: Confidentiality = Confidentiality.INTERNAL) -> int:
    """A document in which a person added what was missed and rejected what was a wish."""
    text = text_of(*MISSED, *PLAIN, *WISHES, *ORDERS)
    number = registered(city, text=text, confidentiality=level)
    for draft in drafts_of(number):
        said = text[draft.start : draft.end]
        if any(said in wish for wish in WISHES):
            why = {"draft": draft.id, "reason": "A wish."}
            city.told("secretary", DAY, actions.reject_draft, **why)
        elif any(said in order for order in ORDERS):
            city.assigned(document=number, draft=draft.id, confidentiality=level)
    for sentence in MISSED:
        at = text.index(sentence)
        place = {"document": number, "start": at, "end": at + len(sentence)}
        city.told("secretary", DAY, actions.add_draft, **place)
    return number


def english(least: int = 3) -> lessons.Lesson:
    [lesson] = lessons.learn(["en"], least=least).lessons
    return lesson


def test_words_that_were_missed_and_words_that_mislead_are_proposed(city: Government) -> None:
    learnt_from(city)
    found = {one.family.value: one for one in english().proposals}
    assert set(found) == {"CUE", "EXCLUSION"}
    cue, exclusion = found["CUE"], found["EXCLUSION"]
    assert cue.words == "carries the burden"
    assert exclusion.words == "in a perfect"
    assert (len(cue.supporting), len(cue.contradicting)) == (4, 0)
    assert {one.text.rstrip(".") for one in cue.supporting} == {one.rstrip(".") for one in MISSED}
    assert cue.actor == ("BEFORE",)
    assert cue.bound == pytest.approx(0.597, abs=0.001)


def test_the_effect_is_told_on_the_same_decisions(city: Government) -> None:
    learnt_from(city)
    lesson = english()
    assert lesson.before.recall is not None
    assert lesson.before.recall < 0.5
    assert lesson.before.wrong == len(WISHES)
    assert (lesson.after.recall, lesson.after.precision) == (1.0, 1.0)


def test_the_change_applies_and_every_rule_holds_on_its_own_examples(
    city: Government, tmp_path: Path
) -> None:
    learnt_from(city)
    lesson = english()
    pack = tmp_path / rules.FOLDER / "en.toml"
    pack.parent.mkdir(parents=True)
    pack.write_text(rules.before(rules.path_of("en")), encoding="utf-8")
    applied = subprocess.run(
        ["git", "apply", "-"], cwd=tmp_path, input=lesson.diff, text=True, capture_output=True
    )
    assert (applied.returncode, applied.stderr) == (0, "")
    data = tomllib.loads(pack.read_text(encoding="utf-8"))
    new = packs.pack_from(data)
    added = [rule for rule in new.rules if ".learnt-" in rule.id]
    assert [rule.id for rule in added] == ["en.learnt-1", "en.learnt-2"]
    for rule in added:
        assert rule.must_match
        assert rule.must_not_match
        assert all(rule.regex.search(folding.folded(text)) for text in rule.must_match)
        assert not any(rule.regex.search(folding.folded(text)) for text in rule.must_not_match)
    assert rules.before(rules.path_of("en")) == (ROOT / rules.FOLDER / "en.toml").read_text(
        encoding="utf-8"
    )


def test_rules_that_were_learnt_before_keep_their_numbers(city: Government) -> None:
    learnt_from(city)
    proposals = english().proposals
    once = rules.after(rules.before(rules.path_of("en")), proposals[:1])
    twice = rules.after(once, proposals[1:])
    assert [one["id"] for one in tomllib.loads(twice)["rule"]][-2:] == [
        "en.learnt-1",
        "en.learnt-2",
    ]


def test_too_few_passages_teach_nothing(city: Government) -> None:
    learnt_from(city)
    assert english(least=5).proposals == []
    assert english(least=5).diff == ""


def test_words_that_stand_as_often_in_what_nobody_took_are_not_proposed(city: Government) -> None:
    text = text_of(*MISSED, *(one.replace("carries", "also carries") for one in MISSED * 2))
    number = registered(city, text=text)
    for sentence in MISSED:
        at = text.index(sentence)
        place = {"document": number, "start": at, "end": at + len(sentence)}
        city.told("secretary", DAY, actions.add_draft, **place)
    assert all("burden" not in one.words for one in english().proposals)


def added(city: Government, sentences: tuple[str, ...]) -> None:
    """A document in which a person added what the reader missed."""
    text = text_of(*sentences, *PLAIN)
    number = registered(city, text=text)
    for sentence in sentences:
        at = text.index(sentence)
        place = {"document": number, "start": at, "end": at + len(sentence)}
        city.told("secretary", DAY, actions.add_draft, **place)


def test_one_sentence_that_comes_again_with_other_figures_is_one_passage(city: Government) -> None:
    added(
        city,
        tuple(
            f"The Department of Health is where the numbering of wells in ward {n} lies, {n} May."
            for n in range(1, 7)
        ),
    )
    assert english().proposals == []


def test_words_that_would_change_nothing_of_what_is_read_are_not_proposed(
    city: Government,
) -> None:
    added(
        city,
        (
            "The Department of Health is the one on whom the numbering of wells rests.",
            "The Department of Finance is the one on whom the payment of wages rests.",
            "The Inspectorate is the one on whom every visit to a school rests.",
            "The Office of the city is the one on whom letters from citizens rest.",
        ),
    )
    found = lessons.learn(["en"], least=3)
    assert found.lessons[0].proposals == []
    assert found.without_effect
    assert found.lessons[0].diff == ""
    assert not found.proposes


def test_words_that_name_nobody_are_not_proposed(city: Government) -> None:
    added(
        city,
        (
            "Where wells are numbered, nothing further.",
            "Where schools open late, nothing further.",
            "Where the road to the harbour is flooded, nothing further.",
            "Where a register stays closed to citizens, nothing further.",
        ),
    )
    assert english().proposals == []


def test_words_that_stand_with_one_thing_only_do_not_order(city: Government) -> None:
    clauses = [f"{who} and counts the wells of {n}" for n, who in enumerate(("A b", "C d", "E f"))]
    assert not grams.is_free(r"\band[\W_]+counts\b", clauses)
    assert grams.is_free(r"\bwho\b", ["the one who digs", "the one who sows", "the one who reaps"])
    assert grams.is_free(r"\bshall$" + grams.TAIL, ["one dig shall", "one sow shall"])


def test_drafts_without_a_decision_speak_neither_for_nor_against(city: Government) -> None:
    open_ones = [one.replace("carries", "shall report that it carries") for one in MISSED]
    text = text_of(*MISSED, *PLAIN, *open_ones)
    number = registered(city, text=text)
    assert len(drafts_of(number)) >= len(open_ones)
    for sentence in MISSED:
        at = text.index(sentence)
        place = {"document": number, "start": at, "end": at + len(sentence)}
        city.told("secretary", DAY, actions.add_draft, **place)
    [cue] = english().proposals
    assert (cue.words, len(cue.contradicting)) == ("carries the burden", 0)


def test_closed_documents_teach_no_words(city: Government) -> None:
    learnt_from(city, Confidentiality.RESTRICTED)
    found = lessons.learn(["en"], least=3)
    assert (found.documents, found.decisions, found.left_out) == (0, 0, 1)
    assert found.lessons[0].proposals == []


def test_nothing_was_decided_and_nothing_is_proposed(city: Government) -> None:
    registered(city, text=text_of(*MISSED, *WISHES))
    found = lessons.learn(packs.LANGUAGES, least=2)
    assert (found.documents, [one.diff for one in found.lessons]) == (0, [""] * 4)


@pytest.mark.parametrize(
    ("right", "seen", "bound"), [(0, 0, 0.0), (0, 3, 0.0), (3, 3, 0.526), (9, 10, 0.652)]
)
def test_few_passages_are_trusted_little(right: int, seen: int, bound: float) -> None:
    assert measure.lower_bound(right, seen) == pytest.approx(bound, abs=0.001)


BUREAU = "The ODI shall publish the catalogue of open data number {n} before 30 June 2024."


def called_odi(city: Government, units: tuple[str, ...]) -> None:
    """The department bears a long name, and texts call a unit by a word that no name explains."""
    city.told(
        "administrator",
        "2024-01-02",
        organisation.rename_unit,
        unit=city.units["DOIC"],
        names={"en": "Department of Information", "vi": "DOIC"},
        on=dt.date(2024, 1, 2),
    )
    for n, unit in enumerate(units):
        text = text_of(BUREAU.format(n=n))
        number = registered(city, text=text, number=f"{n + 50}/CT-UBND")
        draft = drafts_of(number)[0].id
        city.assigned(document=number, draft=draft, lead=city.units[unit])


def test_a_word_that_was_always_understood_as_one_unit_is_a_short_form(
    city: Government, tmp_path: Path
) -> None:
    called_odi(city, ("DOIC", "DOIC", "DOIC"))
    found = lessons.learn(["en"], least=3)
    [short] = found.short_forms
    assert (short.word, short.full) == ("odi", "Department of Information")
    assert [len(short.supporting), len(short.contradicting)] == [3, 0]
    names = tmp_path / rules.NAMES
    names.parent.mkdir(parents=True)
    names.write_text(rules.before(rules.NAMES), encoding="utf-8")
    apply = ["git", "apply", "-"]
    done = subprocess.run(
        apply, cwd=tmp_path, input=found.names_diff, text=True, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    learnt = naming.lexicon(tomllib.loads(names.read_text(encoding="utf-8")))
    assert naming.names_it("the ODI", ["Department of Information"], learnt)
    assert not naming.names_it("the ODI", ["Department of Information"], lexicon())


def test_a_word_that_persons_understood_otherwise_is_no_short_form(city: Government) -> None:
    called_odi(city, ("DOIC", "DOF", "DOIC", "DOF", "DOIC"))
    found = lessons.learn(["en"], least=2)
    assert (found.short_forms, found.names_diff) == ([], "")
