"""What a unit does with its commitments in the stories: accepts, contests, reports, claims."""

from remit.commitments import actions
from remit.domain.vocabulary import Block
from remit.interfaces.cli.demo import files
from remit.interfaces.cli.demo.scenes import Scene
from remit.interfaces.cli.demo.verbs import verb
from remit.interfaces.cli.demo.world import known


def accept(scene: Scene) -> None:
    """The lead unit accepts."""
    actions.accept(by=scene.by, at=scene.at, commitment=scene.commitment, on=scene.day_if_said())


def contest(scene: Scene) -> None:
    """The head of the lead unit contests."""
    actions.contest(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        belongs_to=scene.unit_if_said("belongs-to"),
    )


def allot(scene: Scene) -> None:
    """The head gives the work to a post."""
    post = known(scene.world.posts, scene.field("post"), "post")
    actions.allot(by=scene.by, at=scene.at, commitment=scene.commitment, post=post)


def report(scene: Scene) -> None:
    """The lead unit says how far it is."""
    blocked = scene.field("blocked")
    actions.report(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        progress=scene.text(),
        blocked=Block(blocked) if blocked else None,
        blocked_by=scene.unit_if_said("blocked-by"),
        on=scene.day_if_said(),
    )


def sign_off(scene: Scene) -> None:
    """A cooperating unit signs off its part."""
    actions.sign_off(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        unit=scene.unit("unit"),
        note=scene.text(),
    )


def attach_file(scene: Scene) -> None:
    """The lead unit puts a file behind its claim."""
    name = scene.field("name")
    actions.attach_file(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        name=name,
        content=files.content(f"evidence/{name}"),
        note=scene.text(),
    )


def attach_link(scene: Scene) -> None:
    """The lead unit puts a link behind its claim."""
    actions.attach_link(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        url=scene.field("url"),
        note=scene.text(),
    )


def claim(scene: Scene) -> None:
    """The lead unit claims its result."""
    actions.claim(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        summary=scene.text(),
        on=scene.day_if_said(),
    )


def ask_extension(scene: Scene) -> None:
    """The lead unit asks for more time."""
    actions.ask_extension(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        wanted=scene.day("to"),
        reason=scene.text(),
        progress=scene.text(1),
    )


VERBS = {
    "accept": verb(accept, may="on"),
    "contest": verb(contest, may="belongs-to", texts=(1, 1)),
    "allot": verb(allot, "post"),
    "report": verb(report, may="blocked blocked-by on", texts=(1, 1)),
    "sign-off": verb(sign_off, "unit", texts=(0, 1)),
    "attach-file": verb(attach_file, "name", texts=(0, 1)),
    "attach-link": verb(attach_link, "url", texts=(0, 1)),
    "claim": verb(claim, may="on", texts=(1, 1)),
    "ask-extension": verb(ask_extension, "to", texts=(2, 2)),
}
