"""What the reader found of a passage, when passages are joined or one is cut. What the words do not
say of the new passage is left open for a person: of two dates none is chosen and both are shown, of
two bodies the first is offered to lead and the other to cooperate, and neither is certain."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from remit.domain.refusals import Refusal
from remit.texts.confirming import negations, places

Found = Mapping[str, Any]
ALONE = ("condition", "recurrence", "repeats")
MANY = ("cooperating", "deliverables")
INHERITED, ONE_ORDER, ACTOR, DEADLINE = "inherited", "one-order", "actor", "deadline"
SENTENCE_ENDS = tuple(".!?؟。…")
MARKS = tuple(",;:،؛、；：")
LONGEST_GAP = 24
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def joined(text: str, drafts: Sequence[Found]) -> dict[str, Any]:
    """One draft out of several, in the order of the text; what they say differently stays open."""
    start, end = min(one["start"] for one in drafts), max(one["end"] for one in drafts)
    read = [one for one in drafts if "kind" in one]
    actors, limits = _distinct(one.get("actor") for one in drafts), _distinct(_limits(drafts))
    open_ones = [name for name, said in ((ACTOR, actors), (DEADLINE, limits)) if len(said) > 1]
    return {
        **(read[0] if read else drafts[0]),
        "start": start,
        "end": end,
        "quote": text[start:end],
        "action": _in_one_sentence(text, drafts),
        **{name: _only(one.get(name) for one in drafts) for name in ALONE},
        **{name: _each_once(one.get(name, ()) for one in drafts) for name in MANY},
        ACTOR: actors[0] if actors else None,
        "cooperating": _each_once([actors[1:], *(one.get("cooperating", ()) for one in drafts)]),
        DEADLINE: limits[0] if len(limits) == 1 else None,
        "limits": limits if len(limits) > 1 else [],
        "lacks": _each_once([*(one.get("lacks", ()) for one in drafts), open_ones]),
        "cues": _each_once(one.get("cues", ()) for one in drafts),
        "source": _source(read),
    }


def cuts(text: str, found: Found) -> list[int]:
    """The places at which a draft can be cut: where words begin, outside of dates and names."""
    named = [(one["start"], one["end"]) for one in _with_places(found)]
    begins = places.of_words(text, found["start"], found["end"])
    return [
        at
        for at in begins
        if not any(start < at < end for start, end in named) and not negations.is_severed(text, at)
    ]


def parted(text: str, found: Found, at: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two drafts out of one, cut where a word begins; each keeps what stands in its own words."""
    start, end = found["start"], found["end"]
    places.check_begins_a_word(text, start, end, at)
    for one in _with_places(found):
        if one["start"] < at < one["end"]:
            raise Refusal("SPLIT_CUTS_WORDS", words=text[one["start"] : one["end"]])
    if negations.is_severed(text, at):
        raise Refusal("SPLIT_CUTS_NEGATION")
    first, second = (_part(text, found, half) for half in places.halves(start, at, end))
    actor = found.get("actor")
    if actor and first["actor"] and not second["actor"] and actor["start"] < at:
        second["actor"] = {**actor, "basis": INHERITED}
    return first, second


def _part(text: str, found: Found, half: tuple[int, int]) -> dict[str, Any]:
    start, end = places.trimmed(text, *half) or half
    quote = text[start:end]
    limits = [one for one in _limits([found]) if _inside(one, half)]
    condition = str(found.get("condition") or "")
    return {
        **found,
        "start": start,
        "end": end,
        "quote": quote,
        "action": _action_in(text, found, (start, end)),
        "actor": _actor_of(found, half),
        DEADLINE: limits[0] if len(limits) == 1 else None,
        "limits": limits if len(limits) > 1 else [],
        "recurrence": found.get("recurrence") if limits else None,
        "repeats": _inside(found.get("repeats"), half),
        "condition": condition if condition and condition in quote else None,
        # Whoever cut it has seen that it was more than one order.
        "lacks": [one for one in found.get("lacks", ()) if one != ONE_ORDER],
        **{name: [one for one in found.get(name, ()) if _inside(one, half)] for name in MANY},
    }


