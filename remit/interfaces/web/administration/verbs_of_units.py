"""What an administrator does to units, trees and posts."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from remit.interfaces.web.administration import verb as said
from remit.interfaces.web.administration.verb import NAMES, Sent, Verb
from remit.interfaces.web.commitments.fields import Field, Kind
from remit.interfaces.web.commitments.showing import Start
from remit.interfaces.web.commitments.verb import ON
from remit.kernel import inputs
from remit.organisation import actions
from remit.organisation import queries as organisation

CODE = Field(name="code", label=_("Code"), kind=Kind.TEXT)
UNIT = Field(name="unit", label=_("Unit"), kind=Kind.UNIT)
POST = Field(name="post", label=_("Post"), kind=Kind.POST)
ABOVE = Field(name="parent", label=_("Below"), kind=Kind.UNIT, required=False)
TREE = Field(name="tree", label=_("Tree of units"), kind=Kind.PICK, required=False)
OUTSIDE = Field(name="tree", label=_("Into which tree"), kind=Kind.PICK, required=False)
TO_POST = Field(name="to_post", label=_("Post that acts for it"), kind=Kind.POST)
UNTIL = Field(
    name="until",
    label=_("Until"),
    kind=Kind.DAY,
    required=False,
    hint=_("The last day on which it holds; leave empty if it has no end."),
)


def _created(sent: Sent) -> str:
    tree = sent.text("tree")
    new = actions.NewUnit(
        code=sent.needed(CODE),
        kind=sent.text("kind"),
        names=sent.names,
        from_on=sent.day(),
        parent=sent.unit("parent") if sent.values["parent"] else None,
        external=not tree,
    )
    number = organisation.tree_id(tree) if tree else None
    made = actions.create_units(by=sent.by, at=sent.at, units=[new], tree=number)
    return said.unit_page(made[0])


def _renamed(sent: Sent) -> str:
    unit = sent.unit("unit")
    actions.rename_unit(by=sent.by, at=sent.at, unit=unit, names=sent.names, on=sent.day())
    return said.unit_page(unit)


def _placed(sent: Sent) -> str:
    unit = sent.unit("unit")
    actions.place_unit(
        by=sent.by,
        at=sent.at,
        unit=unit,
        tree=organisation.tree_id(sent.text("tree") or organisation.HOME_TREE),
        parent=sent.unit("parent") if sent.values["parent"] else None,
        on=sent.day(),
    )
    return said.unit_page(unit)


def _opened(sent: Sent) -> str:
    actions.open_tree(
        by=sent.by, at=sent.at, code=sent.needed(CODE), names=sent.names, on=sent.day()
    )
    return reverse("organisation")


def _post_created(sent: Sent) -> str:
    unit = sent.unit("unit")
    new = actions.NewPost(unit, sent.needed(CODE), sent.names)
    actions.create_posts(by=sent.by, at=sent.at, posts=[new], on=sent.day())
    return said.unit_page(unit)


def _steward_named(sent: Sent) -> str:
    unit, post = sent.unit("unit"), said.post_named(sent.needed(POST))
    actions.name_steward(by=sent.by, at=sent.at, unit=unit, post=post.id, on=sent.day())
    return said.unit_page(unit)


def _delegated(sent: Sent) -> str:
    giver, taker = said.post_named(sent.needed(POST)), said.post_named(sent.needed(TO_POST))
    actions.delegate(
        by=sent.by,
        at=sent.at,
        from_post=giver.id,
        to_post=taker.id,
        on=sent.day(),
        until=sent.until("until"),
    )
    return said.unit_page(giver.unit)


def _delegation_ended(sent: Sent) -> str:
    number = int(str(sent.values["delegation"]))
    actions.end_delegation(by=sent.by, at=sent.at, delegation=number, on=sent.day())
    return reverse("administration")


def _names_today(start: Start) -> Start:
    """The names that the unit bears are changed, not typed again."""
    number = inputs.number("".join(start.get("unit", [])))
    found = organisation.units([number] if number else []).values()
    names = {f"name_{code}": [name] for one in found for code, name in one.names.items()}
    return {**names, **start}


VERBS = (
    Verb(
        code="create-unit",
        label=_("Create a unit"),
        says=_("A unit begins on a day, below another one in a tree, or as a body outside."),
        done=_("The unit is created."),
        fields=(
            CODE,
            Field(name="kind", label=_("Kind"), kind=Kind.PICK),
            *NAMES,
            OUTSIDE,
            ABOVE,
            ON,
        ),
        answers={"kind": said.kinds, "tree": said.trees},
        action=_created,
    ),
    Verb(
        code="rename-unit",
        label=_("Rename the unit"),
        says=_("From a day on it is called otherwise; before that day the old name stays."),
        done=_("The unit is renamed."),
        fields=(UNIT, *NAMES, ON),
        starts=_names_today,
        action=_renamed,
    ),
    Verb(
        code="place-unit",
        label=_("Place the unit elsewhere"),
        says=_("From a day on it stands below another unit; figures of earlier days stay."),
        done=_("The unit has its new place."),
        fields=(UNIT, TREE, ABOVE, ON),
        answers={"tree": said.trees},
        action=_placed,
    ),
    Verb(
        code="open-tree",
        label=_("Open a tree of units"),
        says=_("Units may stand in several trees at once: administrative, party, ministry line."),
        done=_("The tree of units is opened."),
        fields=(CODE, *NAMES, ON),
        action=_opened,
    ),
    Verb(
        code="create-post",
        label=_("Create a post"),
        says=_("A post in a unit, to which persons are then given roles."),
        done=_("The post is created."),
        fields=(UNIT, CODE, *NAMES, ON),
        action=_post_created,
    ),
    Verb(
        code="name-steward",
        label=_("Name who records for it"),
        says=_("The post that records the decisions of a body outside the site."),
        done=_("The post that records for the body is named."),
        fields=(UNIT, POST, ON),
        action=_steward_named,
    ),
    Verb(
        code="delegate",
        label=_("Delegate"),
        says=_("Whoever holds another post may act for this one, for a time."),
        done=_("The post is delegated."),
        fields=(POST, TO_POST, ON, UNTIL),
        action=_delegated,
    ),
    Verb(
        code="end-delegation",
        label=_("End the delegation"),
        says=_("From that day on the other post acts for this one no more."),
        done=_("The delegation is ended."),
        fields=(Field(name="delegation", label=_("Delegation"), kind=Kind.COMMITMENT), ON),
        action=_delegation_ended,
    ),
)
