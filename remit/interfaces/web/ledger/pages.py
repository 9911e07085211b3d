"""The acts of the ledger, latest first; one act with its hash computed again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from remit.commitments.queries import annulling
from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import sentences
from remit.interfaces.sentences import proofs as reasons
from remit.interfaces.web import refusals, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import days
from remit.interfaces.web.ledger import naming, subjects
from remit.interfaces.web.ledger.subjects import Subject
from remit.kernel import inputs
from remit.ledger import queries as ledger
from remit.ledger.queries import checkpoints, proofs, records
from remit.ledger.records import Act
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard

SIZE = 50
WORDS = ("subject", "tag", "on", "before")


@dataclass(frozen=True)
class Line:
    """An act with what it is about, the post that acted, and the act that annulled it."""

    act: Act
    subject: Subject
    post: PostCard | None
    annulled_by: int | None = None


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def acts(request: Asking) -> HttpResponseBase:
    """The acts, latest first, by subject, tag or day."""
    typed = {word: str(request.GET.get(word, "")).strip() for word in WORDS}
    may_verify = rights.opens(Permission.VERIFY_LEDGER, request.viewer)
    context: dict[str, object] = {"typed": typed, "tags": list(Tag), "may_verify": may_verify}
    try:
        found = records.latest(_wanted(typed), before=_number(typed["before"]), size=SIZE + 1)
    except Refusal as refusal:
        context |= {"sentence": sentences.sentence(refusal), "rule": refusal.rule}
        return render(request, "ledger/acts.html", context, status=refusals.UNPROCESSABLE)
    shown = found[:SIZE]
    context["lines"] = _marked(_lines(request, shown))
    context |= {"head": ledger.head(), "latest": checkpoints.latest()}
    if len(found) > SIZE:
        context["earlier"] = f"?{urlencode({**typed, 'before': shown[-1].seq})}"
    return render(request, "ledger/acts.html", context)


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def act(request: Asking, seq: int) -> HttpResponseBase:
    """One act as it is stored, if its subject is visible to the viewer; else its place alone."""
    stored = records.stored(seq)
    if stored is None:
        raise Refusal("ACT_UNKNOWN", act=str(seq))
    line = _lines(request, [stored.act])[0]
    context: dict[str, object] = {"line": line, "stored": stored, "head": ledger.head()}
    context["covering"] = checkpoints.covering(seq)
    if context["covering"] and request.GET.get("check"):
        context["checked"], context["fault"] = True, _fault(seq)
    if not line.subject.hidden:
        context["fields"] = naming.fields(stored)
        context |= _annulling(request, stored.act)
        context["body"] = stored.body
        context["person"] = _person(stored.act)
    return render(request, "ledger/act.html", context)


def _annulling(request: Asking, act: Act) -> dict[str, object]:
    """By which act it was annulled, and which one it annuls."""
    found = annulling.annulling(act)
    by = _lines(request, [found.by])[0] if found.by else None
    return {
        "annulled": by,
        "annulled_by_person": _person(by.act) if by else "",
        "annuls": found.of,
    }


def _fault(seq: int) -> str | None:
    """Why the proof of an act does not hold, as whoever checks it would find."""
    try:
        wrong = proofs.fault(proofs.of_act(seq))
    except Refusal as refusal:
        return sentences.sentence(refusal)
    return reasons.reason(wrong) if wrong else None


def _wanted(typed: Mapping[str, str]) -> records.Wanted:
    tag = typed["tag"]
    if tag and tag not in set(Tag):
        raise Refusal("TAG_UNKNOWN", text=tag)
    return records.Wanted(
        subject=_number(typed["subject"]),
        tag=tag,
        recorded_on=days.typed(typed["on"], _("Recorded on")) if typed["on"] else None,
    )


def _number(words: str) -> int | None:
    number = inputs.number(words)
    if words and number is None:
        raise Refusal("ACT_UNKNOWN", act=words)
    return number


def _lines(request: Asking, found: list[Act]) -> list[Line]:
    about = subjects.subjects(request.viewer, found)
    posts = organisation.posts(one.by.post for one in found if one.by.post)
    return [Line(one, about[one.seq], posts.get(one.by.post or 0)) for one in found]


def _marked(lines: list[Line]) -> list[Line]:
    """The lines with what became of them; nobody is told it of what is hidden from them."""
    by = annulling.annulled(one.act for one in lines if not one.subject.hidden)
    return [replace(one, annulled_by=by.get(one.act.seq)) for one in lines]


def _person(act: Act) -> str:
    return organisation.person(act.by.person).name if act.by.person else ""
