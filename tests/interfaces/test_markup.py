"""What is put together outside templates is escaped as Django escapes it."""

import pytest
from django.utils import html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from remit.interfaces.web.markup import format_html

PARTS = ("<b>", "say \"no\" & 'yes'", 7, None, gettext_lazy("Title"), mark_safe("<i>x</i>"))


class Drawn:
    """Something that says itself how it is written."""

    def __html__(self) -> str:
        return "<svg/>"


@pytest.mark.parametrize("part", [*PARTS, Drawn()])
def test_a_part_is_escaped_unless_it_is_marked_as_safe(part: object) -> None:
    written = format_html('<p title="{}">{said}</p>', part, said=part)
    assert written == html.format_html('<p title="{}">{said}</p>', part, said=part)
    assert isinstance(written, SafeString)
