"""The addresses of the tour."""

from django.urls import path

from remit.interfaces.web.tours import pages

urlpatterns = [
    path("tour/", pages.turn_tour, name="tour"),
    path("tour/begin/", pages.begin_tour, name="begin_tour"),
    path("tour/end/", pages.end_tour, name="end_tour"),
]
