"""An error as a page: what went wrong, what may have been meant, and where to go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.rdf.namespaces import abbreviate, expand
from kg.server.site.links import path_of
from kg.server.site.rendering import render_plain
from kg.server.site.site import Site
from kg.server.wire.problemkinds import KINDS
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import ENGLISH, gettext, language

__all__ = ["problem_job", "problem_page", "problems_page"]


@dataclass(frozen=True)
class _Candidate:
    path: str
    name: str
    address: str


def problem_job(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the page of the problem that the arguments hold as RFC 9457 has it."""
    return problem_page(Problem.from_dict(dict(arguments["problem"])), site.root, site.version)


def problems_page(site: Site, arguments: Mapping[str, Any]) -> Reply:  # noqa: ARG001
    """Return the page of all kinds of problems with what each means."""
    return render_plain("problems.html", 200, site.root, site.version, kinds=KINDS)


def problem_page(problem: Problem, root: str = "", version: str = "") -> Reply:
    """Return a problem as an HTML page; it needs no graph, so that it can be told whatever else fails.

    What happened is told in the language of the page. What an engine says of a query is English: in another language
    stands before it what such a problem means.
    """
    candidates = [_candidate(each, root) for each in problem.members.get("candidates", ())]
    is_told = language() == ENGLISH or problem.is_translated or problem.kind not in KINDS
    meaning = "" if is_told else gettext(KINDS[problem.kind])
    told = problem.in_words()
    others = {name: told[name] for name in problem.members if name != "candidates"}
    shown = {
        "problem": problem,
        "detail": told["detail"],
        "candidates": candidates,
        "members": others,
        "meaning": meaning,
    }
    return render_plain("problem.html", problem.status, root, version, **shown)


def _candidate(told: Mapping[str, Any] | str, root: str) -> _Candidate:
    """Return a candidate, told as a mapping (id or name, label, perhaps a path) or as text after a prefixed name."""
    if not isinstance(told, Mapping):
        name, _, label = told.partition("  ")
        told = {"name": name, "label": label}
    iri = str(told.get("id") or expand(str(told.get("name", ""))) or "")
    path = told.get("href") or told.get("path") or (path_of(iri, root) if iri else "")
    name = str(told.get("label") or told.get("name") or iri)
    return _Candidate(str(path), name, abbreviate(iri) if iri and abbreviate(iri) != name else "")
