"""The language of an answer: a question asks for names in English, and can be put so that it asks for them in another.

A query says which names it wants by `LANG(?name) = "en"`, and puts words of its own beside them. Both are tokens of the
query, so another language is another text of it: the tag is exchanged, and each word that `words.yaml` beside the
families of questions knows. It cannot be a value bound at the top, for that does not reach into an OPTIONAL within
another, a branch of a UNION or a sub-query (SPARQL 1.1, section 18.2: groups are evaluated from the inside out).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from kg.errors import SourceError
from kg.sparql.tokens import Token, tokenize
from kg.yamlfiles import parse_yaml

__all__ = ["ENGLISH", "NAME", "languages", "put_into", "words_of"]

NAME = "language"
ENGLISH = "en"
_FILE = "words.yaml"
_TEST = ("LANG", "(", None, ")", "=", f'"{ENGLISH}"')


def words_of(path: Path, name: str) -> Mapping[str, Mapping[str, str]]:
    """Return, by language, the words that stand for the English ones in the query `name`, whose file is `path`."""
    folder = path.parent.parent if "/" in name else path.parent
    return _read(folder / _FILE) if (folder / _FILE).is_file() else {}


def languages(path: Path, name: str, text: str) -> tuple[str, ...]:
    """Return the tags of the languages that a question can answer in; none when its answer has no names or words."""
    known = words_of(path, name) if "#+" in text else {}
    tokens = tokenize(text) if known else []
    own = {f'"{english}"' for words in known.values() for english in words}
    return (ENGLISH, *known) if any(_tags(tokens)) or any(token.text in own for token in tokens) else ()


def put_into(text: str, tag: str, words: Mapping[str, str]) -> str:
    """Return the text of a query that asks for names in the language `tag`, with its own words exchanged.

    >>> put_into('{ BIND("lost" AS ?how) FILTER(LANG(?name) = "en") }', "ru", {"lost": "утрачено"})
    '{ BIND("утрачено" AS ?how) FILTER(LANG(?name) = "ru") }'
    """
    tokens = tokenize(text)
    tags = set(_tags(tokens))
    return "".join(f'"{tag}"' if token in tags else _exchanged(token, words) for token in tokens)


def _tags(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens that say in which language a name is wanted."""
    told = [token for token in tokens if token.kind != "space"]
    for place in range(len(told) - len(_TEST) + 1):
        here = told[place : place + len(_TEST)]
        if all(want in {None, token.text} for want, token in zip(_TEST, here, strict=True)):
            yield here[-1]


def _exchanged(token: Token, words: Mapping[str, str]) -> str:
    if token.kind != "string" or token.text[1:-1] not in words:
        return token.text
    return f'"{words[token.text[1:-1]]}"'


@lru_cache(maxsize=8)
def _read(path: Path) -> Mapping[str, Mapping[str, str]]:
    import yaml

    try:
        found = parse_yaml(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise SourceError(path, f"this is not YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(found, dict) or not all(isinstance(words, dict) for words in found.values()):
        raise SourceError(path, "the words have the wrong form", hint="ru:\n  lost: утрачено")
    for tag, words in found.items():
        for english, other in words.items():
            if not isinstance(english, str) or not isinstance(other, str) or '"' in other or "\\" in other:
                raise SourceError(path, f"{tag}: the word {english} has the wrong form", hint="lost: утрачено")
    return found
