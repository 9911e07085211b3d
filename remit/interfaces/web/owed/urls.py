"""The addresses of the list of commitments."""

from django.urls import path

from remit.interfaces.web.owed import pages

urlpatterns = [
    path("commitments/", pages.commitments, name="commitments"),
    path("commitments/list.<slug:form>", pages.commitments_file, name="commitments_file"),
]
