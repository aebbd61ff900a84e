"""CONSTRUCT rules (SPARQL 1.1): one rule per file, applied together until nothing new follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, Quad, QueryTriples, Store, Triple

from kg.errors import SourceError

__all__ = ["Rule", "apply_rules", "read_rules"]


@dataclass(frozen=True)
class Rule:
    """One rule: its name is the file's."""

    name: str
    text: str
    path: Path


def read_rules(paths: Iterable[Path]) -> list[Rule]:
    """Return the rules of some files, each checked to be a CONSTRUCT query."""
    rules = [Rule(path.stem, path.read_text(encoding="utf-8"), path) for path in paths]
    empty = Store()
    for rule in rules:
        _run(rule, empty)
    return rules


def apply_rules(triples: Iterable[Triple], rules: Sequence[Rule]) -> dict[str, list[Triple]]:
    """Return the new triples of each rule, the rules being repeated until none yields more."""
    given = set(triples)
    store = Store()
    store.bulk_extend(Quad(*t) for t in given)
    found: dict[str, dict[Triple, None]] = {rule.name: {} for rule in rules}
    while True:
        fresh = [(rule.name, triple) for rule in rules for triple in _run(rule, store) if triple not in given]
        if not fresh:
            return {name: list(new) for name, new in found.items()}
        for name, triple in fresh:
            found[name][triple] = None
            given.add(triple)
            store.add(Quad(triple.subject, triple.predicate, triple.object))


def _run(rule: Rule, store: Store) -> list[Triple]:
    try:
        answer = store.query(rule.text)
    except SyntaxError as error:
        raise SourceError(rule.path, f"is no SPARQL query: {error}") from None
    if not isinstance(answer, QueryTriples):
        raise SourceError(rule.path, "is no CONSTRUCT query", hint="a rule has the form CONSTRUCT { … } WHERE { … }")
    return [t for t in answer if not isinstance(t.subject, Literal)]
