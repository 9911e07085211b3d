"""The marks of a text are exact for every sign."""

import html as markup
import re

from hypothesis import given
from hypothesis import strategies as st

from remit.interfaces.web.texts import marking
from remit.interfaces.web.texts.marking import Span

SIGNS = st.sampled_from(
    "aé e\u0301\u0323\u064b\U0001f4da👩\u200d👧한조ᄒ\u1161ش\u0651\u202b\n\r <&"
)


@given(text=st.text(SIGNS, min_size=1, max_size=60), data=st.data())
def test_marks_are_exact_for_every_sign(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=4))
    spans = [
        Span(min(pair), max(pair), f"draft-{number}", ("draft",))
        for number, pair in enumerate(pairs)
        if pair[0] != pair[1]
    ]
    made = marking.paragraphs(text, spans)
    html = "\n".join(one.content for one in made)
    for span in spans:
        marks = re.findall(r'data-spans="([^"]*)">(.*?)</mark>', html, re.DOTALL)
        said = "".join(_bare(inner) for keys, inner in marks if span.key in keys.split())
        assert said == re.sub(r"\r\n|\r|\n", "", text[span.start : span.end])


def _bare(html: str) -> str:
    return markup.unescape(re.sub(r"<[^>]+>", "", html))
