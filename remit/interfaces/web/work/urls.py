"""The addresses of a person's own work."""

from django.urls import path

from remit.interfaces.web.work import notices, pages

urlpatterns = [
    path("my-work/", pages.my_work, name="my_work"),
    path("my-work/notices/", notices.page, name="notices"),
    path("my-work/notices/read/", notices.mark_read, name="mark_notices_read"),
]
