"""Whether a file that is kept as it came also opens. One of an office program is a packed folder
with a main part, and is damaged where that cannot be unpacked. What is damaged is noted and not
refused: it may be all that somebody has."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType

# The part without which no program opens such a file, by the ending of its name.
MAIN: Mapping[str, str] = MappingProxyType(
    {
        "docx": "word/document.xml",
        "xlsx": "xl/workbook.xml",
        "odt": "content.xml",
        "ods": "content.xml",
    }
)
# A main part is unpacked so far; what lies behind is believed.
_MOST, _CHUNK = 32 * 1024 * 1024, 1 << 16
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


def is_damaged(name: str, content: bytes) -> bool:
    """Whether a file of an office program cannot be opened; of other kinds nobody knows."""
    main = MAIN.get(name.rpartition(".")[2].lower())
    if main is None:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _unpack(packed, main)
    except (*_DAMAGED, KeyError):
        return True
    except RuntimeError:  # how a password is asked for: whoever has it opens the file
        return False
    return False


def _unpack(packed: zipfile.ZipFile, part: str) -> None:
    """Read a part to its end, where its check sum is compared, or as far as is looked at."""
    left = _MOST
    with packed.open(part) as stream:
        while left > 0 and (chunk := stream.read(_CHUNK)):
            left -= len(chunk)
