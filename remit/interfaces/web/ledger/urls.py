"""The addresses of the ledger."""

from django.urls import path

from remit.interfaces.web.ledger import pages, proving, verifying

urlpatterns = [
    path("ledger/", pages.acts, name="ledger"),
    path("ledger/acts/<number:seq>/", pages.act, name="act"),
    path("ledger/acts/<number:seq>/proof/", proving.proof, name="act_proof"),
    path("ledger/checkpoints/", proving.signed, name="checkpoints"),
    path("ledger/checkpoints/<number:size>/", proving.checkpoint, name="checkpoint"),
    path("ledger/check_proof.py", proving.program, name="check_proof"),
    path("ledger/verify/", verifying.verify, name="verify_ledger"),
    path("ledger/verify/<number:number>/", verifying.verification, name="verification"),
    path("ledger/verify/<number:number>/cancel/", verifying.cancel, name="cancel_verification"),
]
