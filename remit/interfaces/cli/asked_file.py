"""A file that a command names is there and is a file, or one sentence says what to do."""

from pathlib import Path

from remit.domain.refusals import Refusal


def there(file: Path) -> Path:
    """The file; what is not there, or is a folder, is refused by its whole path as typed."""
    if file.is_dir():
        raise Refusal("FILE_IS_FOLDER", name=str(file))
    if not file.exists():
        raise Refusal("FILE_ABSENT", name=str(file))
    return file
