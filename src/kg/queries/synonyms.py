"""Words that mean nearly the same where a question is looked for: `synonyms.yaml` beside the families of questions."""

from __future__ import annotations

from pathlib import Path

from kg.errors import SourceError
from kg.yamlfiles import parse_yaml

__all__ = ["FILE", "read_synonyms"]

FILE = "synonyms.yaml"


def read_synonyms(folder: Path) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words in the folder of the questions, none where there is no file.

    A file of another form is an error that names it.
    """
    import yaml

    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        found = parse_yaml(path.read_text(encoding="utf-8")) or []
    except yaml.YAMLError as error:
        raise SourceError(path, f"this is not YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(found, list) or not all(_is_group(group) for group in found):
        raise SourceError(path, "the words have the wrong form", hint="single words: - [lamp, lantern, лампа, фонарь]")
    return tuple(tuple(group) for group in found)


def _is_group(group: object) -> bool:
    return isinstance(group, list) and all(isinstance(word, str) and word.isalpha() for word in group)
