"""Bring the message catalogues up to date with the source, without GNU gettext.

Python is read as a syntax tree; templates go through Django's own translation of templates to
Python. Translations are kept, new messages are added empty, messages no longer used are dropped.
`scripts/messages.py --check` changes nothing and fails when a catalogue is not up to date.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import django.conf
import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "remit"
LANGUAGES = {
    "vi": "nplurals=1; plural=0;",
    "ko": "nplurals=1; plural=0;",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
    " : n%100>=11 && n%100<=99 ? 4 : 5;",
}
# What each function of gettext says of its arguments, in order.
PLAIN, PLURAL = ("msgid",), ("msgid", "msgid_plural")
FUNCTIONS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), PLAIN),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ("msgctxt", *PLAIN)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ("msgctxt", *PLURAL)),
}
STRING = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
CALL = re.compile(rf"\b(_|n?p?gettext)\(({STRING}(?:, {STRING})*)", re.DOTALL)
Key = tuple[str, str]


@dataclass
class Message:
    """A message and the files that use it."""

    msgid: str
    msgid_plural: str = ""
    msgctxt: str = ""
    places: set[str] = field(default_factory=set)

    @property
    def key(self) -> Key:
        """What tells it from other messages."""
        return self.msgctxt, self.msgid


def main(arguments: list[str]) -> int:
    """Write the catalogues, or say which are not up to date."""
    found = messages()
    stale = [
        language for language in LANGUAGES if _bring_up(language, found, "--check" in arguments)
    ]
    if "--check" in arguments and stale:
        print(f"Catalogues not up to date: {', '.join(stale)}; run scripts/messages.py.")
        return 1
    return 0


def messages() -> dict[Key, Message]:
    """Every message of the source."""
    found: dict[Key, Message] = {}
    for place, message in (*_of_python(), *_of_templates()):
        kept = found.setdefault(message.key, message)
        kept.msgid_plural = kept.msgid_plural or message.msgid_plural
        kept.places.add(place)
    return found


def _of_python() -> Iterator[tuple[str, Message]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in FUNCTIONS:
                values = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                yield path.relative_to(ROOT).as_posix(), _message(_name(node), values)


def _of_templates() -> Iterator[tuple[str, Message]]:
    if not django.conf.settings.configured:
        django.conf.settings.configure()
    for path in sorted(PACKAGE.rglob("templates/**/*.*")):
        if path.suffix in {".html", ".txt"}:
            source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            for called, written in CALL.findall(source):
                values = ast.literal_eval(f"({written},)")
                yield path.relative_to(ROOT).as_posix(), _message(called, list(values))


def _name(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _message(function: str, values: list[object]) -> Message:
    words = [str(value) for value in values]
    return Message(**dict(zip(FUNCTIONS[function], words, strict=False)))


def _bring_up(language: str, found: dict[Key, Message], only_check: bool) -> bool:
    """Whether the catalogue of a language was not up to date."""
    path = PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(before)}
    after = str(_catalogue(language, found, known)) + "\n"
    if after != before and not only_check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(after, encoding="utf-8")
    return after != before


def _catalogue(
    language: str, found: dict[Key, Message], known: dict[Key, polib.POEntry]
) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": LANGUAGES[language],
    }
    forms = int(LANGUAGES[language].partition("=")[2].partition(";")[0])
    for key, message in sorted(found.items(), key=lambda item: (min(item[1].places), item[0])):
        catalogue.append(_entry(message, known.get(key), forms))
    return catalogue


def _entry(message: Message, known: polib.POEntry | None, forms: int) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.msgid,
        msgctxt=message.msgctxt or None,
        occurrences=[(place, "") for place in sorted(message.places)],
        flags=["python-format"] if "%(" in message.msgid else [],
    )
    if message.msgid_plural:
        kept = known.msgstr_plural if known else {}
        entry.msgid_plural = message.msgid_plural
        entry.msgstr_plural = {form: kept.get(form, "") for form in range(forms)}
    else:
        entry.msgstr = known.msgstr if known else ""
    return entry


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
