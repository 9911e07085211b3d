"""The addresses of the API; whatever else is asked for below them is a problem, not a page."""

from django.urls import path, re_path

from remit.interfaces.api import problems, rules, telling
from remit.interfaces.api.site import api

urlpatterns = [
    path("openapi.json", telling.description, name="api_description"),
    path("problems", rules.rules, name="api_problems"),
    path("", problems.unknown, name="api_root"),
    path("", api.urls),
    re_path(r"^[\s\S]*$", problems.unknown, name="api_unknown"),
]
