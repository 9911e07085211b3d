"""The addresses of import and export of commitments."""

from django.urls import path

from remit.interfaces.web.imports import bringing, taking

urlpatterns = [
    path("commitments/import/", bringing.bring, name="commitments_import"),
    path("commitments/import/write/", bringing.write, name="commitments_import_write"),
    path("commitments/import/table/", taking.empty_table, name="commitments_import_table"),
    path("commitments/export/", taking.export, name="commitments_export"),
]
