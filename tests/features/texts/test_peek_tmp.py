import time, random, datetime as dt
from remit.texts import models, queries
from remit.texts.pairs import queries as pq
from tests.features.texts.test_pairs import *
def test_scale(city):
    english, vietnamese = registered(city, ENGLISH), registered(city, VIETNAMESE)
    src = models.Source.objects.first()
    N = 100_000
    t=time.time()
    models.Document.objects.bulk_create((models.Document(id=10_000_000+i, type="NOTICE", number=f"{i}/X", number_folded=f"{i}/x", language="en", confidentiality="INTERNAL", title="t", folded="t", source=src) for i in range(N)), batch_size=5000)
    models.Mark.objects.bulk_create((models.Mark(kind="figure", value=f"z{i}", texts=20) for i in range(N)), batch_size=5000)
    ids = list(models.Mark.objects.filter(value__startswith="z").values_list("pk", flat=True))
    common = list(models.Mark.objects.exclude(value__startswith="z").values_list("pk", flat=True))
    rnd = random.Random(1)
    def rows():
        for i in range(N):
            for m in rnd.sample(ids, 15): yield models.Marking(document_id=10_000_000+i, mark_id=m)
            if i < 190:
                for m in common: yield models.Marking(document_id=10_000_000+i, mark_id=m)
    models.Marking.objects.bulk_create(rows(), batch_size=20000)
    models.Mark.objects.filter(pk__in=common).update(texts=192)
    print("filled", time.time()-t)
    card = queries.document(city.viewer("secretary"), vietnamese); viewer = city.viewer("secretary")
    for _ in range(3):
        t=time.time(); found = pq.likely(viewer, card); print("likely", time.time()-t, len(found))
    assert 0
