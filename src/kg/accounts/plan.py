"""The plan of accounts, the same in every language: which facts stand in which paragraph, and what comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.accounts.files import PLAN, folders, read_file
from kg.errors import KgError
from kg.rdf.namespaces import expand

__all__ = ["OTHERS", "Plan", "Tabled", "plan_of"]

OTHERS = "*"
"""What stands in a paragraph for all facts that no other paragraph takes."""
_Names = tuple[NamedNode, ...]
_LISTS = ("after", "before", "early", "late", "within-a-date", "left-out", "differences")


@dataclass(frozen=True)
class Tabled:
    """A table: of things of which classes, and facts of which classes are its rows."""

    of: _Names
    rows: _Names


@dataclass(frozen=True)
class Plan:
    """How accounts are laid out.

    `after` and `before` are properties that order what has no date; `within_a_date` orders what has one date. Facts of
    the classes `early` come first, those `late` behind what has no place in time, those of `left_out` not at all.
    `paragraphs` gives each class of things its paragraphs, each a list of classes of facts. `merged` are classes whose
    facts share a sentence when the properties named have the same values. `differences` are the types of disputes that
    are told in full; others are only named. `tables` are those of facts, by name. `most` is how many
    sentences a paragraph holds.
    """

    after: _Names = ()
    before: _Names = ()
    early: _Names = ()
    late: _Names = ()
    within_a_date: _Names = ()
    left_out: _Names = ()
    differences: _Names = ()
    merged: Mapping[NamedNode, _Names] = field(default_factory=dict)
    paragraphs: Mapping[NamedNode, tuple[tuple[NamedNode | str, ...], ...]] = field(default_factory=dict)
    tables: Mapping[str, Tabled] = field(default_factory=dict)
    most: int = 12


@cache
def plan_of(project: Path | None) -> Plan:
    """Return the plan of the core with what the project adds; KgError names file and key of what cannot be read."""
    lists: dict[str, _Names] = dict.fromkeys(_LISTS, ())
    merged: dict[NamedNode, _Names] = {}
    paragraphs: dict[NamedNode, tuple[tuple[NamedNode | str, ...], ...]] = {}
    tabled: dict[str, Tabled] = {}
    most = Plan.most
    for path in [folder / PLAN for folder in folders(project) if (folder / PLAN).is_file()]:
        tables = dict(read_file(path).tables)
        most = int(tables.pop("most", most))
        for name in _LISTS:
            lists[name] += _terms(path, name, tables.pop(name, ()))
        merged |= {_term(path, n): _terms(path, n, told) for n, told in tables.pop("merged", {}).items()}
        paragraphs |= {_term(path, n): _plan(path, n, told) for n, told in tables.pop("paragraphs", {}).items()}
        tabled |= {n: _tabled(path, n, told) for n, told in tables.pop("tables", {}).items()}
        if tables:
            known = ", ".join((*_LISTS, "most", "merged", "paragraphs", "tables"))
            raise KgError(f"{path}: {', '.join(tables)}: no key here; there are: {known}")
    named = {name.replace("-", "_"): terms for name, terms in lists.items()}
    return Plan(**named, merged=merged, paragraphs=paragraphs, tables=tabled, most=most)


def _tabled(path: Path, name: str, told: Any) -> Tabled:
    if not isinstance(told, dict) or set(told) != {"of", "rows"}:
        raise KgError(f'{path}: tables, {name}: write of = ["ex:Person"] and rows = ["ex:Post"], and nothing else')
    return Tabled(_terms(path, f"tables, {name}, of", told["of"]), _terms(path, f"tables, {name}, rows", told["rows"]))


def _plan(path: Path, name: str, told: Any) -> tuple[tuple[NamedNode | str, ...], ...]:
    if not isinstance(told, list) or not all(isinstance(each, list) for each in told):
        raise KgError(f'{path}: {name}: paragraphs are lists of classes, as in [["ex:Birth"], ["*"]]')
    return tuple(tuple(each if each == OTHERS else _term(path, each) for each in part) for part in told)


def _terms(path: Path, key: str, names: Sequence[str]) -> _Names:
    if isinstance(names, str):
        raise KgError(f'{path}: {key} is a list of names, as in ["{names}"]')
    return tuple(_term(path, name) for name in names)


def _term(path: Path, name: str) -> NamedNode:
    iri = expand(name)
    if iri is None:
        raise KgError(f"{path}: no prefix explains {name}")
    return NamedNode(iri)
