"""The words of rights: what may be permitted, so that whoever lacks it reads what it is."""

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.domain.acts import Tag
from remit.domain.rights import Permission

# What an act is called where it rests on the right to another one.
OF_ACTS: dict[Tag, Promise] = {Tag.COMMITMENT_EVIDENCED: _("attach evidence")}
LABELS: dict[type[Enum], dict[Enum, Promise]] = {
    Permission: {
        Permission.SEE: _("see this commitment"),
        Permission.SEE_FIGURES: _("see figures"),
        Permission.READ_TEXTS: _("read documents"),
        Permission.REGISTER_TEXTS: _("register documents"),
        Permission.PROPOSE: _("propose a commitment"),
        Permission.ASSIGN: _("assign a commitment"),
        Permission.TELL_EARLIER: _("tell how far earlier work was"),
        Permission.REGISTER_OWN: _("register a commitment of the own unit"),
        Permission.ALLOT: _("allot a commitment to a post"),
        Permission.ACCEPT: _("accept a commitment"),
        Permission.CONTEST: _("contest a commitment"),
        Permission.ANSWER_CONTEST: _("answer a contested commitment"),
        Permission.REPORT: _("report progress"),
        Permission.WITHDRAW_EVIDENCE: _("annul this evidence"),
        Permission.SIGN_OFF: _("sign off the part of a cooperating unit"),
        Permission.CLAIM: _("report a commitment as done"),
        Permission.VERIFY: _("verify a result"),
        Permission.DECIDE: _("decide for the issuing unit"),
        Permission.ASK_EXTENSION: _("ask for an extension"),
        Permission.BREAK_DOWN: _("break a commitment down into parts"),
        Permission.ASSESS: _("assess the forecast of a commitment"),
        Permission.CONVERSE: _("write notes about a commitment"),
        Permission.VERIFY_LEDGER: _("verify the ledger"),
        Permission.ADMINISTER: _("administer the site"),
        Permission.BAR: _("bar a person from signing in"),
        Permission.ERASE: _("erase a text of the ledger"),
    }
}
