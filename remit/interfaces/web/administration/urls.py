"""The addresses of keeping the site."""

from django.urls import path

from remit.interfaces.web.administration import changing, letting_in, pages, planning, reorganising

urlpatterns = [
    path("administration/", pages.administration, name="administration"),
    path("administration/people/", pages.persons, name="persons"),
    path("administration/people/<number:number>/", pages.person, name="person"),
    path(
        "administration/people/<number:number>/sign-in-link/",
        letting_in.show_link,
        name="show_link",
    ),
    path("administration/reorganise/", reorganising.reorganise, name="reorganise"),
    path(
        "administration/reorganise/<number:number>/take-back/",
        planning.take_back_plan,
        name="take_back_plan",
    ),
    path("administration/hand-over/", reorganising.hand_over, name="hand_over"),
    path("administration/change/<slug:code>/", changing.change, name="change"),
]
