"""What documents and their numbers refuse."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "ALIAS_UNKNOWN": _("There is no alias %(alias)s; “remit reading aliases” lists them."),
    "DOCUMENT_REFERENCE_MALFORMED": _(
        "“%(text)s” is not a document number; write for example 24-CT/TU, or 24-CT/TU@HN/2024 "
        "with its issuer and year."
    ),
    "DOCUMENT_UNKNOWN": _("There is no document “%(document)s” that you may read."),
    "DOCUMENT_AMBIGUOUS": _(
        "“%(document)s” means several documents; write one of: %(candidates)s."
    ),
    "DOCUMENT_ALREADY_REGISTERED": _("This document is already registered, as %(document)s."),
    "DOCUMENT_RELATED_TO_ITSELF": _("A document is not related to itself; choose another one."),
    "TEXT_EMPTY": _("There is no text; paste it or choose a file."),
    "TEXT_TOO_LONG": _("The text is longer than %(longest)s characters; split it."),
    "PASSAGE_OUTSIDE_TEXT": _("The passage does not lie in the text; mark it again."),
    "LESS_CONFIDENTIAL_THAN_DOCUMENT": _(
        "The document is “%(confidentiality)s”; what comes out of it cannot be open to more people."
    ),
    "DRAFT_UNKNOWN": _("There is no such draft that you may read."),
    "DRAFT_ALREADY_DECIDED": _("Somebody has already decided on this draft; read it again."),
    "ANSWER_UNKNOWN": _("Choose one of the answers."),
    "TEXTS_TOO_LONG_BESIDE": _(
        "Texts of more than %(longest)s characters are not put side by side."
    ),
    "DRAFT_NOT_COVERED": _(
        "No other language of this document has a commitment of this passage; read it again."
    ),
    "PASSAGE_ALREADY_COMMITTED": _(
        "Another language of this document has a commitment of this passage already, "
        "#%(commitment)s; link the passage to it, or say first that it is another obligation."
    ),
    "LOOKS_LIKE_TRANSLATION": _(
        "This looks like the same text as %(document)s, which is in %(language)s "
        "(likeness %(percent)s %%)."
    ),
    "LOOKS_LIKE_SAME_TEXT": _(
        "This looks like the text of %(document)s again (likeness %(percent)s %%)."
    ),
    "LOOKS_LIKE_SAME_EVENT": _(
        "This may be about the same event as %(document)s (likeness %(percent)s %%)."
    ),
    "DRAFT_NOT_REJECTED": _("This draft is not rejected, so nothing can be taken back."),
}
