"""The addresses of search."""

from django.urls import path

from remit.interfaces.web.search import pages

urlpatterns = [
    path("search/", pages.search, name="search"),
    path("search/found/", pages.found, name="search_found"),
]
