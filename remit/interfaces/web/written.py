"""How things are written on pages, each always the same way: document numbers, days, units,
statuses, shares, signs. Templates reach these words by `{% load remit %}`."""

import datetime as dt
from enum import StrEnum

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from remit.domain.figures import Share
from remit.domain.reading import languages
from remit.interfaces import labels, writing
from remit.interfaces.web import icons, tones
from remit.interfaces.web.markup import format_html
from remit.kernel import names
from remit.organisation.queries import UnitCard

# The first sign that a browser gives is its own; those after it, what it wants to be taken for.
BROWSERS = (
    *(("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome")),
    *(("CriOS/", "Chrome"), ("FxiOS/", "Firefox"), ("Safari/", "Safari")),
)
SYSTEMS = (
    *(("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad")),
    *(("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
)


def docno(number: str) -> SafeString:
    """A document number, which keeps its order of signs inside any text."""
    return format_html('<bdi dir="ltr" class="docno">{}</bdi>', number)


def day(on: dt.date | dt.datetime | None, form: str = "short") -> SafeString:
    """A day as officials of the language write it; "long" for running text and headings."""
    if on is None:
        return nothing()
    return _time(on, writing.long_day(on) if form == "long" else writing.day(on))


def instant(at: dt.datetime | None) -> SafeString:
    """A day and its hour in the site's time zone."""
    if at is None:
        return nothing()
    return _time(at, writing.instant(at))


def unit(card: UnitCard | None) -> SafeString:
    """A unit by its name in the reader's language; bodies outside the site are marked, and a unit
    that has ended says which units stand in its place."""
    if card is None:
        return nothing()
    if card.heirs is not None:
        return _ended(card, card.heirs)
    if not card.external:
        return _called(card)
    return format_html('{} <span class="outside">({})</span>', _called(card), _("outside"))


def named(card: UnitCard | None) -> str:
    """The same in plain words, for a file."""
    if card is None:
        return ""
    if card.heirs is None:
        return f"{card.name} ({_('outside')})" if card.external else card.name
    heirs = writing.parted(one.name for one in card.heirs)
    words = _("ended, now {heirs}").format(heirs=heirs) if heirs else _("ended, without heir")
    return f"{card.name} ({words})"


def _called(card: UnitCard) -> SafeString:
    """The name, with its language where that is not the page's, and the unit's own name at hand."""
    spoken, own = names.language_shown(card.names), names.original(card.names)
    return format_html(
        '<bdi class="unit"{}{}>{}</bdi>',
        format_html(' lang="{}"', spoken) if spoken != get_language() else "",
        format_html(' title="{}"', own[1]) if own else "",
        card.name,
    )


def original(card: UnitCard | None) -> SafeString:
    """The name of a unit in its own language, where pages call it otherwise."""
    own = names.original(card.names) if card else None
    if own is None:
        return SafeString()
    return format_html(' <span class="quiet original">(<bdi lang="{}">{}</bdi>)</span>', *own)


def spoken(text: str | None) -> SafeString | str:
    """The language of what people wrote, where it is not the page's: ` lang="vi"`."""
    page = get_language() or "en"
    language = languages.language_of(text or "", page)
    return format_html(' lang="{}"', language) if language != page else ""


def _ended(card: UnitCard, heirs: tuple[UnitCard, ...]) -> SafeString:
    named = format_html_join(_(", "), "{}", ((_called(one),) for one in heirs))
    words = format_html(_("ended, now {heirs}"), heirs=named) if heirs else _("ended, without heir")
    return format_html('{} <span class="ended">({})</span>', _called(card), words)


def badge(member: StrEnum | None) -> SafeString:
    """A status as a word in its tone."""
    if member is None:
        return nothing()
    return format_html(
        '<span class="status status-{}">{}</span>', tones.tone(member), labels.label(member)
    )


def percent(share: Share) -> SafeString:
    """A share in per cent, with the name of what it is a share of."""
    called = labels.label(share.policy)
    if share.percent is None:
        return format_html('<span class="share">{} {}</span>', nothing(), called)
    counted = of(share.n, share.of)
    return format_html(
        '<span class="share"><bdi dir="ltr" class="share-n">{} %</bdi>'
        ' <span class="share-of">{}</span> <span class="share-count">({})</span></span>',
        writing.percent(share.percent),
        called,
        counted,
    )


def of(n: int, total: int) -> str:
    """So many of so many."""
    return _("%(n)s of %(of)s") % {"n": writing.Count(n), "of": writing.Count(total)}


def browser(agent: str) -> str:
    """The browser and the system that a browser calls itself by, in the words people know."""
    program = next((name for sign, name in BROWSERS if sign in agent), "")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    known = " · ".join(filter(None, (program, system)))
    return known or agent[:60] or _("unknown")


def icon(name: str) -> SafeString:
    """A small sign; the word for it stands beside."""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" width="20" height="20" fill="none"'
        ' stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"'
        ' aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        " icon-directed" if name in icons.DIRECTED else "",
        icons.STROKES[name],
    )


def nothing() -> SafeString:
    """A dash, and the word for it where pages are read out."""
    return format_html(
        '<span aria-hidden="true">–</span><span class="visually-hidden">{}</span>', _("none")
    )


def _time(moment: dt.date | dt.datetime, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), words)
