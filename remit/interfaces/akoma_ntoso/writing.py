"""Akoma Ntoso written from facts. Names of works follow the naming convention of the standard; what
it has no words for, the commitments and how they stand, is in a block of our own."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from remit.interfaces.akoma_ntoso import pieces
from remit.interfaces.akoma_ntoso.facts import LANGUAGES, UNKNOWN_LANGUAGE, Crossing, Facts

MEDIA_TYPE = "application/akn+xml"
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN_NAMESPACE = "urn:remit:akn:1"
US = "#remit"
# What a provision does to another one, in the words of the standard.
MODIFICATIONS = {"REPLACES": "replacement", "AMENDS": "substitution"}


def written(facts: Facts) -> bytes:
    """One document as Akoma Ntoso, in UTF-8."""
    root = Element("akomaNtoso", {"xmlns": NAMESPACE, "xmlns:remit": OWN_NAMESPACE})
    doc = SubElement(root, "doc", {"name": facts.work.type.lower(), "contains": "originalVersion"})
    meta = SubElement(doc, "meta")
    _identification(meta, facts)
    _analysis(meta, facts)
    _references(meta, facts)
    _commitments(meta, facts)
    indent(root)
    _preface(doc, facts)
    _body(doc, facts)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _identification(meta: Element, facts: Facts) -> None:
    found = SubElement(meta, "identification", {"source": US})
    work, language = facts.work, LANGUAGES.get(facts.language, UNKNOWN_LANGUAGE)
    issued = "issued" if work.is_issued else "registered"
    by, on = "#issuer" if work.issuer_code else US, work.on.isoformat()
    of_work = _level(found, "FRBRWork", work.uri, f"{issued} {on} {by}")
    SubElement(of_work, "FRBRcountry", {"value": work.country.lower()})
    if work.number:
        SubElement(of_work, "FRBRnumber", {"value": pieces.readable(work.number)})
    of_text = _level(found, "FRBRExpression", facts.expression, f"{issued} {on} {by}")
    SubElement(of_text, "FRBRlanguage", {"language": language})
    made = f"exported {facts.on.isoformat()} {US}"
    of_file = _level(found, "FRBRManifestation", facts.expression, made, ending=".akn")
    SubElement(of_file, "FRBRformat", {"value": MEDIA_TYPE})


def _level(above: Element, name: str, uri: str, made: str, *, ending: str = "") -> Element:
    """One level of the identification; `made` says what happened, on which day, by whom."""
    happened, on, by = made.split(" ")
    level = SubElement(above, name)
    SubElement(level, "FRBRthis", {"value": f"{uri}/!main{ending}"})
    SubElement(level, "FRBRuri", {"value": f"{uri}{ending}"})
    SubElement(level, "FRBRdate", {"date": on, "name": happened})
    SubElement(level, "FRBRauthor", {"href": by})
    return level


def _analysis(meta: Element, facts: Facts) -> None:
    if not (facts.related or facts.crossings):
        return
    analysis = SubElement(meta, "analysis", {"source": US})
    for name, outgoing in (("activeModifications", True), ("passiveModifications", False)):
        changing = [
            one
            for one in facts.crossings
            if one.outgoing is outgoing and one.relation in MODIFICATIONS
        ]
        if changing:
            _modifications(SubElement(analysis, name), changing)
    implementing = [one for one in facts.crossings if one.relation not in MODIFICATIONS]
    if not (facts.related or implementing):
        return
    others = SubElement(analysis, "otherReferences", {"source": US})
    for crossing in implementing:
        way = crossing.relation if crossing.outgoing else f"{crossing.relation}_BY"
        named = {"for": f"p_{crossing.paragraph}", "href": _portion(crossing)}
        SubElement(others, "implicitReference", named | {"refersTo": _relation(way)})
    for one in facts.related:
        shown = pieces.readable(one.title or one.work.number)
        named = {"href": one.work.uri, "refersTo": _relation(one.relation), "showAs": shown}
        SubElement(others, "implicitReference", named)


def _modifications(above: Element, changing: Sequence[Crossing]) -> None:
    """What one provision does to another one: here and there change places where it is done to
    this document."""
    for one in changing:
        kind = MODIFICATIONS[one.relation]
        mod = SubElement(above, "textualMod", {"type": kind, "eId": f"mod_{one.act}"})
        here, there = f"#p_{one.paragraph}", _portion(one)
        SubElement(mod, "source", {"href": here if one.outgoing else there})
        SubElement(mod, "destination", {"href": there if one.outgoing else here})


def _portion(one: Crossing) -> str:
    return f"{one.work.uri}/!main~p_{one.there}"


def _references(meta: Element, facts: Facts) -> None:
    found = SubElement(meta, "references", {"source": US})
    _ontology(found, "TLCProcess", "remit", "process/remit", "Remit")
    work = facts.work
    if work.issuer_code:
        where = f"organization/{work.country.lower()}/{work.issuer_code}"
        _ontology(found, "TLCOrganization", "issuer", where, work.issuer_name)
    said = {one.relation for one in facts.related}
    said |= {
        one.relation if one.outgoing else f"{one.relation}_BY"
        for one in facts.crossings
        if one.relation not in MODIFICATIONS
    }
    for relation in sorted(said):
        name = relation.lower()
        _ontology(found, "TLCConcept", _relation(relation)[1:], f"concept/{name}", name)
    for one in facts.owed:
        key = f"commitment_{one.number}"
        _ontology(found, "TLCConcept", key, f"concept/commitment/{one.number}", one.title)


def _ontology(above: Element, kind: str, key: str, where: str, shown: str) -> None:
    named = {"eId": key, "href": f"/akn/ontology/{where}", "showAs": pieces.readable(shown) or key}
    SubElement(above, kind, named)


def _relation(code: str) -> str:
    return f"#relation_{code.lower()}"


def _commitments(meta: Element, facts: Facts) -> None:
    own = SubElement(meta, "proprietary", {"source": US})
    known = {"on": facts.on.isoformat(), "known-seq": str(facts.known_seq)}
    if facts.known_root:
        known["known-root"] = facts.known_root
    text = {"sha256": facts.sha256, "letters": str(len(facts.text))}
    SubElement(own, "remit:text", text)
    block = SubElement(own, "remit:commitments", known)
    for one in facts.owed:
        said = {
            "number": str(one.number),
            "href": f"#commitment_{one.number}",
            "start": str(one.start),
            "end": str(one.end),
            "lead": one.lead_code,
            "lead-name": pieces.readable(one.lead_name),
            "work": one.work,
        }
        due = {"due": one.due.isoformat()} if one.due else {}
        SubElement(block, "remit:commitment", said | due)


def _preface(doc: Element, facts: Facts) -> None:
    if facts.title:
        line = SubElement(SubElement(doc, "preface"), "longTitle")
        SubElement(SubElement(line, "p"), "docTitle").text = pieces.readable(facts.title)


def _body(doc: Element, facts: Facts) -> None:
    body = SubElement(doc, "mainBody")
    for place, line in enumerate(pieces.paragraphs(facts.text, facts.owed), 1):
        paragraph = SubElement(body, "p", {"eId": f"p_{place}"})
        marked = 0
        last: Element | None = None
        for text, over in line:
            if over:
                marked += 1
                refers = " ".join(f"#commitment_{number}" for number in over)
                named = {"eId": f"p_{place}__span_{marked}", "refersTo": refers}
                last = SubElement(paragraph, "span", named)
                last.text = text
            elif last is None:
                paragraph.text = text
            else:
                last.tail = text
    if not len(body):
        SubElement(body, "p", {"eId": "p_1"})
