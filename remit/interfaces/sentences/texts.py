"""What documents and their numbers refuse."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

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
    "REGISTER_FOR_ANOTHER": _(
        "From the post you act from, you may register documents and decide on them, but not on "
        "those of “%(issuer)s”. Act from another post, choose another issuer, or ask whoever "
        "registers documents for “%(issuer)s”."
    ),
    "REGISTER_WITHOUT_ISSUER": _(
        "From the post you act from, you may register documents of an issuer that is named. "
        "Choose the issuer of this document, or act from another post."
    ),
    "DOCUMENT_ALREADY_REGISTERED": _("This document is already registered, as %(document)s."),
    "DOCUMENT_RELATED_TO_ITSELF": _("A document is not related to itself; choose another one."),
    "DOCUMENTS_ALREADY_RELATED": _(
        "These two documents are related in this way already, or the other way round; take that "
        "relation back first."
    ),
    "PROVISIONS_NOT_SO_RELATED": _(
        "A provision implements, amends or replaces a provision of another document; other "
        "relations are said of whole documents."
    ),
    "PROVISIONS_ALREADY_RELATED": _(
        "These two provisions are related in this way already; take that back first."
    ),
    "PROVISION_UNKNOWN": _("There is no such place in the text of document %(document)s."),
    "RELATION_UNKNOWN": _("This relation of the documents does not stand, or no longer."),
    "PASSAGE_COMMITTED_TWICE": _(
        "Both texts have a commitment of the same passage, #%(commitment)s and #%(other)s, and as "
        "one work they would owe it twice (passages like this: %(count)s); close one as a "
        "duplicate, or say that they are different obligations."
    ),
    "CORRECTION_UNKNOWN": _("There is no correction of a heading with the number %(act)s."),
    "CORRECTED_SINCE": _(
        "The heading was corrected again since; take the later correction back first."
    ),
    "NOTHING_CORRECTED": _("Nothing of the heading was changed."),
    "DOCUMENT_TITLE_MISSING": _("Say what the document is about."),
    "UNDO_OVER_WRITING": _(
        "Somebody else has half written at what this undoing would replace; ask them, wait, or "
        "keep their words as a note and undo."
    ),
    "NOTE_UNKNOWN": _("There is no such note, or somebody is done with it already."),
    "TEXT_EMPTY": _("There is no text; paste it or choose a file."),
    "TEXT_TOO_LONG": ngettext_lazy(
        "The text is longer than %(longest)s character; split it.",
        "The text is longer than %(longest)s characters; split it.",
        "longest",
    ),
    "PASSAGE_OUTSIDE_TEXT": _("The passage does not lie in the text; mark it again."),
    "LESS_CONFIDENTIAL_THAN_DOCUMENT": _(
        "The document is “%(confidentiality)s”; what comes out of it cannot be open to more people."
    ),
    "DRAFT_UNKNOWN": _("There is no such draft that you may read."),
    "DRAFT_ALREADY_DECIDED": _("Somebody has already decided on this draft; read it again."),
    "ANSWER_UNKNOWN": _("Choose one of the answers."),
    "TEXTS_TOO_LONG_BESIDE": ngettext_lazy(
        "Texts of more than %(longest)s character are not put side by side.",
        "Texts of more than %(longest)s characters are not put side by side.",
        "longest",
    ),
    "DRAFT_NOT_COVERED": _(
        "No other language of this document has a commitment of this passage; read it again."
    ),
    "PASSAGE_ALREADY_COMMITTED": _(
        "Another language of this document has a commitment of this passage already, "
        "#%(commitment)s; link the passage to it, or say first that it is another obligation."
    ),
    "IS_NUMBERED_AS": _(
        "This is the same document as %(document)s, in %(language)s: one translates the other "
        "(likeness %(percent)s %%)."
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
    "DRAFT_CHANGED_MEANWHILE": _(
        "Somebody has changed this draft, or written at it, since you opened it; nothing of yours "
        "was carried out."
    ),
    "DRAFT_NOT_CERTAIN": _("This draft is no longer certain; open it and decide on it by itself."),
    "MERGE_NEEDS_TWO": _("Choose at least two drafts to merge."),
    "MERGE_OF_TWO_DOCUMENTS": _("Drafts of two documents are not merged."),
    "MERGE_OVER_ANOTHER": _(
        "Between these drafts stands another one, “%(words)s”; merge it with them, or decide on it "
        "first."
    ),
    "SPLIT_NOT_BETWEEN_WORDS": _(
        "A draft is split where a word of it begins, with words on both sides; choose another "
        "place."
    ),
    "SPLIT_CUTS_WORDS": _("This place lies inside of “%(words)s”; split before or after it."),
    "SPLIT_CUTS_NEGATION": _(
        "Here a word that forbids would be parted from what it forbids; split at another place."
    ),
    "NOTHING_TO_UNDO": _("There is no decision of yours on this document that could be undone."),
    "UNDO_DECIDED_SINCE": _(
        "What came of this merge or split was decided on since; undo that decision first."
    ),
    "UNDO_NOT_WHAT_WAS_SHOWN": _(
        "Your last decision on this document is another one by now; look at it before you undo it."
    ),
    "UNDO_WORK_HAS_BEGUN": _(
        "Something was done on commitment #%(commitment)s since; annul or cancel it on its own "
        "page."
    ),
    "DRAFTS_TOO_MANY_TOGETHER": ngettext_lazy(
        "At most %(most)s draft is accepted together; choose fewer.",
        "At most %(most)s drafts are accepted together; choose fewer.",
        "most",
    ),
    "HALF_EDIT_TOO_LONG": ngettext_lazy(
        "What is written here is longer than %(longest)s sign; shorten it.",
        "What is written here is longer than %(longest)s signs; shorten it.",
        "longest",
    ),
    "DRAFT_NOT_REJECTED": _("This draft is not rejected, so nothing can be taken back."),
}
