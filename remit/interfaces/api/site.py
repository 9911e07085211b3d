"""The API as a whole: its routes, its description (OpenAPI 3.1), and how it says no."""

from remit.interfaces.api import (
    after_writing,
    bulk,
    changes,
    checkpoints,
    due,
    figures,
    ledger,
    lists,
    me,
    notices,
    problems,
    search,
    trees,
    units,
    verifying,
)
from remit.interfaces.api.administration import changing as administering
from remit.interfaces.api.administration import people, reorganising
from remit.interfaces.api.administration import router as administration_router
from remit.interfaces.api.commitments import acting, conversation, evidence
from remit.interfaces.api.commitments import reading as commitments
from remit.interfaces.api.commitments import router as commitments_router
from remit.interfaces.api.description import Description
from remit.interfaces.api.parsing import Plain, Strict
from remit.interfaces.api.tables import commitments as commitment_tables
from remit.interfaces.api.tables import router as tables_router
from remit.interfaces.api.tables import units as unit_tables
from remit.interfaces.api.texts import (
    announced,
    certain,
    changing,
    confirming,
    crossing,
    deciding,
    drafts,
    intake,
    originals,
    pairs,
    provisions,
    touched,
)
from remit.interfaces.api.texts import reading as documents
from remit.interfaces.api.texts import router as documents_router

api = Description(
    title="Remit",
    version="1",
    description=(
        "Turns what leaders order into results that can be proven. Every write needs an "
        "Idempotency-Key; every refusal is a problem (RFC 9457) with one sentence in the language "
        "of Accept-Language (vi, en, ar or ko), else in that of the person of the token; findings "
        "names each member of the body that is at fault."
    ),
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    parser=Strict(),
    renderer=Plain(),
)
problems.install(api)
api.add_decorator(after_writing.answering)
# Importing these modules puts their endpoints onto the routers of their packages.
ENDPOINTS = (
    *(acting, commitments, conversation, evidence),
    *(announced, certain, changing, confirming, crossing, deciding, documents, drafts, intake),
    *(originals, pairs, provisions, touched),
    *(commitment_tables, unit_tables),
    *(administering, people, reorganising),
)
for _router in (
    me.router,
    notices.router,
    lists.router,
    commitments_router.router,
    bulk.router,
    due.router,
    figures.router,
    changes.router,
    search.router,
    trees.router,
    units.router,
    documents_router.router,
    tables_router.router,
    administration_router.router,
    ledger.router,
    checkpoints.router,
    verifying.router,
):
    api.add_router("/v1", _router)
