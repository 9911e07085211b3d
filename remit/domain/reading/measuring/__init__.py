"""Measuring a reading against annotated texts: what was missed, invented, and how sure it was."""

from remit.domain.reading.measuring.places import QuoteLost
from remit.domain.reading.measuring.records import Sheet
from remit.domain.reading.measuring.scoring import Score, score
from remit.domain.reading.measuring.summing import Labelled, Summary, groups, summary

__all__ = [
    "Labelled",
    "QuoteLost",
    "Score",
    "Sheet",
    "Summary",
    "groups",
    "score",
    "summary",
]
