"""Tables of messages: the program's own for a language, and in front of them those that a project brings.

A table is a file of GNU gettext (`ru.po`, see the manual of gettext, “The Format of PO Files”). The messages are in
English, so English needs none; a project may still bring one, to say something in other words.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from kg.errors import KgError
from kg.settings import current

__all__ = ["FOLDER", "TEMPLATE", "catalogue_of", "tables_of"]

FOLDER = "words"
"""The folder of a project's own tables, beside its `project.toml`."""
_OURS = Path(__file__).parent / "tables"
TEMPLATE = _OURS / "interface.pot"
"""Every message of the program without any translation: what a new table begins with."""


def tables_of(tag: str) -> list[Path]:
    """Return the tables of a language, the project's before the program's."""
    folders = [Path(current().file).parent / FOLDER] if current().file else []
    return [path for folder in (*folders, _OURS) if (path := folder / f"{tag}.po").is_file()]


@cache
def catalogue_of(tag: str) -> NullTranslations:
    """Return the messages of a language; one that stands in no table is said in English.

    Raises:
        KgError: a table is no PO file; the line is told.
    """
    found = NullTranslations()
    for path in reversed(tables_of(tag)):
        table = _read(path)
        table.add_fallback(found)
        found = table
    return found


def _read(path: Path) -> GNUTranslations:
    import polib

    try:
        table = polib.pofile(str(path), encoding="utf-8")
        return GNUTranslations(BytesIO(table.to_binary()))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise KgError(f"{path}: this is no table of messages (PO file): {error}") from None
