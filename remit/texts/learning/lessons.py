"""A lesson: what the decisions on documents teach, as proposals, with what they would change on the
very decisions from which they were drawn.

Words of restricted and secret documents go into no rule: a pack is open to all.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.reading import learning
from remit.domain.reading.learning import Family, Passage, Proposal, Score
from remit.domain.reading.rules import Pack
from remit.texts import packs
from remit.texts.headings import queries as headings
from remit.texts.headings.queries import Misread
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

    def changed(self) -> Mapping[str, Pack]:
        """All rule packs as they would be."""
        return _packs_with(self.language, self.proposals)


@dataclass(frozen=True, slots=True)
class Lessons:
    """The lessons of all languages, and from how much they were drawn."""

    lessons: Sequence[Lesson]
    short_forms: Sequence[ShortForm]
    names_diff: str
    documents: int
    decisions: int
    left_out: int
    misread: Sequence[Misread]
    least: int
    # Words that stand out and would change nothing of what is read.
    without_effect: Sequence[str] = ()

    @property
    def proposes(self) -> bool:
        """Whether anything is proposed."""
        return bool(self.short_forms) or any(one.proposals for one in self.lessons)


def learn(languages: Collection[str], *, least: int) -> Lessons:
    """What the decisions on this site teach; nothing is changed."""
    studied, left_out = queries.studied()
    passages = [one for document in studied for one in _passages(document)]
    idle: list[str] = []

    def helps(one: Proposal) -> bool:
        if _improves(one, studied):
            return True
        idle.append(one.words)
        return False

    known = {name: pack for name, pack in packs.packs().items() if name in languages}
    found = learning.proposals(passages, known, least=least, helps=helps)
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
        misread=headings.misread(),
        least=least,
        without_effect=idle,
    )


def _passages(one: Studied) -> Iterable[Passage]:
    return learning.passages(one.document, one.text, packs.packs(), one.decisions, one.waiting)


def _improves(one: Proposal, studied: Sequence[Studied]) -> bool:
    """Whether most of the passages that speak for a rule are read rightly with it alone."""
    here = {evidence.document for evidence in one.supporting}
    texts = [(row.text, row.decisions) for row in studied if row.document in here]
    before = learning.score(texts, packs.packs())
    after = learning.score(texts, _packs_with(one.language, [one]))
    if one.family is Family.CUE:
        return (after.found - before.found) * 2 > len(one.supporting)
    return after.found >= before.found and after.wrong < before.wrong


def _packs_with(language: str, proposals: Sequence[Proposal]) -> Mapping[str, Pack]:
    old = rules.before(rules.path_of(language))
    return rules.packs_with({language: rules.after(old, proposals)})


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
