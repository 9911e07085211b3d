"""What the program that checks proofs finds, in the reader's language. The program itself stands
alone and speaks English; here is each of its sentences, by its own words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.ledger import check_proof
from remit.ledger.check_proof import Told, Wrong

HOLDING: Mapping[str, Promise] = {
    check_proof.ACT_STANDS: _(
        "%(body)s\nAct %(act)s stands in %(ledger)s among %(size)s acts; key %(key)s."
    ),
    check_proof.ONLY_GREW: _("%(ledger)s only grew: %(old)s acts, then %(new)s; key %(key)s."),
    check_proof.SIGNED: _("%(text)sSigned by key %(key)s."),
}
REASONS: Mapping[str, Promise] = {
    "these bytes are no point of the curve": _("these bytes are no point of the curve"),
    "the file is no text": _("the file is no text"),
    "the path is too long": _("the path is too long"),
    "the path is too short": _("the path is too short"),
    "act %(act)s is not among %(size)s acts": _("act %(act)s is not among %(size)s acts"),
    "it covers %(old)s acts, then %(new)s": _("it covers %(old)s acts, then %(new)s"),
    "the ledger did not only grow: the old checkpoint is not a beginning of it": _(
        "the ledger did not only grow: the old checkpoint is not a beginning of it"
    ),
    "this is no key of the form name+id+key": _("this is no key of the form name+id+key"),
    "this is no signed checkpoint": _("this is no signed checkpoint"),
    "a signature of the checkpoint is not understood": _(
        "a signature of the checkpoint is not understood"
    ),
    "the signature of the checkpoint is false": _("the signature of the checkpoint is false"),
    "the checkpoint is not signed by a key that you trust": _(
        "the checkpoint is not signed by a key that you trust"
    ),
    "%(text)s is not base64": _("%(text)s is not base64"),
    "%(text)s is not a number": _("%(text)s is not a number"),
    "text %(name)s is not the one of this act": _("text %(name)s is not the one of this act"),
    "this is no proof of an act": _("this is no proof of an act"),
    "the body is that of another act": _("the body is that of another act"),
    "what the proof says of the act is not understood": _(
        "what the proof says of the act is not understood"
    ),
    "act %(act)s does not stand in this ledger as the proof says": _(
        "act %(act)s does not stand in this ledger as the proof says"
    ),
    "this proof speaks of another checkpoint": _("this proof speaks of another checkpoint"),
    "give the checkpoint that you kept, with --old": _(
        "give the checkpoint that you kept, with --old"
    ),
}


def holds(told: Told) -> str:
    """What holds of a proof."""
    words, facts = told
    return str(HOLDING[words]) % facts


def reason(wrong: Wrong) -> str:
    """Why a proof does not hold."""
    return str(REASONS[wrong.words]) % wrong.facts
