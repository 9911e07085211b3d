"""Whether what is owed reads as a whole phrase: Arabic ties the verb of an order to its object by a
preposition or a conjunction, which a title does not begin with; what still begins in the middle of
a sentence, or ends before its object, is no title."""

import re

# A noun of action, by its form: تطوير، إعداد، استكمال، اتخاذ، مراجعة، نشر.
_ACTION = r"(?:ت\w{2}ي\w|إ\w{3,5}|است\w{3,4}|ا\wت\w{2,4}|م\w{3,5}ة|نشر|رئاسة|قيادة)(?=\s)"
_TIES = (
    re.compile(r"^(?:أيض[ًا]+|علي(?:ها|ه|هم|نا)|على وجه الخصوص،|وفي الوقت نفسه،)\s"),
    re.compile(rf"^[بلو](?={_ACTION})"),
    re.compile(r"^و(?=ال\w{4,})"),
    re.compile(rf"^(?:إلى|على)\s(?=(?:ال)?{_ACTION})"),
)
_HEADS = r"(?:ال)?(?:وزير|سكرتير|رئيس|أمين|مدير)"
_BEGINS_AMID = re.compile(
    rf'^"?(?:إلى|في|على|عن|من|مع|حتى|علي\w+|بذلك|كما|أيض\S*|أكثر|أقل|إن|التي|الذي|{_HEADS}|\S+ًا)\s'
)
_ENDS_AMID = re.compile(r"\s(?:إلى|في|على|عن|من|مع|بين|حتى|نحو|أو|أن|التي|الذي|[يت]تم)$")


def untied(said: str) -> str:
    """What is owed without the words that tied it to what stood before."""
    bare = said
    for tie in _TIES:
        bare = tie.sub("", bare)
    return bare


def closed(said: str) -> str:
    """A quotation that lost its last mark gets it back."""
    return f'{said}"' if said.count('"') % 2 else said


def is_whole(said: str) -> bool:
    """Whether a title neither begins in the middle of a sentence nor ends before its object."""
    return not _BEGINS_AMID.search(said) and not _ENDS_AMID.search(said)
