"""A lesson: what the decisions on documents teach, as proposals, with what they would change on the
very decisions from which they were drawn.

Words of restricted and secret documents go into no rule: a pack is open to all.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from remit.domain.reading import learning
from remit.domain.reading.learning import Passage, Proposal, Score
from remit.texts import packs
from remit.texts.learning import queries, rules, short_forms
from remit.texts.learning.queries import Studied
from remit.texts.learning.short_forms import ShortForm


@dataclass(frozen=True, slots=True)
class Lesson:
    """The proposals of a language, the change of its pack, and its effect."""

    language: str
    proposals: Sequence[Proposal]
    diff: str
    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class Lessons:
    """The lessons of all languages, and from how much they were drawn."""

    lessons: Sequence[Lesson]
    short_forms: Sequence[ShortForm]
    names_diff: str
    documents: int
    decisions: int
    left_out: int


def learn(languages: Collection[str], *, least: int) -> Lessons:
    """What the decisions on this site teach; nothing is changed."""
    studied, left_out = queries.studied()
    passages = [one for document in studied for one in _passages(document)]
    found = learning.proposals(passages, packs.packs(), least=least)
    short = [one for name in languages for one in short_forms.short_forms(name, least=least)]
    names = rules.before(rules.NAMES)
    return Lessons(
        short_forms=short,
        names_diff=rules.diff(rules.NAMES, names, short_forms.after(names, short)),
        lessons=[
            _lesson(language, [one for one in found if one.language == language], studied)
            for language in languages
        ],
        documents=len(studied),
        decisions=sum(len(one.decisions) for one in studied),
        left_out=left_out,
    )


def _passages(one: Studied) -> Iterable[Passage]:
    return learning.passages(one.document, one.text, packs.packs(), one.decisions, one.waiting)


def _lesson(language: str, proposals: list[Proposal], studied: Sequence[Studied]) -> Lesson:
    path = rules.path_of(language)
    old = rules.before(path)
    new = rules.after(old, proposals)
    of_language = [(one.text, one.decisions) for one in studied if one.language == language]
    before = learning.score(of_language, packs.packs())
    return Lesson(
        language=language,
        proposals=proposals,
        diff=rules.diff(path, old, new),
        before=before,
        after=learning.score(of_language, rules.packs_with({language: new}))
        if proposals
        else before,
    )
