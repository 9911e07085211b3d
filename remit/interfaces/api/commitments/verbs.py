"""Every verb on one commitment: the act, the action that carries it out, and the body it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from remit.commitments import actions
from remit.domain.acts import Tag
from remit.interfaces.api.commitments import bodies


@dataclass(frozen=True, slots=True)
class Verb:
    """What may be done. Without a tag (breaking down) the right alone opens it."""

    code: str
    tag: Tag | None
    action: Callable[..., object]
    body: type[bodies.Body]

    @property
    def says(self) -> str:
        """What it does, as the action says it."""
        return (self.action.__doc__ or "").strip()


VERBS = (
    Verb("accept", Tag.COMMITMENT_ACCEPTED, actions.accept, bodies.On),
    Verb("contest", Tag.COMMITMENT_CONTESTED, actions.contest, bodies.Contest),
    Verb("allot", Tag.COMMITMENT_ALLOTTED, actions.allot, bodies.Allot),
    Verb("report", Tag.COMMITMENT_REPORTED, actions.report, bodies.Report),
    Verb("attach-link", Tag.COMMITMENT_EVIDENCED, actions.attach_link, bodies.AttachLink),
    Verb("claim", Tag.COMMITMENT_CLAIMED, actions.claim, bodies.Claim),
    Verb("sign-off", Tag.COMMITMENT_SIGNED_OFF, actions.sign_off, bodies.SignOff),
    Verb(
        "ask-extension",
        Tag.COMMITMENT_EXTENSION_ASKED,
        actions.ask_extension,
        bodies.AskExtension,
    ),
    Verb("break-down", None, actions.break_down, bodies.BreakDown),
    Verb("assign", Tag.COMMITMENT_ASSIGNED, actions.assign_proposed, bodies.Assign),
    Verb("reject", Tag.COMMITMENT_REJECTED, actions.reject, bodies.Reason),
    Verb("keep", Tag.COMMITMENT_KEPT, actions.keep, bodies.Reason),
    Verb("reassign", Tag.COMMITMENT_REASSIGNED, actions.reassign, bodies.Reassign),
    Verb("redefine", Tag.COMMITMENT_REDEFINED, actions.redefine, bodies.Redefine),
    Verb("uphold", Tag.COMMITMENT_UPHELD, actions.uphold, bodies.Reason),
    Verb(
        "approve-backdating",
        Tag.COMMITMENT_BACKDATED,
        actions.approve_backdating,
        bodies.Reason,
    ),
    Verb("return", Tag.COMMITMENT_RETURNED, actions.return_, bodies.Reason),
    Verb("verify", Tag.COMMITMENT_VERIFIED, actions.verify, bodies.Verify),
    Verb("refute", Tag.COMMITMENT_REFUTED, actions.refute, bodies.Reason),
    Verb("close", Tag.COMMITMENT_CLOSED, actions.close, bodies.Close),
    Verb("suspend", Tag.COMMITMENT_SUSPENDED, actions.suspend, bodies.Suspend),
    Verb("resume", Tag.COMMITMENT_RESUMED, actions.resume, bodies.ReasonOn),
    Verb("extend", Tag.COMMITMENT_EXTENDED, actions.extend, bodies.Extend),
    Verb(
        "refuse-extension",
        Tag.COMMITMENT_EXTENSION_REFUSED,
        actions.refuse_extension,
        bodies.Reason,
    ),
    Verb("correct-due", Tag.COMMITMENT_DUE_CORRECTED, actions.correct_due, bodies.CorrectDue),
    Verb("assess", Tag.COMMITMENT_ASSESSED, actions.assess, bodies.Assess),
    Verb("transfer", Tag.COMMITMENT_TRANSFERRED, actions.transfer, bodies.Transfer),
    Verb("reopen", Tag.COMMITMENT_REOPENED, actions.reopen, bodies.Reason),
    Verb("supersede", Tag.COMMITMENT_SUPERSEDED, actions.supersede, bodies.Supersede),
    Verb("cancel", Tag.COMMITMENT_CANCELLED, actions.cancel, bodies.Reason),
    Verb("annul", Tag.COMMITMENT_ACT_ANNULLED, actions.annul, bodies.Annul),
)
BY_CODE: Mapping[str, Verb] = MappingProxyType({verb.code: verb for verb in VERBS})


def open_to(tags: Any, may_break_down: bool) -> list[str]:
    """The codes of the verbs whose acts are open; evidence is open as link and as file."""
    codes = [verb.code for verb in VERBS if verb.tag in tags or (not verb.tag and may_break_down)]
    return [*codes, "attach-file"] if "attach-link" in codes else codes
