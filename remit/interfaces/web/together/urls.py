"""The address at which several commitments are acted on together."""

from django.urls import path

from remit.interfaces.web.together import pages

urlpatterns = [
    path("commitments/together/<slug:code>/", pages.act_together, name="act_together"),
]
