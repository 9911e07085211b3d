"""Reading texts into drafts of commitments: rules are data, and every field has its span."""

from remit.domain.reading.json_form import reading as as_json
from remit.domain.reading.reader import read
from remit.domain.reading.records import Reading
from remit.domain.reading.rules import Pack, Rule

__all__ = ["Pack", "Reading", "Rule", "as_json", "read"]
