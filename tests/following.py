"""What one rule adds to a little world."""

from __future__ import annotations

from pyoxigraph import Triple

from kg.build.expand import date_bounds
from kg.project import Project
from kg.reasoning import apply_rules, read_rules

from .little import ROOT, said, world

RULES = {path.stem: path for path in Project(ROOT).rule_files()}


def follows(rule: str, body: str) -> list[Triple]:
    """Return what one rule adds to a little world, its dates expanded."""
    graph = world(body)
    graph.update(list(date_bounds(graph)))
    return apply_rules(graph, read_rules([RULES[rule]]))[rule]


def follows_for(rule: str, body: str, predicate: str) -> set[tuple[str, str]]:
    return said(follows(rule, body), predicate)
