"""A component on a page of components: what it is called, when it is used, and the template that
the pages use for it, with the facts of a made-up case."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template import Context, Engine, Template
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockContext, BlockNode, ExtendsNode
from django.utils.functional import Promise
from django.utils.safestring import SafeString

CONTENT = "content"
# No record has this number: a form that is sent from such a page finds nothing to change.
NOWHERE = 2_000_000_001

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Piece:
    """A component in one state, or several in theirs; of a whole page its content is shown."""

    name: Promise | str
    says: Promise | str
    template: str
    facts: tuple[Facts, ...]
    level: int = 2


def shown(context: Context, piece: Piece) -> SafeString:
    """A component once for each of its states."""
    template = Engine.get_default().get_template(piece.template)
    return SafeString("".join(_filled(template, context, one) for one in piece.facts))


def _filled(template: Template, context: Context, facts: Facts) -> str:
    with context.push(**facts):
        if not isinstance(_first(template), ExtendsNode):
            return template.render(context)
        with context.render_context.push_state(template):
            return _content(template, context)


def _content(template: Template, context: Context) -> str:
    """What a page writes between its bar and its foot."""
    blocks = BlockContext()
    while isinstance(first := _first(template), ExtendsNode):
        blocks.add_blocks(first.blocks)
        template = first.get_parent(context)
    ours = template.nodelist.get_nodes_by_type(BlockNode)
    blocks.add_blocks({one.name: one for one in ours if isinstance(one, BlockNode)})
    context.render_context[BLOCK_CONTEXT_KEY] = blocks
    return str(blocks.get_block(CONTENT).render(context))


def _first(template: Template) -> object:
    return next(iter(template.nodelist), None)
