"""Contexts of JSON-LD that the engine does not judge: those of elsewhere, and those that undo what is protected."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["refuse_nullified_contexts", "refuse_remote_contexts"]

_PROTECTED = "@protected"


def refuse_remote_contexts(content: bytes) -> None:
    """Raise ValueError for a context that is named by its address alone, or imported (JSON-LD 1.1, section 4.1.5)."""
    if named := next(_remote_contexts(json.loads(content)), None):
        raise ValueError(f"the context {named} would have to be fetched: write it into the file")


def refuse_nullified_contexts(content: bytes) -> None:
    """Raise ValueError for a null context where terms are protected (JSON-LD 1.1 Processing, 4.1.2, step 5.1.1)."""
    if _PROTECTED.encode() in content and b"null" in content and _is_nullified(json.loads(content), _Terms()):
        raise ValueError("a context of null would undo terms that are protected: take @protected or the null away")


def _remote_contexts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        contexts = value.get("@context")
        listed = contexts if isinstance(contexts, list) else [contexts]
        imported = (each.get("@import") for each in listed if isinstance(each, dict))
        yield from (each for each in (*listed, *imported) if isinstance(each, str))
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _remote_contexts(each)


@dataclass(frozen=True)
class _Terms:
    """Whether some term is protected, and the terms whose own context is null, which may undo it."""

    protected: bool = False
    releasing: frozenset[str] = frozenset()

    def with_context(self, context: Any) -> _Terms | None:
        """Return what holds after another context; None if that may not be."""
        if context is None:
            return None if self.protected else _Terms()
        if not isinstance(context, dict):
            return self
        definitions = {name: each for name, each in context.items() if isinstance(each, dict)}
        protects = any(each.get(_PROTECTED) is True for each in (context, *definitions.values()))
        releasing = {name for name, each in definitions.items() if None in _listed(each.get("@context", ()))}
        return _Terms(self.protected or protects, self.releasing | releasing)


def _listed(contexts: Any) -> list[Any]:
    return list(contexts) if isinstance(contexts, list | tuple) else [contexts]


def _is_nullified(value: Any, terms: _Terms) -> bool:
    """Tell whether a context within a value is null where it may not be."""
    if isinstance(value, list):
        return any(_is_nullified(each, terms) for each in value)
    if not isinstance(value, dict) or value.get("@type") == "@json":
        return False
    for context in _listed(value.get("@context", ())):
        found = terms.with_context(context)
        if found is None:
            return True
        terms = found
    return any(
        _is_nullified(each, _Terms() if key in terms.releasing else terms)
        for key, each in value.items()
        if key != "@context"
    )
