"""In which language the site speaks to a person: ordinary data of that person, not an act."""

from remit.organisation import models


def choose_language(*, person: int, language: str) -> None:
    """A person chooses the language of the own pages and notices."""
    models.Person.objects.filter(pk=person).update(language=language)
