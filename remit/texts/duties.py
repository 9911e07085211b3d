"""What is owed without the words that only make it a duty: “shall open the map” is “open the map”,
and “지도를 개방하여야 한다” is “지도를 개방”. What forbids goes on forbidding: “must not hand
work upwards” is “do not hand work upwards”; “it is imperative that all be trained” is “ensure that
all be trained”. No other word is added; what cannot be freed without one stays as it stands."""

import re

_ALSO = r"(?:also|then|therefore|further|furthermore|each|all|hereby|now)\s"
_MODAL = r"(?:shall|must|will|should|ought to|(?:has|have|needs?) to|(?:is|are) to)"
_ASKED = (
    r"(?:is|are|was|were|has been|have been)\s(?:(?:also|hereby|further)\s)?(?:required|requested"
    r"|directed|instructed|asked|tasked|assigned|told|urged|encouraged|invited|expected|obliged)\sto"
    r"|(?:has|have) (?:undertaken|agreed|committed|promised|pledged) to|undertakes? to"
)
_PROHIBITS = r"(?!(?:not|never|no|only|be)\b)"
# What may not be done; a passive needs its subject and stays.
_NOT = re.compile(
    rf"^(?:{_ALSO})*(?:(?:is|are)\snot\sto\s|(?:(?:shall|must|will|should|may|ought)\s)?not\s(?:to\s)?)"
    r"(?!be\b|been\b|only\b|later\b|less\b|more\b|exceed|yet\b)(?=[a-z])",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"^it is\s(?:\w+ly\s)?(?:necessary|essential|important|imperative|vital|critical|crucial)"
    r"\sthat\s(?=\w)",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"^(?:shall|must|will|should|may)\s(?=(?:never|only|no longer)\s(?!be\b)[a-z])", re.IGNORECASE
)
_FRAMES = (
    re.compile(
        r"^(?:it is|there is)\s(?:an?\s)?(?:\w+\s){0,2}?(?:need|necessary|essential|important"
        r"|imperative|vital|critical|crucial)\sfor\s[^,;.]{3,90}?\sto\s(?=[a-z])",
        re.IGNORECASE,
    ),
    re.compile(r"^(?:ومن|من)\s(?:الضروري|اللازم|الواجب|المهم|المتعين)\s(?=أن\s)"),
    re.compile(r"^Về\s[^,:;.]{3,60}[,:]\s(?=\S)"),
)
_LEADING = (
    re.compile(
        rf"^(?:{_ALSO})*(?:{_MODAL}|{_ASKED}|to)\s(?:{_ALSO})*{_PROHIBITS}(?=[a-z])", re.IGNORECASE
    ),
    re.compile(
        r"^(?:(?:cần|sẽ)\sphải|phải|có (?:trách nhiệm|nhiệm vụ)(?!\s(?:về|với|trong|trước|đối))"
        r"|sẽ|cần(?!\sthiết))\s",
        re.IGNORECASE,
    ),
    re.compile(r"^ب?أن\s(?=[تين]\w{2,})"),
)
_AND = re.compile(rf"(?<=\band\s)(?:shall|must)\s{_PROHIBITS}")

_ENDS = (
    r"(?:하여야|해야)만?\s?(?:한다|합니다|함|할 것|하겠다|하겠습니다)"
    r"|할 것(?:이다|임)?|하도록 (?:한다|합니다|함|할 것)|(?:하여|해) ?주기 (?:바란다|바람)"
    r"|(?:하여|해) ?주시기 바랍니다|하기 (?:바란다|바람|바랍니다)|하시기 바랍니다"
    r"|한다|합니다|함|하겠다|하겠습니다|하겠음"
)
_NO_NOUN = r"(?<![히게])(?<!도록)(?<![하되]지)(?<!아니)(?<![하되]고)(?<!으로)(?<!대로)"
# A noun of action before the verb that makes a duty of it; an adverb, or a refusal, is none.
_NOUN = re.compile(rf"(?P<noun>[가-힣]{{2,}}){_NO_NOUN}(?:{_ENDS})\s?\.?$")
_VERB = re.compile(r"(?P<stem>[가-힣]+)야\s?(?:한다|합니다|함|할 것)\s?\.?$")
_FIRST, _VOWELS, _FINALS = 0xAC00, 21, 28
_A, _AE, _EO, _E, _YEO, _WO, _I, _U = 0, 1, 4, 5, 6, 14, 20, 13
_SILENT = 11
# Stems that sound otherwise before a vowel, so that nothing can be told from what follows.
_ELSEWHERE = frozenset("지이저부그나들걸물실묻긷")


def lifted(said: str) -> str:
    """What is owed, without the words that say only that it is."""
    bare = _THAT.sub("ensure that ", said)
    for frame in _FRAMES:
        bare = frame.sub("", bare)
    if _NOT.match(bare) or _NEVER.match(bare):
        return _NEVER.sub("", _NOT.sub("do not ", bare))
    freed = bare
    for leading in _LEADING:
        freed = leading.sub("", freed)
    # Behind a part that keeps its own words of duty the next one keeps them too.
    return _named(_AND.sub("", freed) if freed != said else freed)


def _named(said: str) -> str:
    """Korean ends with the verb of duty: what is left is the noun of the action."""
    noun = _NOUN.search(said)
    if noun:
        return said[: noun.end("noun")]
    verb = _VERB.search(said)
    stem = _stem(verb["stem"]) if verb else ""
    return f"{said[: verb.start()]}{stem}기" if verb and stem else said


def _stem(joined: str) -> str:
    """A verb without the vowel that joins it to an ending; nothing where that cannot be told."""
    last, before = joined[-1], joined[-2:-1]
    first, vowel, final = _parts(last)
    if final or not before:
        return ""
    if vowel == _YEO:
        return joined[:-1] + _syllable(first, _I)
    if vowel == _WO:
        return joined[:-1] + _syllable(first, _U)
    if vowel in (_AE, _E):
        return joined
    plain = first == _SILENT and vowel in (_A, _EO) and before not in _ELSEWHERE
    return joined[:-1] if plain else ""


def _parts(syllable: str) -> tuple[int, int, int]:
    at = ord(syllable) - _FIRST
    return at // (_VOWELS * _FINALS), at // _FINALS % _VOWELS, at % _FINALS


def _syllable(first: int, vowel: int) -> str:
    return chr(_FIRST + (first * _VOWELS + vowel) * _FINALS)
