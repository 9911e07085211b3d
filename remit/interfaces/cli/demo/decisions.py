"""What issuers, stewards and inspectors decide in the stories: answers, more time, checks, ends."""

from remit.commitments import actions
from remit.domain.vocabulary import Confidence, Evidence, Outcome
from remit.interfaces.cli.demo import scenes
from remit.interfaces.cli.demo.scenes import Scene
from remit.interfaces.cli.demo.verbs import verb


def keep(scene: Scene) -> None:
    """A contested assignment stays as it is."""
    actions.keep(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def reassign(scene: Scene) -> None:
    """A contested commitment goes to another unit."""
    actions.reassign(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        lead=scene.unit("lead"),
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def redefine(scene: Scene) -> None:
    """A contested commitment is said anew."""
    actions.redefine(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        title=scene.text(),
        due=scenes.due(scene),
        reason=scene.text(1),
        letter=scene.field("letter"),
    )


def extend(scene: Scene) -> None:
    """More time is granted."""
    actions.extend(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        due=scene.day("to"),
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def refuse_extension(scene: Scene) -> None:
    """More time is refused."""
    actions.refuse_extension(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def suspend(scene: Scene) -> None:
    """The clock is stopped."""
    actions.suspend(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        waiting_for=scene.unit_if_said("waiting-for"),
        letter=scene.field("letter"),
    )


def resume(scene: Scene) -> None:
    """The work goes on."""
    actions.resume(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def correct_due(scene: Scene) -> None:
    """A mistyped date is corrected."""
    actions.correct_due(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        due=scenes.due(scene),
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def approve_backdating(scene: Scene) -> None:
    """The day of a late-recorded claim is approved."""
    actions.approve_backdating(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def return_(scene: Scene) -> None:
    """A claim is returned."""
    actions.return_(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def verify(scene: Scene) -> None:
    """Another party verifies a claim."""
    actions.verify(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        note=scene.text(),
        evidence=Evidence(scene.field("how")),
        letter=scene.field("letter"),
        on=scene.day_if_said(),
    )


def refute(scene: Scene) -> None:
    """What was verified turns out not to be so."""
    actions.refute(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def assess(scene: Scene) -> None:
    """An assessor forecasts."""
    actions.assess(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        confidence=Confidence(scene.field("confidence")),
        reason=scene.text(),
    )


def close(scene: Scene) -> None:
    """The issuer closes."""
    other = scene.field("other")
    actions.close(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        outcome=Outcome(scene.field("outcome")),
        note=scene.text(),
        other=scene.world.commitment(other) if other else scene.unit_if_said("unit"),
        letter=scene.field("letter"),
    )


def cancel(scene: Scene) -> None:
    """An order is taken back."""
    actions.cancel(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def supersede(scene: Scene) -> None:
    """Another commitment takes the place."""
    actions.supersede(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        other=scene.world.commitment(scene.field("other")),
        letter=scene.field("letter"),
    )


def reopen(scene: Scene) -> None:
    """Closed work is opened again."""
    actions.reopen(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def transfer(scene: Scene) -> None:
    """The commitment moves to another unit."""
    actions.transfer(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        lead=scene.unit("lead"),
        reason=scene.text(),
        letter=scene.field("letter"),
    )


SAID = (1, 1)
VERBS = {
    "keep": verb(keep, may="letter", texts=SAID),
    "reassign": verb(reassign, "lead", "letter", texts=SAID),
    "redefine": verb(redefine, may="due letter", texts=(2, 2)),
    "extend": verb(extend, "to", "letter", SAID),
    "refuse-extension": verb(refuse_extension, may="letter", texts=SAID),
    "suspend": verb(suspend, may="waiting-for letter", texts=SAID),
    "resume": verb(resume, may="letter", texts=SAID),
    "correct-due": verb(correct_due, "due", "letter", texts=SAID),
    "approve-backdating": verb(approve_backdating, may="letter", texts=SAID),
    "return": verb(return_, may="letter", texts=SAID),
    "verify": verb(verify, "how", "letter on", SAID),
    "refute": verb(refute, may="letter", texts=SAID),
    "assess": verb(assess, "confidence", texts=SAID),
    "close": verb(close, "outcome", "other unit letter", SAID),
    "cancel": verb(cancel, may="letter", texts=SAID),
    "supersede": verb(supersede, "other", "letter", texts=SAID),
    "reopen": verb(reopen, may="letter", texts=SAID),
    "transfer": verb(transfer, "lead", "letter", texts=SAID),
}
