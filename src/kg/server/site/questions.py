"""The questions that a site answers: all canned queries but the checks, and those that ask other servers."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import NotFoundError
from kg.queries import Catalogue, Query
from kg.search import classes_of
from kg.server.site import faults
from kg.server.site.site import Site

__all__ = [
    "api_path",
    "by_family",
    "catalogue_of",
    "check_is_answered_here",
    "find",
    "found_by",
    "page_path",
    "questions",
    "text_path",
]


def catalogue_of(site: Site) -> Catalogue:
    """Return the questions of a site, read once."""
    return site.kept("questions", lambda: _asked(site))


def _asked(site: Site) -> Catalogue:
    here = site.graph.catalogue.answered_here
    return Catalogue({query.name: query for query in here if not query.name.startswith("checks/")})


def questions(site: Site) -> list[Query]:
    """Return the questions of a site in order of their names."""
    return list(catalogue_of(site))


def found_by(site: Site, words: Sequence[str]) -> list[Query]:
    """Return the questions that have any of the words, best first; all of them when there are no words."""
    catalogue = catalogue_of(site)
    return catalogue.search(words, classes_of(" ".join(words), site.graph.names.index) if words else None)


def by_family(site: Site) -> dict[str, list[Query]]:
    """Return the questions of a site by their family."""
    found: dict[str, list[Query]] = {}
    for query in questions(site):
        found.setdefault(query.name.partition("/")[0], []).append(query)
    return found


def find(site: Site, name: str) -> Query:
    """Return the question of a whole name (`family/question`); a Problem when there is none."""
    catalogue = catalogue_of(site)
    if name in catalogue.queries:
        return catalogue.queries[name]
    check_is_answered_here(site, name)
    try:
        near = [catalogue[name].name]
    except NotFoundError as error:
        near = list(error.candidates)
    told = [{"name": each, "label": catalogue[each].summary, "path": api_path(site, each)} for each in near]
    raise faults.no_such_query(name, told)


def check_is_answered_here(site: Site, name: str) -> None:
    """Refuse a question that asks other servers, telling how it is asked."""
    query = site.graph.catalogue.queries.get(name)
    if query is not None and query.calls:
        raise faults.asks_others(name, query.calls[0])


def api_path(site: Site, name: str) -> str:
    """Return the path at which programs ask a question."""
    return f"{site.root}/api/{name}"


def page_path(site: Site, name: str) -> str:
    """Return the path at which people ask a question."""
    return f"{site.pages}/questions/{name}"


def text_path(site: Site, name: str) -> str:
    """Return the path of the SPARQL text of a question."""
    return f"{site.root}/api/queries/{name}.rq"
