"""The reading of one file in a process of its own, the program `remit.texts.formats FOLDER`. The
folder holds what is asked; the answer is put beside it. What goes wrong in here ends in here."""

import json
import resource
import sys
from pathlib import Path

from remit.domain.refusals import Refusal
from remit.texts.formats import extraction
from remit.texts.formats.limits import MB, Limits

FILE, ASKED, ANSWER = "file", "asked.json", "answer.json"


def main(folder: Path) -> None:
    """Read the file of a folder, within its limits, and write down what it says."""
    asked = json.loads((folder / ASKED).read_text(encoding="utf-8"))
    limits = Limits(**asked["limits"])
    _confine(limits)
    try:
        answer = _read(folder, asked["name"], limits)
    except Refusal as refused:
        answer = {"refused": [refused.rule, refused.params]}
    except MemoryError:
        answer = {"refused": ["FILE_NEEDS_TOO_MUCH_MEMORY", {"limit": str(limits.memory_mb)}]}
    (folder / ANSWER).write_text(json.dumps(answer), encoding="utf-8")


def _confine(limits: Limits) -> None:
    memory = limits.memory_mb * MB
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(folder: Path, name: str, limits: Limits) -> dict[str, object]:
    found = extraction.extract((folder / FILE).read_bytes(), name, limits)
    for number, member in enumerate(found.members):
        (folder / str(number)).write_bytes(member.content)
    return {
        "text": found.text,
        "format": found.format.value,
        "encoding": found.encoding,
        "notes": [[one.code, dict(one.params)] for one in found.notes],
        "source_sha256": found.source_sha256,
        "sent_on": found.sent_on.isoformat() if found.sent_on else None,
        "members": [
            [one.name, [one.refused.code, dict(one.refused.params)] if one.refused else None]
            for one in found.members
        ],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
