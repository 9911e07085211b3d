"""A document is read a second time, by the model that the site names, if its level is open to it.

No text leaves the site unless its administrator opened that level of confidentiality. What the
model adds are drafts like any other: they bind nobody until a person confirms them.
"""

from django.conf import settings

from remit.domain import reading
from remit.domain.reading import Reading, as_json, second
from remit.domain.reading.records import RESEMBLANCE
from remit.domain.vocabulary import Confidentiality
from remit.kernel import writes
from remit.texts import models, packs, queries
from remit.texts.pairs import actions as pairs
from remit.texts.second import client


def server_for(level: Confidentiality) -> client.Server | None:
    """The model's server, if the site has one and opened it for this level."""
    named = settings.REMIT_LLM
    if not named["url"] or level.value not in named["levels"]:
        return None
    return client.Server(named["url"], named["key"], named["model"], named["seconds"])


def read_again(*, document: int) -> int:
    """Drafts that only the model saw are added, those that both saw say so; how many were added."""
    row = models.Document.objects.filter(pk=document).values_list("confidentiality").first()
    server = server_for(Confidentiality(row[0])) if row else None
    if server is None:
        return 0
    asking = client.Asking(server)
    found = reading.read(queries.text_of(document), packs.packs())
    twice = second.reread(found, packs.packs(), asking)
    return _kept(document, twice) if asking.answers else 0


def _kept(document: int, twice: Reading) -> int:
    """Nobody's decision is touched: only waiting drafts change, and none is added over another."""
    added = 0
    with writes.writing():
        known = list(models.Draft.objects.filter(document=document))
        for one, form in zip(twice.obligations, as_json(twice)["obligations"], strict=True):
            over = [row for row in known if row.start < one.span.end and one.span.start < row.end]
            vague = [row for row in over if _only_resembles(row)]
            if one.source == second.MODEL and over == vague:
                row = vague[0] if vague else models.Draft(document_id=document)
                row.start, row.end = one.span.start, one.span.end
                row.kind, row.confidence, row.found = one.kind, one.confidence, form
                row.save()
                added += 1
            elif one.source == second.BOTH:
                for row in over:
                    _agreed(row, one.confidence)
        if added:
            pairs.tie_again(document)
    return added


def _only_resembles(row: models.Draft) -> bool:
    """A waiting draft for which no rule speaks gives way to what the model read."""
    waiting = row.status == models.Draft.PENDING and row.added_by_id is None
    return waiting and row.found.get("cues") == [RESEMBLANCE]


def _agreed(row: models.Draft, confidence: float) -> None:
    if row.status == models.Draft.PENDING and row.added_by_id is None:
        row.found = {**row.found, "source": second.BOTH, "confidence": confidence}
        row.confidence = confidence
        row.save(update_fields=["found", "confidence"])
