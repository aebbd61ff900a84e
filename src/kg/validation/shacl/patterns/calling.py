r"""REGEX and REPLACE as XPath defines them (SPARQL 1.1, 17.4.3.14 and 17.4.3.15; XPath functions 3.1, 5.6.3 and 5.6.4).

The engines that run a query have dialects of their own: Rust's knows `&&` in a class but no block of characters,
Python's lets `$` stand before a last line break.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.rdf.namespaces import XSD
from kg.validation.shacl.patterns.matching import Matcher
from kg.validation.shacl.patterns.translation import PatternError, translate

__all__ = ["CALL", "CALLED"]

CALL = "urn:x-call:"

_PLACE = re.compile(r"\\(.)|\$(\d)|([\\$])", re.DOTALL | re.ASCII)


def _regex(text: Any, pattern: Any, flags: Any = None) -> Literal | None:
    """Tell whether a pattern matches somewhere in a string; None, an error of SPARQL, where either is none."""
    matcher = _matcher_of(text, pattern, flags)
    return None if matcher is None else Literal(matcher.matches(text.value))


def _replace(text: Any, pattern: Any, replacement: Any, flags: Any = None) -> Literal | None:
    """Return a string with each match replaced; None for a pattern that matches nothing at all, as XPath asks."""
    matcher = _matcher_of(text, pattern, flags)
    if matcher is None or not _is_string(replacement) or matcher.matches(""):
        return None
    literally = flags is not None and "q" in flags.value
    written = _replacement(
        replacement.value.replace("\\", r"\\").replace("$", r"\$") if literally else replacement.value
    )
    if written is None:
        return None
    found = matcher.replaced(text.value, written)
    return Literal(found, language=text.language) if text.language else Literal(found)


CALLED: dict[NamedNode, Callable[..., Literal | None]] = {
    NamedNode(f"{CALL}REGEX"): _regex,
    NamedNode(f"{CALL}REPLACE"): _replace,
}
"""The functions by the names under which the store calls them, over terms."""


def _is_string(term: Any) -> bool:
    return isinstance(term, Literal) and (bool(term.language) or term.datatype == XSD.string)


def _matcher_of(text: Any, pattern: Any, flags: Any) -> Matcher | None:
    if not all(map(_is_string, [text, pattern, *[flags] * (flags is not None)])):
        return None
    return _matcher(pattern.value, "" if flags is None else flags.value)


@lru_cache(maxsize=256)
def _matcher(pattern: str, flags: str) -> Matcher | None:
    try:
        return Matcher(translate(pattern, flags), pattern)
    except PatternError:
        return None


def _replacement(text: str) -> list[str | int] | None:
    """Return what takes the place of a match: words, and numbers of groups; None if it is no replacement (5.6.4)."""
    found: list[str | int] = []
    at = 0
    for match in _PLACE.finditer(text):
        found.append(text[at : match.start()])
        at = match.end()
        if match[3] or (match[1] and match[1] not in "\\$"):
            return None
        found.append(int(match[2]) if match[2] else match[1])
    return [*found, text[at:]]
