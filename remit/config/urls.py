"""Which face answers at which address."""

from django.urls import URLPattern, URLResolver, include, path

from remit.interfaces.api import problems

urlpatterns: list[URLPattern | URLResolver] = [
    path("api", problems.unknown, name="api_bare"),
    path("api/", include("remit.interfaces.api.urls")),
    path("", include("remit.interfaces.probes.urls")),
    path("", include("remit.interfaces.web.urls")),
]

handler400 = "remit.interfaces.web.errors.bad_request"
handler403 = "remit.interfaces.web.errors.forbidden"
handler404 = "remit.interfaces.web.errors.not_found"
handler500 = "remit.interfaces.web.errors.failed"
