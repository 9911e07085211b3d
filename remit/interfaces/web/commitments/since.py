"""A form on a commitment names how that stood when the form was shown. If somebody acted since, the
act is not recorded over it unread: whoever sent the form reads what was done, keeps what was typed,
and may record it all the same."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render

from remit.commitments.queries import marks, openings
from remit.commitments.queries import timeline as timelines
from remit.commitments.queries.timeline import Whole
from remit.domain.refusals import Refusal
from remit.interfaces import sentences, statuses
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import names, reading, timeline
from remit.interfaces.web.commitments.verb import Verb
from remit.kernel import clock, inputs

RULE: Final = "ACTED_SINCE"
SEEN: Final = "seen"
MOST: Final = 6


def check(request: Asking, number: int, verb: Verb) -> None:
    """Nobody acted since the form was shown, unless its act only adds; called inside the write.
    What the state or the right has come to refuse is said first."""
    seen = reading.text(request.POST, SEEN)
    if verb.adds or not seen or seen == str(marks.mark(number)):
        return
    openings.check_open(by=request.by, at=clock.now(), commitment=number, tag=verb.tag)
    raise Refusal(RULE)


def mark(request: Asking, whole: Whole, refusal: Refusal | None) -> str:
    """The mark that the form carries: what was refused for another reason keeps its own."""
    sent = reading.text(request.POST, SEEN) if refusal and refusal.rule != RULE else ""
    return sent or str(marks.mark_of(whole))


def told(request: Asking, whole: Whole) -> dict[str, object]:
    """What was done since the form was shown, the latest first."""
    found = marks.since(whole, inputs.number(reading.text(request.POST, SEEN)) or 0)
    latest = found.entries[-MOST:]
    return {
        "since": timeline.rows(latest, names.of_whole(request.viewer, whole)),
        "since_parts": found.parts[-MOST:],
        "since_more": len(found.entries) - len(latest) + len(found.parts[:-MOST]),
    }


def answer(request: Asking, number: int, verb: Verb, refusal: Refusal) -> HttpResponse:
    """What was done since, put into the form where it stands, with the new mark."""
    whole = timelines.whole(request.viewer, number)
    context = {
        "part": True,
        "verb": verb,
        "card": whole.card,
        "seen": mark(request, whole, refusal),
        "said": sentences.sentence(refusal),
        "rule": refusal.rule,
        **told(request, whole),
    }
    status = statuses.status(refusal.rule, reading=False)
    return render(request, "commitments/since.html", context, status=status)
