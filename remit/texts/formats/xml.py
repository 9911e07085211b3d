"""An XML part of a document as a tree. Definitions of its own are no part of a document; they serve
to blow it up, and are refused. Names are short: the space of a name is one of a few letters."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from remit.domain.refusals import Refusal

DEEPEST = 120
_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}


class _Growing:
    """A tree that grows while the part is read, and does not grow too high."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.depth = 0

    def enter(self, name: str, attributes: Mapping[str, str]) -> None:
        """Go into an element."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refusal("FILE_NESTED_TOO_DEEP")
        known = {_short(key): value for key, value in attributes.items()}
        self.builder.start(_short(name), known)

    def leave(self, name: str) -> None:
        """Come out of it."""
        self.depth -= 1
        self.builder.end(_short(name))


def tree(part: bytes) -> Element:
    """The elements of a part; one that is no XML is refused."""
    growing = _Growing()
    walk = expat.ParserCreate(namespace_separator="}")
    walk.buffer_text = True
    walk.StartElementHandler = growing.enter
    walk.EndElementHandler = growing.leave
    walk.CharacterDataHandler = growing.builder.data
    walk.StartDoctypeDeclHandler = _refuse_definitions
    try:
        walk.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise Refusal("FILE_BROKEN") from None
    return growing.builder.close()


def _refuse_definitions(*_: object) -> None:
    raise Refusal("FILE_DEFINES_ENTITIES")


def _short(name: str) -> str:
    space, parted, local = name.rpartition("}")
    return f"{_SPACES.get(space, 'x')}_{local}" if parted else name
