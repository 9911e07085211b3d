"""The cells of a list of commitments, by their columns. A list has hundreds of them, so they are
written here and not by templates."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from remit.interfaces import labels, writing
from remit.interfaces.labels.texts import titled
from remit.interfaces.web import numbers, written
from remit.interfaces.web.lists import dues, whys
from remit.interfaces.web.lists.entries import Entry
from remit.interfaces.web.lists.pen import NONE, Cell, Pen, status
from remit.interfaces.web.markup import format_html, joined

LONGEST_TITLE, LONGEST_NAME = 160, 80


def title(one: Entry, pen: Pen) -> SafeString:
    """What is owed, with its document if that has no column of its own."""
    text = titled(one.card.title)
    return format_html(
        '<span class="entry"><a class="row-title entry-title" href="{}">'
        "<bdi{}>{}</bdi></a>{}</span>",
        pen.address(one.card.id),
        written.spoken(text),
        numbers.isolated(writing.shortened(text, LONGEST_TITLE)),
        _document_below(one, pen),
    )


def chosen(one: Entry) -> str:
    """What the box is called by which a row is chosen."""
    words = writing.shortened(titled(one.card.title), LONGEST_NAME)
    return _("Choose: %(title)s") % {"title": words}


def box(one: Entry, called: str) -> SafeString:
    """The box by which a row is chosen, to be acted on together with others."""
    return format_html(
        '<input type="checkbox" class="form-check-input" form="together" name="commitment"'
        ' value="{}" aria-label="{}">',
        str(one.card.id),
        called,
    )


def number(one: Entry, pen: Pen) -> SafeString:
    """The number of the commitment."""
    return format_html("<bdi>#{}</bdi>", str(one.card.id))


def document(one: Entry, pen: Pen) -> SafeString:
    """The number of the document, or its title if it has none."""
    if not one.document:
        return NONE
    code, called = one.document
    return pen.docno(code) if code else format_html("<bdi>{}</bdi>", called)


def type_(one: Entry, pen: Pen) -> SafeString:
    """What kind of result is owed."""
    return format_html("<span>{}</span>", labels.label(one.type))


def lead(one: Entry, pen: Pen) -> SafeString:
    """The unit that leads."""
    return format_html("<span>{}</span>", pen.unit(one.lead))


def issuer(one: Entry, pen: Pen) -> SafeString:
    """The unit that ordered it."""
    return format_html("<span>{}</span>", pen.unit(one.issuer))


def post(one: Entry, pen: Pen) -> SafeString:
    """The post to which it is allotted."""
    return format_html("<bdi>{}</bdi>", one.post.name) if one.post else NONE


def state(one: Entry, pen: Pen) -> SafeString:
    """How it stands, and what is asked or stands in the way."""
    said = [pen.badge(one.clock)] if one.clock and not one.days_late else []
    said.append(pen.badge(one.work))
    if one.is_returned:
        said.append(status("warn", _("Returned")))
    if one.blocked:
        said.append(status("warn", _("Blocked")))
    if one.card.extension_asked:
        said.append(status("wait", _("Asks for more time")))
    if one.card.basis_changed:
        said.append(status("wait", _("Basis changed")))
    return format_html('<span class="badges">{}</span>', joined(" ", said))


CELLS: Mapping[str, Cell] = MappingProxyType(
    {
        **{"title": title, "number": number, "document": document, "type": type_},
        **{"lead": lead, "post": post, "issuer": issuer},
        **{"due": dues.due, "original": dues.original, "revised": dues.revised},
        **{"late": dues.late, "since": dues.since, "state": state},
        **{"why": whys.why, "block": whys.block, "report": whys.report},
    }
)


def _document_below(one: Entry, pen: Pen) -> SafeString:
    if pen.names_documents or not one.document:
        return NONE
    return format_html(' <span class="entry-from">{}</span>', document(one, pen))
