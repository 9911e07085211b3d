"""The addresses of the pages of documents."""

from django.urls import path

from remit.interfaces.web.texts import deciding, listing, page, registering

urlpatterns = [
    path("texts/", listing.documents, name="texts"),
    path("texts/new/", registering.register, name="register_text"),
    path("texts/<number:number>/", page.text, name="text"),
    path("texts/<number:number>/relations/", registering.relate, name="relate_text"),
    path("texts/<number:number>/passages/", deciding.add, name="add_draft"),
    path("drafts/<number:number>/accept/", deciding.accept, name="accept_draft"),
    path("drafts/<number:number>/reject/", deciding.reject, name="reject_draft"),
    path("drafts/<number:number>/take-back/", deciding.take_back, name="take_back_draft"),
]
