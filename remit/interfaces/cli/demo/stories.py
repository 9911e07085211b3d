"""Stories as text: blocks of acts about one commitment or document.

    [sx-14] Mở dữ liệu chợ và siêu thị trên cổng dữ liệu mở
    2025-01-20 LH-CTD.steward assign issuer=GOV lead=SX-DIT due=2025-Q3
    2025-02-03 SX-DIT.officer accept
    2025-09-12 SX-DIT.officer report blocked=LACKS_DATA | Bốn chợ chưa có số liệu quầy hàng.

The block that begins a commitment gives its title; a later block goes on without one. Texts follow
the first bar, several are parted by bars. Whatever does not fit is an error with file and line.
"""

import datetime as dt
import re
from collections.abc import Iterator

from remit.interfaces.cli.demo.records import Line
from remit.interfaces.cli.demo.world import FlawedStory

HEAD = re.compile(r"\[(?P<key>\S+)\](?: (?P<title>\S.*))?")
ACT = re.compile(
    r"(?P<on>\d{4}-\d\d-\d\d)(?:T(?P<time>\d\d:\d\d))? (?P<post>\S+) (?P<verb>[a-z-]+)"
    r"(?P<fields>(?: [a-z-]+=\S+)*)(?: \| (?P<texts>\S.*))?"
)


def parse(name: str, text: str) -> Iterator[Line]:
    """The acts of a story, in the order of the file."""
    block: re.Match[str] | None = None
    last = dt.date.min
    for number, written in enumerate(text.splitlines(), start=1):
        where, line = f"{name}:{number}", written.rstrip()
        if not line or line.startswith("#"):
            continue
        if head := HEAD.fullmatch(line):
            block, last = head, dt.date.min
            continue
        found = _act(where, line, block, last)
        last = found.on
        yield found


def _act(where: str, line: str, block: re.Match[str] | None, last: dt.date) -> Line:
    found = ACT.fullmatch(line)
    if found is None:
        raise FlawedStory(f"{where}: neither the head of a block nor an act: {line}")
    if block is None:
        raise FlawedStory(f"{where}: an act stands above the first block")
    on = _day(where, found["on"])
    if on < last:
        raise FlawedStory(f"{where}: {on} stands after {last} in the same block")
    return Line(
        where=where,
        on=on,
        time=dt.time.fromisoformat(found["time"]) if found["time"] else None,
        post=found["post"],
        verb=found["verb"],
        key=block["key"],
        title=block["title"] or "",
        fields=_fields(where, found["fields"]),
        texts=tuple(part.strip() for part in (found["texts"] or "").split(" | ") if part.strip()),
    )


def _day(where: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise FlawedStory(f"{where}: {text} is no day") from None


def _fields(where: str, text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for item in text.split():
        name, _, value = item.partition("=")
        if name in fields:
            raise FlawedStory(f"{where}: {name} stands twice")
        fields[name] = value
    return fields
