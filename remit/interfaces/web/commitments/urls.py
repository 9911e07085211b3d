"""The addresses of the pages of commitments."""

from django.urls import path

from remit.interfaces.web.commitments import acts, conversation, evidence, page, pickers, recording

urlpatterns = [
    path("commitments/new/", recording.record, name="record_instruction"),
    path("commitments/new/step/", recording.step, name="begin_step"),
    path("commitments/units/", pickers.units_found, name="units_found"),
    path("commitments/posts/", pickers.posts_found, name="posts_found"),
    path("commitments/units/groups/", pickers.unit_groups, name="unit_groups"),
    path("commitments/due/", pickers.due_said, name="due_said"),
    path("commitments/day/", pickers.day_said, name="day_said"),
    path("commitments/parts/", pickers.part_row, name="part_row"),
    path("commitments/<number:number>/", page.commitment, name="commitment"),
    path(
        "commitments/<number:number>/history.<slug:form>", page.picture, name="commitment_picture"
    ),
    path("commitments/<number:number>/notes/", conversation.write_note, name="write_note"),
    path(
        "commitments/<number:number>/notes/<number:note>/",
        conversation.reword_note,
        name="reword_note",
    ),
    path(
        "commitments/<number:number>/notes/<number:note>/withdraw/",
        conversation.withdraw_note,
        name="withdraw_note",
    ),
    path("commitments/<number:number>/<slug:code>/", acts.act, name="commitment_act"),
    path("evidence/<number:number>/", evidence.evidence, name="evidence"),
]
