"""What a decision changes on the page of a document: the cards that stand otherwise since the page
was shown, the lines of the text that mark them, and how far one is. All else stays as it is, with
its place on the screen."""

import itertools
from collections.abc import Collection, Iterator, Mapping

from remit.domain.refusals import Refusal
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.texts import course, marking, standing
from remit.interfaces.web.texts.standing import Standing
from remit.kernel import inputs
from remit.texts import queries as texts
from remit.texts.confirming import queries as confirming
from remit.texts.confirming.resolving import Meant
from remit.texts.queries import DocumentCard

SINCE = "X-Remit-Since"
Parts = Mapping[str, object]
Place = tuple[int, int]


def is_asked(request: Asking) -> bool:
    """Whether the page from which a form came says since when it is shown."""
    return SINCE in request.headers


def meant(request: Asking, document: DocumentCard) -> dict[int, Meant]:
    """Whom the drafts mean before a decision, which may teach whom their words mean."""
    return course.meant(request, document, texts.drafts(document.id)) if is_asked(request) else {}


def parts(
    request: Asking, document: DocumentCard, draft: int, before: Mapping[int, Meant]
) -> Parts | None:
    """The parts of the page that changed; None where all of it is to be shown again."""
    changed = _changed(request, document.id)
    if changed is None:
        return None
    now = standing.of(request, document)
    touched = changed | {draft} | _understood(now, before)
    places = confirming.places(touched)
    wanted = touched | _before(now, places)
    cards = [one for one in now.listed if one.draft.id in wanted]
    if not now.listed:
        return None
    made = {card.draft.id: card for card in standing.cards(request, now, cards)}
    return {
        **standing.context(request, now, draft),
        "cards": [(made[one], after) for one, after in _placed(now) if one in made],
        "gone": sorted(touched - {one.draft.id for one in now.listed}),
        "lines": _lines(now, places),
    }


def _changed(request: Asking, document: int) -> set[int] | None:
    """The drafts that changed since the page was shown, by whomever."""
    if not is_asked(request):
        return None
    try:
        since = inputs.instant(request.headers[SINCE])
    except Refusal:
        return None
    return confirming.changed_since(document, since)


def _understood(now: Standing, before: Mapping[int, Meant]) -> set[int]:
    """The drafts that wait as before, but mean another unit since."""
    return {
        one.draft.id
        for one in now.needs
        if one.waits and one.draft.id in before and before[one.draft.id] != one.meant
    }


def _before(now: Standing, places: Collection[Place]) -> set[int]:
    """The drafts that stand before these places: what follows them is another draft now."""
    return {
        one.id
        for one, after in itertools.pairwise(now.drafts)
        if any(one.start <= start <= after.start for start, _end in places)
    }


def _placed(now: Standing) -> Iterator[tuple[int, int]]:
    """Each draft that is shown, with the one after which it stands."""
    after = 0
    for one in now.listed:
        yield one.draft.id, after
        after = one.draft.id


def _lines(now: Standing, places: Collection[Place]) -> list[marking.Paragraph]:
    """The lines of the text in which something changed."""
    text = texts.text_of(now.document.id)
    return marking.paragraphs(text, standing.spans(now), within=places)
