"""The weights that annotated texts teach: logistic regression with a ridge, all languages at once.

A sign has a weight that all languages share and one that is a language's own. Rules look better on
texts for which they were written than on others: what they say there has weights of its own, which
are thrown away, so that they do not teach how sure rules are elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from descending import Row
from gathering import Example
from logistic import fitted

from remit.domain.reading import weighing

# How far a weight may go from nought, beside the others: a larger scale is a weaker ridge.
OF_WORDS, OF_READ = 2.5, 1.0
RIDGE = 20.0
# Words in fewer texts tell of their matter; lighter ones are left out and the rest fitted again.
FEWEST, LIGHTEST = 3, 0.03
# What rules say of a text that they were written on.
READ = "read"
PLACES = frozenset({"order_form", "obliges", "item", "silenced", "told", "orders"})


def weights(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """The weights of each language."""
    rows = [_row(one) for one in examples]
    binds = [float(one.binds) for one in examples]
    first = fitted(rows, binds, _common(examples, rows), RIDGE)
    heavy = {
        name for name, one in first.items() if name and ("|" not in name or abs(one) >= LIGHTEST)
    }
    return _by_language(
        fitted(rows, binds, heavy, RIDGE), sorted({one.language for one in examples})
    )


def _common(examples: Sequence[Example], rows: Sequence[Row]) -> set[str]:
    """All signs, and the words that more than a few texts have."""
    told = {(name, one.document) for one, row in zip(examples, rows, strict=True) for name in row}
    counted = Counter(name for name, _ in told)
    return {name for name, count in counted.items() if "|" not in name or count >= FEWEST}


def _row(one: Example) -> Row:
    """The signs and words of an example, named for all languages and for its own, and scaled."""
    row: Row = {}
    for name, worth in one.signs.items():
        row[f"* {name}"] = row[f"{one.language} {name}"] = worth
    for word in one.words:
        row[f"{one.language}|{word}"] = one.worth * OF_WORDS
    if not one.unread:
        row.update(_of_read(one))
    return row


def _of_read(one: Example) -> Row:
    row = {READ + name: OF_READ for name in ("", one.language) if one.drafted}
    if one.drafted:
        row[f"{READ} support"] = one.signs["support"] * OF_READ
        row[f"{READ} by context"] = OF_READ * ("by:context" in one.signs)
        return row
    row = {f"{READ} clause{name}": OF_READ for name in ("", one.language)}
    row.update({f"{READ} {name}": OF_READ for name in PLACES & one.signs.keys()})
    return row


def _by_language(found: Row, languages: Iterable[str]) -> dict[str, dict[str, float]]:
    """The shared weights and its own for each language, as the reader adds them up."""
    shared = {name[2:]: one for name, one in found.items() if name.startswith("* ")}
    told: dict[str, dict[str, float]] = {}
    for language in languages:
        own = dict(shared)
        own[weighing.BASE] = found[""]
        for name, one in found.items():
            if name.startswith(f"{language} "):
                own[name[3:]] = own.get(name[3:], 0.0) + one
            elif name.startswith(f"{language}|"):
                own[name[3:]] = one * OF_WORDS
        told[language] = own
    return told
