"""What files refuse that are handed in, and what is said of those that were read."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

# What became of a file; empty while it waits.
OUTCOMES: Mapping[str, Promise] = {
    "": pgettext_lazy("file", "Waiting"),
    "READING": pgettext_lazy("file", "Being read"),
    "REGISTERED": pgettext_lazy("file", "Registered"),
    "KNOWN": pgettext_lazy("file", "Already registered"),
    "REFUSED": pgettext_lazy("file", "Refused"),
    "OPENED": pgettext_lazy("file", "Opened"),
}

SENTENCES: dict[str, Promise] = {
    "FILE_ABSENT": _("There is no file “%(name)s”."),
    "FILE_IS_FOLDER": _("“%(name)s” is a folder; name one of the files in it."),
    "FOLDER_ABSENT": _("There is no folder “%(name)s”."),
    "FILE_HARMS": _("The scanner found %(found)s in this file; it was not taken."),
    "SCANNER_NOT_REACHED": _(
        "Files cannot be taken now, because the scanner that looks at them does not answer; nothing"
        " was recorded. Try again later."
    ),
    "FILE_WITHOUT_TEXT": _("This file is empty: there is no text in it."),
    "FILE_OVER_LIMIT": _(
        "This file is larger than %(largest)s MB, which is the most of this site."
    ),
    "FILE_FORMAT_UNKNOWN": _(
        "This is none of the files that are read here: TXT, DOCX, HTML, PDF, EML, ZIP."
    ),
    "FILE_IS_NO_PROSE": _(
        "This file is a program, a table of data or a log, and no text for people; if it is a "
        "document, save it as TXT or DOCX and send it again."
    ),
    "FILE_OLD_WORD": _("This is an old Word file; save it as DOCX or PDF and send it again."),
    "FILE_BROKEN": _("This file is damaged and cannot be opened; save it anew and send it again."),
    "FILE_ENCRYPTED": _("This file asks for a password; send it without one."),
    "FILE_DEFINES_ENTITIES": _(
        "This file holds definitions that could blow it up, as no office program writes them."
    ),
    "FILE_NESTED_TOO_DEEP": _("This file is nested deeper than any document; it was not opened."),
    "FILE_UNPACKS_TOO_LARGE": _("This file unpacks to more than %(limit)s MB; it was not opened."),
    "FILE_NOTHING_TAKEN_OUT": _(
        "No file could be taken out of this one; beside each it is said why."
    ),
    "FILE_TOO_MANY_MEMBERS": ngettext_lazy(
        "This file holds more than %(limit)s file; split it.",
        "This file holds more than %(limit)s files; split it.",
        "limit",
    ),
    "FILE_TOO_MANY_PAGES": ngettext_lazy(
        "This file has more than %(limit)s page; split it.",
        "This file has more than %(limit)s pages; split it.",
        "limit",
    ),
    "FILE_TABLE_TOO_LARGE": ngettext_lazy(
        "A table of this file has more than %(limit)s cell; split it.",
        "A table of this file has more than %(limit)s cells; split it.",
        "limit",
    ),
    "FILE_NAME_LEADS_OUT": _(
        "The name “%(name)s” would lead out of its archive, as no honest archive does; the file "
        "was left out."
    ),
    "FILE_NEEDS_TOO_MUCH_MEMORY": _(
        "This file needs more than %(limit)s MB of memory to be read; split it."
    ),
    "FILE_TAKES_TOO_LONG": ngettext_lazy(
        "This file was not read within %(seconds)s second; split it.",
        "This file was not read within %(seconds)s seconds; split it.",
        "seconds",
    ),
    "FILE_STOPPED_ITS_READER": _("This file stopped the program that reads it; it is left out."),
    "FILE_NOT_OPENED": _("This file cannot be opened; look at its permissions."),
    "FILE_GONE": _("This file is no longer at hand; send it again."),
    "FILE_HOLDS_FILES": _("This is an archive (files: %(count)s); take it in with “remit intake”."),
    "PDF_IS_SCANNED": _(
        "No page of this PDF has a text layer (pages: %(pages)s): it is scanned; run a text "
        "recognition first."
    ),
    "TEXT_ENCODING_UNKNOWN": _(
        "This file is no valid %(encoding)s from line %(line)s on, nor any older encoding that is "
        "known here; save it as UTF-8 and send it again."
    ),
    "TEXT_NOT_A_TEXT": _("This is not a text file."),
    "BATCH_UNKNOWN": _("There is no such intake of yours."),
    "BATCH_TOO_LARGE": ngettext_lazy(
        "These are more than %(files)s file or %(size)s MB, unpacked; send them in parts.",
        "These are more than %(files)s files or %(size)s MB, unpacked; send them in parts.",
        "files",
    ),
    "INTAKE_NOT_STOPPED": _("The files are being read, or were read; there is nothing to go on."),
    "ORIGINAL_UNKNOWN": _("Document %(document)s was not handed in as a file."),
    "READ_AS": _("Read as %(encoding)s."),
    "READ_AS_NOT_DECLARED": _("Read as %(encoding)s, although it says %(declared)s of itself."),
    "CONTROLS_REPLACED": _(
        "Control characters: %(count)s, the first in line %(line)s; each is written as a space."
    ),
    "DIRECTION_TURNED": _(
        "Signs that turn the direction of the text: %(count)s, the first in line %(line)s."
    ),
    "FORMAT_NOT_AS_NAMED": _("By its content this is %(format)s, whatever its name says."),
    "HIDDEN_LEFT_OUT": _("Hidden passages that were left out: %(count)s."),
    "STRUCK_LEFT_OUT": _("Struck passages that were left out: %(count)s."),
    "PAGES_SCANNED": _(
        "Pages without a text layer (scanned or empty), which were not read: %(pages)s (%(count)s "
        "of %(of)s)."
    ),
    "LETTERS_UNKNOWN": _(
        "Signs whose letter the file does not say, shown as \ufffd: %(count)s, on pages %(pages)s."
    ),
    "KNOWN_WITH_ANOTHER_TEXT": _(
        "That document has the same number, issuer, day and language, but other words; open it "
        "and compare the two: one of them may be a draft or a later version."
    ),
    "KNOWN_IN_OTHER_LETTERS": _(
        "This is that document in another encoding or spelling; it is registered once, and nothing "
        "is left to do."
    ),
    "TYPE_NOT_SAID": _("The text does not say what it is; it is registered as a notice."),
    "ATTACHMENTS_NOT_READ": _("Files that it carries, for “remit intake” to read: %(count)s."),
}


def outcome(code: str) -> str:
    """What became of a file, in the reader's language."""
    return str(OUTCOMES[code])
