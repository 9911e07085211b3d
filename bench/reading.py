"""How fast a text is read: Remit beside a plain pass over the words and beside the floor.

The peer does what any reader must do at least: lower case, words, sentences, dates and numbers by
Python's own patterns. The floor looks at each letter once. All run in this process, one after the
other, on the same text, so their ratios hold on a loaded machine; the rates do not.
"""

import argparse
import itertools
import os
import re
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from remit.domain import reading
from remit.texts import packs

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("tests/gold/rules", "var/gold/rules", "example/documents")
LANGUAGES = ("ar", "en", "ko", "vi")
# Copies of a text differ in every tenth word, or a cache would answer for the second copy.
SYLLABLES = {
    "ar": "بتثجحخدذرز",
    "en": "bcdfghklmn",
    "ko": "갈날달랄말발살잘찰칼",
    "vi": "bcđghklmnp",
}
SIZES = (0.25, 0.5, 1, 2, 5)
ADVERSE = {
    "one endless line": "The Minister shall report to the Council by May ",
    "repeated openers": "([{<«“\"'",
    "all digits": "1234567890",
    "all brackets": "()",
    "all cue words": "shall must phải chủ trì يجب 할 것 before ngày ",
    "nested quotes": "“«\"'",
    "dots": ".",
    "dots with blanks": ". ",
    "numbered lines": "1. a\n",
    "references": "Decision 57/QD-TTg of 22/12/2024; ",
    "announcements": "three tasks: first, second; ",
    "cells": "a\tb\tc\td\n",
    "marks": "e\u0301",
    "one letter": "a",
}
WORD, SENTENCE = re.compile(r"\w+"), re.compile(r"[.!?؟。]+\s")
DATE, NUMBER = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b"), re.compile(r"\b\d+(?:[.,]\d+)*\b")


def main() -> None:
    """Print the rates, the ratios, the growth with length and the adverse texts."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--long", action="store_true", help="texts up to 5 MB, some minutes")
    long = asked.parse_args().long
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
    _rates(500_000)
    _growth(SIZES if long else SIZES[:3])
    _adverse(5_000_000 if long else 200_000)


def _rates(size: int) -> None:
    print(f"\n{'language':9} {'KB/s':>7} {'x peer':>7} {'x floor':>8} {'drafts':>7}")
    for language in (*LANGUAGES, "mixed"):
        reading.read(_text(language, 60_000), packs.packs())
        text = _text(language, size)
        spent, found = _timed(reading.read, text, packs.packs())
        peer, _words = _timed(_peer, text)
        floor = _timed(_floor, text)[0] / 10
        rate, drafts = size / spent / 1000, len(found.obligations)
        print(f"{language:9} {rate:7.0f} {spent / peer:7.1f} {spent / floor:8.0f} {drafts:7}")


def _growth(sizes: tuple[float, ...]) -> None:
    print(f"\n{'MB':>9} {'KB/s':>7} {'memory x':>9}   (mixed text; memory above the base)")
    for size in sizes:
        text = _text("mixed", int(size * 1e6))
        base = _resident()
        spent, _found = _timed(reading.read, text, packs.packs())
        memory = (_resident() - base) / size / 1e6
        print(f"{size:9} {size * 1000 / spent:7.0f} {memory:9.1f}")


def _adverse(size: int) -> None:
    print(f"\n{'adverse':18} {'us/letter':>10} {'ratio':>6}   ({size // 10} and {size} letters)")
    for name, stretch in ADVERSE.items():
        per_letter = []
        for length in (size // 100, size // 10, size):
            text = stretch * (length // len(stretch))
            spent, _found = _timed(reading.read, text, packs.packs())
            per_letter.append(spent / len(text) * 1e6)
        print(f"{name:18} {per_letter[2]:10.2f} {per_letter[2] / per_letter[1]:6.2f}")


def _timed(perform: Callable[..., Any], *given: Any) -> tuple[float, Any]:
    begin = time.process_time()
    found = perform(*given)
    return time.process_time() - begin, found


def _peer(text: str) -> tuple[int, int]:
    low = text.lower()
    counted: dict[str, int] = {}
    for word in WORD.findall(low):
        counted[word] = counted.get(word, 0) + 1
    dates, numbers = DATE.findall(low), NUMBER.findall(low)
    return len(counted), len(SENTENCE.split(low)) + len(dates) + len(numbers)


def _floor(text: str) -> int:
    """Ten looks at each letter, for one is too short to be measured well."""
    content = text.encode("utf-8", "surrogatepass")
    return sum(len(content.translate(None, b"\n")) for _ in range(10))


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _text(language: str, size: int) -> str:
    """So many bytes of real text and of texts that we wrote, without the same sentence twice."""
    parts: list[str] = []
    length = 0
    for part in _copies(language):
        parts.append(part)
        length += len(part.encode("utf-8", "replace"))
        if length >= size:
            break
    return "".join(parts).encode("utf-8", "replace")[:size].decode("utf-8", "ignore")


def _copies(language: str) -> Iterator[str]:
    known = LANGUAGES if language == "mixed" else (language,)
    texts = {one: _documents(one) for one in known}
    for number in itertools.count():
        for one in known:
            copy, at = divmod(number, len(texts[one]))
            yield _varied(texts[one][at], one, copy) + "\n"


def _documents(language: str) -> list[str]:
    files = [
        file
        for folder in FOLDERS
        for pattern in (f"{language}-*.txt", f"*.{language}.txt")
        for file in sorted((ROOT / folder).glob(pattern))
    ]
    return [file.read_text(encoding="utf-8", errors="replace") for file in files]


def _varied(text: str, language: str, copy: int) -> str:
    letters = SYLLABLES[language]
    word = "".join(letters[int(digit)] for digit in f"{copy:04d}")
    count = itertools.count()
    return re.sub(
        r"\w+ (?=\w)",
        lambda found: found.group() + (f"{word} " if copy and next(count) % 10 == 3 else ""),
        text,
    )


if __name__ == "__main__":
    main()
