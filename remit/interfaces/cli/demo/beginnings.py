"""How commitments begin in the stories, and what is decided on the drafts of a document."""

from remit.commitments import actions
from remit.domain.vocabulary import Relation
from remit.interfaces.cli.demo import scenes
from remit.interfaces.cli.demo.scenes import Scene
from remit.interfaces.cli.demo.verbs import verb
from remit.texts import actions as texts
from remit.texts import queries as documents
from remit.texts.provisions.queries import Place

OWED = "lead due type basis reference confidentiality with document letter on"


def assign(scene: Scene) -> None:
    """The issuer assigns."""
    terms, on = scenes.terms(scene), scene.day_if_said()
    scene.begun(actions.assign(by=scene.by, at=scene.at, terms=terms, on=on).subject)


def propose(scene: Scene) -> None:
    """Somebody proposes."""
    terms, on = scenes.terms(scene), scene.day_if_said()
    scene.begun(actions.propose(by=scene.by, at=scene.at, terms=terms, on=on).subject)


def register(scene: Scene) -> None:
    """A unit registers what it owes by itself."""
    terms, on = scenes.terms(scene), scene.day_if_said()
    scene.begun(actions.register(by=scene.by, at=scene.at, terms=terms, on=on).subject)


def part(scene: Scene) -> None:
    """A lead unit gives a part of its work to another unit."""
    whole = scene.world.commitment(scene.field("of"))
    given = actions.Part(scene.line.title, scene.unit("lead"), scenes.due(scene))
    made = actions.break_down(by=scene.by, at=scene.at, commitment=whole, parts=[given])
    scene.begun(made[0].subject)


def assign_proposed(scene: Scene) -> None:
    """The issuer assigns what was proposed."""
    actions.assign_proposed(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        lead=scene.unit("lead"),
        due=scenes.due(scene),
        letter=scene.field("letter"),
    )


def reject(scene: Scene) -> None:
    """The issuer rejects what was proposed."""
    actions.reject(
        by=scene.by,
        at=scene.at,
        commitment=scene.commitment,
        reason=scene.text(),
        letter=scene.field("letter"),
    )


def reject_draft(scene: Scene) -> None:
    """A passage is no commitment."""
    draft = scenes.draft_with(scene.world.document(scene.line.key), scene.text())
    texts.reject_draft(by=scene.by, at=scene.at, draft=draft.id, reason=scene.text(1))


def add_draft(scene: Scene) -> None:
    """A person marks a passage that the reader did not see."""
    place = _place_of(scene, scene.line.key, scene.text())
    texts.add_draft(
        by=scene.by, at=scene.at, document=place.document, start=place.start, end=place.end
    )


def relate_provision(scene: Scene) -> None:
    """A provision implements, amends or replaces one of another document."""
    texts.relate_provisions(
        by=scene.by,
        at=scene.at,
        provision=_place_of(scene, scene.line.key, scene.text()),
        to=_place_of(scene, scene.field("to"), scene.text(1)),
        relation=Relation(scene.field("as")),
    )


def _place_of(scene: Scene, key: str, words: str) -> Place:
    document = scene.world.document(key)
    start = documents.text_of(document).index(words)
    return Place(document, start, start + len(words))


VERBS = {
    "assign": verb(assign, "issuer", OWED, (0, 1)),
    "propose": verb(propose, "issuer", OWED, (0, 1)),
    "register": verb(register, "issuer", OWED, (0, 1)),
    "part": verb(part, "of lead", "due"),
    "assign-proposed": verb(assign_proposed, "lead", "due letter"),
    "reject": verb(reject, may="letter", texts=(1, 1)),
    "reject-draft": verb(reject_draft, texts=(2, 2)),
    "add-draft": verb(add_draft, texts=(1, 1)),
    "relate-provision": verb(relate_provision, "to as", texts=(2, 2)),
}
