"""Files that the client sends arrive as they are, under whatever name."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from remit.client import forms


def arrived(files: forms.Files, **fields: object) -> HttpRequest:
    """A request as a site reads it."""
    body, media = forms.written(files, fields)
    return RequestFactory().generic("POST", "/", body, content_type=media)


def test_files_and_fields_arrive_as_they_were_sent() -> None:
    content = bytes(range(256)) + b"\r\n--x--\r\n"
    request = arrived([("files", "a.bin", content), ("files", "b.txt", b"")], leave_out=True, n=3)
    assert [one.read() for one in request.FILES.getlist("files")] == [content, b""]
    assert request.POST.dict() == {"leave_out": "true", "n": "3"}


@pytest.mark.parametrize(
    "name", ["Chỉ thị 24.docx", 'two "words".txt', "line\r\nX-Header: 1.txt", "توجيه.pdf"]
)
def test_a_name_cannot_end_its_part(name: str) -> None:
    request = arrived([("table", name, b"1")], tree="ADMIN")
    assert [*request.FILES] == ["table"]
    assert request.FILES["table"].read() == b"1"
    assert request.POST.dict() == {"tree": "ADMIN"}
