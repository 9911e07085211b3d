"""What was signed over the ledger, for whoever checks it: the checkpoints, the keys, the proof of
an act, and the program that checks both without this site."""

from pathlib import Path

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import downloads
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.ledger import subjects
from remit.kernel import inputs
from remit.ledger import check_proof
from remit.ledger import queries as ledger
from remit.ledger.queries import checkpoints, proofs
from remit.ledger.queries.proofs import Proof

SIZE = 50


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def signed(request: Asking) -> HttpResponseBase:
    """The checkpoints, newest first, and the keys that signed them."""
    before = inputs.number(str(request.GET.get("before", "")))
    found = checkpoints.newest(before=before, size=SIZE + 1)
    context: dict[str, object] = {
        "cards": found[:SIZE],
        "head": ledger.head(),
        "keys": checkpoints.verifiers(),
        "origin": checkpoints.origin(),
    }
    if len(found) > SIZE:
        context["earlier"] = f"?before={found[SIZE - 1].size}"
    return render(request, "ledger/checkpoints.html", context)


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def checkpoint(request: Asking, size: int) -> HttpResponseBase:
    """One checkpoint as it was signed, to be kept outside the site."""
    card = checkpoints.of_size(size)
    return downloads.attached(card.note.encode(), f"checkpoint-{size}.txt")


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def proof(request: Asking, seq: int) -> HttpResponseBase:
    """The proof of an act; of one whose subject is hidden, without its body."""
    text = of_act(request, seq).text
    return downloads.attached(text.encode(), f"act-{seq}.tlog-proof")


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def program(request: Asking) -> HttpResponseBase:
    """The program that checks proofs where there is no site."""
    path = Path(check_proof.__file__)
    return downloads.attached(path.read_bytes(), path.name)


def of_act(request: Asking, seq: int) -> Proof:
    """The proof of an act, as far as the viewer may see the act."""
    act = ledger.act(seq)
    if act is None:
        raise Refusal("ACT_UNKNOWN", act=str(seq))
    hidden = subjects.subjects(request.viewer, [act])[seq].hidden
    return proofs.of_act(seq, body=not hidden)
