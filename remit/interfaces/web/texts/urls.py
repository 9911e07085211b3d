"""The addresses of the pages of documents."""

from django.urls import path

from remit.interfaces.web.texts import (
    answering,
    beside,
    certain,
    deciding,
    handing_in,
    keeping,
    listing,
    merging,
    originals,
    page,
    registering,
)

urlpatterns = [
    path("texts/", listing.documents, name="texts"),
    path("texts/new/", registering.register, name="register_text"),
    path("texts/intake/<number:number>/", handing_in.intake, name="intake"),
    path("texts/intake/<number:number>/again/", handing_in.resume, name="resume_intake"),
    path("texts/<number:number>/", page.text, name="text"),
    path("texts/<number:number>/file/", originals.original, name="original"),
    path("texts/<number:number>/relations/", registering.relate, name="relate_text"),
    path("texts/<number:number>/passages/", deciding.add, name="add_draft"),
    path("texts/<number:number>/merge/", merging.merge, name="merge_drafts"),
    path("texts/<number:number>/undo/", merging.undo, name="undo_decision"),
    path("texts/<number:number>/certain/", certain.accept_certain, name="accept_certain"),
    path("texts/<number:number>/changes/", keeping.changes, name="draft_changes"),
    path("texts/<number:number>/beside/<number:other>/", beside.beside, name="beside"),
    path("texts/<number:number>/pairs/<number:other>/", answering.answer, name="answer_pair"),
    path("drafts/<number:number>/link/", answering.link, name="link_draft"),
    path("drafts/<number:number>/part/", answering.part, name="part_draft"),
    path("drafts/<number:number>/accept/", deciding.accept, name="accept_draft"),
    path("drafts/<number:number>/reject/", deciding.reject, name="reject_draft"),
    path("drafts/<number:number>/split/", merging.split, name="split_draft"),
    path("drafts/<number:number>/keep/", keeping.keep, name="keep_draft"),
    path("drafts/<number:number>/leave/", keeping.leave, name="leave_draft"),
    path("drafts/<number:number>/afresh/", keeping.discard, name="discard_half_edit"),
    path("drafts/<number:number>/take-back/", deciding.take_back, name="take_back_draft"),
]
