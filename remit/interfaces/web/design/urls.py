"""The addresses of the pages of components."""

from django.urls import path

from remit.interfaces.web.design import pages

urlpatterns = [
    path("design/", pages.design, name="design"),
    path("design/<slug:code>/", pages.section, name="design_section"),
]
