"""The addresses of the organisation."""

from django.urls import path

from remit.interfaces.web.organisation import bringing, pages

urlpatterns = [
    path("organisation/", pages.tree, name="organisation"),
    path("organisation/units/<path:code>/", pages.unit, name="unit"),
    path("organisation/import/", bringing.bring, name="units_import"),
    path("organisation/import/confirm/", bringing.confirm, name="units_confirm"),
    path("organisation/import/table.csv", bringing.empty_table, name="units_table"),
]
