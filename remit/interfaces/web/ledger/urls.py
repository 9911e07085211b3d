"""The addresses of the ledger."""

from django.urls import path

from remit.interfaces.web.ledger import pages

urlpatterns = [
    path("ledger/", pages.acts, name="ledger"),
    path("ledger/acts/<number:seq>/", pages.act, name="act"),
    path("ledger/verify/", pages.verify, name="verify_ledger"),
]
