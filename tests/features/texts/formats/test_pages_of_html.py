"""A page of HTML as plain text: blocks as lines, tables as rows, nothing that nobody sees."""

import pytest

from remit.texts.formats import Limits, extract
from tests.support import files


def _text(markup: str) -> str:
    return extract(markup.encode(), "page.html", Limits()).text


def test_blocks_are_lines_and_what_stands_in_a_line_is_none() -> None:
    assert _text("<h1>Order</h1><p>The <b>list</b>\n  is <i>open</i>.<br>Now.<div>End</div>") == (
        "Order\nThe list is open.\nNow.\nEnd\n"
    )


def test_scripts_forms_and_navigation_are_no_text() -> None:
    assert (
        _text(
            "<head><title>t</title></head><nav>menu</nav><script>x()</script><style>p{}</style>"
            "<template>t</template><noscript>n</noscript><button>b</button><p>Text</p><!-- c -->"
        )
        == "Text\n"
    )


def test_a_table_is_read_as_rows_with_its_merged_cells() -> None:
    assert _text(
        "<table border=1><caption>Annex</caption><thead><tr><th>No.<th>Task<th>Lead<th>Due</thead>"
        "<tr><td>1<td><p>Review<p>it<td rowspan=2>DOH<td>June</tr>"
        "<tr><td>2<td>Open<td>July</tr><tr><td colspan=3>Total<td>2</table><p>End"
    ) == (
        "Annex\n\nNo.\tTask\tLead\tDue\n1\tReview it\tDOH\tJune\n2\tOpen\t〃\tJuly\n"
        "Total\t\t\t2\n\nEnd\n"
    )


def test_a_cell_that_goes_to_the_end_of_the_table_ends_with_it() -> None:
    assert _text(
        "<table border=1><tr><th>a<th>b<th>c<tr><td rowspan=0>x<td>1<td>2<tr><td>3<td>4"
    ) == ("a\tb\tc\nx\t1\t2\n〃\t3\t4\n")


def test_rows_and_columns_may_go_on_together() -> None:
    assert _text(
        "<table border=1><tr><td rowspan=2 colspan=2>block<td>r0<tr><td>r1<tr><td>a<td>b<td>r2"
    ) == ("block\t\tr0\n〃\t\tr1\na\tb\tr2\n")


def test_a_letterhead_that_a_table_only_places_is_read_as_lines() -> None:
    assert _text(
        "<table><tr><td>COMMITTEE<br>No. 12/CT<td>REPUBLIC<br>5 March 2024</table><p>Text"
    ).splitlines() == ["COMMITTEE", "No. 12/CT", "REPUBLIC", "5 March 2024", "Text"]


def test_the_numbers_of_lists_are_written_out() -> None:
    assert _text(
        "<ol start=3><li><p>three<li>four<ul><li>point</ul><li value=9>nine</ol>"
        "<ol type=a><li>x<li>y</ol>"
    ).splitlines() == ["3. three", "4. four", "- point", "9. nine", "a. x", "b. y"]


def test_what_is_hidden_or_struck_is_left_out_and_that_is_said() -> None:
    markup = (
        "<p>seen<p hidden>a<p style='display: none'>b<p><del>May</del> June<table hidden><tr><td>x"
    )
    found = extract(markup.encode(), "page.html", Limits())
    assert found.text == "seen\nJune\n"
    assert {note.code: note.params["count"] for note in found.notes} == {
        "HIDDEN_LEFT_OUT": "3",
        "STRUCK_LEFT_OUT": "1",
    }


def test_lines_that_a_page_keeps_stay_lines() -> None:
    assert _text("<pre>one\n  two\n</pre><p>a\nb") == "one\ntwo\na b\n"


@pytest.mark.parametrize(
    ("declared", "codec", "language", "said"),
    [
        ("euc-kr", "euc_kr", "ko", "EUC-KR"),
        ("windows-1256", "cp1256", "ar", "windows-1256"),
        ("utf-8", "utf-8", "vi", "UTF-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(
    declared: str, codec: str, language: str, said: str
) -> None:
    line = files.LINES[language].splitlines()[1]
    markup = f"<!doctype html><html><head><meta charset={declared}></head><body><p>{line}"
    found = extract(markup.encode(codec), "page", Limits())
    assert (found.text, found.encoding, found.format.value) == (f"{line}\n", said, "HTML")


def test_the_depth_of_a_page_exhausts_nobody() -> None:
    deep = "<div>" * 400 + "deep" + "</div>" * 400
    assert _text(deep) == "deep\n"
