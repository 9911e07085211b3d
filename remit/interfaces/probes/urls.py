"""The addresses for machines."""

from django.urls import path

from remit.interfaces.probes import pages

urlpatterns = [
    path("healthz", pages.alive, name="healthz"),
    path("readyz", pages.ready, name="readyz"),
    path("metrics", pages.metrics, name="metrics"),
]