def _actor_of(found: Found, half: tuple[int, int]) -> Mapping[str, Any] | None:
    """Who is named in the words of a part, or outside of the passage: in the head of a list."""
    actor: Mapping[str, Any] | None = found.get("actor")
    outside = actor and not _inside(actor, (found["start"], found["end"]))
    return actor if outside else _inside(actor, half)


def _inside(one: Mapping[str, Any] | None, half: tuple[int, int]) -> Mapping[str, Any] | None:
    return one if one and half[0] <= one["start"] and one["end"] <= half[1] else None


def _with_places(found: Found) -> Iterable[Mapping[str, Any]]:
    named = [found.get("actor"), *_limits([found]), *found.get("cooperating", ())]
    return (one for one in named if one)


def _action_in(text: str, found: Found, part: tuple[int, int]) -> str:
    """The words of the action that stand in a part; all of the part if none do."""
    action = str(found.get("action") or "")
    at = text.find(action, found["start"], found["end"]) if action else -1
    begins, ends = max(at, part[0]), min(at + len(action), part[1])
    within = places.trimmed(text, begins, ends) if at >= 0 and begins < ends else None
    return text[slice(*(within or part))]


def _only(values: Iterable[Any]) -> Any:
    """What they say that say anything; None if they say different things."""
    said = _distinct(values)
    return said[0] if len(said) == 1 else None


def _distinct(values: Iterable[Any]) -> list[Any]:
    """What is said, once each, in the order of the text."""
    return list({_spoken(one): one for one in reversed([one for one in values if one])}.values())[
        ::-1
    ]


def _limits(drafts: Iterable[Found]) -> list[Any]:
    """The deadline of each, or those of which a person has to choose."""
    return [
        one for draft in drafts for one in (draft.get(DEADLINE), *draft.get("limits", ())) if one
    ]


def _spoken(one: Any) -> str:
    if not isinstance(one, Mapping):
        return str(one)
    if "value" in one:
        return f"{one.get('operator')} {one['value'] or one.get('quote')}"
    return " ".join(str(one.get("text", "")).casefold().split())


def _each_once(lists: Iterable[Iterable[Any]]) -> list[Any]:
    kept: list[Any] = []
    for some in lists:
        kept += [one for one in some if one not in kept]
    return kept


def _source(read: Sequence[Found]) -> str:
    said = {str(one.get("source") or "rule") for one in read}
    return said.pop() if len(said) == 1 else "both" if said else "rule"


def _in_one_sentence(text: str, drafts: Sequence[Found]) -> str:
    """What is owed in one sentence: with the words that stand between, or with a semicolon."""
    before = drafts[0]
    said, last = _said(before), int(before["end"])
    for one in drafts[1:]:
        if one["end"] > last:
            said = _appended(text, said, one, last)
            last = one["end"]
    return said


def _appended(text: str, said: str, one: Found, last: int) -> str:
    own = _said(one)
    if one["start"] < last:
        return f"{said}{_spaced(text[last : one['end']])}"
    between = text[last : one["start"]]
    runs_on = text[:last].endswith(said[-12:]) and str(one["quote"]).startswith(own)
    if runs_on and len(between) <= LONGEST_GAP and "\n" not in between and between.strip():
        return f"{said}{_spaced(between)}{own}"
    if said.endswith(SENTENCE_ENDS):
        return f"{said} {own}"
    mark = "؛" if _ARABIC.search(said[-40:]) else ";"
    return f"{said.rstrip().rstrip(''.join(MARKS)).rstrip()}{mark} {own}"


def _said(one: Found) -> str:
    return _spaced(str(one.get("action") or one.get("quote", ""))).strip()


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words)
